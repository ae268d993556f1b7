"""The daemon against a real Scrapyd: every slot once, whatever is killed."""

import asyncio
import logging
import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import pytest

from newscrawl.schedule.daemon import Daemon
from newscrawl.schedule.errors import DaemonError
from newscrawl.schedule.ledger import Ledger
from newscrawl.schedule.scrapyd import Scrapyd
from newscrawl.schedule.servers import Servers
from tests.deploy.conftest import PASSWORD, PATIENCE, PROJECT, USERNAME, wait_until
from tests.ports import free_port
from tests.schedule.conftest import QuickScrapyd, at, every_minute, jobs_of

MOMENTS = 20


class Killed:
    """A daemon in a process of its own, to be killed with -9, and the clock it looks at."""

    def __init__(self, server: QuickScrapyd, project: str, folder: Path) -> None:
        self.ledger = folder / "schedule.json"
        self.clock = folder / "clock"
        self._log = folder / "daemon.log"
        self._command = [sys.executable, "-m", "tests.schedule.clocked_daemon", str(server.port), project]
        self._command += [str(self.ledger), str(self.clock)]
        self._process: subprocess.Popen[bytes] | None = None

    def set_clock(self, moment: datetime) -> None:
        part = self.clock.with_suffix(".part")
        part.write_text(moment.isoformat(), encoding="ascii")
        part.replace(self.clock)

    def start(self) -> None:
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(self._command, cwd=PROJECT, stdout=log, stderr=log)

    def kill(self) -> None:
        assert self._process is not None
        assert self._process.poll() is None, self._log.read_text()
        self._process.kill()
        self._process.wait(PATIENCE)

    def settled(self) -> str:
        return self.ledger.read_text(encoding="utf-8") if self.ledger.exists() else ""


@pytest.mark.timeout(600)
def test_killed_at_twenty_moments_it_posts_every_slot_once(
    quick_server: QuickScrapyd, project: str, tmp_path: Path
) -> None:
    daemon = Killed(quick_server, project, tmp_path)
    daemon.set_clock(at(0))
    daemon.start()
    wait_until(daemon.settled, "the daemon's first look at the clock")

    def is_settled(minute: int) -> bool:
        return daemon.settled().count(f"15:{minute:02}:00") == 2

    # How long a slot takes from coming due to being settled, undisturbed: the kills are spread over it.
    began = time.monotonic()
    daemon.set_clock(at(1))
    wait_until(lambda: is_settled(1), "the first slot")
    takes = time.monotonic() - began
    for number in range(MOMENTS):
        minute = number + 2
        wait_until(lambda: not quick_server.unfinished(project), "the jobs of the slot before")
        daemon.set_clock(at(minute))
        time.sleep(takes * 1.5 * number / MOMENTS)
        daemon.kill()
        daemon.start()
        wait_until(lambda minute=minute: is_settled(minute), f"the slots of minute {minute}")
    daemon.kill()
    # What a killed daemon had sent last is carried out before this question.
    assert quick_server.posted(project) == jobs_of(*range(1, MOMENTS + 2))


@asynccontextmanager
async def running(
    server: QuickScrapyd, project: str, ledger: Path, now: Callable[[], datetime], *others: QuickScrapyd
) -> AsyncIterator[Daemon]:
    """A daemon in this process, which posts to ``others`` as well; it is stopped at the end."""
    schedule = every_minute(server, project)
    servers = [Scrapyd(one.url, project, USERNAME, PASSWORD) for one in (server, *others)]
    with Ledger(ledger) as open_ledger:
        async with Servers(servers) if others else servers[0] as scrapyd:
            daemon = Daemon(schedule, scrapyd, open_ledger, now=now, wakes_at_least=0.005, asks_again=0.02)
            task = asyncio.create_task(daemon.run())
            try:
                yield daemon
            finally:
                daemon.stop()
                await asyncio.wait_for(task, PATIENCE)


async def until(condition: Callable[[], bool], what: str) -> None:
    await asyncio.to_thread(wait_until, condition, what)


