"""RSS 2.0, Atom 1.0 (RFC 4287) and JSON Feed 1.1 of articles, for feed readers; written entry by entry."""

import json
import re
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from typing import IO, Any, Final, cast

from lxml import etree
from w3lib.url import safe_url_string

from newscrawl import __version__
from newscrawl.characters import json_without_controls, without_controls
from newscrawl.export.writers import DocumentInfo
from newscrawl.items import Article

_ATOM: Final = "http://www.w3.org/2005/Atom"
_CONTENT: Final = "http://purl.org/rss/1.0/modules/content/"
_CREATOR: Final = "http://purl.org/dc/elements/1.1/"
# What a feed that stands nowhere yet is called: an address is required, and another one would be a guess.
_NOWHERE: Final = "urn:newscrawl:articles"
# What JSON Feed has no name for.
_OWN: Final = ("site", "publisher", "section", "revision")
_GENERATOR: Final = f"newscrawl {__version__}"
# A sign that begins an escape of two digits, without them.
_NO_ESCAPE: Final = re.compile("%(?![0-9A-Fa-f]{2})")


class RssWriter:
    """RSS 2.0, the whole text in ``content:encoded``, authors as ``dc:creator``: its own wants an address."""

    def __init__(self, file: IO[bytes], info: DocumentInfo) -> None:
        self._document = _FeedFile(file, {"content": _CONTENT, "dc": _CREATOR, "atom": _ATOM})
        self._document.open("rss", {"version": "2.0"})
        self._document.open("channel")
        self._document.put("title", info.title)
        self._document.put("link", _uri(info.link or _NOWHERE))
        self._document.put("description", info.title)
        if info.link:
            own = {"href": _uri(info.link), "rel": "self", "type": "application/rss+xml"}
            self._document.put(f"{{{_ATOM}}}link", None, own)
        self._document.put("lastBuildDate", format_datetime(datetime.now(UTC)))
        self._document.put("generator", _GENERATOR)

    def write(self, item: Article) -> None:
        """Take one article."""
        entry = self._document.element("item")
        _add(entry, "title", _title(item))
        if item.url:
            _add(entry, "link", _uri(item.url))
        _add(entry, "guid", item.id, {"isPermaLink": "false"})
        if moment := item.published_at or item.crawled_at:
            _add(entry, "pubDate", format_datetime(moment))
        for name in _creators(item):
            _add(entry, f"{{{_CREATOR}}}creator", name)
        for category in _categories(item):
            _add(entry, "category", category)
        if item.subtitle or item.body:
            _add(entry, "description", escape(without_controls(_summary(item)), quote=False))
        if item.body:
            _add(entry, f"{{{_CONTENT}}}encoded", _as_html(item.body))
        self._document.add(entry)

    def finish(self) -> None:
        """Close what is open."""
        self._document.close()


class AtomWriter:
    """Atom: an article's address is its ``id``, the publisher its author where nobody is named."""

    def __init__(self, file: IO[bytes], info: DocumentInfo) -> None:
        self._document = _FeedFile(file, {None: _ATOM})
        self._document.open(f"{{{_ATOM}}}feed")
        self._document.put(f"{{{_ATOM}}}id", _uri(info.link or _NOWHERE))
        self._document.put(f"{{{_ATOM}}}title", info.title)
        self._document.put(f"{{{_ATOM}}}updated", datetime.now(UTC).isoformat(timespec="seconds"))
        self._document.put(f"{{{_ATOM}}}generator", _GENERATOR)
        if info.link:
            self._document.put(f"{{{_ATOM}}}link", None, {"rel": "self", "href": _uri(info.link)})

    def write(self, item: Article) -> None:
        """Take one article."""
        entry = self._document.element(f"{{{_ATOM}}}entry")
        address = _uri(item.url) if item.url else f"urn:newscrawl:{_uri(item.id or '')}"
        self._add(entry, "id", address)
        self._add(entry, "title", _title(item))
        moment = item.modified_at or item.published_at or item.crawled_at or datetime.now(UTC)
        self._add(entry, "updated", moment.isoformat())
        if item.published_at:
            self._add(entry, "published", item.published_at.isoformat())
        for name in _creators(item) or [item.site or "newscrawl"]:
            person = etree.SubElement(entry, f"{{{_ATOM}}}author")
            self._add(person, "name", name)
        if item.url:
            self._add(entry, "link", None, {"rel": "alternate", "href": address})
        if item.source_url:
            self._add(entry, "link", None, {"rel": "via", "href": _uri(item.source_url)})
        for category in _categories(item):
            self._add(entry, "category", None, {"term": category})
        if item.subtitle:
            self._add(entry, "summary", item.subtitle)
        # An entry without an address must have a content (RFC 4287, 4.1.1.1).
        if item.body or not item.url:
            self._add(entry, "content", _as_html(item.body or ""), {"type": "html"})
        self._document.add(entry)

    def finish(self) -> None:
        """Close what is open."""
        self._document.close()

    def _add(self, entry: Any, name: str, text: str | None, attributes: dict[str, str] | None = None) -> None:
        _add(entry, f"{{{_ATOM}}}{name}", text, attributes)


