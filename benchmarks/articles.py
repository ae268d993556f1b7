"""Time newscrawl's article reading beside trafilatura and newspaper4k, in one run on the same pages.

    python -m benchmarks.articles FOLDER [--rounds 3] [--generic]

FOLDER holds saved article pages (``*.html``, at any depth). Prints milliseconds of CPU time a page, and the
share of trafilatura's time, which is what compares over machines. Every reader starts from the bytes.
"""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

from scrapy.http import HtmlResponse

from newscrawl.pages import read_article
from newscrawl.sites import GENERIC

Reader = Callable[[str, bytes], object]


def newscrawl_reader(*, generic: bool) -> Reader:
    site = GENERIC if generic else None
    return lambda url, body: read_article(HtmlResponse(url, body=body), site)


def trafilatura_reader() -> Reader:
    import trafilatura  # noqa: PLC0415 - a peer is loaded only where it is asked for

    return lambda url, body: trafilatura.bare_extraction(
        body, url=url, with_metadata=True, include_comments=False
    )


def newspaper_reader() -> Reader:
    import newspaper  # noqa: PLC0415 - as above

    def read(url: str, body: bytes) -> object:
        article = newspaper.Article(url, language="ko", fetch_images=False)
        article.download(input_html=HtmlResponse(url, body=body).text)
        article.parse()
        return article

    return read


def milliseconds(read: Reader, pages: list[tuple[str, bytes]], rounds: int) -> float:
    """The best of ``rounds``, a page; a page that makes the reader raise counts with the time it took."""
    read(*pages[0])  # what is loaded late is loaded now
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        for url, body in pages:
            try:
                read(url, body)
            except Exception as error:  # noqa: BLE001 - a peer's fault is reported and the run goes on
                print(f"{url}: {type(error).__name__}", file=sys.stderr)
        best = min(best, time.process_time() - start)
    return best * 1000 / len(pages)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--generic", action="store_true", help="without the sites' rules")
    options = parser.parse_args()
    paths = sorted(options.folder.rglob("*.html"))
    if not paths:
        print(f"{options.folder} holds no *.html", file=sys.stderr)
        return 1
    pages = [
        (f"https://www.example.com/news/{number}", path.read_bytes()) for number, path in enumerate(paths)
    ]
    peer = milliseconds(trafilatura_reader(), pages, options.rounds)
    print(f"{len(pages)} pages, best of {options.rounds} rounds, CPU time")
    readers = {"newscrawl": newscrawl_reader(generic=options.generic), "newspaper4k": newspaper_reader()}
    print(f"{'trafilatura':<14}{peer:8.1f} ms a page")
    for name, read in readers.items():
        own = milliseconds(read, pages, options.rounds)
        print(f"{name:<14}{own:8.1f} ms a page  {own / peer:5.2f} of trafilatura's")
    return 0


if __name__ == "__main__":
    sys.exit(main())
