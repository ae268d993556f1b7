"""``make containers``: builds both images with Docker, brings compose.yaml up from them, and tries it.

As root on Debian it needs docker.io, docker-compose, debootstrap and golang-github-containers-common, and
starts a daemon of its own if none answers. Where no container can be run at all, it says what is missing and
follows the images' steps in a fresh folder instead.
"""

import contextlib
import signal
import sys
import tempfile
import time
from pathlib import Path

from deploy.containers import images, steps
from deploy.containers.engine import CommandError, Engine, NoEngineError, engine
from deploy.containers.services import Services


def main() -> int:
    began = time.monotonic()
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))  # what was started ends
    with tempfile.TemporaryDirectory(prefix="newscrawl-containers.") as folder:
        work = Path(folder)
        try:
            with engine(work) as running:
                said = [*images.build(running, work), f"built in {time.monotonic() - began:.0f} s"]
                said += _tried(running, work)
        except NoEngineError as missing:
            said = [f"not built here: {missing}", *steps.follow(work)]
        except CommandError as failure:
            sys.exit(f"containers: {failure}")
    for line in said:
        print(f"containers: {line}")
    print(f"containers: {time.monotonic() - began:.0f} s")
    return 0


def _tried(running: Engine, work: Path) -> list[str]:
    services = Services(running, work)
    try:
        services.up()
        return [*services.check(), services.browser()]
    finally:
        with contextlib.suppress(CommandError):  # what led here is the news
            services.down()


if __name__ == "__main__":
    sys.exit(main())