@pytest.fixture
def said(caplog: pytest.LogCaptureFixture) -> Callable[[str], bool]:
    caplog.set_level(logging.INFO, "newscrawl.schedule")
    return lambda text: any(text in message for message in caplog.messages)


async def test_a_run_that_is_new_starts_with_its_next_slot(
    quick_server: QuickScrapyd, project: str, tmp_path: Path, said: Callable[[str], bool]
) -> None:
    clock = [at(0)]
    async with running(quick_server, project, tmp_path / "s.json", lambda: clock[0]):
        await until(lambda: said("Scrapyd answers at"), "the greeting")
        clock[0] = at(1)
        await until(lambda: said("mainnews-portal-20250205T0601Z is posted"), "a post")
    assert quick_server.posted(project) == jobs_of(1)


async def test_a_job_carries_arguments_and_priority(
    quick_server: QuickScrapyd,
    project: str,
    tmp_path: Path,
    said: Callable[[str], bool],
    caplog: pytest.LogCaptureFixture,
) -> None:
    quick_server.hold.touch()
    clock = [at(0)]
    async with running(quick_server, project, tmp_path / "s.json", lambda: clock[0]):
        await until(lambda: said("Scrapyd answers at"), "the greeting")
        clock[0] = at(1)
        await until(lambda: len(quick_server.posted(project)) == 2, "the posts")
        job = f"project='{project}' spider='trending' job='trending-portal-20250205T0601Z'"
        await until(lambda: job in quick_server.server_log(), "the job")
    (line,) = [line for line in quick_server.server_log().splitlines() if f"started: {job}" in line]
    assert "'site=portal'" in line
    posts = [message for message in caplog.messages if message.endswith("is posted")]
    assert posts == [f"{job} is posted" for job in reversed(jobs_of(1))]  # the higher priority first


async def test_what_still_runs_is_skipped(
    quick_server: QuickScrapyd, project: str, tmp_path: Path, said: Callable[[str], bool]
) -> None:
    quick_server.hold.touch()
    clock = [at(0)]
    async with running(quick_server, project, tmp_path / "s.json", lambda: clock[0]):
        await until(lambda: said("Scrapyd answers at"), "the greeting")
        clock[0] = at(1)
        await until(lambda: said("mainnews-portal-20250205T0601Z is posted"), "the first post")
        clock[0] = at(2)
        skipped = "mainnews-portal-20250205T0602Z is skipped: mainnews-portal-20250205T0601Z is not finished"
        await until(lambda: said(skipped), "the skip")
        quick_server.hold.unlink()
        await until(lambda: not quick_server.unfinished(project), "the end of the jobs")
        clock[0] = at(3)
        await until(lambda: said("mainnews-portal-20250205T0603Z is posted"), "the next post")
    assert quick_server.posted(project) == jobs_of(1, 3)


async def test_it_waits_out_a_scrapyd_that_is_away(
    quick_server: QuickScrapyd, project: str, tmp_path: Path, said: Callable[[str], bool]
) -> None:
    clock = [at(0)]
    async with running(quick_server, project, tmp_path / "s.json", lambda: clock[0]):
        await until(lambda: said("Scrapyd answers at"), "the greeting")
        await asyncio.to_thread(quick_server.kill)
        clock[0] = at(1)
        await until(lambda: said("Waiting for Scrapyd at"), "the complaint")
        clock[0] = at(3)
        await asyncio.to_thread(quick_server.start)
        await until(lambda: said("mainnews-portal-20250205T0603Z is posted"), "the post")
    assert said("mainnews-portal: 2 slots after 2025-02-05 15:00+09:00 were missed")
    # Lists show what is now: of the slots that came due meanwhile only the last is worth a crawl.
    assert quick_server.posted(project) == jobs_of(3)


