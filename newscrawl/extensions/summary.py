"""What a run came to: a table on a terminal, plain log lines elsewhere."""

import logging
from collections.abc import Callable, Mapping, Sequence

from newscrawl.run.counters import Count, reasons
from newscrawl.run.ending import Ended
from newscrawl.run.verdict import Verdict
from newscrawl.store.following import Again

logger = logging.getLogger(__name__)

# Counts in the order in which a reader asks for them, with their words.
ROWS: Sequence[tuple[str, Sequence[tuple[Count, str]]]] = (
    (
        "lists",
        (
            (Count.LISTS_READ, "read"),
            (Count.LISTS_EMPTY, "empty"),
            (Count.LISTS_FAILED, "failed"),
            (Count.LISTS_REFUSED, "refused"),
            (Count.LISTS_PUT_OFF, "times asked for again"),
            (Count.LISTS_OTHER_DAY, "not of the day asked for"),
            (Count.LISTS_LEFT, "left by limit="),
        ),
    ),
    ("ranks", ((Count.RANKINGS_OBSERVED, "observed"),)),
    (
        "articles",
        (
            (Count.ARTICLES_LISTED, "listed"),
            (Count.ARTICLES_KNOWN, "known already"),
            (Count.ARTICLES_WAITING, "waiting from before"),
            (Count.ARTICLES_ADOPTED, "left by an earlier crawl"),
            (Count.ARTICLES_NEW, "new"),
            (Count.ARTICLES_REVISED, "revised"),
            (Count.ARTICLES_UNCHANGED, "unchanged"),
            (Count.ARTICLES_OUTSIDE, "outside of since=, until= or query="),
            (Count.ARTICLES_GONE, "gone"),
            (Count.ARTICLES_REFUSED, "no articles"),
            (Count.ARTICLES_INVALID, "quarantined"),
            (Count.ARTICLES_ERROR, "not kept"),
            (Count.ARTICLES_DUPLICATE, "once more under another address"),
            (Count.ARTICLES_WITHHELD, "withheld"),
            (Count.ARTICLES_TEXT_REFUSED, "without text, as their publishers ask"),
            (Count.ARTICLES_ELSEWHERE, "read by another crawl or under another address"),
            (Count.ARTICLES_LEFT, "left by limit="),
            (Count.ARTICLES_FAILED, "failed"),
        ),
    ),
)
# Shown even when 0: their absence would be a question.
ALWAYS = frozenset(
    {
        Count.LISTS_READ,
        Count.RANKINGS_OBSERVED,
        Count.ARTICLES_LISTED,
        Count.ARTICLES_NEW,
        Count.ARTICLES_FAILED,
    }
)


# Why known articles are read again, as said of one and of several.
_AGAIN: Mapping[str, Callable[[int], str]] = {
    Again.HEADLINE: lambda number: "changed headline" if number == 1 else "changed headlines",
    Again.NEWER: lambda _: "newer on a list",
    Again.FRONT: lambda _: "on a front page",
    Again.STALE: lambda _: "older than fresh=",
}


def rows(ended: Ended, own: Mapping[str, int], seconds: float) -> list[tuple[str, str]]:
    """Label and text of each line of the summary: what the whole crawl came to.

    ``own`` are the counts of this run alone, and ``seconds`` how long it took.
    """
    counts, lines = ended.counts, []
    if ended.runs > 1:
        lines.append(("crawl", f"carried by {ended.runs} runs; the counts are theirs together"))
    for label, names in ROWS:
        parts = [
            f"{counts.get(name, 0):,} {words}" for name, words in names if counts.get(name) or name in ALWAYS
        ]
        if label == "articles":
            parts[2:2] = _read_again(counts)
            parts += [f"{ended.waiting:,} still waiting"] if ended.waiting else []
        lines.append((label, ", ".join(parts)))
    read = own.get(Count.ARTICLES_READ, 0)
    rate = f", {read / seconds:.1f} articles a second" if read and seconds else ""
    lines.append(("time", f"{seconds:.1f} s{rate}"))
    if unchanged := own.get(Count.ANSWERS_UNCHANGED, 0):
        saved = round(own.get(Count.ANSWERS_SAVED, 0) / 1024)
        answers = "answer" if unchanged == 1 else "answers"
        lines.append(("saved", f"{saved:,} KB by {unchanged:,} unchanged {answers}"))
    lines.extend(("feed", str(path)) for path in ended.published)
    return lines


def _read_again(counts: Mapping[str, int]) -> list[str]:
    """How many known articles were read again, and why."""
    if not (number := counts.get(Count.ARTICLES_REREAD, 0)):
        return []
    why = reasons(counts, Count.ARTICLES_REREAD)
    named = ", ".join(f"{why[one]:,} {words(why[one])}" for one, words in _AGAIN.items() if why.get(one))
    return [f"{number:,} read again ({named})"]


def show(lines: Sequence[tuple[str, str]], verdict: Verdict, *, terminal: bool) -> None:
    """Print the summary with the verdict to stderr as a table, or log it: the log has the verdict already."""
    if not terminal:
        for label, text in lines:
            logger.info("%-8s %s", label, text)
        return
    # Only a terminal needs what draws it, which takes a fiftieth of the start.
    from newscrawl.extensions.summarytable import draw  # noqa: PLC0415

    draw(lines, verdict)
