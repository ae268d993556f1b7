"""Chromium is shut in by the system as far as it grants that, and gets nothing of the crawl's environment."""

import json
import os
import platform
import subprocess
import sys
from mmap import ACCESS_READ, mmap
from pathlib import Path

import pytest
from scrapy.settings import Settings

from newscrawl.middlewares.guard import Guard
from newscrawl.rendering.chromium import ARGUMENTS
from newscrawl.rendering.confinement import Confinement, confinements, environment, sandbox_wanted
from newscrawl.rendering.gateway import Gateway
from tests.conftest import COMMAND_SECONDS, PROJECT, WebSite
from tests.rendering.processes import Process, command, descendants, is_browser

LAUNCHER = PROJECT / "newscrawl/rendering/launcher.py"
STRONGEST = Confinement(sandbox=True, namespace=True, streams_only=True)
# Kinds of sockets, tried in a process of its own: family, type, protocol.
SOCKETS = """
import ctypes, json, os, socket, sys
def tried(*kind):
    try:
        socket.socket(*kind).close()
    except OSError as error:
        return error.errno
    return 0
uring = ctypes.CDLL(None, use_errno=True).syscall(425, 1, None)
print(json.dumps({name: tried(*kind) for name, kind in json.loads(sys.argv[1]).items()}
    | {"io_uring": ctypes.get_errno() if uring < 0 else 0, "network": os.readlink("/proc/self/ns/net")}))
"""
KINDS = {
    "tcp": (2, 1, 0),
    "tcp over IPv6": (10, 1, 0),
    "unix": (1, 2, 0),
    "netlink": (16, 3, 0),
    "udp": (2, 2, 0),
    "udp over IPv6": (10, 2, 0),
    "udp, not blocking": (2, 2 | 0o4000, 0),
    "ping": (2, 2, 1),
    "raw": (2, 3, 1),
    "packet": (17, 3, 0),
    "vsock": (40, 1, 0),
}
ALLOWED = {"tcp", "tcp over IPv6", "unix", "netlink"}
EACCES, ENOSYS = 13, 38

linux = pytest.mark.skipif(
    not sys.platform.startswith("linux") or platform.machine() not in {"x86_64", "aarch64"},
    reason="namespaces and filters are Linux's",
)


