"""The part of the store that is asked about runs: who is at work, how the others ended."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select

from newscrawl.store import crawls, process, watching
from newscrawl.store.crawls import Begun, Left
from newscrawl.store.database import Database
from newscrawl.store.dialects import is_replica
from newscrawl.store.leases import give_back, give_back_expired, leased
from newscrawl.store.records import RunRecord
from newscrawl.store.tables import runs
from newscrawl.store.waiting import WaitingList
from newscrawl.store.watching import Watched
from newscrawl.text import KST


class RunStore(Database):
    """Runs and the crawls that they carry."""

    def begin_run(self, run: RunRecord, job: str, lists: Sequence[WaitingList] = ()) -> Begun:
        """Record that a run begins. It joins the open crawl of ``job``, or begins one with these lists.

        The runs of killed processes are closed as ``broken``, and what they had leased goes back.
        """
        with self._writing() as connection:
            return crawls.begin(connection, run, job, lists)

    def heartbeat(self, run: str, counts: Mapping[str, Any]) -> bool:
        """Say that a run lives, which renews its leases, and record how far it has come. Returns whether they
        had held until now.
        """
        with self._writing() as connection:
            have_held = crawls.heartbeat(connection, run, datetime.now(KST), counts)
        with self._writing() as connection:
            give_back_expired(connection)
        return have_held

    def leased(self, run: str) -> set[bytes]:
        """The keys of the rows of the frontier that a run holds."""
        with self._reading() as connection:
            return leased(connection, run)

    def leave_crawl(self, run: str, crawl: int, counts: Mapping[str, Any]) -> Left:
        """Give back what a run holds, and say whether it is the last one of its crawl."""
        with self._writing() as connection:
            return crawls.leave(connection, run, crawl, counts)

    def run(self, run: str) -> RunRecord | None:
        """The record of one run."""
        with self._reading() as connection:
            row = connection.execute(select(runs).where(runs.c.id == run)).mappings().first()
        return RunRecord.of(row) if row is not None else None

    def runs(self, since: datetime | None = None, limit: int | None = None) -> list[RunRecord]:
        """The records of the runs begun at ``since`` or later, newest first, ``limit`` at most."""
        query = select(runs).order_by(runs.c.started.desc(), runs.c.id.desc()).limit(limit)
        if since is not None:
            query = query.where(runs.c.started >= since)
        with self._reading() as connection:
            return [RunRecord.of(row) for row in connection.execute(query).mappings()]

    def previous(self, run: RunRecord) -> RunRecord | None:
        """The run of the same spider and sites before ``run``."""
        with self._reading() as connection:
            return watching.previous(connection, run)

    def watched(self) -> Watched:
        """What somebody who watches the store asks for."""
        with self._reading() as connection:
            return watching.watched(connection)

    def close_killed(self) -> list[str]:
        """Close the runs of killed processes as ``broken``, as ``begin_run`` does. Returns their ids.

        They stay as they are in a store that is only looked at, and on a server that cannot be written.
        """
        if self.read_only:
            return []
        with self._writing() as connection:
            if is_replica(connection):
                return []
            killed = process.close_killed(connection)
            give_back(connection, killed)
        return killed
