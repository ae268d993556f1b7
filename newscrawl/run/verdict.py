"""The verdict of a run: ``ok``, ``degraded`` or ``broken``, and why."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from scrapy.settings import BaseSettings

from newscrawl.exceptions import FailureClass
from newscrawl.run.counters import Count, reasons
from newscrawl.run.doubts import NO_PAST, BesidePast, Doubt
from newscrawl.store.records import Objection, VerdictWord

# Reasons that Scrapy gives for a close that lost nothing.
CLEAN_REASONS = frozenset({"finished"})
INTERRUPTED = "shutdown"
# Shares are not measured against fewer articles than this where the lists hold as many.
SMALL_SAMPLE = 20
# Lists in doubt that have a line each in the verdict.
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Shares between 0 and 1 above which a run is no longer ``ok``."""

    degraded: float
    broken: float
    missing: float

    @classmethod
    def from_settings(cls, settings: BaseSettings) -> Self:
        return cls(
            degraded=settings.getfloat("VERDICT_DEGRADED_SHARE"),
            broken=settings.getfloat("VERDICT_BROKEN_SHARE"),
            missing=settings.getfloat("VERDICT_MISSING_SHARE"),
        )


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a run ended. ``str()`` is the one line that says so."""

    word: VerdictWord
    reasons: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.word}: {'; '.join(self.reasons)}" if self.reasons else self.word


def judge(
    counts: Mapping[str, int],
    finish_reason: str,
    thresholds: Thresholds,
    *,
    exceptions: int = 0,
    redesigned: Sequence[str] = (),
    beside: BesidePast = NO_PAST,
    follows_lists: bool = True,
    unanswered: int = 0,
) -> Verdict:
    """Judge a run by the counts of its crawl (:class:`Count`).

    ``finish_reason`` is Scrapy's: ``finished``, ``shutdown`` after Ctrl-C, or what closed the spider.
    ``exceptions``: how many pages the spider's own code failed on. ``redesigned``: what ``rulecheck`` says of
    the rules of its sites. ``beside``: what ``past`` says of its lists. ``follows_lists``: whether its spider
    is to read any; of another one ``unanswered`` are the requests, where none of them was answered.
    """
    broken = _lists_broken(counts, finish_reason) if follows_lists else _unanswered(unanswered, finish_reason)
    broken += _writing_broken(counts, finish_reason)
    degraded = [*_lists_degraded(counts), *_ending_degraded(finish_reason), *_missing(counts, thresholds)]
    degraded += [*_gone_degraded(counts, thresholds), *redesigned]
    (broken if beside.all_held else degraded).extend(_in_doubt(beside.doubts))
    failed, requested = _failed(counts) + exceptions, _count(counts, Count.ARTICLES_REQUESTED)
    if failed:
        share = failed / _sample(counts, max(requested, failed))
        line = f"{failed} of {max(requested, failed)} articles failed{_why(counts, exceptions)}"
        if share > thresholds.broken:
            broken.append(line)
        elif share > thresholds.degraded:
            degraded.append(line)
    for share, line in _in_place_of_articles(counts, thresholds):
        (broken if share > thresholds.broken else degraded).append(line)
    if broken:
        return Verdict("broken", tuple(broken + degraded))
    return Verdict("degraded", tuple(degraded)) if degraded else Verdict("ok")


def why_unpublished(
    verdict: Verdict, counts: Mapping[str, int], finish_reason: str, *, failed_stay: bool = False
) -> str | None:
    """Why what a crawl observed is no picture of now, so that it must not replace what was published.

    ``failed_stay``: the lists that could not be fetched stay published as they were.
    """
    if finish_reason not in CLEAN_REASONS:
        return "the run did not come to its end"
    if verdict.word == "broken":
        return str(verdict)
    return why_incomplete(counts, failed_stay=failed_stay)


def is_complete(counts: Mapping[str, int], finish_reason: str) -> bool:
    """Whether a crawl has come to its end and left out nothing, so that its lists can be measured."""
    return finish_reason in CLEAN_REASONS and why_incomplete(counts, failed_stay=True) is None


def is_limited(verdict: Verdict, counts: Mapping[str, int], finish_reason: str) -> bool:
    """Whether nothing is wrong with a crawl but that ``limit`` has left a part of its lists unread: the pages
    that it did read are a picture of now.
    """
    left = _count(counts, Count.ARTICLES_LEFT) + _count(counts, Count.LISTS_LEFT)
    is_good = finish_reason in CLEAN_REASONS and verdict.word != "broken"
    return bool(left) and is_good and not _count(counts, Count.LISTS_FAILED)


def why_incomplete(counts: Mapping[str, int], *, failed_stay: bool = False) -> str | None:
    """Why a crawl with these counts has not read everything that stands on its lists."""
    if (failed := _count(counts, Count.LISTS_FAILED)) and not failed_stay:
        return f"{failed} {'list' if failed == 1 else 'lists'} could not be fetched"
    articles, lists = _count(counts, Count.ARTICLES_LEFT), _count(counts, Count.LISTS_LEFT)
    if articles or lists:
        return f"limit= left {articles} articles and {lists} pages of lists unread"
    return None


def _count(counts: Mapping[str, int], count: Count) -> int:
    return int(counts.get(count, 0))


def _sample(counts: Mapping[str, int], asked: int) -> int:
    """What a share is measured against: one bad page among three new ones on a long list says little."""
    return max(asked, min(_count(counts, Count.ARTICLES_LISTED), SMALL_SAMPLE))


def _failed(counts: Mapping[str, int]) -> int:
    failures = (Count.ARTICLES_FAILED, Count.ARTICLES_INVALID, Count.ARTICLES_ERROR)
    return sum(_count(counts, count) for count in failures)


# What a site serves in the place of articles. A list may well lead to another list, a form or a notice.
_IN_PLACE: Mapping[str, FailureClass] = {
    Objection.SAME_PAGE: FailureClass.SAME_PAGE,
    "consent": FailureClass.CONSENT,
    "login": FailureClass.CONSENT,
    "front page": FailureClass.REDIRECTED,
    "error page": FailureClass.UNREADABLE,
    "empty shell": FailureClass.UNREADABLE,
}


def _in_place_of_articles(counts: Mapping[str, int], thresholds: Thresholds) -> list[tuple[float, str]]:
    """The share of pages that came in the place of articles, if it is too large, and the line for it."""
    refused, withheld = reasons(counts, Count.ARTICLES_REFUSED), reasons(counts, Count.ARTICLES_WITHHELD)
    why = Counter(refused) + Counter(withheld)
    asked = max(_count(counts, Count.ARTICLES_REQUESTED), why.total())
    sample = max(_sample(counts, asked), 1)
    if why.total() <= thresholds.broken * sample:
        why -= Counter({kind: number for kind, number in refused.items() if kind not in _IN_PLACE})
    if why.total() <= thresholds.degraded * sample:
        return []
    classes: Counter[str] = Counter()
    for kind, number in why.items():
        classes[_IN_PLACE.get(kind, FailureClass.UNREADABLE)] += number
    [(name, _)] = classes.most_common(1)
    return [(why.total() / sample, f"{name}: {why.total()} of {asked} articles{_most_frequent(why)}")]


def _why(counts: Mapping[str, int], exceptions: int) -> str:
    why = reasons(counts, Count.ARTICLES_FAILED)
    for words, number in (
        ("no title or no text", _count(counts, Count.ARTICLES_INVALID)),
        ("could not be kept", _count(counts, Count.ARTICLES_ERROR)),
        ("could not be read", exceptions),
    ):
        if number:
            why[words] = number
    return _most_frequent(why)


def _most_frequent(why: Mapping[str, int]) -> str:
    most = sorted(why.items(), key=lambda item: -item[1])[:3]
    return f" ({', '.join(f'{words} {number}x' for words, number in most)})" if most else ""


def _which(counts: Mapping[str, int], count: Count) -> str:
    """The first lists that robots.txt keeps from the run, each with its rule or why the file is not read; or
    the first days that were not shown, each with what was.
    """
    all_named = count in {Count.LISTS_REFUSED, Count.LISTS_OTHER_DAY}
    named = [why for why in reasons(counts, count) if all_named or "robots.txt" in why]
    more = f"; and {len(named) - _SHOWN} more" if len(named) > _SHOWN else ""
    return f" ({'; '.join(named[:_SHOWN])}{more})" if named else ""


def _unanswered(requests: int, finish_reason: str) -> list[str]:
    silent = requests and finish_reason != INTERRUPTED
    return [f"no request was answered, of {requests}"] if silent else []


def _lists_broken(counts: Mapping[str, int], finish_reason: str) -> list[str]:
    if _count(counts, Count.LISTS_READ):
        return []
    if _count(counts, Count.LISTS_REFUSED):
        return [f"robots.txt refuses the lists{_which(counts, Count.LISTS_REFUSED)}"]
    if _count(counts, Count.LISTS_FAILED):
        return [f"no list could be fetched{_most_frequent(reasons(counts, Count.LISTS_FAILED))}"]
    if _count(counts, Count.LISTS_OTHER_DAY):
        return [f"no day asked for was shown{_which(counts, Count.LISTS_OTHER_DAY)}"]
    if _count(counts, Count.LISTS_EMPTY):
        return ["no list of articles found"]
    # Interrupted before it came so far, a run says nothing about the lists.
    return [] if finish_reason == INTERRUPTED else ["no list was read"]


def _lists_degraded(counts: Mapping[str, int]) -> list[str]:
    if not _count(counts, Count.LISTS_READ):
        return []
    words = {
        Count.LISTS_FAILED: "could not be fetched",
        Count.LISTS_EMPTY: "empty",
        Count.LISTS_OTHER_DAY: "not of the day asked for",
        Count.LISTS_REFUSED: "refused by robots.txt",
    }
    return [
        f"{number} {'list' if number == 1 else 'lists'} {what}{_which(counts, count)}"
        for count, what in words.items()
        if (number := _count(counts, count))
    ]


def _in_doubt(doubts: Sequence[Doubt]) -> list[str]:
    """A line for each of the first lists in doubt, and one that counts the others."""
    more = len(doubts) - _SHOWN
    lines = [doubt.line for doubt in doubts[: _SHOWN if more > 1 else _SHOWN + 1]]
    return [*lines, f"and {more} more lists"] if more > 1 else lines


def _gone_degraded(counts: Mapping[str, int], thresholds: Thresholds) -> list[str]:
    """Pages that were not there, as most of what was asked for."""
    asked, gone = _count(counts, Count.ARTICLES_REQUESTED), _count(counts, Count.ARTICLES_GONE)
    if gone <= thresholds.broken * max(_sample(counts, asked), 1):
        return []
    return [f"{gone} of {max(asked, gone)} articles are gone"]


def _writing_broken(counts: Mapping[str, int], finish_reason: str) -> list[str]:
    broken = []
    lost = [f"the store is {change}" for change in reasons(counts, Count.STORE_LOST)]
    # It may fail after the spider was closed as well: when the run leaves the crawl.
    if finish_reason == "store_failed" or (_count(counts, Count.STORE_FAILED) and not lost):
        broken.append("the store could not be written")
    broken += lost
    if finish_reason == "start_error":
        broken.append("the spider could not start")
    feeds = _count(counts, Count.FEEDS_FAILED)
    if feeds:
        broken.append(f"{feeds} {'feed' if feeds == 1 else 'feeds'} not written")
    return broken


def _ending_degraded(finish_reason: str) -> list[str]:
    if finish_reason == INTERRUPTED:
        return ["interrupted"]
    if finish_reason in CLEAN_REASONS or finish_reason in {"store_failed", "start_error"}:
        return []
    return [f"stopped early ({finish_reason})"]


def _missing(counts: Mapping[str, int], thresholds: Thresholds) -> list[str]:
    read = _count(counts, Count.ARTICLES_READ)
    by_field = reasons(counts, Count.ARTICLES_MISSING)
    missing = []
    for name, words in (("published_at", "time of publication"), ("publisher", "publisher")):
        number = by_field.get(name, 0)
        if read and number / _sample(counts, read) > thresholds.missing:
            missing.append(f"{number} of {read} articles without a {words}")
    return missing
