"""Ranks, labels, signs and numbers of comments that are written into the headlines of rows."""

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from newscrawl.pages.lists.outline import Outline, squeeze
from newscrawl.pages.lists.rows import LABEL_TAGS, Cell, ListEntry, RowCells

_LONGEST_LABEL = 8

_NUMBERED = re.compile(r"(\d{1,3})\s*[.위)]?\s+(?=\S)|(\d{1,3})\.(?=\D)")
_START = re.compile(r"[0-9]{1,3}")
# A sign before the headline of every row.
_SIGN = re.compile(r"[•·‧∙▪■□◆◇●○▶▷►-](?=\s*\w)")
_BEHIND = re.compile(r"[\[(]\s*\d[\d,]{0,6}\s*[\])]$")


def take_numbering(entries: Sequence[ListEntry]) -> None:
    """Take ranks, signs and numbers of comments that stand in one text with the headlines, if all rows have
    them.
    """
    found = [_NUMBERED.match(entry.title) for entry in entries]
    numbers = [int(number[1] or number[2]) if number else None for number in found]
    first = next((number - place for place, number in enumerate(numbers) if number is not None), 0)
    counting = sum(number == first + place for place, number in enumerate(numbers))
    if counting > 1 and 2 * counting >= len(entries):
        for place, (entry, number) in enumerate(zip(entries, found, strict=True)):
            if number and numbers[place] == first + place:
                entry.rank = number[1] or number[2]
                entry.glued = (number[0].strip(),)
    signs = [_SIGN.match(entry.title) for entry in entries]
    if len(entries) > 1 and all(signs):
        for entry, sign in zip(entries, signs, strict=True):
            entry.glued = (*entry.glued, sign[0]) if sign else entry.glued
    behind = [_BEHIND.search(entry.title) for entry in entries]
    shown = sum(map(bool, behind))
    if len(entries) > 2 and 4 * shown >= 3 * len(entries) and not _number_parts(behind):
        for entry, count in zip(entries, behind, strict=True):
            if count and entry.comments is None:
                entry.comments = count[0]
                entry.glued = (*entry.glued, count[0])


def _number_parts(behind: Sequence[re.Match[str] | None]) -> bool:
    """Whether the numbers behind headlines are those of the parts of a series."""
    numbers = [int(re.sub(r"\D", "", found[0])) for found in behind if found]
    steps = {following - number for number, following in itertools.pairwise(numbers)}
    return steps in ({1}, {-1})


def repeated_labels(page: Outline, rows: Sequence[RowCells]) -> list[str | None]:
    """The word in an element of its own before the headline of each row, where most rows show the same."""
    labels = [cells.title and _label_before(page, cells.title) for cells in rows]
    shown = Counter(filter(None, labels))
    return [
        label if label and shown[label] > 2 and 2 * shown[label] > len(rows) else None for label in labels
    ]


def _label_before(page: Outline, title: Cell) -> str | None:
    """A word in an element of its own at the beginning of the line that a headline is; one in brackets is a
    part of it.
    """
    run = page.first[title.place]
    owner = page.owners[run]
    if owner == title.place or page.tags[owner] not in LABEL_TAGS or page.last[owner] != run + 1:
        return None
    text = squeeze(page.texts[run])
    is_label = 0 < len(text) <= _LONGEST_LABEL and text[0].isalnum() and title.text.startswith(text)
    return text if is_label and len(title.text) > len(text) else None


def ranks_from_start(page: Outline, places: Sequence[int]) -> list[str | None]:
    """The number that a browser shows before each of some items of lists that say where they start, as the
    further page or the second column of a ranking does.
    """
    numbers: dict[int, str] = {}
    for parent in {page.parents[place] for place in places if page.tags[place] == "li"}:
        start = page.elements[parent].get("start") if page.tags[parent] == "ol" else None
        if start and _START.fullmatch(start):
            items = (child for child in page.children(parent) if page.tags[child] == "li")
            numbers |= {item: str(number) for number, item in enumerate(items, int(start))}
    return [numbers.get(place) for place in places]
