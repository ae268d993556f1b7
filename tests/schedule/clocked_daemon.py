"""``python -m tests.schedule.clocked_daemon PORT PROJECT LEDGER CLOCK``: the daemon, by a file's clock.

The file holds a time in ISO 8601. Everything else is as ``scrapy schedule --run`` has it.
"""

import asyncio
import logging
import sys
from datetime import datetime
from pathlib import Path

from newscrawl.schedule.daemon import Daemon
from newscrawl.schedule.ledger import Ledger
from newscrawl.schedule.scrapyd import Scrapyd
from tests.deploy.conftest import PASSWORD, USERNAME
from tests.schedule.conftest import QuickScrapyd, every_minute


async def main(port: int, project: str, ledger: Path, clock: Path) -> None:
    schedule = every_minute(QuickScrapyd(Path(), port), project)
    with Ledger(ledger) as open_ledger:
        async with Scrapyd(schedule.url, project, USERNAME, PASSWORD) as scrapyd:
            daemon = Daemon(
                schedule,
                scrapyd,
                open_ledger,
                now=lambda: datetime.fromisoformat(clock.read_text(encoding="ascii")),
                wakes_at_least=0.005,
                asks_again=0.02,
            )
            await daemon.run()


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    asyncio.run(main(int(sys.argv[1]), sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4])))
