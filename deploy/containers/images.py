"""The images of ``make containers``: the base, the Dockerfile's, and those of a registry."""

import re
import shutil
import subprocess
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from deploy.containers.engine import CommandError, Engine, NoEngineError
from deploy.containers.pip import configuration

PROJECT = Path(__file__).resolve().parent.parent.parent
STANDINS = PROJECT / "deploy" / "containers" / "standins"
BASE = "debian:bookworm-slim"
MIRROR = "http://deb.debian.org/debian"


def build(engine: Engine, work: Path) -> list[str]:
    """Make every image, and say of each what it is. Raises ``CommandError`` and ``NoEngineError``."""
    _base(engine, work)
    with ThreadPoolExecutor(2) as both:
        others = both.submit(_others, engine)
        _own(engine, work)
        said = others.result()
    for name in ("newscrawl:worker", "newscrawl:browser"):
        size = int(engine.docker("image", "inspect", "--format", "{{.Size}}", name))
        said.append(f"{name}: {size // 10**6} MB unpacked")
    return said


def _base(engine: Engine, work: Path) -> None:
    if _pulled(engine, BASE):
        return
    if not shutil.which("debootstrap"):
        raise NoEngineError(f"no registry with {BASE} is reached, and there is no debootstrap to make it")
    try:
        urllib.request.urlopen(f"{MIRROR}/dists/bookworm/InRelease", timeout=30).close()  # noqa: S310 - a constant
    except OSError as error:
        raise NoEngineError(
            f"neither a registry with {BASE} nor Debian's packages are reached: {error}"
        ) from error
    root = work / "root"
    engine.run(["debootstrap", "--variant=minbase", "bookworm", str(root), MIRROR])
    for part in ("var/lib/apt/lists", "var/cache/apt", "usr/share/doc", "usr/share/man", "usr/share/locale"):
        shutil.rmtree(root / part)
        (root / part).mkdir()
    packed = subprocess.run(["tar", "-C", root, "-c", "."], stdout=subprocess.PIPE, check=True)
    engine.docker("import", "--change", 'CMD ["bash"]', "-", BASE, stdin=packed.stdout)
    shutil.rmtree(root)


def _own(engine: Engine, work: Path) -> None:
    """The larger first: what it shares with the other is built once, and its packages come meanwhile."""
    secrets = [f"--secret=id={name},src={path}" for name, path in configuration(work).items()]
    for target in ("browser", "worker"):
        engine.docker(
            *(
                "build",
                "--network",
                "host",
                *secrets,
                "--target",
                target,
                "-t",
                f"newscrawl:{target}",
                str(PROJECT),
            )
        )


def _others(engine: Engine) -> list[str]:
    """What compose.yaml names of a registry, or what stands in for it."""
    said = []
    for image in re.findall(r"image: docker\.io/(\S+)", (PROJECT / "compose.yaml").read_text("utf-8")):
        if _pulled(engine, image):
            said.append(f"{image}: as published")
            continue
        kind = image.partition(":")[0].rpartition("/")[2]
        engine.docker("build", "--network", "host", "--target", kind, "-t", image, str(STANDINS))
        said.append(f"{image}: no registry is reached, Debian's {kind} stands in for it")
    return said


def _pulled(engine: Engine, image: str) -> bool:
    try:
        engine.docker("image", "inspect", image)
    except CommandError:
        try:
            engine.docker("pull", "-q", image, seconds=120)
        except CommandError:
            return False
    return True