async def test_a_job_that_ran_when_both_were_killed_is_not_posted_again(
    quick_server: QuickScrapyd, project: str, tmp_path: Path, said: Callable[[str], bool]
) -> None:
    quick_server.hold.touch()
    clock = [at(0)]
    async with running(quick_server, project, tmp_path / "s.json", lambda: clock[0]):
        await until(lambda: said("Scrapyd answers at"), "the greeting")
    before = (tmp_path / "s.json").read_bytes()
    clock[0] = at(1)
    async with running(quick_server, project, tmp_path / "s.json", lambda: clock[0]):
        logs = quick_server.folder / "logs" / project
        await until(lambda: len(list(logs.rglob("*.log"))) == 2, "the jobs' logs")
    # As if the daemon had been killed before it noted the post, and Scrapyd with it: on no list any more.
    (tmp_path / "s.json").write_bytes(before)
    await asyncio.to_thread(quick_server.kill)
    quick_server.hold.unlink()
    await asyncio.to_thread(quick_server.start)
    async with running(quick_server, project, tmp_path / "s.json", lambda: clock[0]):
        await until(
            lambda: said("mainnews-portal-20250205T0601Z was posted before the restart"), "the insight"
        )
    assert quick_server.posted(project) == []


async def test_every_worker_gets_every_slot_and_one_that_is_away_has_no_part(
    quick_server: QuickScrapyd, project: str, tmp_path: Path, said: Callable[[str], bool]
) -> None:
    other, clock = QuickScrapyd(tmp_path, free_port()), [at(0)]
    other.start()
    try:
        other.add_project(project)
        async with running(quick_server, project, tmp_path / "s.json", lambda: clock[0], other):
            await until(lambda: said("Scrapyd answers at"), "the greeting")
            clock[0] = at(1)
            await until(lambda: said("mainnews-portal-20250205T0601Z is posted"), "a post")
            await until(lambda: not other.unfinished(project), "the end of the jobs")
            assert other.posted(project) == quick_server.posted(project) == jobs_of(1)
            other.kill()
            clock[0] = at(2)
            await until(
                lambda: said("mainnews-portal-20250205T0602Z is posted"), "a post to the one that is left"
            )
            assert said(f"Without Scrapyd at {other.url}, which has no part in what is posted")
            other.start()
            clock[0] = at(3)
            await until(lambda: said("mainnews-portal-20250205T0603Z is posted"), "a post to both again")
            assert said(f"Scrapyd answers again at {other.url}")
        assert other.posted(project) == jobs_of(1, 3)
        assert quick_server.posted(project) == jobs_of(1, 2, 3)
    finally:
        other.kill()


async def test_wrong_credentials_end_it_with_one_line(
    quick_server: QuickScrapyd, project: str, tmp_path: Path
) -> None:
    schedule = every_minute(quick_server, project)
    with Ledger(tmp_path / "s.json") as ledger:
        async with Scrapyd(schedule.url, project, USERNAME, "wrong") as scrapyd:
            with pytest.raises(DaemonError, match="set SCRAPYD_USERNAME and SCRAPYD_PASSWORD"):
                await Daemon(schedule, scrapyd, ledger).run()


def test_only_one_daemon_holds_a_ledger(tmp_path: Path) -> None:
    with Ledger(tmp_path / "s.json"), pytest.raises(DaemonError, match="another `scrapy schedule --run`"):
        Ledger(tmp_path / "s.json")
    with Ledger(tmp_path / "s.json") as ledger:
        assert ledger.settled("trending-portal") is None


def test_a_ledger_survives_its_holder_and_says_when_it_is_damaged(tmp_path: Path) -> None:
    with Ledger(tmp_path / "s.json") as ledger:
        ledger.settle("trending-portal", at(1))
    with Ledger(tmp_path / "s.json") as ledger:
        assert ledger.settled("trending-portal") == at(1)
    (tmp_path / "s.json").write_text('{"trending-portal": 5}', encoding="utf-8")
    with pytest.raises(DaemonError, match=r"s\.json is damaged"):
        Ledger(tmp_path / "s.json")


def test_a_ledger_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DaemonError, match="cannot be written: File exists"):
        Ledger(tmp_path / "file" / "s.json")
    assert os.listdir(tmp_path) == ["file"]  # noqa: PTH208 - the names are what counts
