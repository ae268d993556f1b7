"""Where the readers' comments begin on a page that is not Korean: nothing behind is the article's text.

Two signs must agree: a line that heads comments, or entries that can each be answered or reported, and that
the element in which the text stands has ended.
"""

import re
from collections import Counter
from functools import cache
from itertools import pairwise

from newscrawl.lexicon import alternatives
from newscrawl.pages.document import Document
from newscrawl.pages.names import Role
from newscrawl.pages.nodes import Line, Node
from newscrawl.pages.sources.boxes import box_of

_LONGEST = 60
# A heading may name the article that the comments are on.
_LONGEST_HEADING = 250
# So much running text stands before the comments; a label under the headline has less above it.
_LEAST_TEXT = 300
# An element of so many times the running text that stands before a heading is no comments.
_LARGER = 2
# Where more lines head comments, each is an entry's own: a list, a live page.
_MOST_HEADS = 4
_COUNT = r"(?:[\d.,]{1,9} ?)"
# What readers can do with a comment: a short line that is a link.
_LONGEST_BUTTON = 40
_BUTTON = re.compile(rf"(?<!\w)(?:{alternatives('headings', 'comment_buttons')})(?!\w)", re.IGNORECASE)
# Before comments that can be answered no more text than this is needed: a flash.
_LEAST_FLASH = 100


# Hardly a Korean page asks for it: it is compiled when it is first asked for.
@cache
def _heads() -> re.Pattern[str]:
    return re.compile(
        rf"\W{{0,3}}(?:{_COUNT}?(?:{alternatives('headings', 'comments')})[\s(:]{{0,3}}{_COUNT}?\W{{0,3}}$"
        rf"|{_COUNT}(?:{alternatives('headings', 'comments_on')})\b)",
        re.IGNORECASE,
    )


def end_at_comments(document: Document, heading: int) -> None:
    """Let ``document`` end where its readers' comments begin; ``heading``: the headline's line, -1 without
    one.
    """
    start = max(0, heading)
    heads = [line for line in document.lines[start:] if _heads_comments(line)]
    if len(heads) > _MOST_HEADS:
        return
    for line in heads:
        if document.prose_between(start, line.index) >= _LEAST_TEXT and _has_ended(document, start, line):
            document.end_at(line.index)
            return
    first = _first_answered(document, start)
    if first is None or document.prose_between(start, first.index) < _LEAST_FLASH:
        return
    if _has_ended(document, start, first):
        document.end_at(first.index)


def _heads_comments(line: Line) -> bool:
    size = len(line.text)
    headed = line.node.role & Role.HEADING
    longest = _LONGEST_HEADING if headed else _LONGEST
    return bool(0 < size <= longest and (headed or line.linked * 2 <= size) and _heads().match(line.text))


def _first_answered(document: Document, start: int) -> Line | None:
    """The first line of the first of several entries that can each be answered or reported, of one shape and
    with running text between; None without such.
    """
    buttons = [line for line in document.lines[start:] if _is_button(line)]
    for one, other in pairwise(buttons):
        if one.shape == other.shape and document.prose_between(one.index, other.index):
            return document.lines[_entry_start(document, one, other)]
    return None


def _is_button(line: Line) -> bool:
    size = len(line.text)
    return 0 < size <= _LONGEST_BUTTON and line.linked * 2 > size and _BUTTON.search(line.text) is not None


def _entry_start(document: Document, button: Line, following: Line) -> int:
    """Where the entry begins that ``button`` closes, ``following`` closing the next: with the outermost
    element that holds the one button alone, or with the lines before it that stand as those of the next do.
    """
    entry = button.node
    while entry.parent is not None and not entry.parent.first <= following.index < entry.parent.last:
        entry = entry.parent
    if document.prose_between(entry.first, entry.last):
        return entry.first
    start = entry.first
    shapes = {line.shape for line in document.lines[button.index + 1 : following.index]}
    for line in reversed(document.lines[:start]):
        if line.node.parent is not entry.parent or line.shape not in shapes:
            break
        start = line.index
    return start


def _has_ended(document: Document, start: int, heading: Line) -> bool:
    """Whether the element that most running text before ``heading`` stands in has none behind it, and none
    there is much larger: that is the text itself.
    """
    before: Counter[Node | None] = Counter()
    behind: Counter[Node | None] = Counter()
    for line in document.running:
        if line.index >= start:
            sizes = before if line.index < heading.index else behind
            sizes[box_of(line.node)] += len(line.text)
    home, size = max(before.items(), key=_size, default=(None, 0))
    if home is None or home in behind or not 0 < max(behind.values(), default=0) <= _LARGER * size:
        return False
    return not home.shape[1] or all(box.shape != home.shape for box in behind if box is not None)


def _size(box: tuple[Node | None, int]) -> int:
    return box[1]
