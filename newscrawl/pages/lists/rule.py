"""Lists read by a site's own rules."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

from newscrawl.pages.lists.blocks import Link, Row, page_links, with_titles
from newscrawl.pages.lists.found import FoundList
from newscrawl.pages.lists.rows import Entry, inline_text, read_row
from newscrawl.pages.lists.words import shown_count, shown_rank, squeeze
from newscrawl.sites.base import ListRule


@lru_cache(maxsize=512)
def _compiled(xpath: str) -> etree.XPath:
    return etree.XPath(xpath)


def lists_by_rules(
    root: HtmlElement, rules: Sequence[ListRule], urljoin: Callable[[str], str]
) -> list[FoundList]:
    """What ``rules`` find on a page: a list for each box of each rule, boxes without entries left out."""
    lists = []
    for rule in rules:
        boxes = _compiled(rule.block)(root) if rule.block else [root]
        for box in boxes:
            entries = [
                entry
                for row in _compiled(rule.rows)(box)
                if (entry := _entry(row, rule, urljoin)) is not None
            ]
            if not entries:
                continue
            lists.append(
                FoundList(
                    rule.kind,
                    _text(rule.name, box) or rule.heading,
                    _once(entries),
                    publisher=_text(rule.box_publisher, box) or None,
                    headed=True,
                    tab=_text(rule.tab, box) or None,
                    section=_text(rule.section, box) or None,
                    ranked=rule.ranked,
                )
            )
    return lists


def _once(entries: list[Entry]) -> list[Entry]:
    """``entries`` without repeated addresses: portals put every headline beside its picture again."""
    return list({entry.url: entry for entry in reversed(entries)}.values())[::-1]


def _entry(row: HtmlElement, rule: ListRule, urljoin: Callable[[str], str]) -> Entry | None:
    if rule.url:
        address = _text(rule.url, row)
        read = Entry(urljoin(address), "") if address else None
    else:
        read = _by_link(row, rule, urljoin)
    if read is None:
        return None
    if rule.title:
        read.title = _text(rule.title, row)
    if rule.publisher:
        read.publisher = _text(rule.publisher, row) or None
    if rule.rank:
        read.rank = shown_rank(_text(rule.rank, row))
    if rule.comments:
        read.comment_count = shown_count(_text(rule.comments, row))
    return read if read.title else None


def _by_link(row: HtmlElement, rule: ListRule, urljoin: Callable[[str], str]) -> Entry | None:
    if rule.link:
        found = _compiled(rule.link)(row)
        if not found or not found[0].get("href"):
            return None
        url = urljoin(found[0].get("href").strip())
        links = [Link(found[0], url, url, 2, squeeze(found[0].text_content()))]
        if rule.title:
            return Entry(url, "")
    else:
        links = with_titles(page_links(row, urljoin))
        if not links:
            return None
        links = [link for link in links if link.key == links[0].key]
    return read_row(Row(row, links))


def _text(xpath: str, element: HtmlElement) -> str:
    """The first thing that ``xpath`` finds, as text; empty if it is not given or finds nothing."""
    if not xpath:
        return ""
    found: Any = _compiled(xpath)(element)
    if isinstance(found, list):
        if not found:
            return ""
        found = found[0]
    if isinstance(found, etree._Element):
        found = inline_text(found)
    return squeeze(str(found))
