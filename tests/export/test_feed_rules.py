"""Feeds hold to what their specifications say, as the W3C's feed validator asks, whatever a page put there.

RSS 2.0 (https://www.rssboard.org/rss-specification) with its profile, RFC 4287 (Atom), JSON Feed 1.1
(https://www.jsonfeed.org/version/1.1/). The rules are written down here from those texts.
"""

import io
import json
import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from typing import Any

import jsonschema
import pytest
from lxml import etree

from newscrawl.export.formats import FORMATS
from newscrawl.export.writers import DocumentInfo
from newscrawl.items import Article
from tests.export.conftest import Export
from tests.export.test_formats import written

ATOM, DC, CONTENT = (
    "{http://www.w3.org/2005/Atom}",
    "{http://purl.org/dc/elements/1.1/}",
    "{http://purl.org/rss/1.0/modules/content/}",
)
# RFC 3986: a scheme, then only what an address may be written with; % only before two digits.
URI = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+")
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
# With the day of the week right and the year in four figures (RSS Advisory Board's profile).
RFC_822 = re.compile(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}")
TAGS = {"p", "br"}
OF_ITEM = {
    "title", "link", "guid", "pubDate", "category", "description", f"{DC}creator", f"{CONTENT}encoded",
}  # fmt: skip
OF_ENTRY = {
    f"{ATOM}{name}"
    for name in "id title updated published author link category summary content".split()  # noqa: SIM905
}
STRINGS = {"type": "array", "items": {"type": "string", "minLength": 1}}
ADDRESS: dict[str, Any] = {"type": "string", "format": "uri", "pattern": f"^{URI.pattern}$"}
TIME = {"type": "string", "pattern": f"^{RFC_3339.pattern}$"}
JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": {"type": "string", "minLength": 1},
        "feed_url": ADDRESS,
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id"],
                "anyOf": [{"required": ["content_text"]}, {"required": ["content_html"]}],
                "properties": {
                    "id": {"type": "string", "minLength": 1},
                    "url": ADDRESS,
                    "external_url": ADDRESS,
                    "title": {"type": "string"},
                    "content_text": {"type": "string"},
                    "summary": {"type": "string"},
                    "image": ADDRESS,
                    "date_published": TIME,
                    "date_modified": TIME,
                    "tags": STRINGS,
                    "language": {"type": "string"},
                    "authors": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "properties": {"name": {"type": "string"}},
                            "anyOf": [{"required": ["name"]}],
                            "additionalProperties": False,
                        },
                    },
                },
                "patternProperties": {"^_": {"type": "object"}},
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}


