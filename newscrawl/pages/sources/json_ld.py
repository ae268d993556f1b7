"""What a page's JSON-LD says of its article, in every shape that pages write it."""

import json
import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from lxml import etree

from newscrawl.loaders import Written
from newscrawl.pages.sources.candidate import Candidate
from newscrawl.text import comparable, one_line, unescaped

# As lenient as pages are careless: line breaks within strings.
_DECODER = json.JSONDecoder(strict=False)
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
        "AdvertiserContentArticle",
        "MedicalScholarlyArticle",
        "Report",
        "SatiricalArticle",
        "ScholarlyArticle",
        "SocialMediaPosting",
        "TechArticle",
        "HowTo",
        "Recipe",
        "Review",
    )
)
# Whose object speaks of the article only where none is the article itself.
_LESSER_TYPES = frozenset(("HowTo", "Recipe", "Review", "VideoObject"))
_SCHEMA = re.compile(r"^(?:https?://(?:www\.)?schema\.org/|schema:)")
# What is never closed ends with the text: it is passed over once and not anew from each of its signs.
_STRING_OR_COMMENT = re.compile(
    r'"(?:[^"\\]|\\.)*+(?:"|\Z|\\\Z)|//[^\n]*|/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z)', re.DOTALL
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_MISSING_COMMA = re.compile(r'("|\d|true|false|null|[}\]])([^\S\n]*+\n\s*+)(")')
# Names and headlines stand a few brackets deep; what is deeper is no article's.
_DEEPEST = 8
# Authors or keywords that are looked at; live blogs name dozens.
_MOST = 300
_WRAPPER = re.compile(r"^\s*(?:<!\[CDATA\[|<!--|//\s*<!\[CDATA\[)|(?:\]\]>|-->|//\s*\]\]>)\s*+;?\s*+$")


def parse_json(text: str) -> Any:
    """A JSON value out of ``text`` as pages write it: with comments, trailing commas, raw line breaks, CDATA.

    Returns None where it is beyond that.
    """
    text = text.strip()
    if text[:1] not in "{[" or text[-1:] not in "}]":
        text = _WRAPPER.sub("", text).strip()
    if not text:
        return None
    try:
        return _DECODER.decode(text)
    except RecursionError:
        return None
    except ValueError:
        pass
    text = _STRING_OR_COMMENT.sub(lambda m: m[0] if m[0].startswith('"') else " ", text)
    text = _TRAILING_COMMA.sub(r"\1", text)
    value = _first_value(text)
    return _first_value(_MISSING_COMMA.sub(r"\1,\2\3", text)) if value is None else value


def _first_value(text: str) -> Any:
    try:
        return _DECODER.raw_decode(text.lstrip())[0]
    except (ValueError, RecursionError):
        return None


def _flatten(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    if isinstance(value, list):
        for entry in value:
            yield from _flatten(entry, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart"):
            if key != "itemListElement" or "@type" not in value:
                yield from _flatten(value.get(key), depth + 1)


def _types(entity: dict[str, Any]) -> set[str]:
    kind = entity.get("@type")
    return {_SCHEMA.sub("", str(one)) for one in (kind if isinstance(kind, list) else [kind])}


def text_of(value: Any, depth: int = 0) -> str:
    """A string out of a JSON-LD value that may be a string, an object with a name, or a list of them."""
    if isinstance(value, str):
        return one_line(unescaped(value))
    if depth > _DEEPEST:
        return ""
    if isinstance(value, dict):
        return text_of(value.get("name") or value.get("@value") or value.get("headline") or "", depth + 1)
    if isinstance(value, list):
        return next((text for text in (text_of(one, depth + 1) for one in value) if text), "")
    return ""


def texts_of(value: Any) -> list[str]:
    """All strings of such a value."""
    values = value if isinstance(value, list) else [value]
    return [text for text in map(text_of, values) if text]


# Property and field, in order of trust within the field.
_PROPERTIES = {
    "title": ("headline",),
    "subtitle": ("alternativeHeadline", "alternateName"),
    "description": ("description",),
    "published_at": ("datePublished", "uploadDate", "dateCreated"),
    "modified_at": ("dateModified",),
    "publisher": ("publisher",),
    "section": ("articleSection",),
    "body": ("articleBody",),
    "language": ("inLanguage",),
    "comment_count": ("commentCount",),
}
_WRITERS = ("author", "creator")


class LinkedData:
    """The JSON-LD of a page: ``entity`` is the article's object, ``breadcrumb`` the names of its path.

    ``scripts`` are the inline scripts of the page.
    """

    def __init__(self, scripts: Sequence[etree._Element]) -> None:
        self.entity: dict[str, Any] = {}
        self.breadcrumb: list[str] = []
        self.organization = ""
        self.types: set[str] = set()
        self.pages: list[dict[str, Any]] = []
        self._by_id: dict[str, dict[str, Any]] = {}
        best = -1
        for script in scripts:
            if "ld+json" not in (script.get("type") or ""):
                continue
            for entity in _flatten(parse_json(script.text or "")):
                types = _types(entity)
                self.types |= types
                name = entity.get("@id")
                if isinstance(name, str):
                    self._by_id.setdefault(name, entity)
                if types & _ARTICLE_TYPES:
                    rank = (
                        2 * (not types & _LESSER_TYPES) + ("headline" in entity) + ("datePublished" in entity)
                    )
                    if rank > best:
                        self.entity, best = entity, rank
                elif "BreadcrumbList" in types:
                    self.breadcrumb = self.breadcrumb or _crumbs(entity)
                elif "WebPage" in types:
                    self.pages.append(entity)
                elif types & {"NewsMediaOrganization", "Organization"}:
                    self.organization = self.organization or text_of(entity.get("name"))

    def text(self, key: str) -> str:
        """A string of the article's object; ``""`` without one."""
        return text_of(self.entity.get(key))

    def candidates(self, field: str) -> Iterator[Candidate]:
        """What the article's object says of ``field``."""
        for key in _PROPERTIES.get(field, ()):
            value = self.entity.get(key)
            if field == "body":
                if isinstance(value, str) and value:
                    yield Candidate(field, value, "json-ld", key)
            elif text := (str(value) if isinstance(value, int) else text_of(value)):
                yield Candidate(field, text, "json-ld", key)
        if field == "authors":
            yield from self._authors()
        elif field == "tags":
            value = self.entity.get("keywords")
            if isinstance(value, list):
                value = ",".join(texts_of(value[:_MOST]))
            text = value if isinstance(value, str) else ",".join(texts_of(value)) if value else ""
            if text:
                yield Candidate(field, text, "json-ld", "keywords")
        elif field == "section":
            headline = comparable(self.text("headline"))
            path = [name for name in self.breadcrumb if comparable(name) != headline]
            if len(path) > 1:
                yield Candidate(field, path[-1], "json-ld", "BreadcrumbList")

    def _authors(self) -> Iterator[Candidate]:
        """Whom the article's object names, and whom other entities of the page (``WebPage``) do."""
        named = ((key, self.entity.get(key)) for key in _WRITERS)
        around = ((f"WebPage.{key}", entity.get(key)) for entity in self.pages for key in _WRITERS)
        for place, value in chain(named, around):
            people = list(self._people(value))
            if people:
                yield Candidate("authors", people, "json-ld", place)

    def _people(self, value: Any) -> Iterator[Written]:
        for one in value[:_MOST] if isinstance(value, list) else [value]:
            reference = one.get("@id") if isinstance(one, dict) else one
            person = self._by_id.get(reference, one) if isinstance(reference, str) else one
            if isinstance(person, dict) and isinstance(person.get("name"), list):
                yield from map(Written, texts_of(person["name"]))
            elif text := text_of(person):
                email = person.get("email") if isinstance(person, dict) else None
                sure = isinstance(person, dict) and "Person" in _types(person)
                yield Written(text, email if isinstance(email, str) and "@" in email else None, byline=sure)

    def days(self) -> Iterator[Candidate]:
        """When other entities of the page (``WebPage``) say that it was published."""
        for entity in self.pages:
            if text := text_of(entity.get("datePublished")):
                yield Candidate("published_at", text, "json-ld", "WebPage.datePublished")


def _crumbs(entity: dict[str, Any]) -> list[str]:
    items = entity.get("itemListElement")
    entries = [entry for entry in items if isinstance(entry, dict)] if isinstance(items, list) else []
    names = [text_of(entry.get("name")) or text_of(entry.get("item")) for entry in entries]
    return [name for name in names if name]
