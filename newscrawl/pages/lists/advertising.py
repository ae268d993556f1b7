"""Advertisements among the rows of a list, which say so before what stands there as a headline."""

import re

from newscrawl.lexicon import alternatives
from newscrawl.pages.lists.rows import RowCells

_LABEL = re.compile(rf"\W{{0,3}}(?:{alternatives('lists', 'advertisement')})\W{{0,3}}$", re.IGNORECASE)
_LONGEST_LABEL = 24


def is_advertisement_label(text: str) -> bool:
    """Whether a line says that something is an advertisement, and nothing else."""
    return len(text) <= _LONGEST_LABEL and _LABEL.match(text) is not None


def take_advertisements(rows: list[RowCells]) -> set[str]:
    """Take from ``rows``, in place, those that say before their headline that they are advertisements; none
    where most say so, or where others show another word in the same place: there it may be what an article is
    about. Returns the keys of what they link.
    """
    labelled = {cells.row.place: column for cells in rows if (column := _labelled(cells)) is not None}
    if not labelled or 2 * len(labelled) >= len(rows):
        return set()
    columns = set(labelled.values())
    marks = (cell.text for cells in rows for cell in cells.cells if cell.column in columns)
    if not all(map(is_advertisement_label, marks)):
        return set()
    keys = {link.key for cells in rows if cells.row.place in labelled for link in cells.row.links}
    rows[:] = [cells for cells in rows if cells.row.place not in labelled]
    return keys


def _labelled(cells: RowCells) -> tuple[str, ...] | None:
    """Where a row says before its headline, or in place of one, that it is an advertisement."""
    for cell in cells.cells:
        if is_advertisement_label(cell.text):
            return cell.column if cells.title is not None else None
        if cell is cells.title:
            break
    return None
