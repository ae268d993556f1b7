"""Articles that a page carries in its scripts: Arc Fusion, Next.js and other script state.

Such pages show nothing without JavaScript, but bring what they will show along as JSON.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree, html

from newscrawl.cleaners.text import hangul_share, one_line, unescaped
from newscrawl.pages.metadata import text_of

_SCRIPTS = etree.XPath("//script[not(@src)]")
_FUSION = re.compile(r"Fusion\.globalContent ?= ?(?=\{)")
_NEXT_CHUNK = re.compile(r"self\.__next_f\.push\(\[\d+, ?(?=\")")
_ASSIGNED = re.compile(
    r"(?:window\.)?(?:__[A-Z_]{3,40}__|__NUXT__|__APOLLO_STATE__|articleData|initialState) ?= ?(?=\{)"
)
_SLOT = re.compile(r"\$\$[A-Z_]{2,30}\$\$")
_BODY_KEYS = re.compile(r"(?:content|body|html|text|article)", re.IGNORECASE)
_LEAST_BODY = 150


@dataclass(slots=True)
class State:
    """What the script state says: ``markup`` is the body as HTML, the rest as in Article, still uncleaned."""

    kind: str = ""
    markup: str = ""
    title: str = ""
    subtitle: str = ""
    published: str = ""
    modified: str = ""
    publisher: str = ""
    authors: list[str] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    section: str = ""


def read_state(root: etree._Element) -> State | None:
    """The article in the page's scripts, or None."""
    chunks: list[str] = []
    decoder = json.JSONDecoder(strict=False)
    for script in _SCRIPTS(root):
        text = script.text or ""
        if len(text) < 200:
            continue
        if "Fusion.globalContent" in text:
            match = _FUSION.search(text)
            value = _decode(decoder, text, match.end()) if match else None
            if isinstance(value, dict) and value.get("content_elements"):
                return _fusion(value)
        elif "__next_f" in text:
            for match in _NEXT_CHUNK.finditer(text):
                value = _decode(decoder, text, match.end())
                if isinstance(value, str):
                    chunks.append(value)
        elif script.get("id") == "__NEXT_DATA__" or (script.get("type") or "").endswith("/json"):
            state = _generic(_decode(decoder, text.strip(), 0), script.get("id") or "json")
            if state:
                return state
        elif match := _ASSIGNED.search(text):
            state = _generic(_decode(decoder, text, match.end()), "script")
            if state:
                return state
    return _next_stream("".join(chunks)) if chunks else None


def _decode(decoder: json.JSONDecoder, text: str, start: int) -> Any:
    try:
        return decoder.raw_decode(text, start)[0]
    except (ValueError, RecursionError):
        return None


def _fusion(content: dict[str, Any]) -> State:
    state = State(kind="fusion")
    state.title = text_of(content.get("headlines", {}).get("basic"))
    state.subtitle = "\n".join(
        one_line(unescaped(re.sub(r"<[^<>]{1,200}>", "", line)))
        for line in re.split(r"<br ?/?>|\n", str((content.get("subheadlines") or {}).get("basic") or ""))
    ).strip()
    state.published = str(content.get("display_date") or content.get("first_publish_date") or "")
    state.modified = str(content.get("last_updated_date") or "")
    for person in (content.get("credits") or {}).get("by") or []:
        original = ((person.get("additional_properties") or {}).get("original")) or {}
        name = original.get("byline") or person.get("name") or ""
        # Arc stores names the western way round: "선민 박".
        words = str(name).split()
        if len(words) == 2 and len(words[1]) == 1 and original.get("firstName") != name:
            name = words[1] + words[0]
        if name:
            state.authors.append(str(name))
            state.emails.append(str(original.get("email") or person.get("email") or ""))
    taxonomy = content.get("taxonomy") or {}
    state.tags = [
        text_of(tag.get("text") or tag.get("slug"))
        for tag in taxonomy.get("tags") or []
        if isinstance(tag, dict)
    ]
    state.section = text_of((taxonomy.get("primary_section") or {}).get("name"))
    distributor = content.get("distributor") or {}
    state.publisher = text_of(distributor.get("name")) or text_of((content.get("source") or {}).get("name"))
    parts = []
    for element in content.get("content_elements") or []:
        parts.append(_fusion_element(element))
    state.markup = "\n".join(parts)
    return state


