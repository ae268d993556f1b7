"""The element that holds the text of a page without rules.

It is the one whose running text stands out: much prose, few links, behind the headline, with the line that
the
page's own description begins with. Names that publishing systems give to a body raise it, no name rules it
out.
"""

from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from newscrawl.lines import notices
from newscrawl.pages.document import Document
from newscrawl.pages.extent import PARAGRAPHS, own_article, with_siblings, without_tools
from newscrawl.pages.names import Role
from newscrawl.pages.nodes import Line, Node
from newscrawl.text import comparable

SHORTEST_BODY = 40
"""A body of fewer characters is taken only where nothing else is found: photo articles have 60 and more."""


@dataclass(slots=True)
class Hints:
    """What is known of the article before its text is looked for.

    ``removed`` are the elements that the site's declaration takes out of a text; ``headed``: whether the page
    shows the headline.
    """

    title: str = ""
    description: str = ""
    media: tuple[str, ...] = ()
    subtitle: str = ""
    removed: frozenset[etree._Element] = frozenset()
    korean: bool = True
    headed: bool = True

    def is_removed(self, node: Node | None, container: Node) -> bool:
        """Whether ``node`` stands in an element of ``container`` that the declaration takes out."""
        while self.removed and node is not None and node is not container:
            if node.element in self.removed:
                return True
            node = node.parent
        return False


class Marks(NamedTuple):
    """Indices of lines that tell where the text is; -1 where the page has none.

    ``heading`` shows the headline, ``described`` begins as the page's description does, ``opening`` is the
    first running text behind the headline.
    """

    heading: int
    described: int
    opening: int


def _described_line(document: Document, description: str) -> int:
    """Index of the line the page's description begins with; -1 without one."""
    key = comparable(description)[:24]
    if len(key) < 12:
        return -1
    for line in document.running:
        if not (line.node.aside or line.node.role & (Role.SUBTITLE | Role.TITLE)):
            text = comparable(line.text[:120])
            if key in text:
                return line.index
    return -1


def find_body(document: Document, hints: Hints, heading: int) -> Node | None:
    """The element that holds the article's text, or None where no element holds any.

    ``heading`` is the index of the headline's line, -1 without one.
    """
    _set_copies_apart(document)
    if hints.korean and document.size < _LITTLE:
        _set_imprints_apart(document)
    _set_titles_apart(document, comparable(hints.title), heading)
    if document.prose_between(max(0, heading), len(document.lines)) == 0:
        heading = -1
    marks = Marks(
        heading,
        _described_line(document, hints.description),
        _opening_line(document, heading) if heading >= 0 else -1,
    )
    best: Node | None = None
    best_score = 0.0
    for node in document.nodes_with_text():
        if node.tag in PARAGRAPHS or node.parent is None:
            continue
        prose = document.text(node)
        if prose == 0 and not (node.role & Role.ITEM_BODY and document.plain(node) >= SHORTEST_BODY):
            continue
        score = _score(document, node, prose or document.plain(node) * 0.5, marks)
        if score >= best_score:
            best, best_score = node, score
    if best is None:
        return None
    whole = with_siblings(document, best)
    return own_article(document, without_tools(document, whole, korean=hints.korean), heading)


# A text begins within so many lines behind its headline.
_NEARBY = 80


def _opening_line(document: Document, heading: int) -> int:
    """Index of the first running text behind the headline that is no aside; -1 without one nearby."""
    for line in document.running:
        near = heading < line.index < heading + _NEARBY
        if near and not line.node.aside and not line.node.context & (Role.CAPTION | Role.SUBTITLE):
            return line.index
    return -1


def _set_titles_apart(document: Document, title: str, heading: int) -> None:
    """A headline can read as a sentence, and stands on the page several times; it is no running text.

    ``heading`` is the line that shows it, with what else that says.
    """
    if len(title) < 4:
        return
    longest = 2 * len(title) + 20
    titles = [
        line
        for line in document.running
        if len(line.text) < longest and (line.key == title or line.index == heading)
    ]
    if titles:
        document.set_apart(titles)


# On pages with less running text than this, what stands at their foot may be most of it.
_LITTLE = 1_500


def _set_imprints_apart(document: Document) -> None:
    """Whose a page is and who has the copyright is no running text, also where it reads as such."""
    found = [
        line for line in document.running if notices.is_imprint(line.text) or notices.is_copyright(line.text)
    ]
    if found:
        document.set_apart(found)


# A line of so many letters that stands on the page twice is a copy of the other.
_COPY = 30


def _set_copies_apart(document: Document) -> None:
    """Sentences of the text that stand on the page again, as a machine's summary, are no running text there.

    Of two places the one whose surroundings hold less running text is the copy.
    """
    first: dict[str, Line] = {}
    copies = []
    for line in document.running:
        if len(line.text) < _COPY:
            continue
        other = first.setdefault(line.key, line)
        if other is not line and other.node.parent is not line.node.parent:
            here, there = (_around(document, one) for one in (line, other))
            if here != there:
                copies.append(line if here < there else other)
    if copies:
        document.set_apart(copies)


def _around(document: Document, line: Line) -> int:
    node = line.node.parent or line.node
    if node.tag in PARAGRAPHS or document.prose(node) == len(line.text):
        node = node.parent or node
    return document.prose(node)


def _score(document: Document, node: Node, prose: float, marks: Marks) -> float:
    plain, linked = document.plain(node), document.linked(node)
    purity = prose / (plain + 1.5 * linked + 1)
    score = prose * min(1.0, purity + 0.1) ** 2
    role = node.role
    if role:
        if role & Role.ITEM_BODY:
            score *= 3.0
        elif role & Role.BODY:
            score *= 1.7
        elif role & (Role.ASIDE | Role.CAPTION):
            score *= 0.3
    if node.aside:
        score *= 0.05 if node.tag in ("footer", "nav") or node.context & Role.COPYRIGHT else 0.2
    if marks.heading >= 0:
        if node.last <= marks.heading:
            score *= 0.1
        elif node.first < marks.heading:
            # The headline stands before the text, not in it.
            score *= 0.6
        else:
            score /= 1 + (node.first - marks.heading) / 150
    if marks.described >= 0:
        score *= 2.5 if node.first <= marks.described < node.last else 0.5
    elif marks.opening >= 0:
        score *= 1.6 if node.first <= marks.opening < node.last else 0.7
    return score
