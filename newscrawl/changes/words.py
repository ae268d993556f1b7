"""The difference between two texts, word by word.

Paragraphs that are the same are passed over first, so that the rest is short. Within what is left, words are
compared as they stand between blanks: Korean is edited by them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import Final, Literal

from newscrawl.changes.hanja import variants
from newscrawl.retitling import headline_key

# Words of two passages that are compared one by one; longer ones are taken as a whole.
_LONGEST: Final = 4_000

Operation = Literal["same", "insert", "delete", "replace"]


# Compiled when a text is first compared: a first crawl compares none.
@cache
def _in_brackets() -> re.Pattern[str]:
    return re.compile(r"\([\u4e00-\u9fff\s·,]+\)")


@dataclass(frozen=True, slots=True)
class Edit:
    """A passage that differs, or that is the same, as it was and as it is."""

    operation: Operation
    before: str
    after: str


def differences(old: str | None, new: str | None) -> Iterator[Edit]:
    """The passages of two texts in order, those that are the same among them."""
    before, after = _paragraphs(old), _paragraphs(new)
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Edit("same", "\n\n".join(before[i:j]), "\n\n".join(after[k:m]))
        elif tag == "insert":
            yield from (Edit("insert", "", one) for one in after[k:m])
        elif tag == "delete":
            yield from (Edit("delete", one, "") for one in before[i:j])
        else:
            yield from _by_words("\n\n".join(before[i:j]), "\n\n".join(after[k:m]))


def _paragraphs(text: str | None) -> list[str]:
    return [" ".join(one.split()) for one in re.split(r"\n\s*\n", text or "") if one.strip()]


def _by_words(old: str, new: str) -> Iterator[Edit]:
    before, after = old.split(), new.split()
    if max(len(before), len(after)) > _LONGEST:
        yield Edit("replace", old, new)
        return
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        yield Edit("same" if tag == "equal" else tag, " ".join(before[i:j]), " ".join(after[k:m]))


def changed(old: str | None, new: str | None) -> list[Edit]:
    """The passages that differ in what they say, and not in how it is written."""
    return [
        edit
        for edit in differences(old, new)
        if edit.operation != "same" and not is_typography(edit.before, edit.after)
    ]


def is_typography(before: str, after: str) -> bool:
    """Whether two passages say the same in another spacing, quoting, punctuation or script."""
    if headline_key(before) == headline_key(after):
        return True
    one, other = _in_brackets().sub("", before), _in_brackets().sub("", after)
    if headline_key(one) == headline_key(other):
        return True
    left, right = one.split(), other.split()
    return len(left) == len(right) and all(map(_is_variant, left, right))


def _is_variant(one: str, other: str) -> bool:
    return headline_key(one) == headline_key(other) or bool(
        {headline_key(word) for word in variants(one)} & {headline_key(word) for word in variants(other)}
    )


def words_in(text: str) -> Sequence[str]:
    """The words of a passage."""
    return text.split()
