"""Advertisements among the rows of a list, which say so beside what stands there as a headline."""

import re
from collections.abc import Collection

from newscrawl.lexicon import alternatives
from newscrawl.pages.lists.rows import Cell, RowCells, shows_rank

_WORDS = alternatives("lists", "advertisement", "advertisement-or-section")
_LABEL = re.compile(rf"\W{{0,3}}(?:{_WORDS})\W{{0,3}}$", re.IGNORECASE)
_SECTION = re.compile(rf"\W{{0,3}}(?:{alternatives('lists', 'advertisement-or-section')})\W{{0,3}}$")
_LONGEST_LABEL = 24


def is_advertisement_label(text: str) -> bool:
    """Whether a line says that something is an advertisement, and nothing else."""
    return len(text) <= _LONGEST_LABEL and _LABEL.match(text) is not None


def take_advertisements(rows: list[RowCells]) -> set[str]:
    """Take from ``rows``, in place, those that say that they are advertisements: before their headline, on
    their link, or where the other rows show something else; none where most say so. Returns the keys of what
    they link.
    """
    labels = {cells.row.place: label for cells in rows if (label := _label(cells)) is not None}
    if labels:
        words = (cell for cells in rows for cell in cells.cells if not shows_rank(cell.text))
        others = {cell.column for cell in words if not is_advertisement_label(cell.text)}
        labels = {
            place: (label, is_before)
            for place, (label, is_before) in labels.items()
            if _says_so(label, others, is_before=is_before)
        }
    if not labels or 2 * len(labels) >= len(rows):
        return set()
    keys = {link.key for cells in rows if cells.row.place in labels for link in cells.row.links}
    rows[:] = [cells for cells in rows if cells.row.place not in labels]
    return keys


def _says_so(label: Cell, others: Collection[tuple[str, ...]], *, is_before: bool) -> bool:
    """Whether a label is the row's. Behind a headline it may be that of a banner below the row. A word that
    names a section, too, is one where another row shows another word in its place, and behind a headline.
    """
    if _SECTION.match(label.text):
        return is_before and label.column not in others
    return is_before or label.linked or label.column in others


def _label(cells: RowCells) -> tuple[Cell, bool] | None:
    """What a row says if that is that it is an advertisement, and whether it says so before its headline or
    in place of one.
    """
    is_before = True
    for cell in cells.cells:
        if is_advertisement_label(cell.text):
            return (cell, is_before) if cells.title is not None else None
        is_before = is_before and cell is not cells.title
    return None