class JsonFeedWriter:
    """JSON Feed: texts as they are; what it has no name for stands in ``_newscrawl``."""

    def __init__(self, file: IO[bytes], info: DocumentInfo) -> None:
        self._file = file
        head = {"version": "https://jsonfeed.org/version/1.1", "title": info.title}
        if info.link:
            head["feed_url"] = _uri(info.link)
        self._put(json.dumps(head, ensure_ascii=False)[:-1] + ', "items": [')
        self._separator = "\n"

    def write(self, item: Article) -> None:
        """Take one article."""
        self._put(self._separator + json.dumps(_present(_entry(item)), ensure_ascii=False))
        self._separator = ",\n"

    def finish(self) -> None:
        """Close what is open."""
        self._put("\n]}\n")

    def _put(self, text: str) -> None:
        self._file.write(json_without_controls(text).encode())


def _entry(item: Article) -> dict[str, Any]:
    return {
        "id": item.id,
        "url": item.url and _uri(item.url),
        "external_url": item.source_url and _uri(item.source_url),
        "title": item.title,
        # One of the two contents is required.
        "content_text": item.body or item.subtitle or item.title or item.url or item.id,
        "summary": item.subtitle,
        "image": next((_uri(image.url) for image in item.images if image.url), None),
        "date_published": _rfc3339(item.published_at),
        "date_modified": _rfc3339(item.modified_at),
        "authors": [{"name": name} for name in _creators(item)],
        "tags": _categories(item),
        "language": item.language,
        "_newscrawl": _present({name: getattr(item, name) for name in _OWN}),
    }


def _present(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}


def _rfc3339(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


class _FeedFile:
    """An XML document that is written while it grows; open elements are closed at the end.

    ``names``: prefixes and what they stand for, in every element: some readers look at the prefix alone.
    """

    def __init__(self, file: IO[bytes], names: Any) -> None:
        self._names = names
        self._opened = ExitStack()
        self._out = self._opened.enter_context(etree.xmlfile(file, encoding="utf-8", buffered=True))
        self._out.write_declaration()

    def open(self, name: str, attributes: dict[str, str] | None = None) -> None:
        self._opened.enter_context(self._out.element(name, attributes or {}, nsmap=self._names))

    def element(self, name: str) -> Any:
        return etree.Element(name, nsmap=self._names)

    def put(self, name: str, text: str | None, attributes: dict[str, str] | None = None) -> None:
        element = self.element(name)
        _fill(element, text, attributes)
        self.add(element)

    def add(self, element: Any) -> None:
        self._out.write(element)
        self._out.write("\n")

    def close(self) -> None:
        self._opened.close()


def _add(parent: Any, name: str, text: str | None, attributes: dict[str, str] | None = None) -> None:
    _fill(etree.SubElement(parent, name), text, attributes)


def _fill(element: Any, text: str | None, attributes: dict[str, str] | None) -> None:
    element.text = without_controls(text) if text else None
    for name, value in (attributes or {}).items():
        element.set(name, without_controls(value))


def _title(item: Article) -> str:
    return item.title or item.url or item.id or ""


def _summary(item: Article) -> str:
    return item.subtitle or cast("str", item.body).split("\n\n", 1)[0]


def _creators(item: Article) -> list[str]:
    named = [author.name for author in item.authors if author.name]
    return named or ([item.publisher] if item.publisher else [])


def _categories(item: Article) -> list[str]:
    return list(dict.fromkeys(one for one in (item.section, *item.tags) if one))


def _uri(address: str) -> str:
    """An address as RFC 3986 writes it: without letters that feed readers' checks refuse."""
    return _NO_ESCAPE.sub("%25", str(safe_url_string(without_controls(address))))


def _as_html(body: str) -> str:
    return "\n".join(_paragraphs(without_controls(body)))


def _paragraphs(body: str) -> Iterator[str]:
    for paragraph in body.split("\n\n"):
        yield f"<p>{escape(paragraph, quote=False).replace(chr(10), '<br>')}</p>"
