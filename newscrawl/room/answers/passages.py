"""How a text became another, told by the passages that differ with some words around each."""

from collections.abc import Sequence
from typing import Final

from newscrawl.changes.words import Edit, differences, is_typography

# Words before and after a passage that differs.
_AROUND: Final = 8


def passages(old: str | None, new: str | None) -> list[Edit]:
    """The passages that say something else, and what is the same cut to some words around them.

    What only another spacing, quote or sign differs in counts as the same. Empty where nothing differs.
    """
    return _around([_weighed(edit) for edit in differences(old, new)])


def _weighed(edit: Edit) -> Edit:
    if edit.operation == "same" or not is_typography(edit.before, edit.after):
        return edit
    return Edit("same", edit.after, edit.after)


def _around(edits: Sequence[Edit]) -> list[Edit]:
    """The passages that differ, with some words of what is the same before and after each."""
    if all(edit.operation == "same" for edit in edits):
        return []
    return [
        edit if edit.operation != "same" else _cut(edit, number > 0, number < len(edits) - 1)
        for number, edit in enumerate(edits)
    ]


def _cut(edit: Edit, has_before: bool, has_after: bool) -> Edit:
    words = edit.after.split()
    head = words[:_AROUND] if has_before else []
    tail = words[-_AROUND:] if has_after else []
    if len(words) > len(head) + len(tail):
        words = [*head, "…", *tail]
    text = " ".join(words)
    return Edit("same", text, text)


def first_of(edits: Sequence[Edit], most: int) -> tuple[list[Edit], int]:
    """The beginning of ``passages`` with so many that differ, and how many more there are."""
    found: list[Edit] = []
    number = 0
    for edit in edits:
        number += edit.operation != "same"
        if number > most:
            break
        found.append(edit)
    total = sum(edit.operation != "same" for edit in edits)
    return found, max(0, total - most)