def launched(*given: str) -> dict[str, object]:
    """What a process finds out about itself that is started by the launcher."""
    program = [sys.executable, "-I", "-S", "-c", SOCKETS, json.dumps(KINDS)]
    run = subprocess.run(
        [sys.executable, "-I", "-S", str(LAUNCHER), *given, "--", *program],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    found: dict[str, object] = json.loads(run.stdout)
    return found


@linux
def test_no_socket_but_streams_can_be_made():
    found = launched("--streams-only")
    assert {name: found[name] for name in KINDS} == {name: 0 if name in ALLOWED else EACCES for name in KINDS}
    assert found["io_uring"] == ENOSYS


@linux
def test_without_the_filter_they_can():
    """What the test above says is the filter's doing."""
    found = launched()
    assert [found[name] for name in ("udp", "udp over IPv6", "vsock", "udp, not blocking")] == [0] * 4


@linux
def test_what_the_system_does_not_grant_ends_in_a_line(tmp_path):
    run = subprocess.run(
        [sys.executable, "-I", "-S", str(LAUNCHER), "--namespace", str(tmp_path / "none"), "--", "/bin/true"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 1
    assert run.stderr.startswith("Chromium is not started: ")
    assert run.stderr.count("\n") == 1


def namespaces_are_granted() -> bool:
    """Whether this user may make user and network namespaces."""
    tried = ["unshare", "--user", "--net", "true"]
    return subprocess.run(tried, capture_output=True, check=False).returncode == 0


def about(process: Process, what: str) -> str:
    """A file of /proc about a process."""
    return Path(f"/proc/{process.pid}/{what}").read_bytes().decode(errors="replace")


def network_of(process: Process) -> str:
    """Which network namespace a process is in."""
    return str(Path(f"/proc/{process.pid}/ns/net").readlink())


def granted() -> Confinement:
    """The strongest way that the system grants."""
    return STRONGEST if namespaces_are_granted() else Confinement(sandbox=False, streams_only=True)


def unknown(program: Path) -> list[str]:
    """Switches that a program does not hold the names of."""
    names = [argument.removeprefix("--").partition("=")[0] for argument in ARGUMENTS]
    with program.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as held:
        return [name for name in names if held.find(f"\0{name}\0".encode()) < 0]


@pytest.fixture
async def shut_in(browsers, monkeypatch):
    """A browser as a crawl with secrets starts it, and its processes."""
    monkeypatch.setenv("STORE_URL", "postgresql://writer:canary-password@db.internal/news")
    monkeypatch.setenv("HTTPS_PROXY", "http://operator:canary-proxy@proxy.internal:3128")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/canary-bus")
    before = descendants(os.getpid())
    browser = await browsers(Gateway(Guard([]))).launch_browser()
    page = await browser.new_page()
    await page.goto("data:text/html,x")
    processes = [one for one in descendants(os.getpid()) - before if "chrom" in command(one)]
    yield browser, processes
    await browser.close()


async def test_no_chromium_process_holds_anything_of_the_crawl_s_environment(shut_in):
    _, processes = shut_in
    held = [about(process, "environ") for process in processes]
    assert sum("PATH=" in one for one in held) >= 1  # helpers write their titles over it
    assert [one for one in held if "canary" in one or "STORE_URL" in one or "PROXY" in one.upper()] == []


async def test_every_chromium_process_is_in_another_network_and_behind_the_filter(shut_in):
    _, processes = shut_in
    own = network_of(Process(os.getpid(), 0))
    assert {network_of(process) != own for process in processes} == {granted().namespace}
    statuses = [about(process, "status") for process in processes]
    assert [one for one in statuses if "Seccomp:\t2" not in one or "NoNewPrivs:\t1" not in one] == []


async def test_chromium_s_own_sandbox_is_on(shut_in):
    browser, _ = shut_in
    page = await browser.new_page()
    await page.goto("chrome://sandbox")
    assert ("You are adequately sandboxed." in await page.inner_text("body")) is granted().sandbox


async def test_every_switch_is_one_that_the_installed_chromium_knows(shut_in):
    """A switch that it does not know is passed over without a word."""
    _, processes = shut_in
    main = next(process for process in processes if is_browser(process))
    assert unknown(Path(f"/proc/{main.pid}/exe")) == []


ORDINARY = ("unshare", "--user", "--map-user=1000", "--map-group=1000", "sh", "-c", 'exec "$@"', "sh")
WITHOUT_NAMESPACES = (
    "unshare", "--user", "--map-root-user", "sh", "-c",
    'echo 0 > /proc/sys/user/max_user_namespaces && exec "$@"', "sh",
)  # fmt: skip


def crawled_as(user: tuple[str, ...], site: WebSite, data: Path, *more: str) -> tuple[int, str]:
    """The exit code of a crawl in the browser that runs as such a user, and what it says."""
    run = subprocess.run(
        [
            *(user if namespaces_are_granted() else ()), sys.executable, "-m", "scrapy", "crawl", "mainnews",
            "-a", f"url={site.url}/", "-a", "render=1", "-a", "limit=1", "-s", "DOWNLOAD_DELAY=0", *more,
        ],
        cwd=PROJECT, env=os.environ | {"DATA_DIR": str(data)}, capture_output=True, encoding="utf-8",
        timeout=COMMAND_SECONDS, check=False,
    )  # fmt: skip
    return run.returncode, run.stderr


def test_an_ordinary_user_s_browser_is_shut_in_without_a_word(chromium, scripted_site, tmp_path):
    code, said = crawled_as(ORDINARY, scripted_site, tmp_path)
    assert code == 0, said
    assert ("Chromium runs" in said) is not namespaces_are_granted()


def test_where_no_namespaces_are_granted_pages_are_read_and_one_line_says_it(
    chromium, scripted_site, tmp_path
):
    code, said = crawled_as(WITHOUT_NAMESPACES, scripted_site, tmp_path)
    assert code == 0, said
    [line] = [line for line in said.splitlines() if "Chromium runs" in line]
    assert "Chromium runs without its sandbox, in the network of this machine: " in line


def test_a_sandbox_that_has_to_be_and_cannot_be_ends_the_crawl_in_one_line(chromium, scripted_site, tmp_path):
    code, said = crawled_as(WITHOUT_NAMESPACES, scripted_site, tmp_path, "-s", "BROWSER_SANDBOX=1")
    assert code == 1
    [line] = [line for line in said.splitlines() if "WARNING: List" in line]
    assert "Chromium does not start, see PLAYWRIGHT_CHROMIUM and BROWSER_SANDBOX" in line
    assert "/article/" not in "".join(scripted_site.requests)


def test_the_strongest_way_is_tried_first_and_the_sandbox_is_as_it_is_set():
    assert confinements(None, "linux")[0] == STRONGEST
    assert confinements(None, "linux")[-1] == Confinement(sandbox=False)
    for wanted in (True, False):
        assert {way.sandbox for way in confinements(wanted, "linux")} == {wanted}
    assert confinements(None, "darwin") == [Confinement(sandbox=True), Confinement(sandbox=False)]


@pytest.mark.parametrize(
    ("given", "wanted"),
    [(None, None), ("", None), ("auto", None), ("1", True), (True, True), ("0", False), (False, False)],
)
def test_the_setting_of_the_sandbox(given, wanted):
    assert sandbox_wanted(Settings({"BROWSER_SANDBOX": given})) is wanted


def test_the_environment_is_what_chromium_needs():
    given = {"PATH": "/bin", "LC_ALL": "ko_KR.UTF-8", "STORE_URL": "x", "https_proxy": "y", "DISPLAY": ":0"}
    assert environment(given) == {"PATH": "/bin", "LC_ALL": "ko_KR.UTF-8"}
