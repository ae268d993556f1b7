"""Adds to a rendered page what its own data says and its DOM does not: readers need no special case.

A row that is no link is put into one, a fact becomes a ``<meta>``, a pager's next page a ``<link>``; what
scripts put there twice goes.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import lxml.html
from lxml.html import HtmlElement

from newscrawl.rendering.answers import Answer
from newscrawl.sites.rendering import PageFact, Paging, Rendering, RowLinks

JsonObject = dict[str, Any]


def annotated(html: str, answers: Sequence[Answer], rendering: Rendering) -> str:
    """``html`` with links, facts and without duplicates, as ``rendering`` declares."""
    root = lxml.html.document_fromstring(html)
    for xpath in rendering.removed:
        for element in root.xpath(xpath):
            element.drop_tree()
    for fact in rendering.facts:
        _add_fact(root, fact, answers)
    if rendering.paging:
        _lead_on(root, rendering.paging)
    for links in rendering.row_links:
        _link(root, links, answers)
    text: str = lxml.html.tostring(root, encoding="unicode", doctype="<!DOCTYPE html>")
    return text


def with_next(html: str, address: str) -> str:
    """``html`` with the address of its list's next page."""
    root = lxml.html.document_fromstring(html)
    _add_to_head(root, lxml.html.Element("link", rel="next", href=address))
    text: str = lxml.html.tostring(root, encoding="unicode", doctype="<!DOCTYPE html>")
    return text


def _add_fact(root: HtmlElement, fact: PageFact, answers: Sequence[Answer]) -> None:
    for answer in answers:
        if not re.search(fact.answer, answer.url):
            continue
        value = _at(answer.data, fact.path)
        if isinstance(value, (str, int)) and value != "":
            _add_to_head(root, lxml.html.Element("meta", property=fact.meta, content=str(value)))
            return


def _lead_on(root: HtmlElement, paging: Paging) -> None:
    """Name the next page's address, where the page's pager only has buttons."""
    current = "".join(str(text) for text in root.xpath(f"({paging.current})[1]//text()")).strip()
    if current.isdecimal() and root.xpath(paging.more):
        address = paging.address.replace("{page}", str(int(current) + 1))
        _add_to_head(root, lxml.html.Element("link", rel="next", href=address))


def _add_to_head(root: HtmlElement, element: HtmlElement) -> None:
    head = root.find("head")
    if head is None:
        head = lxml.html.Element("head")
        root.insert(0, head)
    # Before what the page's template says.
    head.insert(0, element)


def _link(root: HtmlElement, links: RowLinks, answers: Sequence[Answer]) -> None:
    """Put each row into a link, if an entry of the data has its headline."""
    lists = list(_lists(links, answers))
    boxes: dict[HtmlElement, list[HtmlElement]] = {}
    for row in root.xpath(links.rows):
        if row.tag != "a" and row.getparent().tag != "a" and not row.xpath(".//a[@href]"):
            boxes.setdefault(row.getparent(), []).append(row)
    for rows in boxes.values():
        titles = [_squeezed("".join(str(text) for text in row.xpath(links.title))) for row in rows]
        for row, entry in zip(rows, _matching(titles, lists, links.key), strict=True):
            if entry is not None:
                _wrap(row, links.address.format_map(entry))


def _matching(titles: list[str], lists: list[list[JsonObject]], key: str) -> list[JsonObject | None]:
    """The entry of each row of a box: of the list that the box shows row by row, else any with its headline.

    Several articles may share a headline, and then only the list they stand in tells them apart.
    """

    def agreement(entries: list[JsonObject]) -> int:
        return sum(_title(entry, key) == title for entry, title in zip(entries, titles, strict=False))

    shown = max(lists, key=agreement, default=[])
    by_title: dict[str, JsonObject] = {}
    for entries in (shown, *lists):
        for entry in entries:
            by_title.setdefault(_title(entry, key), entry)
    return [
        shown[place] if place < len(shown) and _title(shown[place], key) == title else by_title.get(title)
        for place, title in enumerate(titles)
    ]


def _wrap(row: HtmlElement, address: str) -> None:
    link = lxml.html.Element("a", href=address)
    link.tail, row.tail = row.tail, None
    row.getparent().replace(row, link)
    link.append(row)


def _lists(links: RowLinks, answers: Sequence[Answer]) -> Iterator[list[JsonObject]]:
    for answer in answers:
        if re.search(links.answer, answer.url):
            for path in links.entries:
                found = _at(answer.data, path)
                if isinstance(found, list):
                    yield [
                        entry for entry in found if isinstance(entry, dict) and _fits(entry, links.address)
                    ]


def _title(entry: JsonObject, key: str) -> str:
    return _squeezed(str(entry.get(key, "")))


def _fits(entry: JsonObject, address: str) -> bool:
    return all(entry.get(name) is not None for name in re.findall(r"\{(\w+)\}", address))


def _at(data: Any, path: str) -> Any:
    """The value at a dotted path, or None."""
    for name in filter(None, path.split(".")):
        if not isinstance(data, dict):
            return None
        data = data.get(name)
    return data


def _squeezed(text: str) -> str:
    return " ".join(text.split())
