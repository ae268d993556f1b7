"""How many articles a crawl reads in a second of CPU, beside bare Scrapy over the same pages.

    python -m benchmarks.crawl [--articles 1000] [--rounds 3] [--pages FOLDER]
                               [--peers] [--peer-articles 400] [--peer-rounds 1]

Pages come from processes of their own: the bundled portal, and with ``--pages`` the saved pages of FOLDER
behind ``benchmarks/serve_pages.py``, repeated until there are ``--articles``. A first crawl notes which lists
and articles are fetched, and its CPU by stage. Then newscrawl, with an empty store each time, and a bare
spider, which builds the tree of each of those pages and yields the title, take turns. What counts is user and
system time of the crawl's process from its start to its end; robots.txt is off for both. With ``--peers``
the downloaders of trafilatura, newspaper4k and news-please, each in an environment that is made for it and
thrown away, and newscrawl read ``--peer-articles`` of these pages, all of them the same ones in one run: a
thousand take the slow ones half an hour. What counts is the whole process there, too, so that fewer pages
bear more of newscrawl's start.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.crawl_peers import PEERS, Peer, PeerError
from benchmarks.processes import PROJECT, cpu_seconds
from benchmarks.serve_pages import ServedPages, article_pages
from newscrawl.portal.process import PortalProcess

BARE = Path(__file__).with_name("bare_spider.py")
# As in ``newscrawl.settings``, as far as a spider without parsing has them, and as a site without a limit.
BARE_SETTINGS = {
    "ASYNCIO_EVENT_LOOP": "uvloop.Loop",
    "CONCURRENT_REQUESTS": 16,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
    "CONCURRENT_ITEMS": 8,
    "DOWNLOAD_DELAY": 0,
    "METAREFRESH_ENABLED": False,
    "COOKIES_ENABLED": False,
    "TELNETCONSOLE_ENABLED": False,
    "ROBOTSTXT_OBEY": False,
    "LOG_LEVEL": "WARNING",
}


@dataclass(frozen=True)
class Case:
    """Pages that are crawled: ``wanted`` is the ratio to bare Scrapy that is to be reached."""

    name: str
    wanted: float
    arguments: tuple[str, ...]


def scrapy(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "scrapy", *arguments]


def crawl(case: Case, folder: Path, **environment: str) -> float:
    """Crawl with an empty store. Returns CPU seconds."""
    options = ["-L", "WARNING", "-s", "ROBOTSTXT_OBEY=False"]
    with tempfile.TemporaryDirectory(dir=folder) as data:
        command = scrapy("crawl", "mainnews", *options, *case.arguments)
        return cpu_seconds(command, PROJECT, environment | {"DATA_DIR": data})


def staged(case: Case, folder: Path) -> dict[str, Any]:
    """Crawl once and return what ``benchmarks.crawl_stages`` writes."""
    file = folder / "stages.json"
    crawl(case, folder, STAGES_FILE=str(file), SCRAPY_SETTINGS_MODULE="benchmarks.crawl_settings")
    stages: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return stages


def bare(addresses: Sequence[str], folder: Path) -> float:
    """Fetch the same pages with the bare spider. Returns CPU seconds."""
    file = folder / "addresses.json"
    file.write_text(json.dumps(addresses), "utf-8")
    settings = [part for name, value in BARE_SETTINGS.items() for part in ("-s", f"{name}={value}")]
    command = scrapy("runspider", str(BARE), "-a", f"addresses={file}", *settings)
    return cpu_seconds(command, folder, {})


def compare(case: Case, rounds: int, folder: Path) -> None:
    """Print how one case went."""
    stages = staged(case, folder)
    articles, number = stages["articles"], len(stages["articles"])
    if not number:
        raise SystemExit(f"{case.name}: the crawl fetched no article")
    by_stage = ", ".join(f"{name} {s / number * 1000:.2f}" for name, s in stages["seconds"].items())
    load = os.getloadavg()[0]
    print(f"{case.name}: {number:,} articles, {len(stages['lists'])} list pages, load {load:.1f}")
    print(f"  ms CPU an article, once: {by_stage}")
    turns = [(crawl(case, folder), bare(stages["lists"] + articles, folder)) for _ in range(rounds)]
    for name, spent in zip(("newscrawl", "bare Scrapy"), zip(*turns, strict=True), strict=True):
        rates = ", ".join(f"{number / seconds:.0f}" for seconds in spent)
        median = statistics.median(spent)
        print(f"  {name:12} {number / median:7.1f} articles a CPU second, {median:.2f} s (runs: {rates})")
    ratio = statistics.median(theirs / ours for ours, theirs in turns)
    print(f"  newscrawl/bare {ratio:.3f} of the articles a CPU second, wanted {case.wanted}", flush=True)


# Share of the articles that a peer must read.
_LEAST_READ = 0.9


def beside_peers(case: Case, rounds: int, peers: Sequence[Peer], folder: Path) -> None:
    """Print how many times as many articles a CPU second newscrawl reads as each peer, in alternating turns.

    A peer that reads few of the articles has done another work; it is not compared.
    """
    articles: list[str] = staged(case, folder)["articles"]
    print(f"{case.name} beside peers: {len(articles):,} articles", flush=True)
    turns = [(crawl(case, folder), [peer.read(articles, folder) for peer in peers]) for _ in range(rounds)]
    ours = statistics.median(seconds for seconds, _ in turns)
    for peer, spent in zip(peers, zip(*(theirs for _, theirs in turns), strict=True), strict=True):
        read = min(count for _, count in spent)
        if read < _LEAST_READ * len(articles):
            print(f"  {peer.name} is not compared: it read {read} of {len(articles)} articles", flush=True)
            continue
        theirs = statistics.median(seconds for seconds, _ in spent)
        print(
            f"  {peer.name:12} {len(articles) / theirs:7.1f} articles a CPU second ({read} read);"
            f" newscrawl/{peer.name} {theirs / ours:.1f}, wanted {peer.wanted}",
            flush=True,
        )


@contextmanager
def cases(articles: int, pages: Path | None) -> Iterator[list[Case]]:
    """What is crawled, while it is served."""
    with PortalProcess(articles) as portal:
        site = Case("portal", 0.25, ("-s", f"PORTAL_URL={portal.url}"))
        if pages is None:
            yield [site]
            return
        times = -(-articles // len(article_pages(pages)))
        with ServedPages(pages, times) as served:
            arguments: tuple[str, ...] = ("-a", f"url={served.url}", "-s", "DOWNLOAD_DELAY=0")
            arguments += ("-s", "CONCURRENT_REQUESTS_PER_DOMAIN=16")
            yield [site, Case("pages", 0.45, arguments)]


def installed_peers(folder: Path) -> list[Peer]:
    """Those peers that can be had. The others are named with what is wrong."""
    peers = []
    for peer in PEERS:
        try:
            peer.install(folder)
        except PeerError as error:
            print(error, flush=True)
        else:
            peers.append(peer)
    return peers


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3, help="turns of each")
    parser.add_argument("--pages", type=Path, help="a folder of saved pages, crawled as well")
    parser.add_argument("--peers", action="store_true", help="compare with other projects' downloaders")
    parser.add_argument("--peer-articles", type=int, default=400, help="that these and newscrawl read then")
    parser.add_argument("--peer-rounds", type=int, default=1, help="turns of each then")
    options = parser.parse_args()
    if options.pages is not None and not article_pages(options.pages):
        raise SystemExit(f"{options.pages} holds no article page with its truth (*.html, *.json)")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with cases(options.articles, options.pages) as followed:
            for case in followed:
                compare(case, options.rounds, folder)
        if options.peers and (peers := installed_peers(folder)):
            with cases(options.peer_articles, options.pages) as followed:
                for case in followed:
                    beside_peers(case, options.peer_rounds, peers, folder)


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as error:
        sys.exit(f"a crawl ended with exit code {error.returncode}: {' '.join(error.cmd)}")
