"""Sitemaps: those of news and plain ones, as XML and as text; their indexes, and those that robots.txt names.

The formats: https://www.sitemaps.org/protocol.html and
https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
"""

import re
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from urllib.parse import urljoin

from lxml import etree

from newscrawl.addresses import Joiner
from newscrawl.loaders import FeedEntryLoader
from newscrawl.pages.lists.feed import LONG_AGO, FeedEntry, local_name, newest_first, parse_xml, plain
from newscrawl.text import KST

_START = re.compile(
    rb"\A[\s\xef\xbb\xbf]*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<\?.*?\?>\s*)*<(?:\w+:)?(?:urlset|sitemapindex)\b",
    re.I | re.S,
)
_NEWS = re.compile(r"(?i)news|article|latest|recent")
# A sitemap as text is addresses, one a line, and nothing else.
_ADDRESSES = re.compile(rb"\A[\s\xef\xbb\xbf]*https?://[^\s<>\"]+\s*(?:[\r\n]\s*https?://|\Z)", re.I)


@dataclass(frozen=True, slots=True)
class Child:
    """A sitemap that an index names; ``modified`` is Korean time. ``of_news``: its name says so."""

    url: str
    modified: datetime | None = None
    of_news: bool = False


@dataclass(slots=True)
class Sitemap:
    """``entries``: articles with their titles, newest first. ``plain``: addresses alone, those last changed
    first. ``children``: the sitemaps that an index names, the likeliest first.
    """

    entries: list[FeedEntry] = field(default_factory=list)
    plain: list[FeedEntry] = field(default_factory=list)
    children: list[Child] = field(default_factory=list)


def is_address_list(body: bytes) -> bool:
    """Whether ``body`` begins as a sitemap of plain text does."""
    return _ADDRESSES.match(body[:20_000]) is not None


def read_address_list(body: bytes, base: str) -> Sitemap:
    """The addresses of a sitemap of plain text; what is none is left out."""
    absolute = Joiner(partial(urljoin, base), base)
    lines = body.decode("utf-8-sig", "replace").split()
    locations = dict.fromkeys(
        absolute(line) for line in lines if line.lower().startswith(("http://", "https://"))
    )
    return Sitemap(plain=[FeedEntry(location, "") for location in locations if location])


def is_sitemap(body: bytes) -> bool:
    """Whether ``body`` begins as a sitemap or an index of sitemaps does."""
    return _START.match(body[:2000]) is not None


def read_sitemap(body: bytes, base: str, now: datetime | None = None) -> Sitemap:
    """The entries of a sitemap served at ``base``, or the sitemaps that it names."""
    root = parse_xml(body)
    if root is None:
        return Sitemap()
    now = now or datetime.now(KST)
    absolute = Joiner(partial(urljoin, base), base)
    found = Sitemap()
    for element in root.iter():
        name = local_name(element)
        if name not in {"url", "sitemap"}:
            continue
        texts = _leaf_texts(element)
        location = absolute(texts.get("loc", ""))
        if not texts.get("loc") or not location:
            continue
        modified = FeedEntryLoader.clean("published", texts.get("lastmod"), now=now)
        if name == "sitemap":
            found.children.append(Child(location, modified, bool(_NEWS.search(location))))
        elif title := plain(texts.get("title", "")):
            shown = texts.get("publication_date") or texts.get("lastmod")
            published = FeedEntryLoader.clean("published", shown, now=now)
            found.entries.append(FeedEntry(location, title, published, modified=modified))
        else:
            found.plain.append(FeedEntry(location, "", modified=modified))
    found.entries = newest_first(found.entries)
    found.plain.sort(key=lambda entry: entry.modified or LONG_AGO, reverse=True)
    found.children.sort(key=_likelihood, reverse=True)
    return found


def _likelihood(child: Child) -> tuple[bool, datetime, str]:
    return child.of_news, child.modified or LONG_AGO, child.url


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
