"""A list of 100,000 links: how long until it is stored and its articles are read, and in how much memory.

``python -m benchmarks.longlist [--only SHAPE] [--links 100000] [--read 500]`` serves such a list, and small
articles behind it, crawls it from a process of its own, and stops when so many articles are kept. The shapes:
``page``, one page of HTML, for which the settings that bound what a page may have are raised; ``pages``, an
archive of 1,000 links a page; ``sitemaps``, an index of sitemaps for news of 50,000 addresses each. Exit
code 1 if one is not stored and read on within 120 s and 400 MB.
"""

import argparse
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Literal
from urllib.parse import parse_qsl, urlsplit

from benchmarks.processes import PROJECT, peak_megabytes, stored

Shape = Literal["page", "pages", "sitemaps"]
SHAPES: tuple[Shape, ...] = ("page", "pages", "sitemaps")
MOST_SECONDS, MOST_MB = 120.0, 400.0
LINKS_A_PAGE, LINKS_A_SITEMAP = 1_000, 50_000
TEXT = "시의회는 5일 본회의를 열어 내년도 예산안을 의결했다. 규모는 3.2% 늘어난 4조1200억원이다."
START = {"page": "", "pages": "list?page=1", "sitemaps": "sitemap.xml"}
# A page of 100,000 links keeps everything else waiting for seconds, so that nobody reads one unasked.
SETTINGS = {
    "page": ("PAGE_BYTES=50000000", "PAGE_TAGS=1000000", "READING_SECONDS=0"),
    "pages": (),
    "sitemaps": (),
}


def title_of(number: int) -> str:
    return f"시의회 예산안 {number}차 의결, 복지에 더 쓴다"


def links(first: int, last: int, tail: str = "") -> bytes:
    """A list page with the links of the articles from ``first`` up to ``last``, which is not there."""
    rows = "".join(f'<li><a href="/news/{n}">{title_of(n)}</a></li>' for n in range(first, last))
    return f"<html><body><h2>주요뉴스</h2><ul>{rows}</ul>{tail}</body></html>".encode()


class Archive:
    """A site whose list has so many links: what it answers to a path, or None."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._pages = -(-count // LINKS_A_PAGE)
        self._sitemaps = -(-count // LINKS_A_SITEMAP)
        self._whole = links(0, count)

    def answer(self, address: str, root: str) -> tuple[str, bytes] | None:
        """The type and the bytes of a page."""
        url = urlsplit(address)
        if url.path == "/":
            return "text/html", self._whole
        if url.path == "/list":
            return "text/html", self._page(int(dict(parse_qsl(url.query)).get("page", "1")))
        if url.path.startswith("/news/"):
            return "text/html", self._article(int(url.path.rpartition("/")[2]))
        if url.path == "/sitemap.xml":
            return "text/xml", self._index(root)
        if url.path.startswith("/sitemap-"):
            return "text/xml", self._sitemap(int(url.path.rpartition("-")[2].removesuffix(".xml")), root)
        return None

    def _page(self, number: int) -> bytes:
        first = (number - 1) * LINKS_A_PAGE
        is_last = number >= self._pages
        tail = "" if is_last else f'<a rel="next" href="/list?page={number + 1}">다음</a>'
        return links(first, min(first + LINKS_A_PAGE, self._count), f"<div>{tail}</div>")

    @staticmethod
    def _article(number: int) -> bytes:
        title = title_of(number)
        published = "<meta property='article:published_time' content='2025-02-05T15:30:00+09:00'>"
        head = f"<html><head>{published}<title>{title}</title></head><body><h1>{title}</h1>"
        return f"{head}<article><p>{TEXT}</p><p>{TEXT}</p></article></body></html>".encode()

    def _index(self, root: str) -> bytes:
        children = "".join(
            f"<sitemap><loc>{root}sitemap-{n}.xml</loc></sitemap>" for n in range(self._sitemaps)
        )
        return (
            '<?xml version="1.0" encoding="UTF-8"?>'
            f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{children}</sitemapindex>'
        ).encode()

    def _sitemap(self, number: int, root: str) -> bytes:
        first = number * LINKS_A_SITEMAP
        entries = "".join(
            f"<url><loc>{root}news/{n}</loc><news:news><news:publication_date>2025-02-05T15:30:00+09:00"
            f"</news:publication_date><news:title>{title_of(n)}</news:title></news:news></url>"
            for n in range(first, min(first + LINKS_A_SITEMAP, self._count))
        )
        return (
            '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
            f' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{entries}</urlset>'
        ).encode()


def serve(archive: Archive) -> str:
    """Serve the site; returns its address."""

    class Pages(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            found = archive.answer(self.path, f"http://{self.headers['Host']}/")
            kind, page = found or ("text/plain", b"")
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(page)))
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """The crawl is killed in the end."""

    server = Server(("127.0.0.1", 0), Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/"


def waiting(database: Path) -> int:
    """Articles on the frontier."""
    if not database.exists():
        return 0
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        try:
            return int(
                connection.execute("select count(*) from frontier where kind = 'article'").fetchone()[0]
            )
        except sqlite3.OperationalError:  # the tables are being made
            return 0


def children_seconds() -> float:
    """Processor time of the processes that were started here and have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def measure(shape: Shape, address: str, count: int, to_read: int) -> bool:
    """Crawl the list, print what it took, and tell whether it kept to the limits."""
    command = [sys.executable, "-m", "scrapy", "crawl", "mainnews", "-a", f"url={address}{START[shape]}"]
    command += ["-a", f"pages={-(-count // LINKS_A_PAGE)}", "-L", "ERROR"]
    for setting in ("DOWNLOAD_DELAY=0", "CONCURRENT_REQUESTS_PER_DOMAIN=16", *SETTINGS[shape]):
        command += ["-s", setting]
    before = children_seconds()
    with tempfile.TemporaryDirectory() as name:
        database = Path(name) / "newscrawl.db"
        began, highest, whole = time.perf_counter(), 0.0, 0.0
        process = subprocess.Popen(command, cwd=PROJECT, env=os.environ | {"DATA_DIR": name})
        seconds = 0.0
        while process.poll() is None and seconds < 2 * MOST_SECONDS:
            highest = max(highest, peak_megabytes(process.pid))
            seconds = time.perf_counter() - began
            kept = stored(database)
            if not whole and kept + waiting(database) >= count:
                whole = seconds
            if whole and kept >= to_read:
                break
            time.sleep(0.5)
        process.kill()
        process.wait()
        kept, listed = stored(database), stored(database) + waiting(database)
    print(
        f"{shape:<9} {listed} links stored after {whole:.1f} s, {kept} articles kept after {seconds:.1f} s"
        f" ({children_seconds() - before:.1f} s CPU), at most {highest:.0f} MB",
        flush=True,
    )
    return listed >= count and kept >= to_read and seconds < MOST_SECONDS and highest < MOST_MB


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", choices=SHAPES, help="one shape alone")
    parser.add_argument("--links", type=int, default=100_000)
    parser.add_argument("--read", type=int, default=500)
    options = parser.parse_args()
    address = serve(Archive(options.links))
    shapes = (options.only,) if options.only else SHAPES
    results = [measure(shape, address, options.links, options.read) for shape in shapes]
    sys.exit(0 if all(results) else 1)


if __name__ == "__main__":
    main()
