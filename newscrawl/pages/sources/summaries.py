"""The summary that stands in the element of an article's text: its box, the list behind its heading, or the
line above who wrote it and when.
"""

from newscrawl.pages.document import Document
from newscrawl.pages.nodes import Line, Node
from newscrawl.pages.sources.timestamps import DATED

# So much of the text can be its own summary.
_LARGEST = 0.45
# Letters of running text above a byline that can introduce what stands below, and how far its time may stand.
_LONGEST_ABOVE, _BESIDE = 160, 2


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


def introduces(document: Document, container: Node, byline: Line) -> bool:
    """Whether the only running text above ``byline`` in ``container`` introduces the text below: it is short,
    nothing stands between the two, and the time stands beside them.
    """
    above = document.lines[container.first : byline.index]
    if not above or not above[-1].prose or len(above[-1].text) > _LONGEST_ABOVE:
        return False
    near = document.lines[byline.index : byline.index + _BESIDE + 1]
    return not any(line.prose for line in above[:-1]) and any(DATED.search(line.text[:60]) for line in near)
