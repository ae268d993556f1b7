"""What reading an article costs beside the bare parse of its page, and beside trafilatura.

    python -m benchmarks.reading [--pages FOLDER] [--rounds 5] [--portal 40]

CPU time of this process (``time.process_time``), warm. Every page is read by all readers in turn and from
its bytes: each reading builds its own response, so the parse is in it. Prints milliseconds a page and ratios,
each the median over the rounds:

    newscrawl/parse        with the sites' rules, and without any (generic), beside lxml's HTMLParser on the
                           same text, set up as Scrapy's selectors do
    rules/generic          only the pages of sites that have rules
    newscrawl/trafilatura  the share of trafilatura's time, where it is installed

FOLDER holds saved article pages (``*.html``, at any depth), by default the project's frozen pages. The truth
beside a page (``<name>.json`` or ``expected.json``) gives its address; truth of a list leaves it out.
``--portal N`` measures N articles of the bundled portal besides; 0 none.
"""

import argparse
import asyncio
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import aiohttp
from lxml import etree
from lxml.html import HTMLParser
from scrapy.http import HtmlResponse

from newscrawl.pages import read_article
from newscrawl.portal import truth
from newscrawl.portal.newsroom import NEWEST
from newscrawl.portal.server import Portal
from newscrawl.sites import GENERIC, Site, get, site_for
from newscrawl.sites.registry import declared

FROZEN = Path(__file__).resolve().parent.parent / "tests" / "pages"


class Saved(NamedTuple):
    """A page as it came from the wire; ``text`` is what lxml is given, in UTF-8."""

    url: str
    body: bytes
    text: bytes
    site: Site | None

    def response(self) -> HtmlResponse:
        """A response that nothing has been asked of yet."""
        return HtmlResponse(self.url, body=self.body)


Reader = Callable[[Saved], object]


def saved(url: str, body: bytes, site: Site | None = None) -> Saved:
    """A page; ``site`` None finds the rules by the address."""
    return Saved(url, body, HtmlResponse(url, body=body).text.encode(), site)


def truth_beside(path: Path) -> dict[str, Any]:
    """What is written beside a saved page; empty if nothing is."""
    for place_of in (path.with_suffix(".json"), path.with_name("expected.json")):
        if place_of.exists():
            found: dict[str, Any] = json.loads(place_of.read_text("utf-8"))
            return found
    return {}


def pages_of(folder: Path) -> list[Saved]:
    """The articles among the saved pages below ``folder``."""
    out = []
    for number, path in enumerate(sorted(folder.rglob("*.html"))):
        known = truth_beside(path)
        if known and not known.keys() & {"body", "article", "shows"}:
            continue
        name = known.get("site") if "article" in known else None
        site = None if name is None else GENERIC if name == "generic" else get(name)
        out.append(saved(known.get("url", f"https://www.example.com/news/{number}"), path.read_bytes(), site))
    return out


async def portal_pages(count: int) -> list[Saved]:
    """The newest ``count`` articles of the bundled portal, fetched from a server in this process."""
    async with Portal(max(count, 100), 7) as portal, aiohttp.ClientSession() as client:
        site = declared().placed("portal", portal.url).get("portal")
        addresses = [str(article.url) for article in truth.articles(portal.newsroom, portal.url, NEWEST)]
        out = []
        for address in addresses[:count]:
            async with client.get(address) as answer:
                out.append(saved(address, await answer.read(), site))
        return out


def parse(page: Saved) -> object:
    """The tree, and nothing asked of it."""
    return etree.fromstring(page.text, parser=HTMLParser(recover=True, encoding="utf8", huge_tree=True))


def with_rules(page: Saved) -> object:
    return read_article(page.response(), page.site)


def generic(page: Saved) -> object:
    return read_article(page.response(), GENERIC)


def readers() -> dict[str, Reader]:
    """By name, those that can be measured here."""
    out: dict[str, Reader] = {"parse": parse, "rules": with_rules, "generic": generic}
    try:
        import trafilatura  # noqa: PLC0415 - the peer may be missing
    except ImportError:
        print("trafilatura is not installed; measured without it", file=sys.stderr)
        return out
    out["trafilatura"] = lambda page: trafilatura.bare_extraction(
        page.body, url=page.url, with_metadata=True, include_comments=False
    )
    return out


def measure(pages: Sequence[Saved], rounds: int) -> dict[str, list[list[float]]]:
    """Seconds of each reader: for each round one number a page, behind a round that warms up."""
    known = readers()
    names = list(known)
    out: dict[str, list[list[float]]] = {name: [] for name in names}
    for turn in range(rounds + 1):
        spent: dict[str, list[float]] = {name: [] for name in names}
        for number, page in enumerate(pages):
            # Whoever comes behind a reader that does the same finds code and data in the processor's caches:
            # each comes behind each of the others, as often.
            first = (number + turn) % len(names)
            order = names[first:] + names[:first]
            for name in order if (number + turn) // len(names) % 2 else reversed(order):
                start = time.process_time()
                known[name](page)
                spent[name].append(time.process_time() - start)
        if turn:
            for name in names:
                out[name].append(spent[name])
    return out


def ratio(spent: dict[str, list[list[float]]], one: str, other: str, chosen: Sequence[int]) -> float:
    """Median over the rounds of what ``one`` takes for the pages ``chosen``, in units of ``other``."""
    rounds = zip(spent[one], spent[other], strict=True)
    return median(sum(a[n] for n in chosen) / sum(b[n] for n in chosen) for a, b in rounds)


def report(title: str, pages: Sequence[Saved], rounds: int) -> None:
    """Measure and print."""
    spent = measure(pages, rounds)
    every = range(len(pages))
    ruled = [n for n, page in enumerate(pages) if (page.site or site_for(page.url)) is not GENERIC]
    size = sum(len(page.body) for page in pages) / len(pages) / 1024
    print(f"{title}: {len(pages)} pages of {size:.0f} KB, {rounds} rounds, CPU time, medians")
    for name, seconds in spent.items():
        milliseconds = median(sum(one) for one in seconds) * 1000 / len(pages)
        print(f"  {name:<12}{milliseconds:8.2f} ms a page{ratio(spent, name, 'parse', every):8.2f} x parse")
    if ruled:
        print(
            f"  rules/generic {ratio(spent, 'rules', 'generic', ruled):.2f} on {len(ruled)} pages with rules"
        )
    if "trafilatura" in spent:
        for name in ("rules", "generic"):
            share = ratio(spent, name, "trafilatura", every)
            print(f"  newscrawl ({name})/trafilatura {share:.3f} (1/{1 / share:.1f})")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=Path, default=FROZEN, metavar="FOLDER")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--portal", type=int, default=40, metavar="N")
    options = parser.parse_args()
    pages = pages_of(options.pages)
    if not pages:
        print(f"{options.pages} holds no article page (*.html)", file=sys.stderr)
        return 1
    report(str(options.pages), pages, options.rounds)
    if options.portal:
        report("bundled portal", asyncio.run(portal_pages(options.portal)), options.rounds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
