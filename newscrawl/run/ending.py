"""The end of a run: its crawl is left, the verdict is passed, and the feeds at fixed paths are written."""

import logging
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from scrapy.settings import BaseSettings

from newscrawl.exceptions import ArgumentError
from newscrawl.feeds.publish import Published, publish
from newscrawl.metrics.announcement import announce
from newscrawl.run.beside import beside_past, note_measures
from newscrawl.run.counters import Count, total
from newscrawl.run.doubts import NO_PAST
from newscrawl.run.health import SiteHealth, health
from newscrawl.run.rulecheck import Redesign, past_counts, redesigns
from newscrawl.run.run import Run
from newscrawl.run.verdict import Thresholds, Verdict, is_complete, is_limited, judge, why_unpublished
from newscrawl.store import RunRecord, Store, StoreError
from newscrawl.store.crawls import Left
from newscrawl.store.location import data_dir
from newscrawl.store.records import Held
from newscrawl.text import KST
from newscrawl.upkeep.files import AT_ONCE, ageing, remove

logger = logging.getLogger(__name__)

_LEVELS = {"ok": logging.INFO, "degraded": logging.WARNING, "broken": logging.ERROR}


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended, and the files it wrote at the fixed paths.

    ``counts`` and ``runs`` are what the whole crawl came to, and how many runs have carried it. ``waiting``
    articles are still to be read.
    """

    verdict: Verdict
    published: list[Path] = field(default_factory=list)
    counts: Mapping[str, int] = field(default_factory=dict)
    runs: int = 1
    waiting: int = 0


class SpiderEnd(NamedTuple):
    """How the spider ended: Scrapy's reason, how many pages its code failed on, and how many requests it
    made where none of them was answered.
    """

    reason: str
    exceptions: int = 0
    unanswered: int = 0


async def end(run: Run, settings: BaseSettings, how: SpiderEnd) -> Ended:
    """End ``run`` when the pipelines have committed everything and its feeds are closed, as its spider did.

    The verdict comes first, and is about the whole crawl, whoever carried it. Then the last run of a crawl
    publishes what stands on the lists now, unless the verdict forbids it, and closes the crawl. A store that
    cannot take the record is logged in one line: the verdict is passed all the same.
    """
    left = await _leave(run)
    others, thresholds = left.counts if left else [], Thresholds.from_settings(settings)

    def counted() -> dict[str, int]:
        return total(run.counters.counts(), others)

    def judged() -> Verdict:
        return judge(
            counted(),
            how.reason,
            thresholds,
            exceptions=how.exceptions,
            redesigned=list(map(str, redesigned)),
            beside=beside,
            follows_lists=run.follows_lists,
            unanswered=how.unanswered,
        )

    redesigned = await _redesigned(run, counted())
    is_whole = left is not None and left.last and is_complete(counted(), how.reason)
    beside = await beside_past(run, counted(), {one.site for one in redesigned}) if is_whole else NO_PAST
    verdict = judged()
    why_not = why_unpublished(verdict, counted(), how.reason, failed_stay=beside.failed_stay)
    published = await _publish(run, settings, left, beside.held, why_not=why_not)
    await note_measures(run, beside, verdict)
    verdict = judged() if published.failures or run.has_failed else verdict
    sites = health(run.names, verdict, counted(), thresholds, beside, redesigned=redesigned)
    all_held = why_not is not None and not is_limited(verdict, counted(), how.reason)
    held: Collection[int] | Held = Held.ALL if all_held else beside.held
    await _record(run, settings, verdict, sites, last=left is not None and left.last, held=held)
    _let_go(settings)
    logger.log(_LEVELS[verdict.word], "Verdict: %s", verdict)
    return Ended(verdict, published.paths, counted(), 1 + len(others), left.waiting if left else 0)


async def _look_at_store(run: Run) -> None:
    """Count a store that is not the one the run began with: what it committed is kept nowhere."""
    if run.crawl is None or run.has_failed:
        return
    try:
        change = await run.store.call(Store.change, run.id)
    except StoreError as error:
        run.store_failed(error)
        return
    if change is not None:
        run.counters.add(Count.STORE_LOST, why=change)
        run.store_failed(StoreError(f"The store is {change}: what this run has read is not kept"))


async def _leave(run: Run) -> Left | None:
    await _look_at_store(run)
    if run.crawl is None:
        return None
    try:
        await run.work.let_go(ends=True)
        left = await run.store.call(Store.leave_crawl, run.id, run.crawl, run.counters.counts())
    except StoreError as error:
        run.store_failed(error)
        return None
    run.counters.add(Count.ARTICLES_ELSEWHERE, left.read_elsewhere)
    return left


def _say_unpublished(run: Run, why: str) -> None:
    if run.has_failed:  # it does not have what the run observed, or cannot say so
        logger.warning(
            "The feeds at the fixed paths stay as they were: %s. Crawl again once the store can be written",
            why,
        )
        return
    logger.warning(
        "The feeds at the fixed paths stay as they were: %s. To publish what this run observed all the same:"
        " scrapy export --published --run %s --force",
        why,
        run.id,
    )


async def _publish(
    run: Run, settings: BaseSettings, left: Left | None, held: Collection[int], *, why_not: str | None
) -> Published:
    """Write the feeds at fixed paths, or say why they stay as they were; see ``feeds.publish``. Nothing is
    written after the store failed.
    """
    if not run.follows_lists:
        return Published()
    if why_not is not None:
        _say_unpublished(run, why_not)
    elif left and not left.last:
        logger.info("Other runs go on with this crawl; the last one publishes")
    elif run.chooses:
        logger.info("The feeds at the fixed paths stay as they were: since=, until=, query= ask for a part")
    elif not run.has_failed and run.crawl is not None:
        return await _write_published(run, settings, held)
    return Published()


async def _write_published(run: Run, settings: BaseSettings, held: Collection[int]) -> Published:
    directory = data_dir(settings) / "feeds"
    try:
        sets = settings.getint("PUBLISHED_SETS")
        published = await run.store.call(
            publish, run.id, run.spider, directory, held=held, partial=run.partial, sets=sets
        )
    except StoreError as error:
        published = Published(failures=[str(error)])
    for failure in published.failures:
        logger.error("%s", failure)
        run.counters.add(Count.FEEDS_FAILED)
    if published.paths:
        logger.info(
            "Published %d articles and %d ranks in %s", published.articles, published.rankings, directory
        )
    return published


async def _redesigned(run: Run, counts: Mapping[str, int]) -> list[Redesign]:
    """What the crawl says of the rules of its sites beside earlier runs, each logged with what to do."""
    try:
        past = await run.store.call(past_counts, run.started_at, run.id)
    except StoreError:
        past = []  # that the store fails is said elsewhere
    found = redesigns(counts, past)
    for one in found:
        logger.warning("%s (%s)", one, one.hint)
    return found


def _let_go(settings: BaseSettings) -> None:
    """Delete some of the files that are older than they are kept for."""
    try:
        expired = [path for group in ageing(settings, datetime.now(KST)) for path in group.expired]
    except (ArgumentError, OSError) as error:  # no length of time; an unreadable folder
        logger.warning("Nothing old is deleted: %s", error)
        return
    remove(expired[:AT_ONCE])


async def _record(
    run: Run,
    settings: BaseSettings,
    verdict: Verdict,
    sites: Mapping[str, SiteHealth],
    *,
    last: bool,
    held: Collection[int] | Held,
) -> None:
    try:
        if run.crawl is not None:
            record = RunRecord(
                id=run.id,
                spider=run.spider,
                started=run.started_at,
                crawl=run.crawl,
                # Not before what it lasted, if the clock was set back meanwhile.
                ended=max(datetime.now(KST), run.started_at + timedelta(seconds=run.seconds)),
                verdict=verdict.word,
                reasons=list(verdict.reasons),
                counts=run.counters.counts(),
                timings={"total": run.seconds, "waited": run.hosts.waited},
                health={site: one.as_json() for site, one in sites.items()},
            )
            await run.store.call(Store.finish_run, record, last=last, held=held)
            await announce(run.store, run.id, settings, last=last)
    except StoreError as error:
        logger.error("The end of the run is not recorded. %s", error)  # noqa: TRY400 - one line says it
    finally:
        await run.close()
