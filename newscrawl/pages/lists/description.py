"""What the headings over a block of rows say of it: its kind, name, section and publisher."""

from collections.abc import Callable
from dataclasses import dataclass

from newscrawl.loaders import RankingLoader
from newscrawl.pages.lists.heading import Headings, heading_text
from newscrawl.pages.lists.media import is_listed_medium, is_named
from newscrawl.pages.lists.rows import Cell
from newscrawl.pages.lists.words import heading_kind, is_subject, section_in
from newscrawl.sites.sources import ListKind

# Levels above a block within which a heading surely speaks of it.
_NEAR = 2
# How many levels up these tags head a list; a heading of a rank stands higher.
_REACH = {"strong": 2, "dt": 1, "caption": 1, "legend": 1}
_ANY = 9
_RANKS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}


@dataclass(slots=True)
class ListDescription:
    """What headings say: ``kind`` if they say one, and the words that do (``telling``); of the nearest the
    words (``name``), the element, the ``section`` and the ``lines`` that it stands among; the ``publisher``
    that one of them names.
    """

    kind: ListKind | None = None
    name: str | None = None
    section: str | None = None
    publisher: str | None = None
    telling: str | None = None
    heading: int = -1
    lines: tuple[Cell, ...] = ()


def description_over(
    headings: Headings, place: int, is_title: Callable[[str], bool], *, known: bool
) -> ListDescription | None:
    """What the headings over the element ``place`` say; None if the nearest says that it is over no news.

    ``is_title`` tells headlines that the page links: none of them heads a list. ``known`` takes known
    names alone for those of publishers.
    """
    description, rank = ListDescription(), len(_RANKS) + 1
    for heading in headings.over(place):
        text, tag = heading.text, headings.page.tags[heading.place]
        if is_title(text) or heading.level > _REACH.get(tag, _ANY):
            continue
        if not (description.lines or known) and heading.level <= _NEAR:
            description.lines = heading.lines
        if description.name is None and names_publisher(text, known=known):
            # The next such name is that of the list before.
            description.publisher = description.publisher or RankingLoader.clean("name", text)
            continue
        kind = heading_kind(text)
        if kind == "other" and is_subject(text) and is_named(headings.page.elements[0], text):
            kind = None  # the page's own list
        if description.name is None:
            if kind == "other":
                if heading.over_more:
                    continue  # that of what stands before the list
                return None if heading.level <= _NEAR else description
            description.name, description.section, description.heading = text, section_in(text), heading.place
        elif heading.of_list_before or _RANKS.get(tag, 0) >= rank:
            continue  # that of a list or box before, which the list's own heading ends
        rank = _RANKS.get(tag, rank)
        if kind in {"trending", "mainnews"}:
            description.kind, description.telling = kind, text
            break
    return description


def names_publisher(text: str, *, known: bool = False) -> bool:
    """Whether a heading is the name of the medium whose articles follow; ``known`` asks for a known one."""
    text = heading_text(text) or ""
    if is_listed_medium(text, strict=True):
        return True
    return not (known or heading_kind(text) or text.endswith("기자")) and is_listed_medium(text)
