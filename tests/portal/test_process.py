"""The portal in its own process: it serves, it ends, and it never outlives its parent."""

import os
import select
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path
from time import monotonic

import pytest

from newscrawl.portal.errors import PortalError
from newscrawl.portal.process import PortalProcess
from newscrawl.portal.server import Portal

# Not how long a test takes, but when it gives up.
PATIENCE = 20


def is_alive(pid: int) -> bool:
    """Whether a process runs; one that ended and was not waited for does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def wait_for_end(pid: int) -> bool:
    """Watch a process that is not our child until it is gone."""
    end = monotonic() + PATIENCE
    descriptor = None
    try:
        descriptor = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        select.select([descriptor], [], [], max(0, end - monotonic()))
    finally:
        os.close(descriptor)
    return not is_alive(pid)


def test_serves_and_stops() -> None:
    with PortalProcess(articles=30, seed=7) as portal:
        pid = portal.pid
        assert pid is not None
        with urllib.request.urlopen(f"{portal.url}/robots.txt") as answer:
            assert answer.status == 200
        assert portal.launch() == portal.url  # already running
    assert not is_alive(pid)
    portal.terminate()  # twice does nothing
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", int(portal.url.rpartition(":")[2]))) != 0


def test_is_given_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    if not Path("/proc/self/environ").exists():
        pytest.skip("no /proc: the environment of a process cannot be read here")
    monkeypatch.setenv("STORE_URL", "postgresql+psycopg://news:S3CRET@db/news")
    monkeypatch.setenv("SCRAPYD_PASSWORD", "S3CRET")
    monkeypatch.setenv("PORTAL_TEST", "seen")
    with PortalProcess(articles=30, seed=7) as portal:
        environment = Path(f"/proc/{portal.pid}/environ").read_text("utf-8", "replace")
    assert "PORTAL_TEST=seen" in environment
    assert "S3CRET" not in environment


async def test_starts_and_stops_inside_a_loop() -> None:
    async with PortalProcess(articles=30) as portal:
        assert portal.url.startswith("http://127.0.0.1:")
        assert portal.pid is not None


def test_same_articles_as_in_this_process() -> None:
    with (
        PortalProcess(articles=40, seed=3) as portal,
        urllib.request.urlopen(f"{portal.url}/trend") as answer,
    ):
        page = answer.read().decode()
    for headline in map(Portal(40, 3).newsroom.headline, range(20)):
        assert headline.publisher.name in page
        assert str(headline.news_id) in page


def test_a_taken_port_is_one_line() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PortalError, match=rf"127\.0\.0\.1:{port} .*--port 0") as raised:
            PortalProcess(port=port).launch()
    assert "\n" not in str(raised.value)


def test_an_impossible_number_is_one_line() -> None:
    with pytest.raises(PortalError, match="1 to 10,000,000"):
        PortalProcess(articles=0).launch()


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_dies_with_its_parent(how: signal.Signals) -> None:
    program = (
        "from newscrawl.portal.process import PortalProcess\n"
        "portal = PortalProcess(articles=30)\n"
        "portal.launch()\n"
        "print(portal.pid, portal.url, flush=True)\n"
        "import signal\n"
        "signal.pause()\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        pid, url = parent.stdout.readline().split()
        with urllib.request.urlopen(f"{url}/robots.txt") as answer:
            assert answer.status == 200
        parent.send_signal(how)
        parent.wait(PATIENCE)
        assert wait_for_end(int(pid))


def test_does_not_hear_ctrl_c_of_the_terminal() -> None:
    with PortalProcess(articles=30) as portal:
        assert portal.pid is not None
        assert os.getpgid(portal.pid) != os.getpgid(0)
