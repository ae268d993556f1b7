"""Sitemaps: those of news and plain ones, as XML and as text; their indexes, and those that robots.txt names.

The formats: https://www.sitemaps.org/protocol.html and
https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
"""

import re
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import islice
from typing import Final
from urllib.parse import urljoin, urlsplit

from newscrawl.addresses import Joiner
from newscrawl.loaders import FeedEntryLoader
from newscrawl.pages.lists.feed import LONG_AGO, FeedEntry, newest_first, plain
from newscrawl.pages.lists.xmlstream import beginning, elements
from newscrawl.text import KST

_START = re.compile(
    rb"\A[\s\xef\xbb\xbf]*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<\?.*?\?>\s*|<!DOCTYPE[^>]*>\s*)*<(?:\w+:)?(?:urlset|sitemapindex)\b",
    re.I | re.S,
)
_NEWS = re.compile(r"(?i)news|article|latest|recent")
# A sitemap as text is addresses, one a line, and nothing else.
_ADDRESSES = re.compile(rb"\A[\s\xef\xbb\xbf]*https?://[^\s<>\"]+\s*(?:[\r\n]\s*https?://|\Z)", re.I)

_LINE = re.compile(rb"\S+")
# What one sitemap may have by the protocol: bytes, packed or not, and addresses. What follows is not read.
MOST_BYTES: Final = 52_428_800
MOST_ENTRIES: Final = 50_000
_NAMED = re.compile(r"(?i)sitemap|\.xml(?:\.gz)?$|\.txt(?:\.gz)?$")
# Larger ones take so long to read that nothing else should wait for it.
_LARGE: Final = 256 * 1024


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
    lines = (line[0].decode("utf-8", "replace").lstrip("\ufeff") for line in _LINE.finditer(body))
    named = (line for line in lines if line.lower().startswith(("http://", "https://")))
    locations = dict.fromkeys(map(absolute, islice(named, MOST_ENTRIES)))
    return Sitemap(plain=[FeedEntry(location, "") for location in locations if location])


def may_be_sitemap(url: str) -> bool:
    """Whether an address looks like that of a sitemap."""
    return _NAMED.search(urlsplit(url).path) is not None


def is_streamed(body: bytes) -> bool:
    """Whether ``body`` is a sitemap, as XML or text: it is read element by element, in bounded memory."""
    return is_sitemap(body) or is_address_list(body)


def is_large(body: bytes) -> bool:
    """Whether ``body`` is a sitemap that takes long to read."""
    return len(body) > _LARGE and is_streamed(body)


def is_sitemap(body: bytes) -> bool:
    """Whether ``body`` begins as a sitemap or an index of sitemaps does."""
    return _START.match(beginning(body)) is not None


def read_sitemap(body: bytes, base: str, now: datetime | None = None) -> Sitemap:
    """The entries of a sitemap served at ``base``, or the sitemaps that it names."""
    now = now or datetime.now(KST)
    absolute = Joiner(partial(urljoin, base), base)
    found = Sitemap()
    for name, texts in islice(elements(body, {"url", "sitemap"}), MOST_ENTRIES):
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


def sitemaps_in(robots: str, base: str) -> list[str]:
    """The sitemaps that the text of a robots.txt served at ``base`` names, the likeliest news sitemap
    first.
    """
    found = re.findall(r"(?im)^\s*sitemap\s*:\s*(\S+)", robots)
    named = filter(None, map(Joiner(partial(urljoin, base), base), dict.fromkeys(found)))
    return sorted(named, key=lambda url: not _NEWS.search(url))
