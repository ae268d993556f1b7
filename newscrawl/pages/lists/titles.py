"""Which of the lines of a row is its headline, and whether those of a list are headlines of articles."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from newscrawl.pages.lists.blocks import Row
from newscrawl.pages.lists.media import is_listed_medium
from newscrawl.pages.lists.outline import HEADINGS, Outline, squeeze
from newscrawl.pages.lists.rows import (
    Cell,
    ListEntry,
    RowCells,
    column_of,
    is_name_of_kind,
    shows_rank,
)
from newscrawl.pages.lists.words import LINK_LABEL, TIME
from newscrawl.text import is_cut, without_ellipsis

_LEAST_TITLE = 8
_SHORTEST_TITLE = 4
_LONGEST_LABEL = 15
_LONGEST_KICKER = 60
# A list of articles has fewer entries than so many times its different titles, unless these are many:
# an archive shows the headlines of a series, or of an agency's corrections, again and again.
_SAME = 2
_MANY_TITLES = 10
# Blanks that most headlines have in scripts that part their words. Korean ones may be as short as labels are.
_LEAST_BLANKS = 2
# A line of fewer characters holds no headline and its summary.
_SUMMED_UP = 40
_BOLD = frozenset({"b", "strong"})
_SENTENCE_ENDS = re.compile(r"(?:[.!?…。]|다)[\"'”’)]?$")
_PARTED = re.compile(r"[\0-\u0dff\u1e00-\u2bff]+")


def find_titles(page: Outline, rows: list[RowCells]) -> None:
    """Choose the headline of each of ``rows``; what most rows show alike is none."""
    repeated: set[str] = set()
    for _ in range(3):
        for cells in rows:
            cells.title = _title(page, cells, repeated)
        titles = Counter(cells.title.text for cells in rows if cells.title is not None)
        again = {text: count for text, count in titles.items() if count > 2}
        if not again or 2 * sum(again.values()) < titles.total():
            break
        repeated.update(again)
    _pass_over_labels(rows, repeated)
    _pass_over_kickers(page, rows, repeated)
    _cut_summaries(page, rows)


def _pass_over_labels(rows: Sequence[RowCells], repeated: Collection[str]) -> None:
    """Take a few words before a headline for what they are, where the headline stands in the place that those
    of the other rows stand in.
    """
    usual = Counter(cells.title.column for cells in rows if cells.title is not None)
    for cells in rows:
        label = cells.title
        if label is None or len(label.text) >= _LONGEST_LABEL or usual[label.column] > 1:
            continue
        headlines = [
            cell
            for cell in cells.cells
            if cell.linked
            and cell.place > label.place
            and len(cell.text) > len(label.text)
            and cell.column in usual
            and cell.text not in repeated
        ]
        if headlines:
            cells.title = headlines[0]


def _pass_over_kickers(page: Outline, rows: Sequence[RowCells], repeated: Collection[str]) -> None:
    """Take the first line of a heading for the kicker over a headline where half of the headings with several
    lines go on with a longer one.
    """
    headed = [
        (cells, lines)
        for cells in rows
        if cells.title and page.tags[cells.row.place] not in HEADINGS
        if len(lines := _headed(page, cells, _candidates(cells, repeated))) > 1
    ]
    if 2 * len(headed) <= len(rows):
        return
    longest = [max(lines, key=lambda line: len(line.text)) for _, lines in headed]
    longer = [
        line
        for (_, lines), line in zip(headed, longest, strict=True)
        if line is not lines[0] and len(lines[0].text) <= _LONGEST_KICKER
    ]
    if 2 * len(longer) < len(headed):
        return
    usual = Counter(line.column for line in longer).most_common(1)[0][0]
    for (cells, lines), line in zip(headed, longest, strict=True):
        label = cells.title
        if label is not None and label in lines and len(label.text) <= _LONGEST_KICKER:
            behind = lines[lines.index(label) + 1 :]
            cells.title = next(
                (one for one in behind if one.column == usual), line if line in behind else label
            )


def _cut_summaries(page: Outline, rows: Sequence[RowCells]) -> None:
    """Take the words in bold for the headline where most rows go on with sentences in the same line."""
    long = (cells for cells in rows if cells.title and len(cells.title.text) > _SUMMED_UP)
    heads = [(cells, head) for cells in long if (head := _bold_head(page, cells)) is not None]
    # Words that were searched for are in bold in every row.
    different = {head.text for _, head in heads}
    if 2 * len(heads) > len(rows) and 2 * len(different) > len(heads):
        for cells, head in heads:
            cells.title = head


def _bold_head(page: Outline, cells: RowCells) -> Cell | None:
    """The words in bold that the headline's line begins with, if a sentence that is longer follows."""
    title = cells.title
    if title is None:
        return None
    for child in page.children(title.place):
        if page.tags[child] in _BOLD and len(text := page.text(child)) >= _LEAST_TITLE:
            rest = title.text[len(text) :].strip() if title.text.startswith(text) else ""
            if len(rest) <= len(text) or not _SENTENCE_ENDS.search(rest):
                return None
            return Cell(text, child, column_of(page, child, cells.row.place), title.linked)
    return None


