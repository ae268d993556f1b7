"""Teasers, as lists of articles have them: headlines that are links, with a line of the text or a time."""

import re

from newscrawl.pages.document import Document
from newscrawl.pages.names import Role
from newscrawl.pages.nodes import Line
from newscrawl.pages.sources.prose import Text

# A line this long that is a link is a headline.
_HEADLINE = 14
# With its day behind it a shorter one is, too.
_DATED_HEADLINE = 8
_LONGEST_STAMPED = 40
# A paragraph that is all one link is a pointer to elsewhere; a longer one is text somebody has linked.
_LONGEST_LINK = 120
_ENDS_DAY = "0123456789.)]"
_DAY_BEHIND = re.compile(
    r" ?[|·(\[]? ?(?:19|20)\d\d[./-] ?\d\d?[./-] ?\d\d?\.?(?: \d\d:\d\d(?::\d\d)?)?[)\]]?$"
)
_STAMP = re.compile(r"(?:19|20)\d\d[.-] ?\d\d?[.-] ?\d\d?\.? \d\d:\d\d(?::\d\d)?[)\]]?$")


def is_stamped(line: Line) -> bool:
    """Whether a line ends with a day and a clock time, as an entry of a list does."""
    return len(line.text) < _LONGEST_STAMPED and _STAMP.search(line.text) is not None


def is_pointer(line: Line) -> bool:
    """Whether a line is a link and nothing else, or a headline that is one with its day behind it."""
    size = len(line.text)
    if not line.linked or size >= _LONGEST_LINK:
        return False
    if line.linked * 5 <= size * 4 and line.linked >= _DATED_HEADLINE and line.text[-1] in _ENDS_DAY:
        day = _DAY_BEHIND.search(line.text)
        size = day.start() if day else size
    return line.linked * 5 > size * 4


def is_headline(line: Line) -> bool:
    """Whether a line is a link, or begins with one, that is as long as a headline."""
    return line.linked >= _HEADLINE and line.linked * 5 > len(line.text) * 2


def count_rows(document: Document, text: Text) -> int:
    """How many lines of running text in the container stand in a row with a headline that is a link."""
    node = text.container
    if node is None:
        return 0
    lines = document.lines[node.first : node.last]
    found, headline = 0, -9
    for place, line in enumerate(lines):
        if line.image is not None or not line.text:
            continue
        if is_headline(line):
            headline = place
        elif line.prose and place - headline <= 3 and not line.node.role & Role.CAPTION:
            found, headline = found + 1, -9
    return found
