"""JSON that wraps HTML: what the "more" buttons of portals fetch."""

import codecs
import json
from collections.abc import Iterator
from typing import Any

from scrapy.http import HtmlResponse, TextResponse

# Bytes in which a page begins; its whole text is asked for only where it may be JSON.
_HEAD = 1_024


def json_of(response: TextResponse) -> Any:
    """What a JSON (or JSONP) answer says; None if the answer is none."""
    if response.body[:_HEAD].removeprefix(codecs.BOM_UTF8).lstrip()[:1] == b"<":
        return None
    text = response.text.strip()
    if text[:1] not in "{[":
        start, end = text.find("("), text.rfind(")")
        if text[:1] == "<" or not 0 < start < 80 or end < start:
            return None
        text = text[start + 1 : end]
    try:
        return json.loads(text)
    except ValueError:  # a page that happens to begin with a brace
        return None


def page_in(data: Any, url: str) -> HtmlResponse | None:
    """The HTML inside a JSON answer from ``url`` as a page of its own; None if it holds none."""
    fragments = [fragment for fragment in _strings(data) if "<" in fragment and "href=" in fragment]
    if not fragments:
        return None
    page = "<html><body>" + "\n".join(fragments) + "</body></html>"
    return HtmlResponse(url, body=page.encode(), encoding="utf-8")


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
