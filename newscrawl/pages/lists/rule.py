"""Lists read by a site's own rules, and what the general reading adds where rules know a part of a page."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import Any

from lxml import etree
from lxml.html import HtmlElement
from scrapy.http import TextResponse

from newscrawl.addresses import Joiner, address_key, split
from newscrawl.pages.encoding import selector_of
from newscrawl.pages.lists.blocks import IN_DATA, Articles, Link, Row, page_links, with_titles
from newscrawl.pages.lists.clones import cloned, may_hold_clones
from newscrawl.pages.lists.columns import read_rows
from newscrawl.pages.lists.foundlist import FoundList, once_each
from newscrawl.pages.lists.frontend import lists_in_state
from newscrawl.pages.lists.general import GeneralReader
from newscrawl.pages.lists.outline import Outline, squeeze
from newscrawl.pages.lists.rows import ListEntry
from newscrawl.pages.lists.words import LINK_LABEL
from newscrawl.sites.base import ListRule
from newscrawl.sites.likeness import article_likeness

_HREFS = etree.XPath("//a/@href", smart_strings=False)
_SKIPPED = frozenset({"script", "style", "noscript", "template", "button", "input", "svg"})
# A page has more than the rules know if it links more other articles than this, and share of theirs.
_FEW = 5
_MORE = 0.5
# Share of a list that the rules must have found, so that they are taken to leave out the rest on purpose.
_ON_PURPOSE = 0.5
# Share of all lists of a page that the rules must have found, so that they are taken to know the page.
_KNOWN = 1 / 3


@lru_cache(maxsize=512)
def _compiled(xpath: str) -> etree.XPath:
    # Strings that know their element would cost an element each.
    return etree.XPath(xpath, smart_strings=False)


# Bytes of a page that Scrapy may look for its base in: 4,096 characters.
_HEAD = 16_384


class ListPageTree:
    """The tree of a page; its outline, links and lists are made when they are asked for."""

    def __init__(self, page: TextResponse) -> None:
        # From the bytes, and the base from their beginning: a response keeps the text it was asked for.
        self.root: HtmlElement = selector_of(page).root
        self.url = page.url
        head = page.replace(body=page.body[:_HEAD], encoding=page.encoding)
        self.urljoin = Joiner(head.urljoin, page.url)
        self._body = page.body

    @cached_property
    def outline(self) -> Outline:
        """The page as elements and texts."""
        return Outline(self.root)

    @cached_property
    def links(self) -> list[Link]:
        """The links of the page that may lead to articles."""
        in_data = IN_DATA.search(self._body) is not None
        return page_links(self.outline, self.urljoin, split(self.url).host, in_data=in_data)

    @cached_property
    def places(self) -> list[int]:
        """The places of the links in the outline, in order."""
        return [link.place for link in self.links]

    @cached_property
    def general_lists(self) -> list[FoundList]:
        """The lists of the page as the general reading finds them."""
        clones = cloned(self.outline, self.links) if may_hold_clones(self._body) else frozenset()
        reader = GeneralReader(self.outline, self.links, self.url, clones)
        controls = b"aria-controls" in self._body
        return (
            reader.lists(controls=controls)
            or lists_in_state(self.root, self.urljoin)
            or reader.plain_list(controls=controls)
        )


def lists_by_rules(page: ListPageTree, rules: Sequence[ListRule]) -> list[FoundList]:
    """What ``rules`` find on a page: a list for each box of each rule, boxes without entries left out."""
    lists = []
    for rule in rules:
        for box in _compiled(rule.block)(page.root) if rule.block else [page.root]:
            rows = _compiled(rule.rows)(box)
            entries = once_each(_entries(page, rows, rule), attrgetter("url")) if rows else []
            if entries:
                lists.append(
                    FoundList(
                        rule.kind,
                        text_at(rule.name, box) or rule.heading,
                        entries,
                        publisher=text_at(rule.box_publisher, box) or None,
                        headed=True,
                        tab=text_at(rule.tab, box) or None,
                        section=text_at(rule.section, box) or None,
                        ranked=rule.ranked,
                        source="rule",
                        rows=rows,
                    )
                )
    return lists


def completed(page: ListPageTree, lists: list[FoundList]) -> list[FoundList]:
    """``lists``, which rules found, and behind them what the general reading finds besides.

    Where the rules found most of what the page lists, they know the page, and only rows that they miss in
    their own lists are added; where they found less, the page is not what they were written for, and all its
    other lists are added.
    """
    known = {entry.url for found in lists for entry in found.entries}
    others = set(_HREFS(page.root)) - known
    if sum(article_likeness(page.urljoin(href)) > 0 for href in others if _may_join(href)) <= max(
        _FEW, _MORE * len(known)
    ):
        return lists
    keys = {address_key(page.urljoin(url)) for url in known}
    general = page.general_lists
    listed = {entry.key for found in general for entry in found.entries}
    outdated = len(listed & keys) < _KNOWN * len(listed)
    kinds = {found.kind for found in lists}
    added = []
    for found in general:
        missing = [entry for entry in found.entries if entry.key not in keys]
        known_rows, part_of = _rows_inside(page.outline, found, lists)
        if not missing or known_rows >= _ON_PURPOSE * len(found.entries):
            continue
        if part_of is not None:
            found.kind, found.name, found.tab = part_of.kind, part_of.name, part_of.tab
            found.section, found.headed, found.ranked = part_of.section, True, False
        elif not outdated or found.kind not in kinds:
            continue
        found.entries = missing
        keys.update(entry.key for entry in missing)
        added.append(found)
    return lists + added


def _rows_inside(page: Outline, found: FoundList, lists: Sequence[FoundList]) -> tuple[int, FoundList | None]:
    """How many rows that rules found stand in the element of a list, and the list of most of them."""
    first, last = found.place, page.ends[found.place]
    counts = [sum(first <= page.place_of(row) < last for row in rule.rows) for rule in lists]
    most = max(range(len(lists)), key=counts.__getitem__)
    return sum(counts), lists[most] if counts[most] else None


def _may_join(href: str) -> bool:
    return href[:1] not in {"", "#"} and not href.lower().startswith(("javascript:", "mailto:", "http://["))


def _entries(page: ListPageTree, rows: Sequence[HtmlElement], rule: ListRule) -> list[ListEntry]:
    if rule.title and (rule.url or rule.link):
        return [entry for row in rows if (entry := _named(row, rule)) is not None]
    return _by_shape(page, rows, rule)


def _named(row: HtmlElement, rule: ListRule) -> ListEntry | None:
    """A row of which the rule names address and title."""
    title = text_at(rule.title, row)
    if rule.url:
        address = text_at(rule.url, row)
    else:
        found = _compiled(rule.link)(row)
        address = (found[0].get("href") or "") if found else ""
    if not title or not address or LINK_LABEL.match(title):
        return None
    return _with_rule(ListEntry(address.strip(), title), row, rule)


def _with_rule(entry: ListEntry, row: HtmlElement, rule: ListRule) -> ListEntry:
    if rule.publisher:
        entry.publisher = text_at(rule.publisher, row) or None
    if rule.rank:
        entry.rank = text_at(rule.rank, row)
    if rule.comments:
        entry.comments = text_at(rule.comments, row)
    return entry


def _by_shape(page: ListPageTree, rows: Sequence[HtmlElement], rule: ListRule) -> list[ListEntry]:
    """Rows of which the rule names no title: what they show is told by the general reading."""
    outline = page.outline
    found: list[Row] = []
    elements: list[HtmlElement] = []
    for row in rows:
        place = outline.place_of(row)
        links = _links_in(page, place, row, rule) if place >= 0 else []
        if links:
            found.append(Row(place, links))
            elements.append(row)
    entries = []
    read = read_rows(outline, found, Articles(outline, page.links), keep_all=True)
    for row, entry in zip(elements, read.entries, strict=True):
        if rule.title:
            entry.title = text_at(rule.title, row)
        if entry.title and not LINK_LABEL.match(entry.title):
            entries.append(_with_rule(entry, row, rule))
    return entries


def _links_in(page: ListPageTree, place: int, row: HtmlElement, rule: ListRule) -> list[Link]:
    first = bisect_left(page.places, place)
    inside = page.links[first : bisect_left(page.places, page.outline.ends[place])]
    if rule.link:
        named = {page.outline.place_of(element) for element in _compiled(rule.link)(row)[:1]}
        return [link for link in inside if link.place in named]
    inside = with_titles(link for link in inside if link.likeness > 0)
    return [link for link in inside if link.key == inside[0].key]


def text_at(xpath: str, element: HtmlElement) -> str:
    """The first thing that ``xpath`` finds, as text; empty if it is not given or finds nothing."""
    if not xpath:
        return ""
    found: Any = _compiled(xpath)(element)
    if isinstance(found, list):
        if not found:
            return ""
        found = found[0]
    if isinstance(found, etree._Element):
        found = _inline_text(found)
    return squeeze(str(found))


def _inline_text(element: HtmlElement) -> str:
    """The text of a headline: markup inside it leaves no gap, a line break does."""
    if len(element) == 0:
        return element.text or ""
    texts: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        if event == "start":
            if node.tag in _SKIPPED:
                walk.skip_subtree()
            else:
                texts.append(" " if node.tag == "br" else node.text or "")
        elif node is not element:
            texts.append(node.tail or "")
    return "".join(texts)
