"""New sites from their front pages alone: is the draft of a declaration right as it is?

``python -m benchmarks.newsites --pages FOLDER`` takes saved front pages, named with their address in
``pages.tsv`` (file, address, what it is), serves each under a name of its own with generated articles behind
its links, runs ``scrapy sites --new`` on it, the test that this wrote, and a real ``scrapy crawl mainnews -a
site=…``. Exit code 1 if fewer than ten of twelve drafts pass their test and crawl with ``ok``. Takes some
seconds a site.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.frontpages import ServedFront, front_page, renamed, serving
from benchmarks.processes import PROJECT
from newscrawl.addresses import registered_domain, split
from tests.crawl.loopback import HANDLERS

_ENOUGH = 10 / 12
_FAST = {
    "DOWNLOAD_DELAY": "0",
    "RETRY_TIMES": "0",
    "DOWNLOAD_HANDLERS": HANDLERS,
    "AUTOTHROTTLE_ENABLED": "0",
}


@dataclass
class Drafted:
    """How one draft went. ``lines``: of the declaration; ``verdict``: of the crawl."""

    name: str
    what: str
    seconds: float = 0
    lines: int = 0
    lists: str = ""
    publisher: str = ""
    passed: bool = False
    verdict: str = ""
    articles: int = 0
    doubts: int = 0
    said: str = ""

    @property
    def right(self) -> bool:
        """Whether the draft passes its own test and crawls with ``ok``."""
        return self.passed and self.verdict.startswith("ok")


def saved(folder: Path) -> list[tuple[ServedFront, str]]:
    """The front pages of a folder under names of their own, and what each is."""
    pages = []
    for line in (folder / "pages.tsv").read_text("utf-8").splitlines():
        file, url, what = line.split("\t")
        old = registered_domain(split(url).host)
        label = re.sub(r"\W", "", Path(file).stem.replace("_", ""))
        new = f"{label}-saved.kr"
        body = renamed((folder / file).read_bytes(), old, new)
        pages.append((front_page(label, url.replace(old, new), body, f"{label}일보"), what))
    return pages


def drafted(page: ServedFront, what: str, server: str, folder: Path) -> Drafted:
    """Draft, test and crawl one site in a folder of its own."""
    sites = folder / page.name / "sites"
    sites.mkdir(parents=True)
    settings = [part for name, value in _FAST.items() for part in ("-s", f"{name}={value}")]
    settings += ["-s", f"GUARD_ALLOWED={split(server).netloc}"]
    environment = os.environ | {
        "SITES_PATH": str(sites),
        "DATA_DIR": str(folder / page.name / "data"),
        "LOOPBACK_URL": server,
    }

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "newscrawl", *arguments, *settings]
        return subprocess.run(
            command, cwd=PROJECT, env=environment, capture_output=True, encoding="utf-8", check=False
        )

    result = Drafted(page.name, what)
    began = time.monotonic()
    new = run("sites", "--new", page.url)
    result.seconds = time.monotonic() - began
    result.said = new.stdout + new.stderr
    result.passed = new.returncode == 0
    result.doubts = sum(line.startswith("? ") for line in new.stdout.splitlines())
    if not (files := list(sites.glob("*.py"))):
        return result
    text = files[0].read_text("utf-8")
    result.lines = len(text.splitlines())
    result.lists = ", ".join(
        f"{count} {kind}"
        for kind in ("mainnews", "trending")
        if (
            count := len(
                re.findall(rf"^ +ListSource\(.*kind=\"{kind}\"|^ +kind=\"{kind}\"", text, re.MULTILINE)
            )
        )
    )
    named = re.search(r'^    title = "(.*)"', text, re.MULTILINE)
    result.publisher = named[1] if named else ""
    crawled = run("crawl", "mainnews", "-a", f"site={files[0].stem}")
    verdict = re.findall(r"Verdict: (.*)", crawled.stderr)
    result.verdict = verdict[-1] if verdict else crawled.stderr.strip().splitlines()[-1][:90]
    counted = re.search(r"([\d,]+) new", crawled.stderr)
    result.articles = int(counted[1]) if counted else 0
    return result


def table_of(results: list[Drafted]) -> Table:
    """A line for each site."""
    table = Table(box=None)
    for heading in ("site", "page", "publisher", "test", "crawl", "new", "lists", "doubts", "s", "lines"):
        table.add_column(heading, overflow="fold")
    for one in results:
        table.add_row(
            one.name,
            one.what,
            one.publisher,
            "passes" if one.passed else "FAILS",
            one.verdict,
            str(one.articles),
            one.lists,
            str(one.doubts),
            f"{one.seconds:.1f}",
            str(one.lines),
        )
    return table


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=Path, required=True, help="folder of saved pages and pages.tsv")
    parser.add_argument("--only", help="this site alone; its draft is printed")
    options = parser.parse_args()
    pages = [(page, what) for page, what in saved(options.pages) if options.only in {None, page.name}]
    with (
        tempfile.TemporaryDirectory(prefix="newsites-") as folder,
        serving({split(page.url).host: page for page, _ in pages}) as server,
    ):
        results = [drafted(page, what, server, Path(folder)) for page, what in pages]
        if options.only:
            for path in Path(folder).glob("*/sites/*.py"):
                print(path.read_text("utf-8"))
            print("\n".join(one.said for one in results))
    Console(width=170, highlight=False).print(table_of(results))
    right = sum(one.right for one in results)
    print(f"{right} of {len(results)} drafts pass their own test and crawl with ok as they are")
    return 0 if right >= _ENOUGH * len(results) else 1


if __name__ == "__main__":
    sys.exit(main())
