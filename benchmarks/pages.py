"""What a kept page takes: of the bundled portal, and of saved pages of real sites.

    python -m benchmarks.pages [FOLDER] [--articles 400]

Of the portal's pages the first ones train the dictionary, as in a crawl, and the others are measured. FOLDER
holds ``<site>/<name>.html`` (see ``benchmarks/serve_pages.py``); of each site each article page is compressed
with the others as its dictionary, as a crawl does that has seen them. Prints bytes, and milliseconds of CPU.
"""

import argparse
import statistics
import time
import urllib.request
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from benchmarks.serve_pages import article_pages
from newscrawl.portal.newsroom import Newsroom
from newscrawl.portal.process import PortalProcess
from newscrawl.portal.truth import articles as truth
from newscrawl.store.archive import TRAINED_FROM
from newscrawl.store.dictionaries import LARGEST, Codec, train
from newscrawl.text import KST


def portal_pages(number: int) -> list[bytes]:
    """So many article pages as the bundled portal serves them."""
    with PortalProcess(number) as portal:
        listed = truth(Newsroom(number), portal.url, datetime.now(KST))
        return [urllib.request.urlopen(one.url or "").read() for one in listed]


def measure(name: str, pages: Sequence[bytes], dictionaries: Sequence[bytes]) -> None:
    """Print what pages take, each with its dictionary."""
    plain = [len(Codec().compress(page)) for page in pages]
    sizes, seconds = [], 0.0
    codecs = {dictionary: Codec(dictionary) for dictionary in set(dictionaries)}
    for page, dictionary in zip(pages, dictionaries, strict=True):
        codec = codecs[dictionary]
        codec.compress(page)  # the first time the dictionary is digested
        begun = time.process_time()
        sizes.append(len(codec.compress(page)))
        seconds += time.process_time() - begun
    mean = [statistics.mean(values) for values in (map(len, pages), plain, sizes)]
    print(
        f"{name:14} {len(pages):5} pages {mean[0]:9,.0f} bytes, plain {mean[1]:7,.0f}, with dictionary"
        f" {mean[2]:7,.0f} (median {statistics.median(sizes):7,.0f}), {seconds / len(pages) * 1e3:.3f} ms"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--articles", type=int, default=400)
    options = parser.parse_args()
    pages = portal_pages(options.articles)
    begun = time.process_time()
    dictionary, _ = train(pages[:TRAINED_FROM])
    print(f"trained in {time.process_time() - begun:.3f} s CPU: {len(dictionary):,} bytes")
    later = pages[TRAINED_FROM:]
    measure("portal", later, [dictionary] * len(later))
    of_site: dict[str, list[bytes]] = defaultdict(list)
    for path in article_pages(options.folder) if options.folder else ():
        of_site[path.parent.name].append(path.read_bytes())
    for site, own in of_site.items():
        others = [b"".join(page for page in own if page is not one)[-LARGEST:] for one in own]
        if len(own) > 1:
            measure(site, own, others)


if __name__ == "__main__":
    main()