class Markup(HTMLParser):
    """What stands in a text of HTML that is more than paragraphs and line ends, or is left open."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.wrong += [tag] if tag not in TAGS or attrs else []
        self.open += [tag] if tag != "br" else []

    def handle_endtag(self, tag: str) -> None:
        self.wrong += [] if self.open and self.open.pop() == tag else [f"/{tag}"]


def wrong_html(text: str | None) -> list[str]:
    markup = Markup()
    markup.feed(text or "")
    markup.close()
    return markup.wrong + markup.open


def broken_rss(data: bytes) -> list[str]:
    """What RSS 2.0 forbids in this feed."""
    root = etree.fromstring(data)
    found: list[str] = []

    def must(is_so: object, what: str) -> None:
        found.extend([] if is_so else [what])

    must(root.tag == "rss" and root.get("version") == "2.0" and len(root) == 1, "rss")
    (channel,) = root
    for name in ("title", "link", "description"):
        must(len(channel.findall(name)) == 1 and channel.findtext(name), name)
    must(URI.fullmatch(channel.findtext("link", "")), "channel link")
    must(RFC_822.fullmatch(channel.findtext("lastBuildDate", "")), "lastBuildDate")
    guids = [one.text for one in channel.iterfind("item/guid")]
    must(len({*guids}) == len(guids) == len(channel.findall("item")), "guids")
    for item in channel.iterfind("item"):
        must({one.tag for one in item} <= OF_ITEM, f"elements {[one.tag for one in item]}")
        must(item.findtext("title") or item.findtext("description"), "neither title nor description")
        for name in ("title", "link", "pubDate", "description", f"{CONTENT}encoded"):
            must(len(item.findall(name)) <= 1, f"two of {name}")
        for link in item.findall("link"):
            must(URI.fullmatch(link.text or ""), f"link {link.text}")
        for day in item.findall("pubDate"):
            must(RFC_822.fullmatch(day.text or ""), f"pubDate {day.text}")
            moment = parsedate_to_datetime(day.text or "")
            must((day.text or "").startswith(f"{moment:%a}"), f"day of the week {day.text}")
        must(not wrong_html(item.findtext(f"{CONTENT}encoded")), "markup of content")
        must(not wrong_html(item.findtext("description")), "markup of description")
    return found


def broken_atom(data: bytes) -> list[str]:
    """What RFC 4287 forbids in this feed."""
    root = etree.fromstring(data)
    found: list[str] = []

    def must(is_so: object, what: str) -> None:
        found.extend([] if is_so else [what])

    must(root.tag == f"{ATOM}feed", "feed")
    ids = [one.text or "" for one in root.iterfind(f"{ATOM}entry/{ATOM}id")]
    must(len({*ids}) == len(ids), "ids")
    for element in (root, *root.iterfind(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            must(len(element.findall(f"{ATOM}{name}")) == 1, name)
        must(URI.fullmatch(element.findtext(f"{ATOM}id", "")), f"id {element.findtext(f'{ATOM}id')}")
        for name in ("updated", "published"):
            for one in element.findall(f"{ATOM}{name}"):
                must(RFC_3339.fullmatch(one.text or "") and datetime.fromisoformat(one.text or ""), one.text)
        alternates = [
            (link.get("type"), link.get("hreflang"))
            for link in element.findall(f"{ATOM}link")
            if link.get("rel", "alternate") == "alternate"
        ]
        must(len({*alternates}) == len(alternates), "alternates")
        for link in element.findall(f"{ATOM}link"):
            must(URI.fullmatch(link.get("href", "")), f"href {link.get('href')}")
    for entry in root.iterfind(f"{ATOM}entry"):
        must({one.tag for one in entry} <= OF_ENTRY, f"elements {[one.tag for one in entry]}")
        authors = entry.findall(f"{ATOM}author")
        must(authors and all(one.findtext(f"{ATOM}name") for one in authors), "an author with a name")
        must(all(one.get("term") for one in entry.findall(f"{ATOM}category")), "term")
        must(
            entry.find(f"{ATOM}content") is not None
            or any(one.get("rel") == "alternate" for one in entry.findall(f"{ATOM}link")),
            "neither content nor alternate",
        )
        for content in entry.findall(f"{ATOM}content"):
            must(content.get("type") == "html" and not wrong_html(content.text), "content")
    return found


def broken_json_feed(data: bytes) -> list[str]:
    """What JSON Feed 1.1 forbids in this feed."""
    feed = json.loads(data)
    checked = jsonschema.Draft202012Validator(JSON_FEED)
    ids = [one["id"] for one in feed["items"]]
    twice = ["ids"] if len({*ids}) < len(ids) else []
    return twice + [f"{[*one.absolute_path]}: {one.message[:200]}" for one in checked.iter_errors(feed)]


RULES = {"rss": broken_rss, "atom": broken_atom, "jsonfeed": broken_json_feed}


@pytest.mark.parametrize("form", RULES)
def test_a_feed_of_articles(export: Export, form: str) -> None:
    data = export(form).read_bytes()
    assert RULES[form](data) == []
    assert data.count("시장".encode()) > 3


@pytest.mark.parametrize("form", RULES)
def test_a_feed_of_pages_that_want_to_break_it(form: str) -> None:
    assert RULES[form](written(form)) == []


@pytest.mark.parametrize("form", RULES)
def test_a_feed_of_an_article_of_which_nothing_is_known(form: str) -> None:
    out = io.BytesIO()
    writer = FORMATS[form].make(out, DocumentInfo(Article, "newscrawl"))
    writer.write(Article(id="demo:1"))
    writer.finish()
    assert RULES[form](out.getvalue()) == []


WRONG = [
    ("rss", b"<link>https://news", b"<link>news"),
    ("rss", b"Thu, 06 Feb", b"Fri, 06 Feb"),
    ("rss", b"<guid isPermaLink=\"false\">demo:2", b"<guid isPermaLink=\"false\">demo:1"),
    ("rss", b"&lt;p&gt;", b"&lt;p onclick=\"x()\"&gt;"),
    ("atom", b"<updated>2025-02-0", b"<updated>2025-2-0"),
    ("atom", b"<name>", b"<other>"),
    ("atom", b"rel=\"alternate\" href=\"https://", b"rel=\"alternate\" href=\"https:// "),
    ("jsonfeed", b"\"content_text\"", b"\"content\""),
    ("jsonfeed", b"+09:00", b""),
]  # fmt: skip


@pytest.mark.parametrize("case", WRONG, ids=lambda case: f"{case[0]} {case[2][:12]!r}")
def test_the_rules_notice_what_is_wrong(export: Export, case: tuple[str, bytes, bytes]) -> None:
    form, right, wrong = case
    data = export(form).read_bytes()
    assert right in data
    broken = data.replace(right, wrong).replace(
        b"</name>", b"</other>" if wrong == b"<other>" else b"</name>"
    )
    assert RULES[form](broken) != []
