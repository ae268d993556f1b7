"""The images and the compose file hold together: what they copy, name and need is there.

``make containers`` builds them. Here the same files are read, and the first process of a worker is started.
"""

import re
import signal
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml

from deploy.containers import pip, steps
from deploy.containers.engine import Engine, NoEngineError, engine
from deploy.containers.services import Services
from newscrawl.schedule.declaration import servers_of, wrong_server
from tests.conftest import PROJECT
from tests.deploy.conftest import ScrapydServer, wait_until
from tests.deploy.test_jobs import SLOW, articles, assert_no_leftovers, kept, runs

CONTAINERS = PROJECT / "deploy" / "containers"
GUIDES = [PROJECT / "docs" / name for name in ("operations.md", "operations.ko.md")]
_REFERENCE = re.compile(r"\$\{(\w+)(?::([-?])([^}]*))?\}")


def instructions() -> list[tuple[str, str]]:
    """The Dockerfile's instructions, one after the other."""
    text = re.sub(r"\\\n\s*", "", (PROJECT / "Dockerfile").read_text("utf-8"))
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [(word, rest) for word, _, rest in (line.partition(" ") for line in lines)]


def stages() -> dict[str, list[tuple[str, str]]]:
    """The instructions of each stage by its name, ``""`` for those before the first."""
    found: dict[str, list[tuple[str, str]]] = {"": []}
    for word, rest in instructions():
        if word == "FROM":
            name = rest.split()[2]
            found[name] = []
        found[name if word == "FROM" else [*found][-1]].append((word, rest))
    return found


def compose(**variables: str) -> dict[str, Any]:
    """compose.yaml with its variables filled in as ``docker compose`` does (Compose Specification, 12)."""

    def value(found: re.Match[str]) -> str:
        name, how, otherwise = found.groups()
        given = variables.get(name, "")
        if not given and how == "?":
            raise KeyError(name)
        return given or (otherwise if how == "-" else "")

    text = _REFERENCE.sub(value, (PROJECT / "compose.yaml").read_text("utf-8"))
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


@pytest.fixture
def services() -> dict[str, Any]:
    found: dict[str, Any] = compose(STORE_PASSWORD="st0re", SCRAPYD_PASSWORD="scr4py")["services"]
    return found


# -- The images -----------------------------------------------------------------------------------------


def test_an_image_is_made_of_what_is_there_and_let_through() -> None:
    lets = [
        line[1:] for line in (PROJECT / ".dockerignore").read_text("utf-8").split() if line.startswith("!")
    ]
    assert all((PROJECT / one).exists() for one in lets), lets
    copied = [
        source
        for word, rest in instructions()
        if word == "COPY" and not rest.startswith("--from")
        for source in rest.split()[:-1]
    ]
    assert len(copied) > 8
    for source in copied:
        assert (PROJECT / source).exists(), source
        assert any(source == one or source.startswith(f"{one}/") for one in lets), source
    # Neither data nor an environment file is among it.
    for secret in ("data", ".env", "schedule.toml", ".git"):
        assert not any(fnmatch(secret, one) for one in lets)


@pytest.mark.parametrize("target", ["worker", "browser"])
def test_an_image_ends_as_a_user_without_rights(target: str) -> None:
    users = [rest for word, rest in stages()[target] if word == "USER"]
    assert users[-1:] == ["10001"]  # by its number: that it is not root must be seen without its files


def test_a_stage_takes_from_stages_before_it() -> None:
    before: set[str] = set()
    for name, lines in stages().items():
        taken = re.findall(
            r"(?:^FROM |--from=)(\S+)", "\n".join(f"{word} {rest}" for word, rest in lines), re.M
        )
        assert {one for one in taken if "$" not in one} <= before, name
        before.add(name)


def test_everything_installed_has_a_hash() -> None:
    installs = [part for _, rest in instructions() for part in rest.split("&&") if "python install" in part]
    assert len(installs) == 3
    assert all(
        "--require-hashes" in one or ("--no-deps" in one and "--no-build-isolation" in one)
        for one in installs
    )


# -- The services ---------------------------------------------------------------------------------------


def test_the_services_build_and_mount_what_is_there(services: dict[str, Any]) -> None:
    whole = compose(STORE_PASSWORD="a", SCRAPYD_PASSWORD="b")
    assert set(services) == {"db", "worker-1", "worker-2", "schedule", "watch", "prometheus"}
    for name, service in services.items():
        if "build" in service:
            assert service["build"]["target"] in stages(), name
            assert (service["read_only"], service["cap_drop"]) == (True, ["ALL"]), name
        for volume in service.get("volumes", []):
            source = volume.split(":")[0]
            place = {"./schedule.toml": "./deploy/schedule.toml"}.get(source, source)
            assert (PROJECT / place).exists() if source.startswith(".") else source in whole["volumes"], (
                volume
            )
        for other, wanted in service.get("depends_on", {}).items():
            assert wanted["condition"] == "service_healthy"
            assert "healthcheck" in services[other], other


def test_nothing_listens_beyond_this_machine(services: dict[str, Any]) -> None:
    ports = [port for service in services.values() for port in service.get("ports", [])]
    assert ports == ["127.0.0.1:9090:9090"]


def test_the_schedule_posts_to_every_worker(services: dict[str, Any]) -> None:
    url = services["schedule"]["environment"]["SCRAPYD_URL"]
    assert wrong_server(url) is None
    assert servers_of(url) == [f"http://{name}:6800" for name in services if name.startswith("worker")]


