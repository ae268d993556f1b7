"""The heading over a block of rows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newscrawl.loaders import RankingLoader
from newscrawl.pages.lists.blocks import Articles
from newscrawl.pages.lists.media import is_medium
from newscrawl.pages.lists.outline import Outline, squeeze
from newscrawl.pages.lists.rows import Cell, column_of
from newscrawl.pages.lists.words import TIME, heading_kind, is_no_heading, is_section

_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "caption", "legend", "dt", "strong"})
_LONGEST = 30
_LONGEST_PLAIN = 20
_LEVELS = 7
# Elements before a block that are looked at on each level, and lines in one of them; a heading stands close.
_SIBLINGS = 40
_LINES = 30
# An element without a heading's tag is a heading with its first line if it has no more lines than these.
_FEW_LINES = 4
_SKIPPED = frozenset({"nav", "footer"})
_TABLE_OF_ITS_OWN = frozenset({"ul", "ol", "dl", "table"})
_LONGEST_TAB = 15
_SENTENCE = re.compile(r".{8}(?:니다|[다요])[.!]?$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its words, the element it is, how many levels above the list it stands, and the short lines
    that it stands among, itself one of them.
    """

    text: str
    place: int
    level: int
    lines: tuple[Cell, ...] = ()


def headings_of(page: Outline, block: int, articles: Articles) -> Iterator[Heading]:
    """The headings over the element ``block``, nearest first."""
    if (own := _before_rows(page, block, articles, 0)) is not None:
        yield own
    node = block
    for level in range(_LEVELS):
        before, seen = page.previous[node], 0
        while before >= 0 and seen < _SIBLINGS:
            seen += 1
            place, before = before, page.previous[before]
            if page.tags[place] in _SKIPPED or (
                page.first[place] == page.last[place] and not _picture(page, place)
            ):
                continue
            if articles.any_in(place):
                # Another block of the same list, or the list before; its own heading may be for both.
                if page.tags[place] == page.tags[node] and page.tags[place] not in _TABLE_OF_ITS_OWN:
                    continue
                if articles.many_in(place) and (found := _before_rows(page, place, articles, level)):
                    yield found
                continue
            if tab_labels(page, place):
                continue
            found = _heading_among(page, place, page.first[place], page.last[place], level)
            if found is not None:
                yield found
                break
        node = page.parents[node]
        if node < 0 or page.tags[node] in {"body", "html"}:
            return


def _before_rows(page: Outline, place: int, articles: Articles, level: int) -> Heading | None:
    """The heading inside an element that holds articles, before the first of them."""
    if page.tags[place] == "a":
        return None
    first = articles.first_row(place)
    return _heading_among(page, place, page.first[place], page.first[first], level)


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
        if _name(text) and len(text) <= _LONGEST and page.tags[place] not in {"button", "a"}
    )
    for place, _ in lines:
        if (tagged := _tagged(page, place, top)) is not None:
            return Heading(*tagged, level, short)
    shown = [cell for cell in short if not is_medium(cell.text, strict=True)] or list(short)
    whole = _name(" ".join(cell.text for cell in shown))
    if whole is not None and len(whole) <= _LONGEST_PLAIN:
        return Heading(whole, shown[0].place if len(shown) == 1 else top, level, short)
    likely = [cell for cell in shown if heading_kind(cell.text)]
    if not likely and len(lines) <= _FEW_LINES:
        likely = [cell for cell in short if len(cell.text) <= _LONGEST_PLAIN]
    return Heading(_name(likely[0].text) or "", likely[0].place, level, short) if likely else None


def _tagged(page: Outline, place: int, top: int) -> tuple[str, int] | None:
    """The heading whose tag is around a line, and its element."""
    for element in page.above(place):
        if page.tags[element] in _TAGS:
            text = _name(page.text(element)) or _name(_alt(page, element))
            return (text, element) if text is not None and len(text) <= _LONGEST else None
        if element == top:
            break
    return None


def _name(text: str) -> str | None:
    """``text`` as a heading, without buttons and times; None if it is none."""
    if not 1 < len(text) <= 2 * _LONGEST or is_no_heading(text) or TIME.match(text) or _SENTENCE.search(text):
        return None
    name = RankingLoader.clean("name", text)
    return name if isinstance(name, str) and len(name) > 1 else None


def _picture(page: Outline, place: int) -> bool:
    return page.tags[place] in _TAGS or page.ends[place] - place < _FEW_LINES


def _pictured(page: Outline, place: int, level: int) -> Heading | None:
    """A heading that is a picture."""
    if page.tags[place] not in _TAGS:
        return None
    name = _name(_alt(page, place))
    return Heading(name, place, level) if name and len(name) <= _LONGEST else None


def _alt(page: Outline, place: int) -> str:
    return squeeze(" ".join(image.get("alt") or "" for image in page.elements[place].iter("img")))


def tab_labels(page: Outline, place: int) -> list[tuple[int, str]]:
    """The labels of an element that is a bar of tabs, with their elements; none if it is no such bar.

    A bar holds nothing but two or more short labels, each in an element of its own, that open something on
    the same page or that are alike: all sections, or all words for kinds of lists.
    """
    if page.last[place] - page.first[place] > _LINES or page.last[place] - page.first[place] < 2:
        return []
    for _ in range(3):
        children = [child for child in page.children(place) if page.first[child] < page.last[child]]
        if len(children) != 1:
            break
        place = children[0]
    if len(children) < 2 or place in page.mixed:
        return []
    labels = [(child, page.text(child)) for child in children]
    if any(len(text) > _LONGEST_TAB for _, text in labels):
        return []
    if page.elements[place].get("role") == "tablist" or all(_opens(page, child) for child in children):
        return labels
    kinds = [_kind(text) for _, text in labels]
    return labels if kinds[0] is not None and len(set(kinds)) == 1 else []


def _opens(page: Outline, place: int) -> bool:
    """Whether an element is a button, or a link into the page it stands on."""
    for inside in range(place, min(page.ends[place], place + 4)):
        element = page.elements[inside]
        if page.tags[inside] == "button" or element.get("role") == "tab" or element.get("aria-controls"):
            return True
        if page.tags[inside] == "a":
            href = element.get("href") or ""
            return href[:1] in {"", "#"} or href[:11].lower() == "javascript:"
    return False


def _kind(text: str) -> str | None:
    if is_section(text):
        return "section"
    kind = heading_kind(text)
    return "kind" if kind in {"mainnews", "trending"} else None


def names_publisher(text: str) -> bool:
    """Whether a heading is the name of the medium whose articles follow."""
    if is_medium(text, strict=True):
        return True
    return not (heading_kind(text) or text.endswith("기자")) and is_medium(text)
