"""What decides between the sources of one field where the first in the order of trust is not enough."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from newscrawl.lexicon import entries
from newscrawl.lines.notices import belongs_elsewhere
from newscrawl.lines.sections import is_section
from newscrawl.loaders import TimeReading
from newscrawl.pages.publishers import is_slogan
from newscrawl.pages.sources.candidate import Candidate
from newscrawl.pages.sources.prose import Text
from newscrawl.pages.sources.timestamps import ShownTime
from newscrawl.text import (
    comparable,
    hangul_share,
    is_cut,
    keys_of,
    one_line,
    shares_words,
    without_ellipsis,
)

Clean = Callable[[str, Any], list[Any]]

# -- Title ----------------------------------------------------------------------------------------------


def complete(candidate: Candidate, others: Iterable[Candidate]) -> Candidate:
    """``candidate``, or the other title that begins like it where it is cut off."""
    if not is_cut(candidate.value):
        return candidate
    begun = comparable(without_ellipsis(candidate.value))
    return next((other for other in others if comparable(other.value).startswith(begun)), candidate)


# -- Subtitle -------------------------------------------------------------------------------------------


def is_summary(description: str, text: str, title: str) -> bool:
    """Whether a page's description is a sub-headline, not the text's beginning or the site's own words.

    ``text`` are the letters of the article's text, ``title`` its headline.
    """
    line = one_line(description)
    key, headline = comparable(line), comparable(title)
    return (
        10 < len(key) < 260
        and not is_cut(line)
        and bool(text)
        and not _repeats(key, text)
        and key not in headline
        and headline not in key
        and hangul_share(line) > 0.3
        and not is_slogan(line)
        and not belongs_elsewhere(line)
        and shares_words(line, text + headline)
    )


_PIECE = 16


def _repeats(key: str, text: str) -> bool:
    """Whether ``text`` holds the beginning or end of ``key``, or half of what lies between."""
    pieces = [key[at : at + _PIECE] for at in range(0, len(key) - _PIECE, _PIECE)]
    inside = sum(piece in text for piece in pieces)
    return key[:_PIECE] in text or key[-_PIECE:] in text or 0 < len(pieces) <= 2 * inside


# -- Times ----------------------------------------------------------------------------------------------

_ZONE = re.compile(r"(?: ?(?:Z|UTC|GMT)| ?[+-]\d\d:?\d\d)\s*$")


def near(one: datetime, other: datetime) -> bool:
    """Whether two times are the same to the minute or a minute and a half apart."""
    return abs(one - other) < timedelta(minutes=1, seconds=30) or one.replace(second=0) == other.replace(
        second=0
    )


class ShownTimes:
    """The times that a page shows, read, with the labels they stand under."""

    def __init__(self, times: Sequence[ShownTime], clean: Clean) -> None:
        self.pairs = [
            (time, reading) for time in times for reading in clean("published_at", time.text) if reading
        ]

    def first(self, *kinds: str, timed: bool = False) -> tuple[ShownTime, TimeReading] | None:
        """The first time of one of ``kinds``; with ``timed`` only one with a clock time."""
        return next(
            (pair for pair in self.pairs if pair[0].kind in kinds and (pair[1].timed or not timed)), None
        )

    def labelled(self) -> list[Candidate]:
        """The time that the page's own label calls the publication's."""
        pair = self.first("published", timed=True)
        return [as_candidate("published_at", pair)] if pair else []

    def at(self, moment: datetime) -> ShownTime | None:
        """The time on the page that shows ``moment``."""
        return next((time for time, reading in self.pairs if near(moment, reading.at)), None)

    def settled(self, candidate: Candidate, reading: TimeReading) -> Candidate:
        """``candidate`` without its zone where the page shows the same digits as Korean time."""
        if not reading.zoned or reading.digits == reading.at:
            return candidate
        seen = [other.at for _, other in self.pairs if other.timed]
        if any(near(reading.digits, at) for at in seen) and not any(near(reading.at, at) for at in seen):
            return candidate._replace(value=_ZONE.sub("", candidate.value))
        return candidate


def as_candidate(field: str, pair: tuple[ShownTime, TimeReading]) -> Candidate:
    """A time that the page shows, as a source says it."""
    return Candidate(field, pair[0].text, "shown", f"line {pair[0].line}, {pair[0].kind or 'bare'}")


def published(candidates: Iterable[Candidate], shown: ShownTimes, clean: Clean) -> Iterator[Candidate]:
    """Times of publication, best first: metadata with a clock time, unless the page's label contradicts
    it."""
    claimed: list[tuple[Candidate, TimeReading]] = []
    timed = None
    for one in candidates:
        for reading in clean("published_at", one.value)[:1]:
            claimed.append((one, reading))
            timed = (one, reading) if timed is None and reading.timed else timed
        if timed:
            break
    labelled = shown.first("published", timed=True)
    if timed:
        best = shown.settled(*timed)
        at = timed[1].at if best is timed[0] else timed[1].digits
        if labelled and not near(at, labelled[1].at):
            other = shown.at(at)
            if other is None or other.kind == "modified":
                yield as_candidate("published_at", labelled)
        yield best
    for pair in (
        labelled or shown.first("published"),
        shown.first("", timed=True),
        shown.first("published", ""),
    ):
        if pair:
            yield as_candidate("published_at", pair)
            break
    for one, _ in claimed:
        yield one


def modified(candidates: Iterable[Candidate], shown: ShownTimes, clean: Clean) -> Iterator[Candidate]:
    """Times of the last change, best first."""
    for one in candidates:
        for reading in clean("modified_at", one.value)[:1]:
            if reading.timed:
                yield shown.settled(one, reading)
    pair = shown.first("modified")
    if pair:
        yield as_candidate("modified_at", pair)


# -- Section and tags -------------------------------------------------------------------------------------

_CODE = re.compile(r"^[A-Z]{0,4}\d++[A-Z0-9]*$")
_NEWS = frozenset(entries("headings", "news"))


_LATIN = re.compile(r"^[A-Za-z][A-Za-z_-]*$")


def section(candidates: Iterable[Candidate], clean: Clean, *, korean: bool = False) -> Candidate | None:
    """The first section that is a word; a code where there is no word. Latin words are codes on ``korean``
    pages.

    Of what the head says, a name that sites call a section comes before one that they do not (a programme,
    ``뉴스``).
    """
    first = code = None
    for one in candidates:
        names = clean("section", one.value)
        if not names:
            continue
        head = one.source in ("json-ld", "meta")
        if _CODE.match(names[0]) or (korean and head and _LATIN.match(names[0])):
            code = code or one
        elif not head:
            return first or one
        elif any(map(is_section, names[0].split(" > "))):
            return one
        else:
            first = first or one
    return first or code


def tags(
    candidates: Iterable[Candidate], clean: Clean, text: str, title: str, media: Sequence[str]
) -> Candidate | None:
    """The first list of tags that the article's text speaks of.

    Keywords that a site puts on all its pages name the site and its sections; at least half of the words of
    an article's own list occur in it. Tags that the page shows need no such proof. ``text`` are the letters
    of headline and text.
    """
    names = keys_of(tuple(media)) | _NEWS
    for one in candidates:
        words = clean("tags", one.value)
        if one.source in ("rule", "payload", "shown"):
            if words:
                return one
            continue
        own = [word for word in words if comparable(word) not in names]
        inside = [word for word in own if comparable(word) and comparable(word) in text]
        whole = comparable("".join(words))
        if own and whole != comparable(title) and 2 * len(inside) >= len(words):
            return one._replace(value=own)
    return None


# -- Text -----------------------------------------------------------------------------------------------


def longer(one: Text, other: Text | None, *, least: int = 0) -> bool:
    """Whether ``other`` holds more text than ``one`` and more than ``least`` characters."""
    return other is not None and other.size > max(one.size, least)


# A paragraph that ends as one does; a teaser is cut off.
_SENTENCE = re.compile(r"(?:(?<![.…])\.|[!?。！？؟।])[\"'”’»«“)\]]{0,3}$")
_HALF, _LEAST_EXTRACT, _MOST_KEPT = 0.5, 200, 0.6
_WORDS = re.compile(r"\w+")


# Paragraphs that are shorter may rightly stand twice: a refrain, an answer.
_REPEATED = 60


def once(paragraphs: Sequence[str]) -> list[str]:
    """The paragraphs of another extractor, each once: it also reads what stands twice, for two screens."""
    kept: dict[str, str] = {}
    for index, paragraph in enumerate(paragraphs):
        letters = comparable(paragraph)
        kept.setdefault(letters if len(letters) > _REPEATED else f"{index}", paragraph)
    return list(kept.values())


def beside(own: Sequence[str], other: Sequence[str], boxes: Mapping[str, object]) -> list[str]:
    """The paragraphs of the own reading, held against those of another extractor.

    Where the own text is less than half of the other, it was not found, and the other is taken. Else what
    stands before the first and behind the last paragraph that both have is dropped, if most of the own text
    stays; running text stays where it stands in the element that most of the common paragraphs stand in.
    ``boxes``: that element for each paragraph of running text. Measured on the 793 article pages of WCXB's
    development split: mean F1 .951 alone, .957 so.
    """
    size, theirs = sum(map(len, own)), sum(map(len, other))
    if theirs > _LEAST_EXTRACT and size < _HALF * theirs:
        return list(other)
    known = set().union(*map(_grams, other)) if other else set()
    both = [bool(known) and 2 * len(grams & known) >= len(grams) for grams in map(_grams, own)]
    if not any(both):
        return list(own)
    sizes: Counter[object] = Counter()
    for paragraph, shared in zip(own, both, strict=True):
        if shared and paragraph in boxes:
            sizes[boxes[paragraph]] += len(paragraph)
    home = max(sizes, key=sizes.__getitem__, default=None)
    sure = [
        shared or (home is not None and boxes.get(paragraph) is home)
        for paragraph, shared in zip(own, both, strict=True)
    ]
    kept = list(own[sure.index(True) : len(sure) - sure[::-1].index(True)])
    return kept if sum(map(len, kept)) >= _MOST_KEPT * size else list(own)


def unless_links(
    own: Sequence[str], other: Sequence[str], linked: Collection[str], *, dated: bool
) -> list[str]:
    """The paragraphs of another extractor; the own if theirs is longer by links of the page alone, on a page
    with a day (``dated``) also by labels and what else is no sentence.

    Of a page with little text it takes menus and lists as well. ``linked``: the letters of the page's links.
    """
    texts = [one for one in other if comparable(one) not in linked]
    if dated:
        texts = [one for one in texts if _SENTENCE.search(one[-5:])]
    is_longer = sum(map(len, own)) < _HALF * sum(map(len, texts))
    return list(other if is_longer or not own else own)


def _grams(text: str) -> set[tuple[str, ...]]:
    words = _WORDS.findall(text.lower())
    return set(zip(words, words[1:], words[2:], strict=False)) if len(words) > 2 else {tuple(words)}
