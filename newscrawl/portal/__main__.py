"""The portal as a child process: ``python -m newscrawl.portal`` (see ``newscrawl.portal.process``).

Prints one JSON line: ``{"url": …}`` once it serves, ``{"error": …}`` if it cannot. Ends when its standard
input ends, which happens at the latest when its parent is gone, however that died.
"""

import argparse
import asyncio
import json
import os
import sys
from datetime import datetime

from newscrawl.portal.clock import PortalClock
from newscrawl.portal.errors import PortalError
from newscrawl.portal.server import Portal, serve_until
from newscrawl.portal.weather import Weather


def _say(**line: str) -> None:
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    sys.stdout.flush()


async def _serve(portal: Portal) -> None:
    stopped = asyncio.Event()

    def read_parent() -> None:
        # Nothing is ever written to us: whatever can be read but b"" is thrown away.
        if not os.read(sys.stdin.fileno(), 1024):
            stopped.set()

    await portal.start()
    asyncio.get_running_loop().add_reader(sys.stdin.fileno(), read_parent)
    _say(url=portal.url, api_url=portal.api_url)
    await serve_until(portal, stopped)


def main() -> int:
    """Serve as the arguments say; 1 if the portal cannot start."""
    parser = argparse.ArgumentParser(prog="newscrawl.portal")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--at", type=datetime.fromisoformat)
    parser.add_argument("--freeze", action="store_true")
    parser.add_argument("--rendering", choices=("server", "client"), default="server")
    parser.add_argument("--api-delay", type=float, default=0.0)
    parser.add_argument("--api-failing", type=int, default=0)
    parser.add_argument("--no-kit", dest="kit", action="store_false")
    options = parser.parse_args()
    try:
        clock = PortalClock(options.at, running=not options.freeze)
        weather = Weather(options.api_delay, options.api_failing, options.kit)
        client = weather if options.rendering == "client" else None
        asyncio.run(
            _serve(Portal(options.articles, options.seed, options.host, options.port, clock, client=client))
        )
    except (PortalError, ValueError) as error:
        _say(error=str(error))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
