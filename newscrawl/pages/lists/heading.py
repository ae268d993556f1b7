"""The heading over a block of rows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from newscrawl.lexicon import alternatives
from newscrawl.loaders import RankingLoader
from newscrawl.pages.lists.blocks import Articles
from newscrawl.pages.lists.media import is_listed_medium
from newscrawl.pages.lists.outline import Outline, squeeze
from newscrawl.pages.lists.rows import Cell, column_of
from newscrawl.pages.lists.tabbar import tab_labels
from newscrawl.pages.lists.words import TIME, heading_kind, is_no_heading, is_section_heading, is_skip_link

_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "caption", "legend", "dt", "strong"})
_LONGEST = 30
_LONGEST_PLAIN = 20
_LEVELS = 7
# Elements before a block that are looked at on each level, and lines in one of them; a heading stands close.
_SIBLINGS = 40
_LINES = 30
# An element without a heading's tag is a heading with its first line if it has no more lines than these.
_FEW_LINES = 4
_SKIPPED = frozenset({"nav", "footer", "label"})
_TABLE_OF_ITS_OWN = frozenset({"ul", "ol", "dl", "table"})
_ITEMS = frozenset({"li", "tr", "dd"})
# Lines beside a heading, of any kind and that are no links, from which on it heads a box of its own instead
# of the list after it: a few levels above the list, and anywhere but right before it.
_NEAR, _MOST_BESIDE, _MOST_PLAIN = 1, 4, 6
# What stands below the headline of an article, and below no heading.
_DATED = re.compile(rf"(?:{alternatives('words', 'published', 'modified')})\s*[:.]?\s*(?:19|20)\d\d")
_REPORTER = re.compile(r"(?:^|\s)[가-힣]{2,4} 기자$")
_PICTURED = 12  # elements without text in which a heading may be a picture
_BUTTON = 7  # characters of one at most
_MENU = 3  # so many lines that are all links are a menu
_SENTENCE = re.compile(r".{8}(?:니다|[다요])[.!]?$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its words as they stand there, the element it is, how many levels above the list it stands,
    and the short lines that it stands among, itself one of them. ``beside`` and ``plain``: how many other
    lines it stands among, and how many of them are no links; ``of_list_before``: it stands in another list,
    ``of_article``: over a byline or the time of an article, ``over_more``: over another list or links first.
    """

    text: str
    place: int
    level: int
    lines: tuple[Cell, ...] = ()
    beside: int = 0
    plain: int = 0
    of_list_before: bool = False
    of_article: bool = False
    over_more: bool = False


class Headings:
    """The headings of a page over the blocks with these ``articles``. Lists stand below the same headings, so
    what was looked at once is kept.
    """

    def __init__(self, page: Outline, articles: Articles) -> None:
        self.page = page
        self.articles = articles
        self._known: dict[tuple[int, int], Heading | None] = {}
        self._bars: dict[int, bool] = {}

    def over(self, block: int) -> Iterator[Heading]:
        """The headings over the element ``block``, nearest first."""
        page = self.page
        if (own := self._before_rows(block, 0)) is not None:
            yield own
        node = block
        for level in range(_LEVELS):
            place, seen, passed = page.previous(node), 0, False
            while place >= 0 and seen < _SIBLINGS:
                seen += 1
                if self.articles.any_in(place):
                    # Another block of the same list, or the list before; its own heading may be for both.
                    part = page.tags[place] == page.tags[node] and page.tags[place] not in _TABLE_OF_ITS_OWN
                    passed = passed or (page.tags[place] != page.tags[node] and self.articles.many_in(place))
                    if (
                        not part
                        and self.articles.many_in(place)
                        and (found := self._before_rows(place, level))
                    ):
                        yield replace(found, of_list_before=True)
                elif self._may_head(place):
                    found = self._among(place, page.first[place], page.last[place], level)
                    if found is not None and not _is_of_its_own(found):
                        yield replace(found, over_more=passed or _holds_links(page, place, found.place))
                        break
                place = page.previous(place)
            node = page.parents[node]
            if node < 0 or page.tags[node] in {"body", "html"}:
                return

    def _may_head(self, place: int) -> bool:
        """Whether an element before a list may be its heading: it shows something, and is no bar of tabs."""
        page = self.page
        if page.first[place] == page.last[place]:
            return (
                page.tags[place] in _TAGS
                or "img" in page.tags[place : min(page.ends[place], place + _PICTURED)]
            )
        if page.tags[place] in _SKIPPED:
            return False
        if place not in self._bars:
            self._bars[place] = bool(tab_labels(page, place))
        return not self._bars[place]

    def _before_rows(self, place: int, level: int) -> Heading | None:
        """The heading inside an element that holds articles, before the first of them."""
        if self.page.tags[place] == "a":
            return None
        first = self.articles.first_row(place)
        found = self._among(place, self.page.first[place], self.page.first[first], level)
        if found is not None and self._is_row(found.place, first):
            return None
        return found or _pictured(self.page, place, level, first)

    def _is_row(self, place: int, first: int) -> bool:
        """Whether a line stands in an item before the ``first`` row of its list that holds more: a notice."""
        page = self.page
        items = (item for item in page.above(place) if page.parents[item] == page.parents[first])
        item = next(items, -1)
        return item >= 0 and page.tags[item] == page.tags[first] in _ITEMS and _holds_links(page, item, place)

    def _among(self, top: int, first: int, last: int, level: int) -> Heading | None:
        key = (top, last)
        if key not in self._known:
            self._known[key] = _heading_among(self.page, top, first, last, 0)
        found = self._known[key]
        return replace(found, level=level) if found is not None and level else found


