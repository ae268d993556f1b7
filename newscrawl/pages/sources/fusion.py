"""Articles of Arc XP: the global content that its engine, Fusion, writes into the page."""

import re
from typing import Any

from lxml import etree

from newscrawl.pages.sources.json_ld import text_of
from newscrawl.pages.sources.payload import Payload, lines_of
from newscrawl.text import one_line, unescaped


def article_of(content: dict[str, Any]) -> Payload:
    """The article that is the global ``content`` of its page."""
    payload = Payload(kind="fusion")
    payload.title = text_of(content.get("headlines", {}).get("basic"))
    payload.subtitle = lines_of(str((content.get("subheadlines") or {}).get("basic") or ""))
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
    payload.markup = "\n".join(map(_element, content.get("content_elements") or []))
    return payload


def _element(element: dict[str, Any]) -> str:
    kind = element.get("type")
    if kind in ("text", "header"):
        return f"<p>{element.get('content') or ''}</p>"
    if kind == "image":
        caption = etree.tostring(_text("figcaption", str(element.get("caption") or "")), encoding="unicode")
        return f'<figure><img src="{element.get("url") or ""}">{caption}</figure>'
    if kind == "list":
        return "".join(f"<p>{item.get('content') or ''}</p>" for item in element.get("items") or [])
    if kind == "quote":
        return "".join(_element(inner) for inner in element.get("content_elements") or [])
    return ""


def _text(tag: str, text: str) -> etree._Element:
    element = etree.Element(tag)
    element.text = one_line(unescaped(re.sub(r"<[^<>]{1,200}>", " ", text)))
    return element
