"""Several Scrapyds that are given the same jobs: workers that share every crawl through one database."""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Sequence
from contextlib import AsyncExitStack
from types import TracebackType
from typing import Self, TypeVar

from newscrawl.schedule.declaration import Slot
from newscrawl.schedule.scrapyd import Jobs, Scrapyd, ScrapydAwayError

logger = logging.getLogger(__name__)

T = TypeVar("T")


class Servers:
    """One project on each of some Scrapyds, with the methods of one. An asynchronous context manager, too.

    A job is known, waits or runs if it does so anywhere; it is posted wherever somebody answers. One that is
    away has no part in the slot. Methods raise ``ScrapydAwayError`` where nobody answers, and
    ``CredentialsError`` where one of them refuses the credentials.
    """

    def __init__(self, servers: Sequence[Scrapyd]) -> None:
        self.url = ", ".join(server.url for server in servers)
        self._servers = servers
        self._entered = AsyncExitStack()
        self._away: set[str] = set()

    async def __aenter__(self) -> Self:
        for server in self._servers:
            await self._entered.enter_async_context(server)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self._entered.__aexit__(kind, error, traceback)

    async def jobs(self) -> Jobs:
        """The jobs that any of them knows."""
        found = await self._each(Scrapyd.jobs)
        return Jobs(
            unfinished=frozenset().union(*(one.unfinished for one in found)),
            finished=frozenset().union(*(one.finished for one in found)),
        )

    async def has_log(self, slot: Slot) -> bool:
        """Whether the slot's job has a log anywhere."""
        return any(await self._each(lambda server: server.has_log(slot)))

    async def post(self, slot: Slot) -> None:
        """Schedule the slot's job with each of them."""
        await self._each(lambda server: server.post(slot))

    async def _each(self, ask: Callable[[Scrapyd], Coroutine[None, None, T]]) -> list[T]:
        """What those say that answer; at least one does. Who stays away, and who is back, is logged once."""
        asked = [ask(server) for server in self._servers]
        outcomes = await asyncio.gather(*asked, return_exceptions=True)
        answers, away = list[T](), dict[str, str]()
        for server, answer in zip(self._servers, outcomes, strict=True):
            if isinstance(answer, ScrapydAwayError):
                away[server.url] = str(answer)
            elif isinstance(answer, BaseException):
                raise answer
            else:
                answers.append(answer)
        if not answers:
            raise ScrapydAwayError("; ".join(away.values()))
        for url in away.keys() - self._away:
            logger.warning("Without Scrapyd at %s, which has no part in what is posted: %s", url, away[url])
        for url in self._away - away.keys():
            logger.info("Scrapyd answers again at %s", url)
        self._away = set(away)
        return answers
