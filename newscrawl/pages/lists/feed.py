"""RSS and Atom, as Korean sites really serve them: broken XML, odd dates, Korean time marked as UTC."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from lxml import etree, html

from newscrawl.addresses import split
from newscrawl.loaders import FeedEntryLoader
from newscrawl.pages.complexity import SMALL
from newscrawl.pages.lists.xmlstream import beginning, decoded, local_name
from newscrawl.text import KST, one_line, unescaped

_ITEMS = frozenset({"item", "entry"})
_TIMES = frozenset({"pubdate", "published", "date", "updated", "regdate"})
_CHANGES = frozenset({"updated", "modified"})
# The time, for sorting, of what says none.
LONG_AGO = datetime.min.replace(tzinfo=KST)
_START = re.compile(
    rb"\A[\s\xef\xbb\xbf]*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<\?.*?\?>\s*|<!DOCTYPE[^>]*>\s*)*<(?:\w+:)?(rss|feed|rdf)\b",
    re.I | re.S,
)
_MARKUP = re.compile(r"<[a-zA-Z/!][^<>]*>")


@dataclass(slots=True)
class FeedEntry:
    """One entry of a feed or sitemap. ``published`` and ``modified`` are Korean time, None if the feed shows
    none.
    """

    url: str
    title: str
    published: datetime | None = None
    section: str | None = None
    modified: datetime | None = None


@dataclass(slots=True)
class Feed:
    """A feed with its own title and its entries in the feed's order."""

    title: str | None
    entries: list[FeedEntry]


def is_feed(body: bytes) -> bool:
    """Whether ``body`` begins as RSS, RDF or Atom does."""
    return _START.match(beginning(body)) is not None


def read_feed(body: bytes, now: datetime | None = None) -> Feed:
    """The entries of a feed, with addresses as they stand in it; ``now`` tells Korean time that is marked
    as UTC.

    XML that is not well-formed is read as far as it goes.
    """
    root = parse_xml(body)
    if root is None:
        return Feed(None, [])
    now = now or datetime.now(KST)
    title = None
    entries = []
    for element in root.iter():
        name = local_name(element)
        if name in _ITEMS:
            entry = _entry(element, now)
            if entry is not None:
                entries.append(entry)
        elif (
            name == "title"
            and title is None
            and not entries
            and local_name(element.getparent()) in {"channel", "feed"}
        ):
            title = plain(_text(element)) or None
    return Feed(title, entries)


def parse_xml(body: bytes) -> etree._Element | None:
    """The tree of ``body``, whose declared encoding may be missing or wrong; None if there is no XML in it.

    Entities are not resolved and nothing is loaded: feeds come from strangers.
    """
    text = "".join(decoded(body))
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, huge_tree=False, encoding="utf-8"
    )
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:  # nothing in it that could be recovered
        return None


def plain(text: str) -> str:
    """Text of a feed on one line, without markup that was escaped into it."""
    text = unescaped(text)
    if _MARKUP.search(text):
        is_small = SMALL.exceeded(text.encode("utf-8", "replace")) is None
        text = html.fromstring(f"<div>{text}</div>").text_content() if is_small else _MARKUP.sub(" ", text)
    return one_line(text)


def newest_first(entries: Iterable[FeedEntry]) -> list[FeedEntry]:
    """``entries`` by time, newest first, if all show one; else as they are."""
    listed = list(entries)
    if all(entry.published for entry in listed):
        listed.sort(key=lambda entry: entry.published or LONG_AGO, reverse=True)
    return listed


def _entry(element: etree._Element, now: datetime) -> FeedEntry | None:
    url, guid, title, section = "", "", "", None
    published: datetime | None = None
    modified: datetime | None = None
    for child in element:
        name = local_name(child)
        if name == "title" and not title and not _is_of_media(child):
            title = plain(_text(child))
        elif name == "link":
            url = url or _link(child)
        elif name in {"guid", "id"}:
            guid = _text(child).strip()
        elif name in _TIMES | _CHANGES:
            moment = FeedEntryLoader.clean("published", _text(child), now=now)
            if name in _TIMES and (published is None or name in {"pubdate", "published"}):
                published = moment or published
            if name in _CHANGES:
                modified = moment or modified
        elif name == "category" and section is None:
            section = plain(_text(child)) or child.get("term") or None
    if not url and split(guid).scheme in {"http", "https"}:
        url = guid
    return FeedEntry(url, title, published, section, modified) if url and title else None


def _is_of_media(element: etree._Element) -> bool:
    """Whether an element is of Media RSS: a picture has a title too, and may stand before the article's."""
    return str(element.tag).startswith(("{http://search.yahoo.com/mrss", "media:"))


def _link(element: etree._Element) -> str:
    """RSS has the address as text, Atom as ``href`` of the link without or with ``rel="alternate"``."""
    if href := element.get("href"):
        return href.strip() if element.get("rel", "alternate") == "alternate" else ""
    return _text(element).strip()


def _text(element: etree._Element) -> str:
    return "".join(_texts(element))


def _texts(element: etree._Element) -> Iterator[str]:
    for text in element.itertext():
        yield str(text)
