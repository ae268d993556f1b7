"""Articles in the state of a page's front end: by what names its objects call the parts of an article."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from newscrawl.pages.sources.json_ld import text_of
from newscrawl.pages.sources.payload import Payload, lines_of
from newscrawl.text import comparable, hangul_share, one_line, unescaped

_SLOT = re.compile(r"\$\$[A-Z_]{2,30}\$\$")
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


def article_in(value: Any, title: str, texts: Mapping[str, str] | None = None) -> Payload | None:
    """The article among the objects inside ``value``: one that holds a long text.

    Best is the one with the page's headline, ``title``, which alone may be in another language than Korean.
    ``texts``: what stands for a value that is ``$`` and its key.
    """
    wanted = comparable(title)
    best: Payload | None = None
    weight = 0
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
        if (size := len(markup) * (5 if same else 1)) > weight:
            best, weight = _payload_of(entry, markup, named=same), size
    return best


def article_of_text(text: str) -> Payload | None:
    """The article whose text is ``text``, if that is long and Korean."""
    if len(text) < _LEAST_BODY or hangul_share(text[:3000]) < _LEAST_HANGUL:
        return None
    return Payload(kind="script", markup=_markup(text))


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
    payload.subtitle = lines_of(_first(entry, "subtitle"))
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


def _markup(text: str) -> str:
    text = _SLOT.sub("", text)
    if "&lt;" in text and "<" not in text:
        text = unescaped(text)
    if "<" not in text:
        return "".join(f"<p>{line}</p>" for line in text.splitlines() if line.strip())
    return text
