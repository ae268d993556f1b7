"""The first process of a worker's container: a Scrapyd whose crawls close their feeds when it is stopped.

A container that is stopped tells its first process alone, and kills everything else when that one has ended.
"""

import os
import signal
import sys
from pathlib import Path

from deploy import scrapydgroup

# Its logs, and what it remembers of jobs: a volume of each worker's own.
FOLDER = Path(os.environ.get("SCRAPYD_DIR", "/var/lib/scrapyd"))


def main() -> int:
    """Run until SIGTERM or SIGINT. The exit code is Scrapyd's, and 0 when it was stopped."""
    for name in ("SCRAPYD_USERNAME", "SCRAPYD_PASSWORD"):
        if not os.environ.get(name):
            print(f"newscrawl: {name} is empty: whoever reaches Scrapyd runs code there", file=sys.stderr)
            return 1
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    # newscrawl is installed here and no egg is deployed: so Scrapyd's jobs find the project.
    environment = os.environ | {"SCRAPY_SETTINGS_MODULE": "newscrawl.settings"}
    scrapyd = scrapydgroup.start(Path(sys.executable).parent / "scrapyd", FOLDER, environment)
    try:
        return scrapyd.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        scrapydgroup.stop(scrapyd)


if __name__ == "__main__":
    sys.exit(main())
