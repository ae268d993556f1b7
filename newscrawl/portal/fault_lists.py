"""The list pages of a portal at fault; ``newscrawl.portal.faults`` names them."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import blake2b
from math import ceil
from typing import Final

from aiohttp.web import Response, StreamResponse
from lxml import html
from lxml.html import HtmlElement

from newscrawl.portal.fault_answers import Asked, body_of, page

_SHOWN: Final = 4
_WEDNESDAY, _FRIDAY = 2, 4
# The rows of the list that a page is about; the boxes of its right column are other lists.
_MAIN: Final = "//div[@class='left']//div[@class='list' or @class='popularNewsRight' or @data-tab]"
_ROW: Final = re.compile(rb'<a href="[^"]*/news/\d+')


async def _edited(asked: Asked, edit: Callable[[HtmlElement], None]) -> StreamResponse:
    """The sound page with its tree changed; what is no page passes."""
    response = await asked.sound()
    if response.status != 200:
        return response
    root = html.document_fromstring(body_of(response).decode())
    edit(root)
    return page("<!DOCTYPE html>\n" + html.tostring(root, encoding="unicode"))


def _keep(root: HtmlElement, shown: Callable[[int], int]) -> None:
    """Leave the first ``shown(all of them)`` rows of the page's list."""
    for block in root.xpath(_MAIN):
        rows = block.xpath("a")
        for row in rows[shown(len(rows)) :]:
            block.remove(row)


async def short_list(asked: Asked) -> StreamResponse:
    """The first entries only."""

    def edit(root: HtmlElement) -> None:
        _keep(root, lambda _: _SHOWN)
        for paging in root.find_class("paging"):
            paging.getparent().remove(paging)

    return await _edited(asked, edit)


async def cut_list(asked: Asked) -> StreamResponse:
    """The page up to the middle of the list it is about; the length that is announced is that of the rest."""
    response = await asked.sound()
    body = body_of(response)
    root = html.document_fromstring(body.decode() or "<p>")
    rows = sum(len(block.xpath("a")) for block in root.xpath(_MAIN))
    # In the source of a page the list stands before the boxes of the right column, behind the menu.
    starts = [found.start() for found in _ROW.finditer(body)]
    if response.status != 200 or rows < 2:
        return response
    return Response(body=body[: starts[rows // 2] + 12], content_type="text/html", charset="utf-8")


async def sidebar(asked: Asked) -> StreamResponse:
    """The page without the list it is about, where boxes stand beside it."""

    def edit(root: HtmlElement) -> None:
        for left in root.xpath("//div[@class='left'][../div[@class='right']]"):
            left.drop_tree()

    return await _edited(asked, edit)


def _renamed(word: str) -> str:
    return f"s{blake2b(word.encode(), digest_size=4).hexdigest()}"


async def new_markup(asked: Asked) -> StreamResponse:
    """The page as a new version of its templates would make it: what is shown stays, its names do not."""

    def edit(root: HtmlElement) -> None:
        for element in root.iter("*"):
            for name in ("class", "id"):
                if element.get(name):
                    element.set(name, " ".join(map(_renamed, element.get(name).split())))

    return await _edited(asked, edit)


async def yesterday(asked: Asked) -> StreamResponse:
    """The list as it stood a day ago."""
    # Handlers make their answer without waiting for anything, so that nobody else sees the clock meanwhile.
    asked.clock.advance(timedelta(days=-1))
    try:
        return await asked.sound()
    finally:
        asked.clock.advance(timedelta(days=1))


async def endless(asked: Asked) -> StreamResponse:
    """The first page, whichever is asked for, with a link to the next one."""
    request = asked.request
    number = int(request.query.get("page", "1"))
    following = f"{request.path}?page={number + 1}"

    def edit(root: HtmlElement) -> None:
        for left in root.xpath("//div[@class='left']"):
            for paging in left.find_class("paging"):
                paging.getparent().remove(paging)
            link = f'<div class="paging"><a rel="next" href="{following}">다음</a></div>'
            left.append(html.fragment_fromstring(link))

    first = request.clone(rel_url=request.rel_url.without_query_params("page"))
    return await _edited(replace(asked, request=first), edit)


def breath(at: datetime) -> float:
    """The share of a list's entries that it shows at a time: few at night and on weekends, all of them on
    the day of an election, which is the first Wednesday of a month.
    """
    if at.weekday() == _WEDNESDAY and at.day <= 7:
        return 1.0
    share = 0.5 if at.weekday() > _FRIDAY else 0.75
    return share * (0.6 if at.hour < 6 else 0.85 if at.hour < 9 else 1.0)


async def breathing(asked: Asked) -> StreamResponse:
    """The list as a newsroom of people makes it: each of its pages shows a share of its rows."""
    share = breath(asked.clock.now())
    return await _edited(asked, lambda root: _keep(root, lambda rows: ceil(rows * share)))
