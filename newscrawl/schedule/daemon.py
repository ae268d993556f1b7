"""Posts what is due to Scrapyd, each slot once."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime

from newscrawl.schedule.declaration import Entry, Schedule, Slot, entry_of_job
from newscrawl.schedule.errors import DaemonError
from newscrawl.schedule.ledger import Ledger
from newscrawl.schedule.scrapyd import CredentialsError, Scrapyd, ScrapydAwayError
from newscrawl.schedule.servers import Servers
from newscrawl.text import KST

logger = logging.getLogger(__name__)

# Longest sleep in seconds: a clock that was set, or a machine that slept, is noticed after that.
WAKES_AT_LEAST = 30.0
# While Scrapyd is away it is asked again after this many seconds.
ASKS_AGAIN = 5.0


class Daemon:
    """Posts the slots of a schedule as they come due, until ``stop``.

    **Never twice.** A slot's job id is made of its run's name and its time. Before a slot is posted, Scrapyd
    is asked for that job; after it is posted, the ledger says so on the disk. Killed between the two,
    the next daemon finds the job at Scrapyd. Scrapyd answers requests in the order in which they came, so
    what a killed daemon had sent is carried out before the question of the next one.

    **Never lost, never a flood.** After a time away (the daemon's or Scrapyd's) the last slot that came due
    is posted, the ones before it are logged as missed: lists show what is now, so catching up all of them
    would only fetch the same page several times. A run that is new to the ledger starts with its next slot.

    **One at a time.** A slot whose predecessor is still waiting or running is skipped.

    ``now`` returns the time (aware). Raises ``DaemonError``.
    """

    def __init__(
        self,
        schedule: Schedule,
        scrapyd: Scrapyd | Servers,
        ledger: Ledger,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(KST),
        wakes_at_least: float = WAKES_AT_LEAST,
        asks_again: float = ASKS_AGAIN,
    ) -> None:
        self._schedule = schedule
        self._scrapyd = scrapyd
        self._ledger = ledger
        self._now = now
        self._wakes_at_least = wakes_at_least
        self._asks_again = asks_again
        self._stopping = asyncio.Event()
        self._away: str | None = None

    def stop(self) -> None:
        """End ``run`` after the post in hand."""
        self._stopping.set()

    async def run(self) -> None:
        """Work until ``stop``."""
        await self._greet()
        now = self._now()
        for entry in self._schedule.entries:
            if self._ledger.settled(entry.name) is None:
                latest = entry.latest(now)
                self._ledger.settle(entry.name, latest.due if latest else now)
        while not self._stopping.is_set():
            wait = await self._post_due()
            try:
                await asyncio.wait_for(self._stopping.wait(), wait)
            except TimeoutError:
                continue

    async def _greet(self) -> None:
        try:
            await self._scrapyd.jobs()
        except CredentialsError:
            raise DaemonError(
                f"Scrapyd at {self._scrapyd.url} refuses the credentials;"
                " set SCRAPYD_USERNAME and SCRAPYD_PASSWORD to those it was started with"
            ) from None
        except ScrapydAwayError as error:
            self._is_away(str(error))
        else:
            logger.info("Scrapyd answers at %s", self._scrapyd.url)

    async def _post_due(self) -> float:
        """Settle every due slot. Returns after how many seconds to look again."""
        now = self._now()
        due = sorted(
            (slot for entry in self._schedule.entries if (slot := self._due(entry, now))),
            key=lambda slot: (-slot.entry.priority, slot.starts),
        )
        for slot in due:
            if self._stopping.is_set():
                break
            try:
                await self._settle(slot)
            except ScrapydAwayError as error:
                self._is_away(str(error))
                return self._asks_again
            except CredentialsError:
                self._is_away("it refuses the credentials")
                return self._asks_again
            self._is_back()
        return self._until_next()

    def _due(self, entry: Entry, now: datetime) -> Slot | None:
        settled = self._ledger.settled(entry.name)
        slot = entry.latest(now)
        return slot if slot and settled and slot.due > settled else None

    def _until_next(self) -> float:
        now = self._now()
        waits = [self._wakes_at_least]
        for entry in self._schedule.entries:
            settled = self._ledger.settled(entry.name) or now
            slot = next(entry.after(settled), None)
            if slot is not None:
                waits.append((slot.starts - now).total_seconds())
        return max(min(waits), 0)

    async def _settle(self, slot: Slot) -> None:
        jobs = await self._scrapyd.jobs()
        self._say_missed(slot)
        name = slot.entry.name
        if slot.job_id in jobs.unfinished | jobs.finished or await self._scrapyd.has_log(slot):
            logger.info("%s was posted before the restart", slot.job_id)
        elif running := sorted(job for job in jobs.unfinished if entry_of_job(job) == name):
            logger.warning("%s is skipped: %s is not finished", slot.job_id, running[0])
        else:
            await self._scrapyd.post(slot)
            logger.info("%s is posted", slot.job_id)
        self._ledger.settle(name, slot.due)

    def _say_missed(self, slot: Slot) -> None:
        settled = self._ledger.settled(slot.entry.name) or slot.due
        missed = 0
        for between in slot.entry.after(settled):
            if between.due >= slot.due:
                break
            missed += 1
        if missed:
            logger.warning(
                "%s: %d slots after %s were missed",
                slot.entry.name,
                missed,
                settled.astimezone(KST).isoformat(" ", "minutes"),
            )

    def _is_away(self, why: str) -> None:
        if self._away != why:
            logger.warning("Waiting for Scrapyd at %s: %s", self._scrapyd.url, why)
        self._away = why

    def _is_back(self) -> None:
        if self._away is not None:
            logger.info("Scrapyd answers again at %s", self._scrapyd.url)
        self._away = None
