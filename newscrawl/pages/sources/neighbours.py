"""Where another article begins in the element that holds an article's text: pages that scroll on for ever."""

import re
from collections.abc import Sequence
from itertools import pairwise

from newscrawl.lines.bylines import unexplained
from newscrawl.lines.sections import is_section
from newscrawl.pages.document import Document
from newscrawl.pages.names import Role
from newscrawl.pages.nodes import Line, Node
from newscrawl.pages.sources.timestamps import ALONE, DATED
from newscrawl.text import is_closed

# A neighbour says when and by whom it was written within so many lines behind its headline.
_SIGNED = 5
# Comments and neighbours have this many lines and times or links at least.
_LEAST_LINES, _SEVERAL = 3, 2
_LONGEST_STAMP = 60
_CLOCK = re.compile(r"\d{1,2}:\d\d")


class Neighbours:
    """Tells a neighbour's headline from a subhead. ``title``: the headline's letters."""

    def __init__(self, document: Document, container: Node, title: str, *, korean: bool) -> None:
        self._document = document
        self._container = container
        self._title = title
        self._korean = korean
        self._tag = _headline_tag(document, container, title)
        self._begun = False
        # The elements that paragraphs stand in side by side, and the article that the first stands in.
        self._around: set[Node | None] = set()
        self._article: Node | None = None

    def pass_paragraph(self, line: Line) -> None:
        """Take note of a paragraph of the text."""
        if not self._begun:
            self._begun, self._article = True, line.node.within("article")
        self._around.add(line.node.parent)

    def is_around(self, box: Node | None) -> bool:
        """Whether a paragraph seen so far stands right in ``box``."""
        return box in self._around

    def begin_at(self, line: Line) -> bool:
        """Whether ``line`` is the headline of a neighbouring article.

        Writers set their subheads in the headline's element, in Korea where that is no ``h1``: there a
        neighbour is an article by its tag, or says when or by whom it was written.
        """
        if self._begun and self._korean and not is_closed(line.text) and self._begins_others(line):
            return True
        if not self._begun or line.node.tag != self._tag or line.key == self._title:
            return False
        if self._korean and self._tag == "h1":
            return True
        if self.is_around(line.node.parent):
            return False
        return line.node.within("article") is not self._article or self._is_signed(line)

    def _begins_others(self, line: Line) -> bool:
        """Whether ``line`` begins an element of comments, teasers or another article: it holds running text
        and heads a text and then says when it was written; or it is the last that does, and says that more
        than once.
        """
        node: Node | None = line.node
        while node is not None and node is not self._container and node.first == line.index:
            if node.last - node.first >= _LEAST_LINES and self._document.prose(node):
                lines = [one for one in self._document.inside(node) if one.text]
                is_last = not self._document.prose_between(node.last, self._container.last)
                if not _is_chronicle(lines) and (_is_headed(lines) or (is_last and _are_several(lines))):
                    return True
            node = node.parent
        return False

    def _is_signed(self, line: Line) -> bool:
        behind = self._document.lines[line.index + 1 : line.index + 1 + _SIGNED]
        return any(one.node.context & (Role.TIME | Role.BYLINE) or ALONE.match(one.text) for one in behind)


def _stamps(lines: Sequence[Line]) -> list[Line]:
    """Those of ``lines`` that say when something was written: words behind a time say what happens then."""
    return [
        one
        for one in lines
        if len(one.text) <= _LONGEST_STAMP
        and not is_closed(one.text)
        and (day := DATED.search(one.text))
        and (one.linked or all(map(str.isdigit, unexplained(one.text[day.start() :], ()))))
    ]


def _is_chronicle(lines: Sequence[Line]) -> bool:
    """Whether times stand alone over what they tell: comments and articles say who wrote them or what they
    are about, before the time.
    """
    stamps = _stamps(lines)
    if not stamps or not all(ALONE.match(one.text) for one in stamps):
        return False
    others = sum(not is_closed(one.text) for one in lines) - len(stamps)
    if others < len(stamps):
        return True
    first = lines.index(stamps[0])
    return first < 2 and all(
        is_closed(before.text) for before, one in pairwise(lines[first:]) if one in stamps
    )


def _is_headed(lines: Sequence[Line]) -> bool:
    """Whether a headline comes first, and when the text below it was written, which nothing else says."""
    lines = [one for one in lines if not is_closed(one.text)]
    if not lines or not lines[0].bold:
        return False
    clocks = [one for one in _stamps(lines) if _CLOCK.search(one.text)]
    if len(clocks) != 1 or clocks[0] not in lines[1:3]:
        return False
    # ``일시: 2025.03.15 10:00`` is when something takes place.
    return all(word.isdigit() or is_section(word) for word in unexplained(clocks[0].text, ()))


def _are_several(lines: Sequence[Line]) -> bool:
    """Whether lines say more than once when something was written, by the minute or on links."""
    stamps = _stamps(lines)
    clocks = sum(_CLOCK.search(one.text) is not None for one in stamps)
    links = sum(one.linked * 2 > len(one.text) and not is_closed(one.text) for one in lines)
    return clocks >= _SEVERAL or min(len(stamps), links) >= _SEVERAL


def _headline_tag(document: Document, container: Node, title: str) -> str:
    """``h1`` or ``h2`` where the headline stands above ``container`` or in it in one of them; else ``""``."""
    if not title:
        return ""
    for line in document.lines[: container.last]:
        if line.node.tag in ("h1", "h2") and line.key == title:
            return line.node.tag
    return ""
