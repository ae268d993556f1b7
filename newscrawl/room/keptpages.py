"""Kept pages, shown without what they could do: no script, no form, nothing loaded from anywhere.

The header's policy alone forbids all that; what could act in spite of it is taken out as well.
"""

import re
from collections.abc import Callable
from functools import partial
from typing import cast

from lxml import etree, html
from lxml.html import defs
from lxml_html_clean import Cleaner
from scrapy.http import HtmlResponse
from starlette.requests import Request
from starlette.responses import Response

from newscrawl.room.errors import QuestionError
from newscrawl.room.guarding import KEPT_POLICY
from newscrawl.room.pages import failure
from newscrawl.room.room import Room, reported, response
from newscrawl.store import Store, StoreError

# Scripts, frames, forms, and whatever loads or connects go; styles stay, so that it looks like itself.
_CLEANER = Cleaner(
    page_structure=False,
    links=True,
    forms=True,
    kill_tags=("audio", "base", "img", "noscript", "picture", "portal", "source", "svg", "template", "video"),
    safe_attrs=(defs.safe_attrs | {"style"}) - {"action", "background", "cite", "longdesc", "src", "usemap"},
    host_whitelist=(),
)
_LOADED = re.compile(r"(?i)(url|image|image-set|src)\s*\([^)]*\)?|@import[^;]*")
_PARSER = partial(html.HTMLParser, encoding="utf-8")
_HEADERS = {"Content-Security-Policy": KEPT_POLICY, "Cache-Control": "no-store"}


def withheld_page(room: Room) -> Callable[[Request], Response]:
    """The endpoint of the page of a withheld reading."""

    def find(store: Store, request: Request) -> tuple[bytes, str | None] | None:
        found = store.withheld([request.path_params["id"]])
        return (found[0].page, found[0].encoding) if found and found[0].page is not None else None

    return _endpoint(room, find)


def refused_content(room: Room) -> Callable[[Request], Response]:
    """The endpoint of a refused page."""
    return _endpoint(room, lambda store, request: store.refused_content(request.path_params["key"]))


def _endpoint(
    room: Room, find: Callable[[Store, Request], tuple[bytes, str | None] | None]
) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        try:
            found = find(room.store(), request)
        except StoreError as error:
            return response(
                request, failure(room, request, QuestionError(503, "error_store", why=reported(error)))
            )
        if found is None:
            return response(request, failure(room, request, QuestionError(404, "error_no_page_kept")))
        return Response(harmless(*found), 200, _HEADERS, "text/html; charset=utf-8")

    return endpoint


def harmless(page: bytes, encoding: str | None) -> bytes:
    """A page as UTF-8 without what acts; ``encoding`` as it was served."""
    text = HtmlResponse("https://kept.invalid/", body=page, encoding=encoding or "utf-8").text
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=_PARSER())
    except (ValueError, etree.ParserError):  # nothing at all is there
        return b"<!doctype html><title>-</title>"
    _CLEANER(tree)
    # A frame without a link cannot be scrolled by keyboard otherwise.
    for body in tree.iter("body"):
        body.set("tabindex", "0")
    # The policy would refuse what styles load; it is not even asked for.
    for element in tree.iter("style"):
        element.text = _LOADED.sub("none", element.text or "")
    for element in tree.xpath("//*[@style]"):
        element.set("style", _LOADED.sub("none", element.get("style")))
    return b"<!doctype html>\n" + cast("bytes", html.tostring(tree, encoding="utf-8"))
