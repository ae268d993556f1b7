"""Environments with newscrawl as pip installs it, made from what this one has: nothing is fetched."""

import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
from collections.abc import Iterable
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement

PROJECT = Path(__file__).resolve().parent.parent
_BUILD = "import sys; from setuptools import build_meta as b; print(b.build_{kind}(sys.argv[1]))"


def build(folder: Path) -> Path:
    """The wheel of what the source distribution of this tree holds."""
    source = folder / "source"
    source.mkdir()
    for name in ("pyproject.toml", "setup.py", "README.md", "LICENSE"):
        shutil.copy(PROJECT / name, source)
    shutil.copytree(PROJECT / "newscrawl", source / "newscrawl", ignore=shutil.ignore_patterns("__pycache__"))
    with tarfile.open(_built("sdist", source, folder)) as archive:
        archive.extractall(folder / "unpacked", filter="data")
    (unpacked,) = (folder / "unpacked").iterdir()
    return _built("wheel", unpacked, folder)


def _built(kind: str, source: Path, folder: Path) -> Path:
    command = [sys.executable, "-c", _BUILD.format(kind=kind), str(folder)]
    done = subprocess.run(command, cwd=source, check=True, capture_output=True, text=True)
    return folder / done.stdout.splitlines()[-1]


def install(wheel: Path, folder: Path, *extras: str, beside: Iterable[str] = ()) -> Path:
    """An environment in ``folder`` with the wheel, what its metadata asks for, ``beside``, and nothing else.

    The other packages are links to the ones of this environment. The path of its folder of programs.
    """
    venv.create(folder, with_pip=False)
    scripts = folder / "bin"
    packages = Path(sysconfig.get_path("purelib", "venv", {"base": str(folder), "platbase": str(folder)}))
    command = [sys.executable, "-m", "pip", "--python", str(scripts / "python"), "install"]
    subprocess.run([*command, "--quiet", "--no-deps", str(wheel)], check=True, capture_output=True)
    (installed,) = Distribution.discover(name="newscrawl", path=[str(packages)])
    needed = _needed(installed, set(extras))
    for one in map(distribution, beside):
        needed |= {one.metadata["Name"].lower(): one} | _needed(one, set())
    for found in needed.values():
        _link(found, packages)
    return scripts


def _needed(start: Distribution, extras: set[str]) -> dict[str, Distribution]:
    """Every distribution below ``start``, by name, as their metadata say; versions must fit."""
    found: dict[str, Distribution] = {}
    waiting = [(start, extras)]
    while waiting:
        one, wanted = waiting.pop()
        for line in one.requires or []:
            need = Requirement(line)
            asked = need.marker is None or any(
                need.marker.evaluate({"extra": extra}) for extra in wanted | {""}
            )
            if not asked:
                continue
            other = distribution(need.name)
            assert need.specifier.contains(other.version, prereleases=True), (
                f"{one.name}: {line}, {other.version}"
            )
            if need.name.lower() not in found or need.extras:
                found[need.name.lower()] = other
                waiting.append((other, set(need.extras)))
    return found


def _link(package: Distribution, packages: Path) -> None:
    site = Path(str(package.locate_file("")))
    for top in {path.parts[0] for path in package.files or [] if path.parts[0] not in ("..", "__pycache__")}:
        target = packages / top
        if not target.exists():
            target.symlink_to(site / top)
