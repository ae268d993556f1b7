"""The store for code that runs in the event loop: one worker thread does all its work, in order."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Concatenate, ParamSpec, TypeVar

from newscrawl.items import Article, Ranking
from newscrawl.store.records import Known, Outcome
from newscrawl.store.store import Store

P = ParamSpec("P")
T = TypeVar("T")


class AsyncStore:
    """Awaitable calls to a ``Store``. Each raises ``StoreError`` as the store does."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")

    async def call(self, work: Callable[Concatenate[Store, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run ``work(store, …)`` in the store's thread: ``await store.call(Store.placements, "naver:1")``."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._worker, lambda: work(self._store, *args, **kwargs))

    async def known(
        self, listed: Sequence[tuple[str, str]], stale_before: datetime | None = None
    ) -> dict[str, Known]:
        """See ``Store.known``."""
        return await self.call(Store.known, listed, stale_before)

    async def commit(
        self, run: str, articles: Sequence[Article], rankings: Sequence[Ranking]
    ) -> list[Outcome]:
        """See ``Store.commit``."""
        return await self.call(Store.commit, run, articles, rankings)

    async def mark_gone(self, article_id: str | None, url: str, status: int = 404) -> None:
        """See ``Store.mark_gone``."""
        await self.call(Store.mark_gone, article_id, url, status)

    async def close(self) -> None:
        """End the worker once what it was given is done, and close the store."""
        await self.call(Store.close)
        self._worker.shutdown(wait=False)
