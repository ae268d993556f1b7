"""The run: the one object that owns what a crawl's process knows of itself."""

import asyncio
import logging
import secrets
import time
from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from dataclasses import asdict, is_dataclass
from datetime import UTC, datetime
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider

from newscrawl.items import Ranking
from newscrawl.lengths import intervals, store_keeps
from newscrawl.run.batches import Batches
from newscrawl.run.counters import Count, Counters
from newscrawl.run.heartbeat import Heartbeat
from newscrawl.run.honour import Honour
from newscrawl.run.hosts import HostLimits, Hosts
from newscrawl.run.lock import RunLock
from newscrawl.run.plan import FollowsLists, job_of, plan_of
from newscrawl.run.rulecheck import RuleSample
from newscrawl.run.slots import DownloadSlots
from newscrawl.run.timelimit import TimeLimit
from newscrawl.run.trail import ListTrail
from newscrawl.run.usage import UsageOfOrigins
from newscrawl.run.work import Work
from newscrawl.store import AsyncStore, RunRecord, Store, StoreError, Unread
from newscrawl.store.location import store_url
from newscrawl.store.waiting import ListRead, ReadList, Taken, WaitingList
from newscrawl.text import KST

logger = logging.getLogger(__name__)


class Run:
    """Made once, by ``extensions.run``; whoever needs it asks ``Run.of(crawler)``.

    ``id``: ``20250205T063000Z-mainnews-1a2b3c``. ``sites``: the declarations, placed where they stand in this
    run. ``batches``: what keeps its items, many in a transaction. ``places``: ``host:port`` that may be asked
    although they need not be public. ``slots``: the download slots. ``hosts``: what each has cost. ``trail``:
    how lists led on. ``reading_limit``: what the reading of one page may compute. ``usage``: what origins say
    about the use of their pages, and ``honour`` what follows. ``counters``. ``store``: the ``AsyncStore``.
    ``crawl``: the number of the crawl that the run carries, once it has begun. ``work``: its part of the
    frontier.

    Raises ``RunningError`` when the same spider already runs on one of the sites of an SQLite store, and
    ``StoreError`` when the store cannot be opened.
    """

    def __init__(self, crawler: Crawler) -> None:
        settings, self.spider = crawler.settings, crawler.spidercls.name
        self._crawler = crawler
        self._plan = plan_of(crawler.spider)
        self.started_at = datetime.now(KST).replace(microsecond=0)
        stamp = self.started_at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
        self.reread_after = intervals(settings.get("REREAD"), "REREAD")
        self.id = f"{stamp}-{self.spider}-{secrets.token_hex(3)}"
        self.sites = self._plan.sites
        self.places = self._plan.places | set(settings.getlist("GUARD_ALLOWED"))
        self.slots = DownloadSlots(settings)
        self.hosts = Hosts(HostLimits.from_settings(settings))
        self.trail = ListTrail(settings.getint("LIST_DETOURS"))
        self.counters = Counters(crawler.stats)
        self.reading_limit = TimeLimit(settings.getfloat("READING_SECONDS"))
        self.rule_sample = RuleSample(settings, self.counters)
        self.honour, self.usage = Honour.from_settings(settings), UsageOfOrigins()
        self.crawl: int | None = None
        self.crawl_started = self.started_at
        self._clock = time.monotonic()
        url = store_url(settings)
        self._lock = RunLock(url, self.spider, self._plan.names)
        try:
            opened = Store(url, *store_keeps(settings))
        except BaseException:
            self._lock.release()
            raise
        self.store = AsyncStore(opened)
        self.work = Work(self.store, self.id, self.slots)
        self.batches = Batches(self.store, self.id, self.counters, self.work.done, self._close_after)
        self._heartbeat = Heartbeat(opened, self.id, self.counters.counts, self.work.forget_lost)
        self._failed, self._interrupted = False, ""
        self._closing: asyncio.Task[None] | None = None

    @classmethod
    def of(cls, crawler: Crawler) -> Self | None:
        """The run of a crawler; None where nothing is recorded, as in ``scrapy shell``."""
        return crawler.get_extension(cls)

    @property
    def names(self) -> Sequence[str]:
        """The names of its sites, or the address it was given."""
        return self._plan.names

    @property
    def partial(self) -> bool:
        """Whether it is sent to some of the lists of its sites only."""
        return self._plan.partial

    @property
    def chooses(self) -> bool:
        """Whether it asks for a part of what stands on its lists, or stood."""
        return self._plan.chooses

    @property
    def follows_lists(self) -> bool:
        """Whether it is to read lists, or has read one: a spider of another kind has none to be judged by."""
        return isinstance(self._crawler.spider, FollowsLists) or Count.LISTS_READ in self.counters.counts()

    # -- Beginning ----------------------------------------------------------------------------------

    async def begin(self) -> None:
        """Record the run, and join the crawl of the same job that is not done, or begin one.

        A store that fails is noted; ``taken`` closes the spider then. Closed while it is being opened, it
        would end without the signal that ends the run.
        """
        spider = self._crawler.spider
        lists: list[WaitingList] = spider.first_lists() if isinstance(spider, FollowsLists) else []
        record = RunRecord(
            id=self.id,
            spider=self.spider,
            started=self.started_at,
            site=",".join(self._plan.names) or getattr(spider, "site", None),
            arguments=_plain(self._plan.arguments),
        )
        job = job_of(self.spider, self._plan, self.sites)
        try:
            begun = await self.store.call(Store.begin_run, record, job, lists)
        except StoreError as error:
            self.store_failed(error)
            return
        self.crawl = self.batches.crawl = begun.crawl
        self.crawl_started = begun.started
        for other in begun.killed:
            logger.warning("Run %s was killed before it ended; it is closed as broken", other)
        if begun.resumed:
            logger.info(
                "Going on with crawl %d of %s, %d articles wait",
                begun.crawl,
                f"{begun.started:%m-%d %H:%M}",
                begun.waiting,
            )
        self.counters.add(Count.ARTICLES_WAITING, begun.waiting)
        self.counters.add(Count.ARTICLES_ADOPTED, begun.adopted)
        self.counters.add(Count.ARTICLES_REQUESTED, begun.adopted)
        self._heartbeat.start()

    # -- What is to be read -------------------------------------------------------------------------

    async def taken(self) -> AsyncIterator[Taken]:
        """What this run is to read, part by part, until nothing of the crawl is left.

        Raises ``CloseSpider`` if the store fails, or the run was interrupted before it came so far.
        """
        if self._failed or self._interrupted:
            raise CloseSpider("store_failed" if self._failed else self._interrupted)
        if self.crawl is None:
            raise RuntimeError("the run has not begun")
        names = [*self._plan.names] or [""]
        try:
            async for taken in self.work.taken(self.crawl, names):
                yield taken
        except StoreError as error:
            raise self.store_failed(error) from error

    async def keep_list(self, read: ReadList) -> list[Ranking]:
        """Keep what a page of a list came to. Returns the ranks that are new in this crawl, for the feeds.

        Raises ``CloseSpider`` if the store fails.
        """
        try:
            counts = self.counters.counts()
            with self.work.wanted_after(read.key) as wanted:
                kept = await self.store.call(Store.keep_list, self.id, self.crawl or 0, read, counts, wanted)
        except StoreError as error:
            raise self.store_failed(error) from error
        self.work.list_done(read.key, leads_on=kept.taken is None)
        if kept.taken is not None:
            self.work.lease(kept.taken, ahead=True)
        if kept.lost:
            self.counters.add(Count.LISTS_LOST)
            return []
        add = self.counters.add
        add(Count.RANKINGS_OBSERVED, len(kept.kept))
        add(Count.RANKINGS_DUPLICATE, len(read.rankings) - len(kept.kept))
        add(Count.ARTICLES_LISTED, kept.listed)
        add(Count.ARTICLES_KNOWN, kept.known)
        add(Count.ARTICLES_REQUESTED, kept.queued)
        for why, number in kept.again.items():
            add(Count.ARTICLES_REREAD, number, why=why)
        add(Count.ARTICLES_LEFT, kept.left)
        add(Count.LISTS_LEFT, kept.lists_left)
        return kept.kept

    async def drop_list(self, key: bytes, read: ListRead | None = None) -> None:
        """Take a page of a list off the frontier that could not be read and was counted; ``read`` says why.

        Raises ``CloseSpider`` if the store fails.
        """
        try:
            counts = self.counters.counts()
            await self.store.call(Store.drop_list, self.id, self.crawl or 0, key, counts, read)
        except StoreError as error:
            raise self.store_failed(error) from error
        self.work.list_done(key)

    async def put_off_list(self, key: bytes, seconds: float) -> None:
        """Let a page of a list wait on the frontier for so long before it is asked for again.

        Raises ``CloseSpider`` if the store fails.
        """
        try:
            counts = self.counters.counts()
            await self.store.call(Store.put_off_list, self.id, self.crawl or 0, key, seconds, counts)
        except StoreError as error:
            raise self.store_failed(error) from error
        self.work.list_done(key)

    async def quarantine(self, url: str, reason: str, page: bytes | None, encoding: str | None) -> None:
        """Keep a page that was refused, for a person to look at. What the store says against it is logged."""
        try:
            await self.store.call(Store.quarantine, self.id, url, reason, page, encoding)
        except StoreError as error:
            logger.error("%s; not kept: %s (%s)", error, url, reason)  # noqa: TRY400 - one line says it
        else:
            self.counters.add(Count.QUARANTINE_KEPT)

    async def keep_unread(self, unread: Unread) -> None:
        """Note that an article could not be read. What the store says against it is logged."""
        try:
            await self.batches.keep(unread)
        except StoreError:
            logger.debug("Not noted: %s", unread.url)  # the failure of the store itself is said elsewhere

    # -- A store that fails -------------------------------------------------------------------------

    def store_failed(self, error: StoreError) -> CloseSpider:
        """Say once that the store failed. Returns what ends the crawl."""
        if not self._failed:
            self._failed = True
            self.counters.add(Count.STORE_FAILED)
            logger.error("%s", error)
        return CloseSpider("store_failed")

    def _close_after(self, error: StoreError) -> None:
        reason = self.store_failed(error).reason
        # Closing waits for the items in work, the one that failed among them: it must not be awaited here.
        self._closing = asyncio.create_task(self._crawler.engine.close_spider_async(reason=reason))

    def interrupt(self, why: str) -> None:
        """Note that the run is to end soon: it takes nothing more, and waits for no store that is away."""
        self._interrupted = self._interrupted or why
        self.store.hurry()

    @property
    def has_failed(self) -> bool:
        """Whether the store has failed in this run."""
        return self._failed

    # -- Ending -------------------------------------------------------------------------------------

    @property
    def seconds(self) -> float:
        """How long the run has lasted."""
        return round(time.monotonic() - self._clock, 3)

    async def close(self) -> None:
        """Give everything back: the store, the lock, the heartbeat."""
        await asyncio.to_thread(self._heartbeat.stop)
        await self.store.close()
        self._lock.release()


def allowed_places(crawler: Crawler) -> Collection[str]:
    """``host:port`` of what may be asked although it need not be public, also where there is no run."""
    if run := Run.of(crawler):
        return run.places
    return plan_of(crawler.spider).places | set(crawler.settings.getlist("GUARD_ALLOWED"))


def _plain(arguments: Any) -> dict[str, Any]:
    """A spider's arguments as JSON can keep them."""
    if is_dataclass(arguments) and not isinstance(arguments, type):
        arguments = asdict(arguments)
    if not isinstance(arguments, Mapping):
        return {}
    return {name: _plain_value(value) for name, value in arguments.items() if value is not None}


def _plain_value(value: Any) -> Any:
    if isinstance(value, Sequence | set | frozenset) and not isinstance(value, str | bytes):
        return [_plain_value(one) for one in value]
    return value if isinstance(value, (str, int, float, bool)) else str(value)
