"""The verdict of a run: ``ok``, ``degraded`` or ``broken``, and why."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.settings import BaseSettings

from newscrawl.extensions.run import Run

logger = logging.getLogger(__name__)

State = Literal["ok", "degraded", "broken"]
PREFIX = "newscrawl/"
# Reasons that Scrapy gives for a close that lost nothing.
CLEAN_REASONS = frozenset({"finished"})
INTERRUPTED = "shutdown"
# Shares are not measured against fewer articles than this where the lists hold as many.
SMALL_SAMPLE = 20


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
class Outcome:
    """How a run ended. ``str()`` is the one line that says so."""

    state: State
    reasons: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.state}: {'; '.join(self.reasons)}" if self.reasons else self.state


def judge(stats: Mapping[str, Any], finish_reason: str, thresholds: Thresholds) -> Outcome:
    """Judge a run by its stats.

    ``finish_reason`` is Scrapy's: ``finished``, ``shutdown`` after Ctrl-C, or what closed the spider.
    """
    broken = [*_lists_broken(stats), *_writing_broken(stats, finish_reason)]
    degraded = [*_lists_degraded(stats), *_ending_degraded(finish_reason), *_missing(stats, thresholds)]
    failed, requested = _failed(stats), _count(stats, "articles/requested")
    if failed:
        share = failed / _sample(stats, max(requested, failed))
        line = f"{failed} of {max(requested, failed)} articles failed{_why(stats)}"
        if share > thresholds.broken:
            broken.append(line)
        elif share > thresholds.degraded:
            degraded.append(line)
    if broken:
        return Outcome("broken", tuple(broken + degraded))
    return Outcome("degraded", tuple(degraded)) if degraded else Outcome("ok")


def _count(stats: Mapping[str, Any], name: str) -> int:
    return int(stats.get(PREFIX + name, 0))


def _sample(stats: Mapping[str, Any], asked: int) -> int:
    """What a share is measured against: one bad page among three new ones on a long list says little."""
    return max(asked, min(_count(stats, "articles/listed"), SMALL_SAMPLE))


def _failed(stats: Mapping[str, Any]) -> int:
    return (
        _count(stats, "articles/failed")
        + _count(stats, "articles/invalid")
        + _count(stats, "articles/error")
        + int(stats.get("spider_exceptions/count", 0))
    )


def _why(stats: Mapping[str, Any]) -> str:
    reasons = _reasons(stats, "articles/failed/")
    if _count(stats, "articles/invalid"):
        reasons["no title or no text"] = _count(stats, "articles/invalid")
    if _count(stats, "articles/error"):
        reasons["could not be kept"] = _count(stats, "articles/error")
    if stats.get("spider_exceptions/count"):
        reasons["could not be read"] = stats["spider_exceptions/count"]
    return _most_frequent(reasons)


def _reasons(stats: Mapping[str, Any], name: str) -> dict[str, int]:
    prefix = PREFIX + name
    return {key.removeprefix(prefix): count for key, count in stats.items() if key.startswith(prefix)}


def _most_frequent(reasons: Mapping[str, int]) -> str:
    most = sorted(reasons.items(), key=lambda item: -item[1])[:3]
    return f" ({', '.join(f'{why} {count}x' for why, count in most)})" if most else ""


def _lists_broken(stats: Mapping[str, Any]) -> list[str]:
    if _count(stats, "lists/read"):
        return []
    if _count(stats, "lists/refused"):
        return ["robots.txt refuses the lists"]
    if _count(stats, "lists/failed"):
        return [f"no list could be fetched{_most_frequent(_reasons(stats, 'lists/failed/'))}"]
    if _count(stats, "lists/empty"):
        return ["no list of articles found"]
    return ["no list was read"]


def _lists_degraded(stats: Mapping[str, Any]) -> list[str]:
    if not _count(stats, "lists/read"):
        return []
    words = {"failed": "could not be fetched", "empty": "empty", "refused": "refused by robots.txt"}
    return [
        f"{count} {'list' if count == 1 else 'lists'} {said}"
        for outcome, said in words.items()
        if (count := _count(stats, f"lists/{outcome}"))
    ]


def _writing_broken(stats: Mapping[str, Any], finish_reason: str) -> list[str]:
    reasons = []
    if finish_reason == "store_failed":
        reasons.append("the store could not be written")
    if finish_reason == "start_error":
        reasons.append("the spider could not start")
    feeds = _count(stats, "feeds/failed")
    if feeds:
        reasons.append(f"{feeds} {'feed' if feeds == 1 else 'feeds'} not written")
    return reasons


def _ending_degraded(finish_reason: str) -> list[str]:
    if finish_reason == INTERRUPTED:
        return ["interrupted"]
    if finish_reason in CLEAN_REASONS or finish_reason in {"store_failed", "start_error"}:
        return []
    return [f"stopped early ({finish_reason})"]


def _missing(stats: Mapping[str, Any], thresholds: Thresholds) -> list[str]:
    read = _count(stats, "articles/read")
    reasons = []
    for name, words in (("published_at", "time of publication"), ("publisher", "publisher")):
        missing = _count(stats, f"articles/missing/{name}")
        if read and missing / _sample(stats, read) > thresholds.missing:
            reasons.append(f"{missing} of {read} articles without a {words}")
    return reasons


class Verdict:
    """Ends the run: publishes the feeds of the lists as they are now, judges, records, and says so.

    It works on ``engine_stopped``, when the pipelines have committed everything and the feeds are closed.
    ``outcome`` is None until then; ``published`` are the files at the fixed paths.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.outcome: Outcome | None = None
        self.published: list[Path] = []
        self._finish_reason = INTERRUPTED

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        extension = cls(crawler)
        crawler.signals.connect(extension.spider_opened, signals.spider_opened)
        crawler.signals.connect(extension.spider_closed, signals.spider_closed)
        crawler.signals.connect(extension.engine_stopped, signals.engine_stopped)
        return extension

    @property
    def _run(self) -> Run:
        run = self.crawler.get_extension(Run)
        if run is None:
            raise RuntimeError("Verdict needs newscrawl.extensions.run.Run in EXTENSIONS")
        return run

    def spider_opened(self) -> None:
        self._run.expect_verdict()  # the store stays open until ``engine_stopped`` has judged

    def spider_closed(self, reason: str) -> None:
        self._finish_reason = reason

    def _why_unpublished(self) -> str | None:
        """Why what was found is no picture of now, so that it must not replace what was published."""
        stats = self.crawler.stats.get_stats()
        if self._finish_reason not in CLEAN_REASONS:
            return "the run did not come to its end"
        if failed := _count(stats, "lists/failed"):
            return f"{failed} {'list' if failed == 1 else 'lists'} could not be fetched"
        if left := _count(stats, "articles/left"):
            return f"limit= left {left} articles unread"
        return None

    async def engine_stopped(self) -> None:
        run, stats = self._run, self.crawler.stats
        why_not = self._why_unpublished()
        self.published = (await run.publish(complete=why_not is None)).paths
        if why_not is not None:
            logger.warning("The feeds at the fixed paths stay as they were: %s", why_not)
        self.outcome = judge(
            stats.get_stats(), self._finish_reason, Thresholds.from_settings(self.crawler.settings)
        )
        await run.finish(self.outcome.state, self.outcome.reasons, counts(stats.get_stats()))
        level = {"ok": logging.INFO, "degraded": logging.WARNING, "broken": logging.ERROR}
        logger.log(level[self.outcome.state], "Verdict: %s", self.outcome)


def counts(stats: Mapping[str, Any]) -> dict[str, int]:
    """The run's own counts out of Scrapy's stats, for the table ``runs``."""
    return {key.removeprefix(PREFIX): value for key, value in stats.items() if key.startswith(PREFIX)}
