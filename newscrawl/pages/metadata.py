"""What a page says of itself in its head: JSON-LD in every shape, and meta tags."""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from newscrawl.text import one_line, unescaped

_META = etree.XPath("//meta[@content]")
_LINKED_DATA = etree.XPath("//script[contains(@type, 'ld+json')]")
_ARTICLE_TYPES = frozenset(
    (
        "NewsArticle",
        "Article",
        "ReportageNewsArticle",
        "BlogPosting",
        "OpinionNewsArticle",
        "AnalysisNewsArticle",
        "VideoObject",
        "LiveBlogPosting",
        "BackgroundNewsArticle",
        "ReviewNewsArticle",
    )
)
_STRING_OR_COMMENT = re.compile(r'"(?:[^"\\]|\\.)*"|//[^\n]*|/\*[^*]*\*+(?:[^/*][^*]*\*+)*/', re.DOTALL)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_MISSING_COMMA = re.compile(r'("|\d|true|false|null|[}\]])(\s*\n\s*)(")')
_WRAPPER = re.compile(r"^\s*(?:<!\[CDATA\[|<!--|//\s*<!\[CDATA\[)|(?:\]\]>|-->|//\s*\]\]>)\s*;?\s*$")


def parse_json(text: str) -> Any:
    """A JSON value out of ``text`` as pages write it: with comments, trailing commas, raw line breaks, CDATA.

    Returns None where it is beyond that.
    """
    text = _WRAPPER.sub("", text.strip()).strip()
    if not text:
        return None
    try:
        return json.loads(text, strict=False)
    except ValueError:
        pass
    text = _STRING_OR_COMMENT.sub(lambda m: m[0] if m[0].startswith('"') else " ", text)
    text = _TRAILING_COMMA.sub(r"\1", text)
    for attempt in (text, _MISSING_COMMA.sub(r"\1,\2\3", text)):
        try:
            return json.JSONDecoder(strict=False).raw_decode(attempt.lstrip())[0]
        except (ValueError, RecursionError):
            continue
    return None


def _flatten(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    if isinstance(value, list):
        for entry in value:
            yield from _flatten(entry, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "itemListElement", "hasPart"):
            if key != "itemListElement" or "@type" not in value:
                yield from _flatten(value.get(key), depth + 1)


def _types(entity: dict[str, Any]) -> set[str]:
    kind = entity.get("@type")
    return {str(k) for k in kind} if isinstance(kind, list) else {str(kind)}


def text_of(value: Any) -> str:
    """A string out of a JSON-LD value that may be a string, an object with a name, or a list of them."""
    if isinstance(value, str):
        return one_line(unescaped(value))
    if isinstance(value, dict):
        return text_of(value.get("name") or value.get("@value") or value.get("headline") or "")
    if isinstance(value, list):
        return next((text for text in map(text_of, value) if text), "")
    return ""


def texts_of(value: Any) -> list[str]:
    """All strings of such a value."""
    values = value if isinstance(value, list) else [value]
    return [text for text in map(text_of, values) if text]


class Metadata:
    """``meta``: the meta tags, keys in lower case, values in page order; ``linked``: the JSON-LD."""

    def __init__(self, root: etree._Element) -> None:
        self.meta: dict[str, list[str]] = {}
        for element in _META(root):
            key = (
                element.get("property")
                or element.get("name")
                or element.get("itemprop")
                or element.get("http-equiv")
            )
            content = element.get("content")
            if key and content and content.strip():
                self.meta.setdefault(key.strip().lower(), []).append(content)
        self.linked: dict[str, Any] = {}
        self.breadcrumb: list[str] = []
        self.organization: str | None = None
        self._read_linked(root)

    def _read_linked(self, root: etree._Element) -> None:
        best = -1
        for script in _LINKED_DATA(root):
            for entity in _flatten(parse_json("".join(script.itertext()))):
                types = _types(entity)
                if types & _ARTICLE_TYPES:
                    rank = (
                        2 * ("VideoObject" not in types)
                        + ("headline" in entity)
                        + ("datePublished" in entity)
                    )
                    if rank > best:
                        self.linked, best = entity, rank
                elif "BreadcrumbList" in types:
                    self.breadcrumb = self.breadcrumb or self._crumbs(entity)
                elif types & {"NewsMediaOrganization", "Organization"} and self.organization is None:
                    self.organization = text_of(entity.get("name")) or None

    @staticmethod
    def _crumbs(entity: dict[str, Any]) -> list[str]:
        items = entity.get("itemListElement")
        entries = [entry for entry in items if isinstance(entry, dict)] if isinstance(items, list) else []
        names = [text_of(entry.get("name")) or text_of(entry.get("item")) for entry in entries]
        return [name for name in names if name]

    def first(self, *keys: str) -> str:
        """The first filled meta tag among ``keys``, on one line, entities resolved; ``""`` without one."""
        for key in keys:
            for content in self.meta.get(key, ()):
                text = one_line(unescaped(content))
                if text:
                    return text
        return ""

    def every(self, *keys: str) -> list[str]:
        """All values of ``keys`` in order, on one line each."""
        return [
            text for key in keys for text in map(one_line, map(unescaped, self.meta.get(key, ()))) if text
        ]

    def text(self, key: str) -> str:
        """A string of the article's JSON-LD; ``""`` without one."""
        return text_of(self.linked.get(key))
