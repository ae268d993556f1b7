"""Articles that a page carries in its scripts: Arc Fusion, Next.js and other script payload.

Such pages show nothing without JavaScript, but bring what they will show along as JSON.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from newscrawl.loaders import Written
from newscrawl.pages.sources.candidate import Candidate
from newscrawl.pages.sources.json_ld import text_of
from newscrawl.text import comparable, hangul_share, one_line, unescaped

_FUSION = re.compile(r"Fusion\.globalContent ?= ?(?=\{)")
_NEXT_CHUNK = re.compile(r"self\.__next_f\.push\(\[\d+, ?(?=\")")
_NEXT_DATA = "__NEXT_DATA__"
_VALUE = re.compile(r"(?:[=(:] ?|^\s*)(?=[{\[]\s*[\"{])")
_SLOT = re.compile(r"\$\$[A-Z_]{2,30}\$\$")
_LEAST_SCRIPT = 400
# Four Korean words in a row: a script that holds none carries no article.
_KOREAN_TEXT = re.compile(r"(?:[가-힣]{1,12}[ ,.]){4}")
_LEAST_BODY = 150
_LEAST_HANGUL = 0.2
_DEEPEST = 16

# How the objects of Korean sites' script state call the parts of an article.
_KEYS = {
    "markup": re.compile(
        r"^(?:content_?html|article_?body|body_?html|content|contents|body|html|article_?content|news_?content|text|article_?text|body_?text|detail_?content|main_?text)$",
        re.I,
    ),
    "title": re.compile(
        r"^(?:title|headline|subject|article_?title|news_?title|main_?title|art_?title)$", re.I
    ),
    "subtitle": re.compile(
        r"^(?:sub_?title|sub_?headlines?|sub_?subject|article_?sub_?title|sub_?heading|deck|news_?sub_?title)$",
        re.I,
    ),
    "published": re.compile(
        r"^(?:(?:first_?)?(?:publish|public|deploy|regist(?:e?r)?|reg|input|service|pub|issue|release|display|write|creat|insert|send)(?:e?d?|a?tion|ion)_?(?:date|dt|at|time|dttm|dtm|on)+|date_?published)$",
        re.I,
    ),
    "modified": re.compile(
        r"^(?:(?:last_?)?(?:modif(?:y|ied|ication)?|mod|updated?|edit(?:ed)?|upd|re_?(?:publish|deploy|issue|input))_?(?:date|dt|at|time|dttm|dtm|on)+|date_?modified)$",
        re.I,
    ),
    "publisher": re.compile(
        r"^(?:press_?name|publisher|publisher_?name|media_?name|cp_?name|provider|provider_?name|office_?name|medium_?name|source_?name)$",
        re.I,
    ),
    "authors": re.compile(
        r"^(?:writer_?name|reporter_?name|author_?name|by_?line|writer|reporter|author|journalist_?name|authors|reporters|by_?lines|writers|reporter_?list|journalists)$",
        re.I,
    ),
    "tags": re.compile(r"^(?:hash_?)?(?:tags|keywords?|(?:tag|keyword)_?(?:list|str(?:ing)?))$", re.I),
    "section": re.compile(r"^(?:section_?name|category_?name|section|category|menu_?name)$", re.I),
}


@dataclass(slots=True)
class Payload:
    """The article that a page's scripts carry: ``markup`` is the text as HTML, the rest as found."""

    kind: str = ""
    markup: str = ""
    title: str = ""
    subtitle: str = ""
    published: str = ""
    modified: str = ""
    publisher: str = ""
    authors: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    section: str = ""

    def candidates(self, name: str) -> Iterator[Candidate]:
        """What the scripts say of the field ``name``. ``publisher`` may be known by its English name."""
        value: Any = {
            "title": self.title,
            "subtitle": self.subtitle,
            "published_at": self.published,
            "modified_at": self.modified,
            "publisher": self.publisher,
            "section": self.section,
            "tags": self.tags,
            "authors": [Written(name) for name in self.authors],
        }.get(name)
        if value:
            yield Candidate(name, value, "payload", self.kind)


