"""Ranks, signs and numbers of comments that are written into the headlines of rows."""

import itertools
import re
from collections.abc import Sequence

from newscrawl.pages.lists.rows import ListEntry

_NUMBERED = re.compile(r"(\d{1,3})\s*[.위)]?\s+(?=\S)|(\d{1,3})\.(?=\D)")
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
