"""Docker for ``make containers``: the daemon that answers here, else one that root starts for this run.

The latter keeps everything in the folder it is given, changes no firewall rule, and is gone afterwards.
"""

import io
import os
import shutil
import subprocess
import tarfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

# Both images, the base and what builds them take 4 GB.
FREE_BYTES = 6_000_000_000
START_SECONDS = 60
PROBE = "newscrawl-probe"


class NoEngineError(Exception):
    """No container can be run on this machine; the message says what is missing. Raised by ``engine``."""


class CommandError(Exception):
    """A command failed that should not; the message is the end of what it said."""


def hold(condition: object, otherwise: str) -> None:
    """Raise ``CommandError`` with these words unless the condition holds."""
    if not condition:
        raise CommandError(otherwise)


class Engine:
    """Commands to one daemon."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.environment = {
            **os.environ,
            **environment,
            "DOCKER_BUILDKIT": "1",
            "COMPOSE_DOCKER_CLI_BUILD": "1",
        }
        self.composer: list[str] = []

    def docker(self, *words: str, stdin: bytes | None = None, seconds: int = 900) -> str:
        """What ``docker WORDS`` prints. Raises ``CommandError``."""
        return self.run(["docker", *words], stdin=stdin, seconds=seconds)

    def run(
        self,
        command: list[str],
        *,
        cwd: Path | None = None,
        stdin: bytes | None = None,
        seconds: int = 900,
    ) -> str:
        """What ``command`` prints. Raises ``CommandError``, also where it takes longer than ``seconds``."""
        try:
            done = subprocess.run(
                command,
                cwd=cwd,
                env=self.environment,
                input=stdin or b"",
                capture_output=True,
                check=False,
                timeout=seconds,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise CommandError(str(error)) from error
        if done.returncode:
            last = (done.stdout + done.stderr).decode(errors="replace").strip().splitlines()[-40:]
            raise CommandError("\n".join([f"{' '.join(command[:4])} …: exit code {done.returncode}", *last]))
        return done.stdout.decode(errors="replace").strip()


@contextmanager
def engine(work: Path) -> Iterator[Engine]:
    """A daemon that was seen to run a container in a network. Raises ``NoEngineError``."""
    running = Engine({})
    try:
        running.docker("info", seconds=20)
    except CommandError:
        with _own_daemon(work) as running:
            _prove(running)
            yield running
    else:
        _prove(running)
        yield running


@contextmanager
def _own_daemon(work: Path) -> Iterator[Engine]:
    if os.geteuid():
        raise NoEngineError("no Docker daemon answers, and only root may start one")
    if missing := [one for one in ("dockerd", "containerd", "runc", "iptables") if not shutil.which(one)]:
        raise NoEngineError(f"no Docker daemon answers, and there is no {', '.join(missing)} to start one")
    if shutil.disk_usage(work).free < FREE_BYTES:
        raise NoEngineError(f"{work} has less than {FREE_BYTES // 10**9} GB free")
    socket, log = f"unix://{work}/docker.sock", work / "dockerd.log"
    folders: list[str | Path] = [
        "--data-root",
        work / "images",
        "--exec-root",
        work / "running",
        "--pidfile",
        work / "dockerd.pid",
    ]
    # Containers reach each other in networks of their own; builds have the machine's.
    network = ["--bridge=none", "--iptables=false", "--ip6tables=false", "--ip-masq=false"]
    with log.open("wb") as output:
        daemon = subprocess.Popen(["dockerd", "-H", socket, *folders, *network], stdout=output, stderr=output)
    try:
        # Debian's client beside Debian's daemon, whatever else is called docker here.
        own = Engine(
            {"DOCKER_HOST": socket, "DOCKER_CONFIG": str(work), "PATH": f"/usr/bin:{os.environ['PATH']}"}
        )
        _wait_for(own, daemon, log)
        yield own
    finally:
        daemon.terminate()
        daemon.wait(60)


def _wait_for(own: Engine, daemon: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and daemon.poll() is None:
        try:
            driver = own.docker("info", "--format", "{{.Driver}}", seconds=20)
        except CommandError:
            time.sleep(0.5)
            continue
        if driver == "vfs":
            raise NoEngineError("the file system has no overlays, which images are kept in")
        return
    lines = log.read_text("utf-8", "replace").strip().splitlines()
    raise NoEngineError(f"dockerd does not start: {lines[-1] if lines else 'it says nothing'}")


def _prove(running: Engine) -> None:
    """Find the compose command, and run this machine's ``true`` in a container as compose.yaml has them."""
    for composer in (["docker", "compose"], ["docker-compose"]):
        try:
            running.run([*composer, "version"], seconds=20)
        except CommandError:
            continue
        running.composer = composer
        break
    else:
        raise NoEngineError("there is no docker-compose")
    try:
        running.docker("import", "-", PROBE, stdin=_archive_of("true"))
        running.docker("network", "create", PROBE)
        try:
            limits = ["--init", "--read-only", "--cap-drop=ALL", "--security-opt=no-new-privileges"]
            running.docker("run", "--rm", f"--network={PROBE}", *limits, PROBE, "/bin/true", seconds=60)
        finally:
            running.docker("network", "rm", PROBE)
            running.docker("image", "rm", "-f", PROBE)
    except CommandError as error:
        raise NoEngineError(f"no container runs here: {str(error).splitlines()[-1]}") from error


def _archive_of(program: str) -> bytes:
    """A tar with that program as /bin/PROGRAM, and the libraries it needs."""
    path = shutil.which(program) or f"/bin/{program}"
    listed = subprocess.run(["ldd", path], capture_output=True, text=True, check=False).stdout
    libraries = [word for word in listed.split() if word.startswith("/")]
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w", dereference=True) as archive:
        archive.add(path, f"bin/{program}")
        for library in libraries:
            archive.add(library, library.lstrip("/"))
    return data.getvalue()
