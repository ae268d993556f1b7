"""Which places of the rows of a list hold ranks, publishers and numbers of comments: told by what stands in
them in all rows, not by what they are called.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from newscrawl.loaders import RankingLoader
from newscrawl.pages.lists.advertising import take_advertisements
from newscrawl.pages.lists.blocks import Articles, Row
from newscrawl.pages.lists.media import is_listed_medium
from newscrawl.pages.lists.numbering import ranks_from_start, repeated_labels, take_numbering
from newscrawl.pages.lists.outline import Outline
from newscrawl.pages.lists.prices import show_prices_or_votes
from newscrawl.pages.lists.rows import (
    Cell,
    ListEntry,
    RowCells,
    cells_of,
    logos_in,
    parts_of,
    shows_rank,
)
from newscrawl.pages.lists.titles import find_titles, shown_title
from newscrawl.pages.lists.words import LINK_LABEL, OTHER_COUNT, TIME, is_section_heading

Column = tuple[str, ...]

# Share of a column's texts that must be names of media, so that the others are taken for such too: where
# known names stand among them, or only names that end as media's do.
_KNOWN_SHARE = 0.2
_LIKELY_SHARE = 0.5
_LONGEST_NAME = 20
_MANY_NAMES = 5
_NEARLY_ALL = 0.8
# Signs that stand around a name.
_EDGES = "[]()<>·|:, "
_REPORTER = re.compile(r"(?:기자|특파원|위원|앵커|작가|교수|대표)$|@")
_COUNT = re.compile(r"(?:댓글|의견|(?i:comments?))|^[💬🗨]|^[\[(]\s*\d[\d,]*\s*[\])]")
_ORDERED = 4  # numbers of fewer rows may be in order by chance
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})*$|\d{1,7}$")


@dataclass(slots=True)
class ReadRows:
    """The rows of a list as entries; ``articles`` is False where they show prices or votes; ``left_out`` are
    the keys of advertisements.
    """

    entries: list[ListEntry]
    articles: bool = True
    left_out: Collection[str] = ()


def read_rows(page: Outline, rows: Sequence[Row], articles: Articles, *, keep_all: bool = False) -> ReadRows:
    """What ``rows`` show. Rows without a title are left out, unless ``keep_all``."""
    read = [RowCells(row, cells_of(page, row)) for row in rows]
    find_titles(page, read)
    left_out = set() if keep_all else take_advertisements(read)
    for cells in read:
        title = cells.title.text if cells.title else ""
        cells.others = tuple(
            part
            for cell in cells.cells
            if cell is not cells.title and cell.text != title
            for part in parts_of(cell)
        )
    if not keep_all and show_prices_or_votes(read):
        return ReadRows([], articles=False)
    before = [_before(page, cells.row, articles) for cells in read]
    columns = _columns([cells.others for cells in read])
    ranks = _rank_column(columns)
    counts = _count_column(page, columns, ranks, read)
    names = _name_columns(columns)
    over = _columns(before)
    heads, numbers = _name_columns(over), _rank_column(over)
    labels, logos = repeated_labels(page, read), logos_in(page, [cells.row for cells in read])
    started = ranks_from_start(page, [cells.row.place for cells in read])
    entries = []
    read.reverse()
    for head, label, logo, place in zip(before, labels, logos, started, strict=True):
        cells = read.pop()  # what a row shows goes when its entry is made: a long list has no room for both
        title = shown_title(page, cells)
        if title or keep_all:
            entry = ListEntry(cells.row.links[0].href, title, key=cells.row.links[0].key)
            entry.glued = (label,) if label else ()
            entry.rank = _in(cells.others, ranks) or _in(head, numbers) or place
            entry.comments = _in(cells.others, counts) or _marked_count(cells.others)
            entry.publisher = _publisher(cells.others, names) or logo or _publisher(head, heads)
            entries.append(entry)
    take_numbering(entries)
    return ReadRows(entries, left_out=left_out)


def _columns(rows: Sequence[Sequence[Cell]]) -> dict[Column, dict[int, Cell]]:
    """The cells of ``rows`` by column, then by row; of equal places in one row the second is a column of its
    own.
    """
    columns: dict[Column, dict[int, Cell]] = defaultdict(dict)
    for number, cells in enumerate(rows):
        for cell in cells:
            column = cell.column
            while number in columns[column]:
                column = (*column, "+")
            columns[column][number] = cell
            cell.column = column
    return columns


def _rank_column(columns: dict[Column, dict[int, Cell]]) -> Collection[Column]:
    """The column whose numbers count the rows."""
    for column, cells in columns.items():
        shown = [(row, cell.text) for row, cell in cells.items() if shows_rank(cell.text)]
        numbers = [(row, RankingLoader.clean("rank", text)) for row, text in shown]
        found = [(row, number) for row, number in numbers if isinstance(number, int)]
        if not found or 2 * len(found) < len(cells):
            continue
        counting = sum(number - row == found[0][1] - found[0][0] for row, number in found)
        if 2 * counting > len(found) and (len(found) > 1 or found[0][1] == 1):
            return {column}
        if _goes_round(found) or _leaves_gaps([number for _, number in found]):
            return {column}
    return ()


def _leaves_gaps(numbers: Sequence[int]) -> bool:
    """Whether numbers count up with gaps, where articles are gone; or go to and fro between columns that
    stand side by side: 1, 6, 2, 7.
    """
    steps = [following - number for number, following in itertools.pairwise(numbers)]
    if len(numbers) < _ORDERED or numbers[0] != 1:
        return False
    across = len(set(steps)) == 2 and sorted(numbers) == list(range(1, len(numbers) + 1))
    return across or (min(steps) > 0 and 2 * steps.count(1) > len(steps))


def _goes_round(found: Sequence[tuple[int, int]]) -> bool:
    """Whether the numbers of rows, each with its row, count up and begin again at 1: slides that go round
    stand at both ends again.
    """
    steps = [
        (number, following)
        for (row, number), (next_row, following) in itertools.pairwise(found)
        if next_row == row + 1
    ]
    up = sum(following == number + 1 for number, following in steps)
    return up > 1 and all(following in {number + 1, 1} for number, following in steps)


def _count_column(
    page: Outline,
    columns: dict[Column, dict[int, Cell]],
    ranks: Collection[Column],
    rows: Sequence[RowCells],
) -> Collection[Column]:
    """The columns of numbers that are marked as comments, else the only one of bare numbers."""
    marked, bare = set(), []
    for column, cells in columns.items():
        texts = [cell.text for cell in cells.values()]
        if column in ranks or not texts:
            continue
        if all(_is_marked(text) for text in texts):
            marked.add(column)
        elif 2 * len(texts) > len(rows) and all(_DIGITS.match(text) for text in texts):
            bare.append(column)
    if marked or len(bare) != 1:
        return marked
    return () if _counts_other(bare[0], rows) or _labels_other(page, rows[0].row) else bare


def count_readers(entries: Sequence[ListEntry]) -> bool:
    """Whether rows are in the order of their bare numbers: those say what a ranking counts."""
    texts = [entry.comments or "" for entry in entries]
    if len(texts) < _ORDERED or not all(map(_DIGITS.match, texts)):
        return False
    numbers = [int(text.replace(",", "")) for text in texts]
    return numbers == sorted(numbers, reverse=True) and numbers[0] > numbers[-1]


def _is_marked(text: str) -> bool:
    return _COUNT.search(text) is not None and RankingLoader.clean("comment_count", text) is not None


def _counts_other(column: Column, rows: Sequence[RowCells]) -> bool:
    """Whether the word before or behind the numbers of a column says that they count something else, or the
    numbers stand before the headline.
    """
    for cells in rows:
        for number, cell in enumerate(cells.others):
            if cell.column == column:
                beside = cells.others[max(0, number - 1) : number + 2]
                if any(len(other.text) < 12 and OTHER_COUNT.search(other.text) for other in beside):
                    return True
                if cells.title is not None and cell.place < cells.title.place:
                    return True
    return False


def _labels_other(page: Outline, row: Row) -> bool:
    """Whether the labels of a table's columns name another number than that of comments."""
    place = row.place
    if page.tags[place] != "tr":
        return False
    while page.previous(place) < 0 and page.tags[page.parents[place]] in {"tbody", "thead"}:
        place = page.parents[place]
    before = page.previous(place)
    if before < 0 or page.tags[before] not in {"tr", "thead"}:
        return False
    labels = page.text(before)
    return OTHER_COUNT.search(labels) is not None and _COUNT.search(labels) is None


