"""The summary that stands in the element of an article's text: its box, or the list behind its heading."""

from newscrawl.pages.document import Document
from newscrawl.pages.nodes import Line, Node

# So much of the text can be its own summary.
_LARGEST = 0.45


def summary_behind(document: Document, container: Node, heading: Line) -> Node | None:
    """The element inside ``container`` that holds the summary which ``heading`` heads; None without one."""
    return _box_around(document, container, heading) or _list_behind(document, container, heading)


def _box_around(document: Document, container: Node, line: Line) -> Node | None:
    """The largest element around ``line`` that is a small part of the text and holds more lines."""
    largest = _LARGEST * document.prose(container)
    node: Node | None = line.node
    box = None
    while node is not None and node is not container and document.prose(node) <= largest:
        box, node = node, node.parent
    return box if box is not None and box.last > line.index + 1 else None


def _list_behind(document: Document, container: Node, line: Line) -> Node | None:
    """The list that begins right behind ``line``, if it is a small part of the text."""
    behind = document.lines[line.index + 1 : container.last][:1]
    node = behind[0].node.parent if behind and behind[0].node.tag == "li" else None
    return node if node is not None and document.prose(node) <= _LARGEST * document.prose(container) else None