def _holds_links(page: Outline, top: int, heading: int) -> bool:
    """Whether an element holds links beside its heading that show more than a button does, or a picture."""
    if page.links_in(top) == page.links_in(heading):
        return False
    links = (place for place in range(top, page.ends[top]) if page.tags[place] == "a")
    shown = (len(page.text(one)) for one in links if not heading <= one < page.ends[heading])
    return any(not length or length > _BUTTON for length in shown)


def _is_of_its_own(heading: Heading) -> bool:
    """Whether a heading is that of a box with more lines than the head of a list has, or of an article."""
    if heading.level <= _NEAR:
        return heading.level > 0 and heading.plain > _MOST_PLAIN
    return heading.of_article or heading.plain > _MOST_PLAIN or heading.beside > _MOST_BESIDE


def _heading_among(page: Outline, top: int, first: int, last: int, level: int) -> Heading | None:
    """The heading among the lines from ``first`` to ``last``: one with a heading's tag, with a heading's
    words, or a short line that is alone. Names of media beside it are not part of it.
    """
    last = min(last, first + _LINES)
    lines = [(place, text) for place, text in page.lines(first, last, top) if text]
    if not lines:
        return _pictured(page, top, level) if first == last else None
    short = tuple(
        Cell(text, place, column_of(page, place, top), linked=False)
        for place, text in lines
        if heading_text(text) and len(text) <= _LONGEST and page.tags[place] not in {"button", "a"}
    )
    short = _without_labels(page, short)
    tagged = list(dict.fromkeys(found for place, _ in lines if (found := _tagged(page, place, top))))
    linked = [_is_linked(page, place, top) for place, _ in lines]
    if len(lines) >= _MENU and len(tagged) != 1 and all(linked):
        return None
    if sum(_is_linked(page, place, top) for _, place in tagged) >= _MENU:
        return None  # a menu of other lists, with other words in it
    found = _chosen(top, lines, tagged, short)
    if found is None:
        return None
    text, place = found
    of_article = any(_DATED.search(line) or (line != text and _REPORTER.search(line)) for _, line in lines)
    return Heading(text, place, level, short, len(lines) - 1, linked.count(False) - 1, of_article=of_article)


def _chosen(
    top: int, lines: list[tuple[int, str]], tagged: list[tuple[str, int]], short: tuple[Cell, ...]
) -> tuple[str, int] | None:
    """The one of some lines that is the heading, and its element."""
    if tagged:
        return tagged[0]
    shown = [cell for cell in short if not is_listed_medium(cell.text, strict=True)] or list(short)
    whole = heading_text(" ".join(cell.text for cell in shown))
    if whole is not None and len(whole) <= _LONGEST_PLAIN:
        return " ".join(cell.text for cell in shown), shown[0].place if len(shown) == 1 else top
    likely = [cell for cell in shown if heading_kind(cell.text)]
    if not likely and len(lines) <= _FEW_LINES:
        likely = [cell for cell in short if len(cell.text) <= _LONGEST_PLAIN]
    return (likely[0].text, likely[0].place) if likely else None


def _is_linked(page: Outline, place: int, top: int) -> bool:
    for element in page.above(place):
        if page.tags[element] == "a":
            return True
        if element == top:
            break
    return False


def _without_labels(page: Outline, cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """``cells`` without the labels of a table's columns: several in one of its rows."""
    rows = [
        next((place for place in page.above(cell.place) if page.tags[place] == "tr"), -1) for cell in cells
    ]
    return tuple(cell for cell, row in zip(cells, rows, strict=True) if row < 0 or rows.count(row) == 1)


def _tagged(page: Outline, place: int, top: int) -> tuple[str, int] | None:
    """The heading whose tag is around a line, and its element."""
    for element in page.above(place):
        if page.tags[element] in _TAGS:
            for text in (page.text(element), _alt(page, element)):
                if (name := heading_text(text)) is not None:
                    return (text, element) if len(name) <= _LONGEST else None
            return None
        if element == top:
            break
    return None


@lru_cache(maxsize=4096)
def heading_text(text: str) -> str | None:
    """``text`` as a heading, without buttons and times; None if it is none."""
    if not 1 < len(text) <= 2 * _LONGEST or is_no_heading(text) or TIME.match(text) or _SENTENCE.search(text):
        return None
    if is_skip_link(text):
        return None
    name = RankingLoader.clean("name", text)
    return name if isinstance(name, str) and len(name) > 1 else None


def _pictured(page: Outline, place: int, level: int, until: int = 0) -> Heading | None:
    """A heading that is a picture, before the element ``until`` of the one at ``place``; without a heading's
    tag, one with its words.
    """
    text = "" if until else _alt(page, place)
    if until or page.tags[place] not in _TAGS:
        inside = range(place, min(until or page.ends[place], place + _PICTURED))
        images = (squeeze(page.elements[one].get("alt") or "") for one in inside if page.tags[one] == "img")
        telling = [alt for alt in images if is_section_heading(alt) or heading_kind(alt)]
        text = telling[0] if len(telling) == 1 else ""
    name = heading_text(text)
    return Heading(text, place, level) if name and len(name) <= _LONGEST else None


def _alt(page: Outline, place: int) -> str:
    return squeeze(" ".join(image.get("alt") or "" for image in page.elements[place].iter("img")))
