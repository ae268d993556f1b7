"""What reading a client-rendered portal costs beside a bare Playwright loop, and the memory of the browser.

    python -m benchmarks.rendering [--articles 200] [--pages 4] [--bare new|reused] [--memory]

Starts the portal with pages rendered in the browser, loads all its list and article pages in a bare loop
(``--bare new``: a new page for each address; ``reused``: the same pages throughout) that waits for the same
content and takes the HTML, and then crawls the same pages with an empty store. Prints seconds an article of
both and their ratio. ``--memory`` prints MB of all the browser's processes along the crawl, shared memory
counted once.
"""

import argparse
import asyncio
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.async_api import BrowserContext, Page, async_playwright

from benchmarks.processes import stored
from newscrawl.portal.beats import GROUPS
from newscrawl.portal.markup import article_path
from newscrawl.portal.newsroom import NEWEST, Newsroom
from newscrawl.portal.process import PortalProcess
from newscrawl.portal.rankings import LIST_SIZE, Rankings
from newscrawl.portal.weather import Weather
from newscrawl.rendering.chromium import find_chromium, launch_options
from newscrawl.sites.dctrend import LiveDcTrend

PROJECT = Path(__file__).resolve().parent.parent


def addresses(newsroom: Newsroom) -> Iterator[tuple[str, list[str]]]:
    """The path of every page that the crawl reads, and the selectors it waits for."""
    rendering = LiveDcTrend.rendering
    assert rendering is not None
    lists = Rankings(newsroom)
    yield "/", list(rendering.menu_ready)
    for group in GROUPS:
        path, ready = f"/category/{group.word}", list(rendering.list_ready)
        # Its first page is read for the newest articles too, and for the way to the article page that its
        # main-news list stands on.
        listed = lists.listed(group, NEWEST)
        for number in (1, 1, *range(1, max(1, -(-len(listed) // LIST_SIZE)) + 1)):
            yield f"{path}?page={number}", ready
        first = listed[0]
        yield article_path(first.category.id, first.news_id), list(rendering.article_ready)
    for headline in newsroom:
        if not headline.gone:
            yield article_path(headline.category.id, headline.news_id), list(rendering.article_ready)


async def bare(portal: PortalProcess, newsroom: Newsroom, pages: int, *, reuse: bool) -> float:
    """Load every page as simply as Playwright allows. Returns the seconds it took."""
    left = addresses(newsroom)

    async def worker(context: BrowserContext) -> None:
        page: Page | None = None
        for path, selectors in left:
            page = page or await context.new_page()
            await page.goto(portal.url + path, wait_until="commit")
            for selector in selectors:
                await page.wait_for_selector(selector, state="attached")
            await page.content()
            if not reuse:
                await page.close()
                page = None

    started = time.perf_counter()
    async with async_playwright() as playwright:
        options = launch_options(find_chromium(os.environ.get("PLAYWRIGHT_CHROMIUM")))
        browser = await playwright.chromium.launch(**options)
        context = await browser.new_context(locale="ko-KR", timezone_id="Asia/Seoul")
        await asyncio.gather(*(worker(context) for _ in range(pages)))
        await browser.close()
    return time.perf_counter() - started


def browser_megabytes(parent: int) -> float:
    """Memory of all processes below one (Linux, /proc)."""
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            above = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        children.setdefault(above, []).append(int(folder.name))
    total, waiting = 0, list(children.get(parent, []))
    while waiting:
        pid = waiting.pop()
        waiting += children.get(pid, [])
        try:
            held = Path(f"/proc/{pid}/smaps_rollup").read_text()
        except OSError:
            continue
        total += sum(int(kilobytes) for kilobytes in re.findall(r"^Pss: +(\d+)", held, re.MULTILINE))
    return total / 1024


def crawl(portal: PortalProcess, pages: int, folder: Path, *, memory: bool) -> tuple[float, int]:
    """Crawl the portal. Returns the seconds from the engine's start to its end, and the articles read."""
    settings = {
        "DCTREND_URL": portal.url,
        "DCTREND_API_URL": portal.api_url,
        "DOWNLOAD_DELAY": 0,
        "CONCURRENT_REQUESTS_PER_DOMAIN": pages,
        "BROWSER_PAGES": pages,
        "STATS_DUMP": 1,
    }
    command = [sys.executable, "-m", "scrapy", "crawl", "mainnews", "-a", "site=dctrend", "-a", "pages=9999"]
    for name, value in settings.items():
        command += ["-s", f"{name}={value}"]
    log = folder / "log"
    with log.open("w") as file:
        process = subprocess.Popen(
            command, cwd=PROJECT, env=os.environ | {"DATA_DIR": str(folder)}, stdout=file, stderr=file
        )
    while process.poll() is None:
        if memory:
            articles = stored(folder / "newscrawl.db")
            print(f"{articles:6} articles read, browser {browser_megabytes(process.pid):6.0f} MB", flush=True)
        time.sleep(5 if memory else 0.2)
    text = log.read_text("utf-8")
    seconds = re.search(r"'elapsed_time_seconds': ([\d.]+)", text)
    if process.returncode or seconds is None:
        sys.exit(f"the crawl failed:\n{text[-2000:]}")
    [feed] = (folder / "feeds/mainnews").glob("*.articles.json")
    return float(seconds[1]), len(json.loads(feed.read_text("utf-8")))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--pages", type=int, default=4, help="pages open at once (default: %(default)s)")
    parser.add_argument("--bare", choices=("new", "reused"), default="new")
    parser.add_argument("--memory", action="store_true")
    options = parser.parse_args()
    newsroom = Newsroom(options.articles, 7)
    client = PortalProcess(options.articles, at=NEWEST, freeze=True, client=Weather())
    with client as portal, tempfile.TemporaryDirectory() as folder:
        alone = asyncio.run(bare(portal, newsroom, options.pages, reuse=options.bare == "reused"))
        seconds, articles = crawl(portal, options.pages, Path(folder), memory=options.memory)
    print(f"bare loop: {alone / articles:.3f} s an article ({articles} articles and their lists)")
    print(f"crawl:     {seconds / articles:.3f} s an article")
    print(f"ratio:     {seconds / alone:.2f}")


if __name__ == "__main__":
    main()
