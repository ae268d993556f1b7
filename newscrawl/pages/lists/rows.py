"""What one row of a list shows, as lines of text in their places."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from newscrawl.lexicon import entries
from newscrawl.loaders import RankingLoader
from newscrawl.pages.lists.blocks import Row
from newscrawl.pages.lists.linktext import covers
from newscrawl.pages.lists.media import is_listed_medium
from newscrawl.pages.lists.outline import Outline, squeeze
from newscrawl.pages.lists.words import LINK_LABEL, TIME, is_day, is_section_heading

# Signs between the texts of one line: a publisher and a time, a publisher and a number of comments.
_PARTS = re.compile(r"\s*[·|ㅣㆍ•‧∙/]\s*|\s{2,}")
_MARKED_COUNT = re.compile(r"(?:댓글|의견).{0,12}|[\[(]\s*\d[\d,]*\s*[\])]")
_BRACKETED = re.compile(r"[\[(]\s*\d[\d,]{0,8}\s*[\])]$")
_NUMBER = re.compile(r"\d+")
_LONGEST_RANK = 9
# Elements that mark a label in a line; others mark words of the headline that were searched for.
LABEL_TAGS = frozenset({"span", "em", "i", "cite"})
_RANK_ENDS = frozenset("0123456789위.)")
_BADGES = frozenset(entries("lists", "badge"))
_LONGEST_PART = 40
_LONGEST_LOGO = 30
# Lines of a row that are looked at; a row with more is no row of a list.
_MOST_CELLS = 60


@dataclass(slots=True)
class Cell:
    """A line of a row, or a part of it between signs.

    ``column`` is equal for the same place in other rows; ``linked``: it is part of a link to the article.
    """

    text: str
    place: int
    column: tuple[str, ...]
    linked: bool


@dataclass(slots=True)
class ListEntry:
    """A row as found: ``url``, ``title``, ``rank``, ``publisher`` and ``comments`` as they stand on the page;
    ``glued`` are the labels that stand in one text with the title; ``published`` and ``modified`` are when a
    feed or sitemap says that the article was published and changed. Plain sitemaps have no titles.
    """

    url: str
    title: str
    rank: str | None = None
    publisher: str | None = None
    comments: str | None = None
    key: str = ""
    glued: tuple[str, ...] = ()
    modified: datetime | None = None
    published: datetime | None = None


@dataclass(slots=True)
class RowCells:
    """A row, its cells, and the one that is its headline; a row that shows none has None."""

    row: Row
    cells: list[Cell]
    title: Cell | None = None
    others: Sequence[Cell] = ()


def cells_of(page: Outline, row: Row) -> list[Cell]:
    """The lines of a row in document order."""
    spans = [(link.place, page.ends[link.place]) for link in row.links]
    if row.links and all(covers(page, link.place) for link in row.links):
        spans = [(row.place, page.ends[row.place])]
    cells: list[Cell] = []
    for place, text in _lines(page, row):
        if not text or page.tags[place] == "button":
            continue
        linked = False
        for first, last in spans:
            if first <= place < last:
                linked = True
                break
        cells.append(Cell(text, place, column_of(page, place, row.place), linked))
        if len(cells) == _MOST_CELLS:
            break
    return cells


def _lines(page: Outline, row: Row) -> Iterator[tuple[int, str]]:
    """The lines of a row; a label at the edge of a line that has its own element is a line of its own."""
    owner, parts = -1, list[str]()
    top = row.place
    first, last = page.first[top], page.last[top] if row.until is None else row.until
    for run in range(first, min(last, first + 4 * _MOST_CELLS)):
        line = page.line_of(run, top)
        own = page.owners[run]
        if line != own and _is_label(page, run, line):
            line = own
        if line != owner and parts:
            yield owner, squeeze("".join(parts))
            parts = []
        owner = line
        parts.append(page.texts[run])
    if parts:
        yield owner, squeeze("".join(parts))


def _is_label(page: Outline, run: int, line: int) -> bool:
    """Whether the run is a rank, section or time before the line around it, or a count or time behind it, or
    a publisher.
    """
    text = page.texts[run]
    if len(text) > _LONGEST_PART:
        return False
    text = squeeze(text)
    if not text:  # signs without a width alone
        return False
    if run == page.first[line]:
        return (
            shows_rank(text)
            or _names_medium(page, run, text)
            or is_name_of_kind(text)
            or is_badge(text)
            or (text[0].isdigit() and TIME.match(text) is not None)
        )
    if run != page.last[line] - 1:
        return False
    return bool(_MARKED_COUNT.fullmatch(text) or TIME.match(text) or _names_medium(page, run, text))


def _names_medium(page: Outline, run: int, text: str) -> bool:
    """Whether a run names a known medium, or what may be one in an element with a class of its own."""
    marked = page.tags[page.owners[run]] in LABEL_TAGS and bool(page.elements[page.owners[run]].get("class"))
    return is_listed_medium(text, strict=not marked)


def is_name_of_kind(text: str) -> bool:
    """Whether a text names a section, or a kind of article such as ``동영상``."""
    return is_section_heading(text) or (not text[0].isdigit() and LINK_LABEL.match(text) is not None)


def is_badge(text: str) -> bool:
    """Whether a text before a headline is a badge: ``단독``."""
    return text in _BADGES


def shows_rank(text: str) -> bool:
    """Whether a text is a rank and nothing else."""
    return (
        len(text) < _LONGEST_RANK
        and text[-1:] in _RANK_ENDS
        and RankingLoader.clean("rank", text) is not None
    )


def column_of(page: Outline, place: int, top: int) -> tuple[str, ...]:
    """What is equal for a line in the same place of other rows: its tag and those of the elements around it,
    and its class attribute without numbers. What the class says does not matter.
    """
    if place <= top:
        return ()
    name = page.elements[place].get("class")
    parent = page.parents[place]
    around = page.tags[parent] if parent > top else ""
    return _column(page.tags[place], around, name or "")


@lru_cache(maxsize=1024)  # a long list has the same few in every row
def _column(tag: str, around: str, name: str) -> tuple[str, ...]:
    return tag, around, _NUMBER.sub("", name)


def show_days(page: Outline, rows: Sequence[Row]) -> bool:
    """Whether most of ``rows`` show a day."""
    return 2 * sum(any(is_day(cell.text) for cell in cells_of(page, row)) for row in rows) > len(rows)


def parts_of(cell: Cell) -> list[Cell]:
    """The texts of a short line between signs: ``서울신문 · 3시간 전`` are two."""
    if len(cell.text) > _LONGEST_PART:
        return [cell]
    texts = [text for text in _PARTS.split(cell.text) if text]
    if len(texts) < 2:
        count = _BRACKETED.search(cell.text) if cell.text[-1] in "])" else None
        if count is None or not count.start():
            return [cell]
        texts = [cell.text[: count.start()].strip(), count[0]]
    return [
        Cell(text, cell.place, (*cell.column, str(number)), cell.linked) for number, text in enumerate(texts)
    ]


def logos_in(page: Outline, rows: Sequence[Row]) -> list[str | None]:
    """The publisher that each of ``rows`` shows by its logo: a known one; any where the pictures of most rows
    are called as publishers are.
    """
    alts = [
        [
            alt
            for image in page.elements[row.place].iter("img")
            if (alt := squeeze(image.get("alt") or "")) and len(alt) <= _LONGEST_LOGO
        ]
        for row in rows
    ]
    named = [
        next((alt for alt in of_row if is_listed_medium(alt, strict=True)), None) if of_row else None
        for of_row in alts
    ]
    if all(named) or 2 * sum(map(bool, alts)) <= len(rows):
        return named
    likely = [next(filter(is_listed_medium, of_row), None) for of_row in alts]
    return likely if 2 * sum(map(bool, likely)) > len(rows) else named
