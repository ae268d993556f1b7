"""Polls in an article: what readers are asked, the answers that they can choose, how many have chosen."""

from lxml import etree

from newscrawl.pages.document import Document
from newscrawl.pages.nodes import Node

# Running text of a page that a poll holds at most; what holds more is text behind a switch.
_LARGEST = 0.2


def polls_of(document: Document) -> frozenset[etree._Element]:
    """The elements of ``document`` that hold the answers of a poll, and what stands around them that is no
    running text.
    """
    if document.inputs.count("radio") < 2:
        return frozenset()
    node_of = {node.element: node for node in document.nodes}
    groups: dict[str, list[etree._Element]] = {}
    for field in document.root.iter("input"):
        if (field.get("type") or "").lower() == "radio":
            groups.setdefault(field.get("name") or "", []).append(field)
    return frozenset(
        box.element for fields in groups.values() if (box := _box(document, node_of, fields)) is not None
    )


def _box(
    document: Document, node_of: dict[etree._Element, Node], fields: list[etree._Element]
) -> Node | None:
    """The largest element around several ``fields`` that holds hardly more running text than they do."""
    if len(fields) < 2:
        return None
    others = set(fields[-1].iterancestors())
    shared = (one for one in fields[0].iterancestors() if one in others and one in node_of)
    around = next(shared, None)
    node = node_of[around] if around is not None else None
    if node is None or document.prose(node) > _LARGEST * document.size:
        return None
    while node.parent is not None and document.prose(node.parent) == document.prose(node):
        node = node.parent
    return node if node.parent is not None else None
