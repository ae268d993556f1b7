"""How fast a crawl of the bundled portal is, how much memory it takes, and what bare Scrapy takes for it.

    python -m benchmarks.crawl [--articles 20000] [--bare]

Starts the portal in a process of its own and crawls it with an empty store. Prints articles read, seconds and
resident memory of the crawl at every tenth of the way. With ``--bare`` a spider without parsing, pipelines
and feeds then fetches the same pages from the same portal with the same settings, and the ratio is printed.
"""

import argparse
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from newscrawl.portal.process import PortalProcess

PROJECT = Path(__file__).resolve().parent.parent
BARE_SPIDER = """
import json, os
import scrapy

class Bare(scrapy.Spider):
    name = "bare"

    async def start(self):
        for address in json.load(open(os.environ["ADDRESSES"])):
            yield scrapy.Request(address, dont_filter=True)

    def parse(self, response):
        return None
"""


def resident_megabytes(pid: int) -> float:
    """Resident memory of a process (Linux, /proc)."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def stored(database: Path) -> int:
    """Articles in the store of a crawl that is running."""
    if not database.exists():
        return 0
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        try:
            return int(connection.execute("select count(*) from articles").fetchone()[0])
        except sqlite3.OperationalError:  # the tables are being made
            return 0


def crawl(portal: PortalProcess, articles: int, folder: Path) -> float:
    """Crawl the portal and print the curve. Returns the seconds it took."""
    command = [sys.executable, "-m", "scrapy", "crawl", "mainnews", "-L", "WARNING"]
    # The site's own politeness holds: the bundled portal's is 16 requests at a time without a delay.
    command += ["-s", f"PORTAL_URL={portal.url}"]
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=PROJECT, env=os.environ | {"DATA_DIR": str(folder)})
    database = folder / "newscrawl.db"
    step = max(1, articles // 10)
    following = step
    print(f"{'articles':>10} {'seconds':>9} {'MB':>8}")
    while process.poll() is None:
        count = stored(database)
        if count >= following:
            seconds = time.perf_counter() - started
            print(f"{count:>10,} {seconds:>9.1f} {resident_megabytes(process.pid):>8.1f}", flush=True)
            following = (count // step + 1) * step
        time.sleep(0.2)
    seconds = time.perf_counter() - started
    count = stored(database)
    print(f"{count:,} articles in {seconds:.1f} s, {count / seconds:.1f} a second, exit {process.returncode}")
    return seconds


def fetch_bare(addresses: Sequence[str], folder: Path) -> float:
    """Fetch the same pages with a spider that does nothing else. Returns the seconds it took."""
    (folder / "addresses.json").write_text(json.dumps(addresses))
    (folder / "bare.py").write_text(BARE_SPIDER)
    settings = {
        "ASYNCIO_EVENT_LOOP": "uvloop.Loop",
        "CONCURRENT_REQUESTS": 16,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
        "CONCURRENT_ITEMS": 8,
        "METAREFRESH_ENABLED": "False",
        "COOKIES_ENABLED": "False",
        "TELNETCONSOLE_ENABLED": "False",
        "LOG_LEVEL": "WARNING",
    }
    options = [option for name, value in settings.items() for option in ("-s", f"{name}={value}")]
    environment = os.environ | {"ADDRESSES": str(folder / "addresses.json")}
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "scrapy", "runspider", str(folder / "bare.py"), *options],
        cwd=folder,
        env=environment,
        check=True,
    )
    return time.perf_counter() - started


def addresses_of(database: Path) -> list[str]:
    """The articles that the crawl read."""
    with sqlite3.connect(database) as connection:
        return [row[0] for row in connection.execute("select url from articles")]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--bare", action="store_true", help="compare with bare Scrapy")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, PortalProcess(options.articles) as portal:
        folder = Path(name)
        seconds = crawl(portal, options.articles, folder)
        if options.bare:
            bare = fetch_bare(addresses_of(folder / "newscrawl.db"), folder)
            print(f"bare Scrapy: {bare:.1f} s; newscrawl takes {seconds / bare:.2f} times as long")


if __name__ == "__main__":
    main()