def _candidates(cells: RowCells, repeated: Collection[str]) -> list[Cell]:
    """The lines of a row that may be its headline."""
    return [
        cell
        for cell in cells.cells
        if cell.linked
        and len(cell.text) > 1
        and cell.text not in repeated
        and not TIME.match(cell.text)
        and not shows_rank(cell.text)
        and not is_listed_medium(cell.text, strict=True)
    ]


def _headed(page: Outline, cells: RowCells, candidates: Sequence[Cell]) -> list[Cell]:
    """Those of the lines of a row that stand in a heading."""
    return [
        cell
        for cell in candidates
        if page.is_headed(cell.place, cells.row.place) and not is_name_of_kind(cell.text)
    ]


def _title(page: Outline, cells: RowCells, repeated: Collection[str]) -> Cell | None:
    candidates = _candidates(cells, repeated)
    if not candidates:
        return None
    headings = _headed(page, cells, candidates)
    # A label may stand in the heading beside the headline.
    for cell in headings + ([] if headings else candidates):
        if len(cell.text) >= _LEAST_TITLE and not LINK_LABEL.match(cell.text):
            return cell
    if headings:
        return headings[0]
    longest = max(candidates, key=lambda cell: len(cell.text))
    return longest if len(longest.text) >= _SHORTEST_TITLE else None


def shown_title(page: Outline, cells: RowCells) -> str:
    """The headline of a row; where it is cut, the whole one if the row has it; a picture's words if the row
    shows a picture only.
    """
    if cells.title is None:
        return next((text for text in _hidden_titles(page, cells.row) if len(text) >= _SHORTEST_TITLE), "")
    title = cells.title.text
    if is_cut(title):
        beginning = without_ellipsis(title).rstrip()
        texts = [cell.text for cell in cells.cells if cell.linked] + list(_hidden_titles(page, cells.row))
        for text in texts:
            more = text[len(beginning) :].lstrip() if text.startswith(beginning) else ""
            if more and not more.startswith((".", "…")) and not is_cut(text):
                return text
    return title


def _hidden_titles(page: Outline, row: Row) -> Iterator[str]:
    for link in row.links:
        element = page.elements[link.place]
        yield squeeze(element.get("title") or "")
        for image in element.iter("img"):
            yield squeeze(image.get("alt") or "")
        yield link.text


def say_the_same(entries: list[ListEntry]) -> bool:
    """Whether most of several entries show the same words: what is on air, the issues of a paper."""
    different = len({entry.title for entry in entries})
    return different < _MANY_TITLES and len(entries) > _SAME * different


def are_labels(entries: list[ListEntry]) -> bool:
    """Whether most titles are one or two words, in a script that parts them: those of a menu are."""
    short = (
        entry.title.count(" ") < _LEAST_BLANKS and _PARTED.fullmatch(entry.title) is not None
        for entry in entries
    )
    return 2 * sum(short) > len(entries)