def _name_columns(columns: dict[Column, dict[int, Cell]]) -> Collection[Column]:
    """The columns that hold names of media: some are known, or most end as such names do."""
    names = set()
    for column, cells in columns.items():
        texts = [text for cell in cells.values() if _may_be_name(text := cell.text.strip(_EDGES))]
        if 2 * len(texts) <= len(cells):
            continue
        known = sum(is_listed_medium(text, strict=True) for text in texts)
        likely = sum(is_listed_medium(text) for text in texts)
        cited = bool(column) and column[0] == "cite"
        if (
            likely >= _LIKELY_SHARE * len(texts)
            or cited
            or (known > 1 and known >= _KNOWN_SHARE * len(texts))
        ):
            names.add(column)
    return names


def _are_media(cells: dict[int, Cell]) -> bool:
    named = sum(is_listed_medium(cell.text.strip(_EDGES)) for cell in cells.values())
    return named >= _MANY_NAMES and named >= _NEARLY_ALL * len(cells)


def names_in_columns(rows: Sequence[Sequence[Cell]], *, sure: bool = False) -> list[str | None]:
    """The name of a medium that stands among the lines of each of ``rows``, told by what stands in the same
    place in the others; ``sure`` asks for many of them that nearly all show one.
    """
    columns = _columns(rows)
    names = _name_columns(columns)
    if sure:
        names = {column for column in names if _are_media(columns[column])}
    return [_publisher(cells, names) for cells in rows]


def _may_be_name(text: str) -> bool:
    return (
        1 < len(text) <= _LONGEST_NAME
        and not text[0].isdigit()
        and not TIME.match(text)
        and not LINK_LABEL.match(text)
        and not _REPORTER.search(text)
        and not is_section_heading(text)
        and text.count(" ") <= 2
    )


def _in(cells: Sequence[Cell], columns: Collection[Column]) -> str | None:
    return next((cell.text for cell in cells if cell.column in columns), None)


def _marked_count(cells: Sequence[Cell]) -> str | None:
    return next((cell.text for cell in cells if _is_marked(cell.text)), None)


def _publisher(cells: Sequence[Cell], names: Collection[Column]) -> str | None:
    for cell in cells:
        if cell.column in names and _may_be_name(cell.text.strip(_EDGES)):
            return cell.text
    for cell in cells:
        if len(cell.text) <= _LONGEST_NAME and is_listed_medium(cell.text.strip(_EDGES), strict=True):
            return cell.text
    return None


def _before(page: Outline, row: Row, articles: Articles) -> Sequence[Cell]:
    """The lines right before a row: a card whose head and headline are siblings."""
    before = page.previous(row.place)
    if before < 0 or articles.any_in(before) or page.last[before] - page.first[before] > 8:
        return ()
    return [part for cell in cells_of(page, Row(before)) for part in parts_of(cell)]