def test_secrets_come_from_a_file_and_stand_in_no_command(services: dict[str, Any]) -> None:
    for name in ("STORE_PASSWORD", "SCRAPYD_PASSWORD"):
        with pytest.raises(KeyError, match=name):
            compose(**{"STORE_PASSWORD": "a", "SCRAPYD_PASSWORD": "b", name: ""})
    for name, service in services.items():
        told = {key: service.get(key) for key in ("command", "entrypoint", "healthcheck", "build")}
        assert "st0re" not in str(told), name
        assert "scr4py" not in str(told), name
        assert "st0re" not in service.get("environment", {}).get("STORE_URL", ""), name


def test_every_variable_is_in_the_example() -> None:
    example = (CONTAINERS / "example.env").read_text("utf-8")
    told = set(re.findall(r"^(\w+)=", example, re.M))
    used = {found[1] for found in _REFERENCE.finditer((PROJECT / "compose.yaml").read_text("utf-8"))}
    assert told == used | {"COMPOSE_PROJECT_NAME"}  # which compose itself asks for
    assert ".env" in (PROJECT / ".gitignore").read_text("utf-8").split()


def test_the_browser_joins_the_same_services(services: dict[str, Any]) -> None:
    more = yaml.safe_load((CONTAINERS / "browser.yaml").read_text("utf-8"))
    assert set(more["services"]) == {name for name in services if name.startswith("worker")}
    for service in more["services"].values():
        # Chromium's sandbox is a chroot in a user namespace; the filter grants it with the capability alone.
        assert service["cap_add"] == ["SYS_CHROOT"]
        assert service["security_opt"] == ["seccomp=/usr/share/containers/seccomp.json"]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_the_guide_names_the_same_files(guide: Path) -> None:
    text = guide.read_text("utf-8")
    for name in ("deploy/containers/example.env", "deploy/containers/browser.yaml", "make containers"):
        assert name in text, name


# -- What tries them -------------------------------------------------------------------------------------


def test_where_nothing_can_run_a_container_it_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("os.geteuid", lambda: 0)
    with (
        pytest.raises(NoEngineError, match="there is no dockerd, containerd, runc, iptables"),
        engine(tmp_path),
    ):
        pass
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    with pytest.raises(NoEngineError, match="only root may start one"), engine(tmp_path):
        pass


def test_what_it_brings_up_is_the_compose_file_with_shorter_waits(tmp_path: Path) -> None:
    tried = Services(Engine({}), tmp_path)
    assert (tried.folder / ".env").stat().st_mode & 0o777 == 0o600
    ours, copy = (yaml.safe_load((folder / "compose.yaml").read_text()) for folder in (PROJECT, tried.folder))
    for name, service in ours["services"].items():
        other = copy["services"][name]
        differ = {key for key in service if service[key] != other[key]}
        assert differ <= {"healthcheck", "ports"}, name
    for name in ("STORE_PASSWORD", "SCRAPYD_PASSWORD"):
        assert re.search(rf"^{name}=\w{{32}}$", (tried.folder / ".env").read_text(), re.M)


def test_a_variable_tells_pip_before_a_file_does() -> None:
    listed = ":env:.cert='/e.crt'\nglobal.cert='/g.crt'\nglobal.index-url='https://pypi.example/simple'\n"
    assert pip.value_of(listed, "cert") == "/e.crt"
    assert pip.value_of(listed, "index-url") == "https://pypi.example/simple"
    assert pip.value_of(listed, "proxy") == ""


def test_the_steps_without_containers_are_those_of_the_images() -> None:
    locks = [word for words in steps.installs() for word in words if word.endswith(".lock")]
    assert locks == ["deploy/requirements-image.lock", "deploy/requirements-image-browser.lock"]
    assert steps.installs()[1][-1] == "."


# -- The first process of a worker ----------------------------------------------------------------------


@pytest.mark.timeout(600)
def test_a_worker_that_is_stopped_closes_its_feeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the first process of a container is told that it is to end."""
    monkeypatch.setenv("PYTHONPATH", str(PROJECT))
    monkeypatch.setenv("SCRAPYD_DIR", str(tmp_path))
    worker = ScrapydServer(tmp_path)
    settings = (CONTAINERS / "scrapyd.conf").read_text("utf-8")
    worker.start(settings, command=("python", "-m", "deploy.worker"))
    try:
        worker.data = tmp_path / "data"
        # No egg was deployed.
        worker.schedule("mainnews", "slow", *SLOW, site="portal", pages="1")
        wait_until(lambda: kept(worker.data) >= 3, "articles in the store")
        process = worker.process
        assert process is not None
        process.send_signal(signal.SIGTERM)
        assert process.wait(120) == 0
    finally:
        worker.kill()
    (run,) = runs(worker.data)
    assert (run.state, run.verdict, run.reasons) == ("ended", "degraded", ["interrupted"])
    own = articles(worker.data / "feeds" / "mainnews" / f"{run.id}.articles.json")
    assert len(own) == kept(worker.data) >= 3
    assert_no_leftovers(worker.data)


def test_a_worker_without_a_password_does_not_start(tmp_path: Path) -> None:
    environment = {"PATH": "/usr/bin:/bin", "SCRAPYD_USERNAME": "operator", "SCRAPYD_DIR": str(tmp_path)}
    ended = subprocess.run(
        [sys.executable, "-m", "deploy.worker"],
        cwd=PROJECT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr.count("\n")) == (1, 1)
    assert "SCRAPYD_PASSWORD is empty" in ended.stderr
