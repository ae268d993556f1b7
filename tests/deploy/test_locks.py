"""The locks hold what the requirements say, with hashes, and nothing that tells where it was asked for."""

import re
import tomllib
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import PROJECT

LOCKS = {
    "requirements.txt": "requirements.lock",
    "deploy/requirements-scrapyd.txt": "deploy/requirements-scrapyd.lock",
    "requirements-dev.txt": "requirements-dev.lock",
    "requirements-tools.txt": "requirements-tools.lock",
}
# The images' locks are of pyproject.toml and the first file, with the browser's extra in the second.
IMAGES = {"deploy/requirements-image.lock": (), "deploy/requirements-image-browser.lock": ("browser",)}
_HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")


def required(path: Path) -> dict[str, tuple[str, str]]:
    """Name to the pinned version and the reason of each requirement, those of files that it includes too."""
    found = {}
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("-r "):
            found |= required(path.parent / line.removeprefix("-r "))
        elif line and not line.startswith("#"):
            text, _, reason = line.partition("#")
            requirement = Requirement(text)
            found[canonicalize_name(requirement.name)] = (str(requirement.specifier), reason.strip())
    return found


def locked(name: str) -> dict[str, str]:
    """Name to the pinned version of each package of a lock."""
    lines = (PROJECT / name).read_text("utf-8").splitlines()
    pins = [Requirement(line.removesuffix(" \\")) for line in lines if re.match(r"[a-z0-9]", line)]
    return {canonicalize_name(pin.name): str(pin.specifier) for pin in pins}


@pytest.mark.parametrize(("source", "lock"), LOCKS.items())
def test_a_lock_holds_what_is_required(source: str, lock: str) -> None:
    wanted = {name: version for name, (version, _) in required(PROJECT / source).items()}
    assert {name: locked(lock).get(name) for name in wanted} == wanted, (
        "a requirement changed: run `make lock`"
    )
    assert all(version.startswith("==") for version in locked(lock).values())


@pytest.mark.parametrize("lock", [*LOCKS.values(), *IMAGES])
def test_every_file_has_a_hash_and_none_an_address(lock: str) -> None:
    text = (PROJECT / lock).read_text("utf-8")
    assert "://" not in text
    assert "index-url" not in text
    before = ""
    for line in text.splitlines():
        if line.lstrip().startswith("--hash"):
            assert _HASH.match(line), line
        if re.match(r"[a-z0-9]", before):
            assert line.startswith("    --hash=sha256:"), f"{before} has no hash"
        before = line


def test_the_locks_agree() -> None:
    run, scrapyd, dev = (locked(name) for name in list(LOCKS.values())[:3])
    assert run.items() <= scrapyd.items() <= dev.items()


@pytest.mark.parametrize(("lock", "extras"), IMAGES.items())
def test_an_image_holds_what_the_package_asks_for(lock: str, extras: tuple[str, ...]) -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    optional = project["optional-dependencies"]
    asked = [
        *project["dependencies"],
        *(one for extra in ("postgres", "notify", *extras) for one in optional[extra]),
    ]
    pins = locked(lock)
    for requirement in map(Requirement, asked):
        pin = pins.get(canonicalize_name(requirement.name), "==0").removeprefix("==")
        assert requirement.specifier.contains(pin), f"{requirement}: run `make lock`"
    own = required(PROJECT / "deploy/requirements-image.txt")
    assert {name: pins[name] for name in own} == {name: version for name, (version, _) in own.items()}
    # What the images run on is what the tests run on.
    tested = locked("deploy/requirements-scrapyd.lock")
    assert {name: pin for name, pin in pins.items() if tested.get(name, pin) != pin} == {}


@pytest.mark.parametrize("source", LOCKS)
def test_every_requirement_has_its_reason(source: str) -> None:
    assert [name for name, (_, reason) in required(PROJECT / source).items() if len(reason) < 8] == []


def test_this_environment_is_the_locked_one() -> None:
    pins = locked("requirements-dev.lock")
    for name in ("scrapy", "twisted", "lxml", "protego", "cryptography", "pytest"):
        assert f"=={distribution(name).version}" == pins[name]


def test_make_installs_from_locks_alone() -> None:
    makefile = (PROJECT / "Makefile").read_text("utf-8")
    assert "--no-deps --require-hashes -r" in makefile
    installs = [line for line in makefile.splitlines() if "pip install" in line or "$(INSTALL)" in line]
    assert all(line.startswith("INSTALL := ") or line.endswith(".lock") for line in installs)
    assert len(installs) == 6
