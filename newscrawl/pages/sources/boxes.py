"""What speaks against a named element that holds lines of a text, besides its name."""

from newscrawl.lines import notices
from newscrawl.pages.document import Document
from newscrawl.pages.names import Role
from newscrawl.pages.nodes import Line, Node

# Types of fields into which readers write who they are.
_FIELDS = frozenset(("email", "tel", "text"))


def signs_of_box(document: Document, container: Node, line: Line) -> set[str]:
    """What speaks against the named element around ``line`` inside ``container``: links, a button's words, a
    field to fill in.
    """
    node = line.node
    while node.parent is not None and node.parent is not container and not node.role & Role.ASIDE:
        node = node.parent
    lines = document.lines[node.first : node.last]
    signs = set()
    if sum(one.linked for one in lines) * 3 > sum(len(one.text) for one in lines):
        signs.add("links")
    if any(one is not line and one.text and notices.is_furniture(one.text) for one in lines):
        signs.add("words")
    fields = node.element.iter("input") if node.role & Role.ASIDE else ()
    if any(field.get("type", "text") in _FIELDS for field in fields):
        signs.add("field")
    return signs


def box_of(node: Node) -> Node | None:
    """The element that a paragraph stands in beside others; an entry of a list stands where the list does."""
    box = node.parent
    return box.parent if node.tag == "li" and box is not None else box


def goes_on_behind(document: Document, line: Line) -> bool:
    """Whether running text stands behind ``line`` in the element that it stands in beside others: names and
    addresses that sign a text have none there.
    """
    box = box_of(line.node)
    return box is not None and document.prose_between(line.index + 1, box.last) > 0
