"""Of what kind a change of an article is, as pure functions over two versions of its content.

The headline is one thing, the text another. In the text a passage is added or deleted if it is a sentence, or
several words more than were there; whatever else says something new is a correction: a number, a name, a
quotation, a word. A change of nothing but spacing, quotes, punctuation or script is typography. Everything
else about an article (subtitle, authors, pictures, tags, its time) are details.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any, Final

from newscrawl.changes.words import Edit, changed, is_typography, words_in
from newscrawl.text import is_sentence


class ChangeClass(StrEnum):
    """The classes; a change may have several. They are public: ``scrapy changes --class`` takes them."""

    HEADLINE = "headline"
    CORRECTION = "correction"
    ADDITION = "addition"
    DELETION = "deletion"
    WITHDRAWAL = "withdrawal"  # gone, or a notice in its place, after it was read
    TYPOGRAPHY = "typography"  # and nothing else
    DETAILS = "details"
    TEMPLATE = "template"  # the same edit in many articles of a site


# So many words without the end of a sentence are a passage, and so many more than were there.
_PASSAGE: Final = 6
# How many times the words that were there a passage in their place has at least.
_TIMES: Final = 2
_DETAILS: Final = ("subtitle", "published_at", "authors", "images", "tags")


def text_edits(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Edit]:
    """What differs between the texts of two contents, in what they say."""
    return changed(old.get("body"), new.get("body"))


def classes_of(
    old: Mapping[str, Any], new: Mapping[str, Any], edits: Iterable[Edit] | None = None
) -> list[ChangeClass]:
    """The classes of the change from one content to another, in the order of ``ChangeClass``.

    ``edits``: those of the text that count; by default all of them.
    """
    found: set[ChangeClass] = set()
    title = (old.get("title") or "", new.get("title") or "")
    if title[0] != title[1] and not is_typography(*title):
        found.add(ChangeClass.HEADLINE)
    found |= {_class_of(edit) for edit in (text_edits(old, new) if edits is None else edits)}
    if any(old.get(name) != new.get(name) for name in _DETAILS):
        found.add(ChangeClass.DETAILS)
    if not found:
        found.add(ChangeClass.TYPOGRAPHY)
    return [one for one in ChangeClass if one in found]


def _class_of(edit: Edit) -> ChangeClass:
    before, after = words_in(edit.before), words_in(edit.after)
    if _is_passage(after, before):
        return ChangeClass.ADDITION
    if _is_passage(before, after):
        return ChangeClass.DELETION
    return ChangeClass.CORRECTION


def _is_passage(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether these words are a passage beside the others in whose place they stand."""
    if not others:
        return len(words) >= _PASSAGE or (len(words) > 1 and is_sentence(words[-1]))
    return len(words) - len(others) >= _PASSAGE and len(words) >= _TIMES * len(others)