def _fusion_element(element: dict[str, Any]) -> str:
    kind = element.get("type")
    if kind in ("text", "header"):
        return f"<p>{element.get('content') or ''}</p>"
    if kind == "image":
        caption = html.tostring(
            _text_element("figcaption", str(element.get("caption") or "")), encoding="unicode"
        )
        return f'<figure><img src="{element.get("url") or ""}">{caption}</figure>'
    if kind == "list":
        return "".join(f"<p>{item.get('content') or ''}</p>" for item in element.get("items") or [])
    if kind == "quote":
        return "".join(_fusion_element(inner) for inner in element.get("content_elements") or [])
    return ""


def _text_element(tag: str, text: str) -> etree._Element:
    element = etree.Element(tag)
    element.text = one_line(unescaped(re.sub(r"<[^<>]{1,200}>", " ", text)))
    return element


def _strings(value: Any, key: str = "", depth: int = 0) -> Iterator[tuple[str, str, dict[str, Any]]]:
    if depth > 12:
        return
    if isinstance(value, dict):
        for name, inner in value.items():
            if isinstance(inner, str):
                if len(inner) >= _LEAST_BODY:
                    yield str(name), inner, value
            else:
                yield from _strings(inner, str(name), depth + 1)
    elif isinstance(value, list):
        for inner in value:
            if isinstance(inner, str):
                if len(inner) >= _LEAST_BODY:
                    yield key, inner, {}
            else:
                yield from _strings(inner, key, depth + 1)


def _generic(value: Any, kind: str) -> State | None:
    best, weight, owner = "", 0.0, {}
    for key, text, holder in _strings(value):
        if hangul_share(text[:2000]) < 0.4:
            continue
        score = len(text) * (2.0 if _BODY_KEYS.search(key) else 0.7) * (1.5 if "<" in text else 1.0)
        if score > weight:
            best, weight, owner = text, score, holder
    if not best:
        return None
    state = State(kind=kind, markup=_markup(best))
    state.title = text_of(owner.get("title"))
    return state


def _markup(text: str) -> str:
    text = _SLOT.sub("", text)
    if "&lt;" in text and "<" not in text:
        text = unescaped(text)
    if "<" not in text:
        return "".join(f"<p>{line}</p>" for line in text.splitlines() if line.strip())
    return text


_ESCAPED_HTML = re.compile(r"\"(?P<key>[A-Za-z_]{3,30})\":(?=\"(?:<|\\u003c|&lt;))")
_TEXT_ROW = re.compile(r"(?:^|\n)[0-9a-f]{1,4}:T[0-9a-f]{1,6},")


def _next_stream(stream: str) -> State | None:
    decoder = json.JSONDecoder(strict=False)
    best = ""
    for match in _ESCAPED_HTML.finditer(stream):
        value = _decode(decoder, stream, match.end())
        if isinstance(value, str) and len(value) > len(best) and hangul_share(value[:2000]) >= 0.3:
            best = value
    for match in _TEXT_ROW.finditer(stream):
        size = int(match[0].rsplit("T", 1)[1].rstrip(","), 16)
        value = stream[match.end() :].encode("utf-8")[:size].decode("utf-8", "ignore")
        if len(value) > len(best) and "<" in value and hangul_share(value[:2000]) >= 0.3:
            best = value
    return State(kind="next", markup=_markup(best)) if len(best) >= _LEAST_BODY else None


def parsed(markup: str) -> etree._Element | None:
    """A body's HTML as a tree; None if there is nothing in it."""
    if not markup.strip():
        return None
    try:
        return html.fragment_fromstring(markup, create_parent="div")
    except (etree.ParserError, ValueError):
        return None