def read_payload(scripts: Sequence[etree._Element], title: str = "") -> Payload | None:
    """The article in a page's inline ``scripts``, or None.

    ``title`` is the headline as the page's head gives it: a payload may hold many articles.
    """
    chunks: list[str] = []
    best: Payload | None = None
    for script in scripts:
        text = script.text or ""
        if len(text) < _LEAST_SCRIPT or "ld+json" in (script.get("type") or ""):
            continue
        if "Fusion.globalContent" in text:
            match = _FUSION.search(text)
            value = _decode(text, match.end()) if match else None
            if isinstance(value, dict) and value.get("content_elements"):
                return _fusion(value)
        elif "__next_f" in text:
            for match in _NEXT_CHUNK.finditer(text):
                value = _decode(text, match.end())
                if isinstance(value, str):
                    chunks.append(value)
        elif script.get("id") == _NEXT_DATA or (
            not text.isascii() and '"' in text[:4000] and _KOREAN_TEXT.search(text)
        ):
            found = _from_script(text, title)
            if found and (best is None or len(found.markup) > len(best.markup)):
                best = found
    if best is None and chunks:
        best = _next_stream("".join(chunks), title)
    return best


def _from_script(text: str, title: str) -> Payload | None:
    """The article among the JSON values that a script assigns, pushes or consists of."""
    end = 0
    best: Payload | None = None
    for attempt, match in enumerate(_VALUE.finditer(text)):
        if match.end() < end:
            continue
        if attempt > 40:
            break
        try:
            value, end = json.JSONDecoder(strict=False).raw_decode(text, match.end())
        except (ValueError, RecursionError):
            continue
        if end - match.end() >= _LEAST_SCRIPT:
            found = _article_in(value, title)
            if found and (best is None or len(found.markup) > len(best.markup)):
                best = found
    return best


def _decode(text: str, start: int) -> Any:
    try:
        return json.JSONDecoder(strict=False).raw_decode(text, start)[0]
    except (ValueError, RecursionError):
        return None


def _fusion(content: dict[str, Any]) -> Payload:
    payload = Payload(kind="fusion")
    payload.title = text_of(content.get("headlines", {}).get("basic"))
    payload.subtitle = _lines(str((content.get("subheadlines") or {}).get("basic") or ""))
    payload.published = str(content.get("display_date") or content.get("first_publish_date") or "")
    payload.modified = str(content.get("last_updated_date") or "")
    for person in (content.get("credits") or {}).get("by") or []:
        if not isinstance(person, dict):
            continue
        original = ((person.get("additional_properties") or {}).get("original")) or {}
        name = original.get("byline") or person.get("name") or ""
        # Arc stores names the western way round: "선민 박".
        words = str(name).split()
        if len(words) == 2 and len(words[1]) == 1 and original.get("firstName") != name:
            name = words[1] + words[0]
        if name:
            payload.authors.append(str(name))
    taxonomy = content.get("taxonomy") or {}
    payload.tags = [
        text_of(tag.get("text") or tag.get("slug"))
        for tag in taxonomy.get("tags") or []
        if isinstance(tag, dict)
    ] or [word for word in map(text_of, taxonomy.get("seo_keywords") or []) if word]
    payload.section = text_of((taxonomy.get("primary_section") or {}).get("name"))
    distributor = content.get("distributor") or {}
    payload.publisher = text_of(distributor.get("name")) or text_of((content.get("source") or {}).get("name"))
    payload.markup = "\n".join(map(_fusion_element, content.get("content_elements") or []))
    return payload


