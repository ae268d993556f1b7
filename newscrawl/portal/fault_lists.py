"""The list pages of a portal at fault; ``newscrawl.portal.faults`` names them."""

import copy
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

from newscrawl.portal.fault_answers import FaultRequest, body_of, edited

_SHOWN: Final = 4
_WEDNESDAY, _FRIDAY = 2, 4
# The rows of the list that a page is about; the boxes of its right column are other lists.
_MAIN: Final = "//div[@class='left']//div[@class='list' or @class='popularNewsRight' or @data-tab]"
_REPEATED: Final = 40
_ROW: Final = re.compile(rb'<a href="[^"]*/news/\d+')


def _keep(root: HtmlElement, shown: Callable[[int], int]) -> None:
    """Leave the first ``shown(all of them)`` rows of the page's list."""
    for block in root.xpath(_MAIN):
        rows = block.xpath("a")
        for row in rows[shown(len(rows)) :]:
            block.remove(row)


async def short_list(asked: FaultRequest) -> StreamResponse:
    """The first entries only."""

    def edit(root: HtmlElement) -> None:
        _keep(root, lambda _: _SHOWN)
        for paging in root.find_class("paging"):
            paging.getparent().remove(paging)

    return await edited(asked, edit)


async def cut_list(asked: FaultRequest) -> StreamResponse:
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


async def sidebar(asked: FaultRequest) -> StreamResponse:
    """The page without the list it is about, where boxes stand beside it."""

    def edit(root: HtmlElement) -> None:
        for left in root.xpath("//div[@class='left'][../div[@class='right']]"):
            left.drop_tree()

    return await edited(asked, edit)


def _renamed(word: str) -> str:
    return f"s{blake2b(word.encode(), digest_size=4).hexdigest()}"


def _rows(root: HtmlElement) -> list[HtmlElement]:
    rows: list[HtmlElement] = root.xpath(f"{_MAIN}/a")
    return rows


async def repeating(asked: FaultRequest) -> StreamResponse:
    """The first entry, forty times."""

    def edit(root: HtmlElement) -> None:
        for block in root.xpath(_MAIN):
            first, *others = block.xpath("a")
            for row in others:
                block.remove(row)
            block.extend(copy.deepcopy(first) for _ in range(_REPEATED - 1))

    return await edited(asked, edit)


async def swapped(asked: FaultRequest) -> StreamResponse:
    """Each entry under the headline of the one behind it."""

    def edit(root: HtmlElement) -> None:
        titles = [title for row in _rows(root) for title in row.find_class("tit")]
        texts = [title.text for title in titles]
        for title, text in zip(titles, texts[1:] + texts[:1], strict=True):
            title.text = text

    return await edited(asked, edit)


async def to_section(asked: FaultRequest) -> StreamResponse:
    """Each entry leads to the page of its section."""

    def edit(root: HtmlElement) -> None:
        for row in _rows(root):
            row.set("href", "/category/POLITICS")

    return await edited(asked, edit)


async def adverts(asked: FaultRequest) -> StreamResponse:
    """An advertisement behind each entry, which looks like one."""

    def edit(root: HtmlElement) -> None:
        for number, row in enumerate(_rows(root)):
            advert = copy.deepcopy(row)
            advert.set("href", f"/events/{asked.number}-{number}")
            for title in advert.find_class("tit"):
                title.text = f"[AD] 봄맞이 {number + 10}% 할인, 오늘 하루만 만나 보세요"
            row.addnext(advert)

    return await edited(asked, edit)


async def new_markup(asked: FaultRequest) -> StreamResponse:
    """The page as a new version of its templates would make it: what is shown stays, its names do not."""

    def edit(root: HtmlElement) -> None:
        for element in root.iter("*"):
            for name in ("class", "id"):
                if element.get(name):
                    element.set(name, " ".join(map(_renamed, element.get(name).split())))

    return await edited(asked, edit)


async def yesterday(asked: FaultRequest) -> StreamResponse:
    """The list as it stood a day ago."""
    # Handlers make their answer without waiting for anything, so that nobody else sees the clock meanwhile.
    asked.clock.advance(timedelta(days=-1))
    try:
        return await asked.sound()
    finally:
        asked.clock.advance(timedelta(days=1))


async def endless(asked: FaultRequest) -> StreamResponse:
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
    return await edited(replace(asked, request=first), edit)


def breath(at: datetime) -> float:
    """The share of a list's entries that it shows at a time: few at night and on weekends, all of them on
    the day of an election, which is the first Wednesday of a month.
    """
    if at.weekday() == _WEDNESDAY and at.day <= 7:
        return 1.0
    share = 0.5 if at.weekday() > _FRIDAY else 0.75
    return share * (0.6 if at.hour < 6 else 0.85 if at.hour < 9 else 1.0)


async def breathing(asked: FaultRequest) -> StreamResponse:
    """The list as a newsroom of people makes it: each of its pages shows a share of its rows."""
    share = breath(asked.clock.now())
    return await edited(asked, lambda root: _keep(root, lambda rows: ceil(rows * share)))
