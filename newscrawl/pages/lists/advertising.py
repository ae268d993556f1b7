"""Advertisements among the rows of a list, which say so before what stands there as a headline."""

import re

from newscrawl.lexicon import alternatives
from newscrawl.pages.lists.rows import Cell, RowCells, shows_rank

_LABEL = re.compile(rf"\W{{0,3}}(?:{alternatives('lists', 'advertisement')})\W{{0,3}}$", re.IGNORECASE)
_SECTION = re.compile(rf"\W{{0,3}}(?:{alternatives('lists', 'advertisement-or-section')})\W{{0,3}}$")
_LONGEST_LABEL = 24


def is_advertisement_label(text: str) -> bool:
    """Whether a line says that something is an advertisement, and nothing else."""
    return len(text) <= _LONGEST_LABEL and (_LABEL.match(text) or _SECTION.match(text)) is not None


def take_advertisements(rows: list[RowCells]) -> set[str]:
    """Take from ``rows``, in place, those that say before their headline that they are advertisements; none
    where most say so. Returns the keys of what they link.
    """
    labels = {cells.row.place: label for cells in rows if (label := _label(cells)) is not None}
    sections = {label.column for label in labels.values() if _SECTION.match(label.text)}
    if sections:
        words = (cell for cells in rows for cell in cells.cells if not shows_rank(cell.text))
        others = {cell.column for cell in words if not is_advertisement_label(cell.text)}
        labels = {place: label for place, label in labels.items() if label.column not in sections & others}
    if not labels or 2 * len(labels) >= len(rows):
        return set()
    keys = {link.key for cells in rows if cells.row.place in labels for link in cells.row.links}
    rows[:] = [cells for cells in rows if cells.row.place not in labels]
    return keys


def _label(cells: RowCells) -> Cell | None:
    """What a row says before its headline, or in place of one, if that is that it is an advertisement."""
    for cell in cells.cells:
        if is_advertisement_label(cell.text):
            return cell if cells.title is not None else None
        if cell is cells.title:
            break
    return None