def _fusion_element(element: dict[str, Any]) -> str:
    kind = element.get("type")
    if kind in ("text", "header"):
        return f"<p>{element.get('content') or ''}</p>"
    if kind == "image":
        caption = etree.tostring(
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


def _objects(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            if isinstance(inner, (dict, list)):
                yield from _objects(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            if isinstance(inner, (dict, list)):
                yield from _objects(inner, depth + 1)


def _article_in(value: Any, title: str, texts: Mapping[str, str] | None = None) -> Payload | None:
    """The object inside ``value`` that holds a long text: best the one with the page's headline, which
    alone may
    be in another language than Korean.
    """
    wanted = comparable(title)
    best: Payload | None = None
    weight = 0.0
    for entry in _objects(value):
        markup = ""
        for key, inner in entry.items():
            if not isinstance(inner, str) or not _KEYS["markup"].match(str(key)):
                continue
            text = texts.get(inner[1:], inner) if texts and inner.startswith("$") else inner
            if len(text) >= max(_LEAST_BODY, len(markup) + 1):
                markup = text
        if not markup:
            continue
        heading = comparable(unescaped(_first(entry, "title")))
        same = bool(wanted) and len(heading) > 3 and (heading in wanted or wanted in heading)
        if not same and hangul_share(markup[:3000]) < _LEAST_HANGUL:
            continue
        if len(markup) * (5 if same else 1) > weight:
            weight = len(markup) * (5.0 if same else 1.0)
            best = _payload_of(entry, markup, named=same)
    return best


def _first(entry: dict[str, Any], field: str) -> str:
    for key, value in entry.items():
        if _KEYS[field].match(str(key)):
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                return str(int(value))
            if text := text_of(value):
                return text
    return ""


def _payload_of(entry: dict[str, Any], markup: str, *, named: bool) -> Payload:
    payload = Payload(kind="script", markup=_markup(markup))
    if not named:
        return payload
    payload.title = _first(entry, "title")
    payload.subtitle = _lines(_first(entry, "subtitle"))
    payload.published = _first(entry, "published")
    payload.modified = _first(entry, "modified")
    payload.publisher = _first(entry, "publisher")
    payload.section = _first(entry, "section")
    for key, value in entry.items():
        if _KEYS["authors"].match(str(key)):
            for person in value if isinstance(value, list) else [value]:
                name = (
                    _first(person, "authors") or text_of(person)
                    if isinstance(person, dict)
                    else text_of(person)
                )
                if name and name not in payload.authors:
                    payload.authors.append(name)
        elif _KEYS["tags"].match(str(key)) and not payload.tags:
            if isinstance(value, str):
                payload.tags = [tag for tag in map(one_line, value.split(",")) if tag]
            elif isinstance(value, list):
                payload.tags = [tag for tag in (_tag(entry) for entry in value) if tag]
    return payload


def _tag(value: Any) -> str:
    if isinstance(value, dict):
        return next(
            (
                text_of(v)
                for k, v in value.items()
                if re.fullmatch(r"(?i)tag(?:_?name)?|name|keyword|text", str(k))
            ),
            "",
        )
    return text_of(value)


def _lines(text: str) -> str:
    """Lines of a sub-headline that separates them by ``<br>``."""
    parts = re.split(r"<br ?/?>|</p>|\n", unescaped(text))
    return "\n".join(
        line for line in (one_line(re.sub(r"<[^<>]{0,200}>", "", part)) for part in parts) if line
    )


def _markup(text: str) -> str:
    text = _SLOT.sub("", text)
    if "&lt;" in text and "<" not in text:
        text = unescaped(text)
    if "<" not in text:
        return "".join(f"<p>{line}</p>" for line in text.splitlines() if line.strip())
    return text


_ROW = re.compile(r"(?:^|\n)(?P<id>[0-9a-f]{1,4}):(?:T(?P<size>[0-9a-f]{1,6}),|(?=[\[{]))")


def _next_stream(stream: str, title: str) -> Payload | None:
    """The article in the rows of a React server stream: ``id:T<size>,text`` and ``id:<json>``."""
    texts: dict[str, str] = {}
    values: list[Any] = []
    end = 0
    for match in _ROW.finditer(stream):
        if match.start() < end:
            continue
        if match["size"]:
            size = int(match["size"], 16)
            # The size counts bytes; a text has at most as many characters.
            text = stream[match.end() : match.end() + size].encode("utf-8")[:size].decode("utf-8", "ignore")
            texts[match["id"]] = text
            end = match.end() + len(text)
        else:
            values.append(_decode(stream, match.end()))
    best = _article_in(values, title, texts)
    if best is None:
        longest = max(texts.values(), key=len, default="")
        if len(longest) >= _LEAST_BODY and hangul_share(longest[:3000]) >= _LEAST_HANGUL:
            best = Payload(kind="script", markup=_markup(longest))
    return best
