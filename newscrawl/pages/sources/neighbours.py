"""Where another article begins in the element that holds an article's text: pages that scroll on for ever."""

from newscrawl.pages.document import Document
from newscrawl.pages.names import Role
from newscrawl.pages.nodes import Line, Node
from newscrawl.pages.sources.timestamps import ALONE

# A neighbour says when and by whom it was written within so many lines behind its headline.
_SIGNED = 5


class Neighbours:
    """Tells a neighbour's headline from a subhead. ``title``: the headline's letters."""

    def __init__(self, document: Document, container: Node, title: str, *, korean: bool) -> None:
        self._document = document
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

        Elsewhere than in Korea writers set their subheads in the headline's element: there a neighbour is
        an article by its tag, or says when or by whom it was written.
        """
        if not self._begun or line.node.tag != self._tag or line.key == self._title:
            return False
        if self._korean:
            return True
        if self.is_around(line.node.parent):
            return False
        return line.node.within("article") is not self._article or self._is_signed(line)

    def _is_signed(self, line: Line) -> bool:
        behind = self._document.lines[line.index + 1 : line.index + 1 + _SIGNED]
        return any(one.node.context & (Role.TIME | Role.BYLINE) or ALONE.match(one.text) for one in behind)


def _headline_tag(document: Document, container: Node, title: str) -> str:
    """``h1`` or ``h2`` where the headline stands above ``container`` or in it in one of them; else ``""``."""
    if not title:
        return ""
    for line in document.lines[: container.last]:
        if line.node.tag in ("h1", "h2") and line.key == title:
            return line.node.tag
    return ""
