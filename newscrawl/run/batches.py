"""Group commit: items gather for a moment, so that one transaction and one fsync keep many."""

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, TypeVar

from newscrawl.items import Article, Ranking
from newscrawl.run.counters import Count, Counters
from newscrawl.store import AsyncStore, Outcome, Store, StoreError, Unread
from newscrawl.store.errors import ValueRefusedError
from newscrawl.store.records import Objection

# Seconds for which the first item of a batch waits at most for others.
LONGEST_WAIT: Final = 0.25
# A batch of so many is written at once. Enough articles are in flight for it: see ``work.WINDOW``.
ENOUGH: Final = 32

_STATUS: Final = {
    "new": Count.ARTICLES_NEW,
    "revised": Count.ARTICLES_REVISED,
    "unchanged": Count.ARTICLES_UNCHANGED,
    "duplicate": Count.ARTICLES_DUPLICATE,
    "withheld": Count.ARTICLES_WITHHELD,
}

Storable = Article | Ranking | Unread
T = TypeVar("T", Article, Ranking, Unread)
_Waiting = tuple[Storable, "asyncio.Future[Outcome | None]"]


class StoreFailedError(StoreError):
    """The store has failed before, and nothing is kept any more. Raised by ``Batches.keep``."""


@dataclass(slots=True)
class _Batch:
    """Items that wait for their transaction."""

    waiting: list[_Waiting] = field(default_factory=list)

    def items(self, kind: type[T]) -> list[T]:
        """Those of one class, in order."""
        return [item for item, _ in self.waiting if isinstance(item, kind)]

    def refuse(self, reason: Exception) -> None:
        """Tell everybody that their item is not kept."""
        for _, kept in self.waiting:
            if not kept.done():  # cancelled by an engine that was told to stop at once
                kept.set_exception(reason)


class Batches:
    """Keeps what comes in batches.

    ``done`` is called with the key of each row of the frontier whose item was kept, or was not;
    ``failed`` once, with the error, when the store fails.
    """

    def __init__(
        self,
        store: AsyncStore,
        run: str,
        counters: Counters,
        done: Callable[[bytes | None], None],
        failed: Callable[[StoreError], None],
    ) -> None:
        self._store = store
        self._run = run
        self._counters = counters
        self._done = done
        self._failed = failed
        self._batch = _Batch()
        self._timer: asyncio.TimerHandle | None = None
        self._writing: asyncio.Task[None] | None = None
        self._has_failed = False
        self.crawl: int | None = None

    async def keep(self, item: Storable) -> Outcome | None:
        """Wait until the item is kept. Returns what came of an article.

        Raises ``ValueRefusedError`` if the database refuses this item, ``StoreError`` if the store fails.
        """
        kept: asyncio.Future[Outcome | None] = asyncio.get_running_loop().create_future()
        self._batch.waiting.append((item, kept))
        if len(self._batch.waiting) >= ENOUGH:
            self._write_now()
        elif self._timer is None and self._writing is None:
            self._timer = asyncio.get_running_loop().call_later(LONGEST_WAIT, self._write_now)
        try:
            return await kept
        finally:
            if not isinstance(item, Ranking):
                self._done(item.lease if isinstance(item, Article) else item.key)

    def _write_now(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._writing is None and self._batch.waiting:
            batch, self._batch = self._batch, _Batch()
            self._writing = asyncio.create_task(self._write(batch))
            self._writing.add_done_callback(self._written)

    def _written(self, _: asyncio.Task[None]) -> None:
        self._writing = None
        # What gathered meanwhile has waited for as long as the transaction took.
        if len(self._batch.waiting) >= ENOUGH:
            self._write_now()
        elif self._batch.waiting and self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(LONGEST_WAIT, self._write_now)

    async def _write(self, batch: _Batch) -> None:
        if self._has_failed:
            batch.refuse(StoreFailedError("The store has failed before"))
            return
        articles, rankings = batch.items(Article), batch.items(Ranking)
        try:
            outcomes = await self._store.call(
                Store.commit,
                self._run,
                articles,
                rankings,
                batch.items(Unread),
                self.crawl,
                counted=lambda outcomes: self._with(outcomes, len(rankings)),
            )
        except ValueRefusedError as error:
            if len(batch.waiting) == 1:
                batch.refuse(error)
                return
            for one in batch.waiting:  # one item must not take the others with it
                await self._write(_Batch([one]))
        except StoreError as error:
            self._has_failed = True
            self._failed(error)
            batch.refuse(error)
        except Exception as error:  # noqa: BLE001 - a fault of the program: every waiting item gets it
            batch.refuse(error)
        else:
            self._count(outcomes, len(rankings))
            of_articles = iter(outcomes)
            for item, kept in batch.waiting:
                outcome = next(of_articles) if isinstance(item, Article) else None
                if not kept.done():
                    kept.set_result(outcome)

    def _with(self, outcomes: list[Outcome], observed: int) -> dict[str, int]:
        """All counts as they are once these outcomes are counted: what a kill must not take with it."""
        counts = self._counters.counts()
        for (count, why), number in _counts(outcomes, observed).items():
            for name in (count, f"{count}/{why}") if why else (count,):
                counts[name] = counts.get(name, 0) + number
        return counts

    def _count(self, outcomes: list[Outcome], observed: int) -> None:
        for (count, why), number in _counts(outcomes, observed).items():
            self._counters.add(count, number, why=why)


def _counts(outcomes: list[Outcome], observed: int) -> Counter[tuple[Count, str | None]]:
    """What one transaction adds to the counts of the run, each with its reason if there is one."""
    added: Counter[tuple[Count, str | None]] = Counter(
        (_STATUS[outcome.status], outcome.why) for outcome in outcomes
    )
    added[Count.ARTICLES_WITHHELD, Objection.SAME_PAGE] += sum(outcome.withdrew for outcome in outcomes)
    added[Count.RANKINGS_OBSERVED, None] += observed
    added[Count.STORE_COMMITS, None] += 1
    added[Count.STORE_COMMITTED, None] += len(outcomes) + observed
    return +added
