"""News sitemaps, sitemap indexes, and the sitemaps that robots.txt names."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from urllib.parse import urljoin

from lxml import etree

from newscrawl.addresses import Joiner
from newscrawl.loaders import FeedEntryLoader
from newscrawl.pages.lists.feed import FeedEntry, local_name, newest_first, parse_xml, plain
from newscrawl.text import KST

_START = re.compile(
    rb"\A[\s\xef\xbb\xbf]*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<\?.*?\?>\s*)*<(?:\w+:)?(?:urlset|sitemapindex)\b",
    re.I | re.S,
)
_NEWS = re.compile(r"(?i)news|article|latest|recent")


@dataclass(slots=True)
class Sitemap:
    """The articles of a sitemap, newest first, and the sitemaps that an index names, the likeliest first."""

    entries: list[FeedEntry] = field(default_factory=list)
    children: list[str] = field(default_factory=list)


def is_sitemap(body: bytes) -> bool:
    """Whether ``body`` begins as a sitemap or an index of sitemaps does."""
    return _START.match(body[:2000]) is not None


def read_sitemap(body: bytes, base: str, now: datetime | None = None) -> Sitemap:
    """The entries of a sitemap served at ``base``; only entries with a news title are articles.

    The format: https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
    """
    root = parse_xml(body)
    if root is None:
        return Sitemap()
    now = now or datetime.now(KST)
    absolute = Joiner(partial(urljoin, base), base)
    entries: list[FeedEntry] = []
    children: list[tuple[bool, str, str]] = []
    for element in root.iter():
        name = local_name(element)
        if name not in {"url", "sitemap"}:
            continue
        texts = _leaf_texts(element)
        location = absolute(texts.get("loc", ""))
        if not texts.get("loc") or not location:
            continue
        if name == "sitemap":
            children.append((bool(_NEWS.search(location)), texts.get("lastmod", ""), location))
        elif title := plain(texts.get("title", "")):
            shown = texts.get("publication_date") or texts.get("lastmod")
            published = FeedEntryLoader.clean("published", shown, now=now)
            modified = FeedEntryLoader.clean("published", texts.get("lastmod"), now=now)
            entries.append(FeedEntry(location, title, published, modified=modified))
    children.sort(reverse=True)
    return Sitemap(newest_first(entries), [location for _, _, location in children])


def _leaf_texts(element: etree._Element) -> dict[str, str]:
    texts: dict[str, str] = {}
    for child in element.iter():
        if len(child) == 0 and child.text:
            texts.setdefault(local_name(child), child.text.strip())
    return texts


def sitemaps_in(robots: str, base: str) -> list[str]:
    """The sitemaps that the text of a robots.txt served at ``base`` names, the likeliest news sitemap
    first.
    """
    found = re.findall(r"(?im)^\s*sitemap\s*:\s*(\S+)", robots)
    named = filter(None, map(Joiner(partial(urljoin, base), base), dict.fromkeys(found)))
    return sorted(named, key=lambda url: not _NEWS.search(url))
