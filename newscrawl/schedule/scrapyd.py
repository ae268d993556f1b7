"""Scrapyd's HTTP API, as much of it as a scheduler needs (version 1.6)."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from aiohttp import ClientError, ClientSession, ClientTimeout, encode_basic_auth

from newscrawl.schedule.declaration import Slot

# The first request after a start makes Scrapyd list the spiders in a process of its own, and it answers
# nobody meanwhile.
_ANSWERS_WITHIN = 60


class ScrapydAwayError(Exception):
    """Scrapyd does not answer, or answers that it cannot. What was asked may have happened all the same."""


class CredentialsError(Exception):
    """Scrapyd answers 401."""


@dataclass(frozen=True, slots=True)
class Jobs:
    """Identities of the jobs that Scrapyd lists."""

    unfinished: frozenset[str]  # pending or running
    finished: frozenset[str]


class Scrapyd:
    """One project on one Scrapyd. Use it as an asynchronous context manager.

    Methods raise ``ScrapydAwayError`` and ``CredentialsError``.
    """

    def __init__(self, url: str, project: str, username: str | None, password: str | None) -> None:
        self.url = url
        self.project = project
        self._headers = {}
        if username:
            self._headers["Authorization"] = encode_basic_auth(username, password or "", encoding="utf-8")
        self._session: ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._session = ClientSession(headers=self._headers, timeout=ClientTimeout(total=_ANSWERS_WITHIN))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._session is not None:
            await self._session.close()

    async def jobs(self) -> Jobs:
        """The jobs of the project that it knows: it forgets finished ones after ``finished_to_keep``."""
        answer = await self._ask("GET", "listjobs.json", {"project": self.project})
        return Jobs(
            unfinished=frozenset(job["id"] for state in ("pending", "running") for job in answer[state]),
            finished=frozenset(job["id"] for job in answer["finished"]),
        )

    async def has_log(self, slot: Slot) -> bool:
        """Whether the slot's job has a log: one that ran when Scrapyd was killed is on no list.

        Raises ScrapydAwayError: it does not answer.
        """
        path = f"logs/{self.project}/{slot.entry.spider}/{slot.job_id}.log"
        try:
            # Not HEAD: Scrapyd's server complains about it in its log.
            async with self._open.get(f"{self.url}/{path}", headers={"Range": "bytes=0-0"}) as response:
                return response.status in {200, 206, 416}  # 416: it is there, and empty
        except (ClientError, TimeoutError, OSError) as error:
            raise ScrapydAwayError(_words_of(error)) from error

    async def post(self, slot: Slot) -> None:
        """Schedule the slot's job. Scrapyd takes the same job twice, so ask for it first."""
        entry = slot.entry
        form: list[tuple[str, str]] = [
            ("project", self.project),
            ("spider", entry.spider),
            ("jobid", slot.job_id),
            ("priority", str(entry.priority)),
            *(("setting", f"{name}={value}") for name, value in entry.settings.items()),
            *entry.arguments.items(),
        ]
        await self._ask("POST", "schedule.json", form)

    @property
    def _open(self) -> ClientSession:
        if self._session is None:
            raise RuntimeError("Scrapyd is used outside its context")
        return self._session

    async def _ask(self, method: str, service: str, values: Mapping[str, str] | list[tuple[str, str]]) -> Any:
        sent: dict[str, Any] = {"params": values} if method == "GET" else {"data": values}
        try:
            async with self._open.request(method, f"{self.url}/{service}", **sent) as response:
                if response.status == 401:
                    raise CredentialsError
                answer = await response.json(content_type=None)
        except (ClientError, TimeoutError, OSError, ValueError) as error:
            raise ScrapydAwayError(_words_of(error)) from error
        if not isinstance(answer, dict) or answer.get("status") != "ok":
            message = answer.get("message") if isinstance(answer, dict) else None
            raise ScrapydAwayError(message or f"status {response.status}")
        return answer


def _words_of(error: BaseException) -> str:
    if isinstance(error, asyncio.TimeoutError):
        return f"no answer within {_ANSWERS_WITHIN} s"
    return " ".join(str(error).split()) or type(error).__name__
