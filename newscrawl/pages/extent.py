"""How far an article's text reaches around the element that holds most of it, and what of that is its own."""

from newscrawl.pages.document import Document
from newscrawl.pages.nodes import Node

# Elements of these hold one paragraph; a text is not split into elements beside the others.
PARAGRAPHS = frozenset(("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "tr", "dt"))
_WHOLE = frozenset(("body", "main", "article"))
# Of the container's prose, what its parent must hold besides to be asked whether the text is split, and what
# must be in elements like it.
_BESIDE, _SPLIT, _LONE = 0.05, 0.15, 0.25
# Of the characters of such an element, what must be running text; less where its class is the container's.
_PURE, _PURE_NAMESAKE = 0.8, 0.5


def with_siblings(document: Document, container: Node) -> Node:
    """The element around ``container`` in which the text is split into several elements beside each other,
    else ``container``.

    The others have the same tag and hold running text and little else; their classes may be hashed. One of
    the container's own class may be short, and begin with a sub-headline.
    """
    own = document.text(container)
    node = _outermost(document, container)
    parent = node.parent
    if parent is None or parent.parent is None or node.tag in _WHOLE:
        return container
    if document.text(parent) < (1 + _BESIDE) * own:  # nothing stands beside it
        return container
    name = node.element.get("class")
    alike = namesakes = other = count = 0
    for sibling in document.nodes[parent.index + 1 :]:
        if sibling.first >= parent.last:
            break
        if sibling.parent is parent and sibling is not node:
            size, whole = document.text(sibling), document.plain(sibling) + document.linked(sibling)
            named = bool(name) and sibling.element.get("class") == name
            if sibling.tag == node.tag and size > (_PURE_NAMESAKE if named else _PURE) * whole:
                alike, count = alike + size, count + 1
                namesakes += size * named
            else:
                other += size + document.linked(sibling)
    # Page builders wrap several: one element beside a wrapped text is a box, or much of it.
    least = _SPLIT if node is container or count > 1 else _LONE
    split = alike > least * own or namesakes > _BESIDE * own
    return parent if split and other < 0.2 * (own + alike) else container


def _outermost(document: Document, container: Node) -> Node:
    """The outermost element around ``container`` that holds little else: page builders wrap each paragraph
    in several.
    """
    most = (1 + _BESIDE) * (document.plain(container) + document.linked(container))
    node = container
    while node.parent is not None and node.tag not in _WHOLE:
        if document.plain(node.parent) + document.linked(node.parent) >= most:
            break
        node = node.parent
    return node


# Of the container's running text, what the element inside it must hold to stand for it; and how many short
# lines must come on each line of running text for a stretch to be tools and not text.
_MOST_OF_TEXT = 0.55
_TOOLS = 2.0
# On pages that are not Korean, which show no machine's summary, more of the running text than this is an
# introduction, whatever stands between its lines. Measured on WCXB's development split: F1 .952 before,
# .954 so.
_INTRODUCTION = 0.02


def without_tools(document: Document, container: Node, *, korean: bool) -> Node:
    """The element inside ``container`` that holds the text alone, where tools stand before it.

    Buttons, voices, sizes of type and a machine's summary are many short lines and few of running text.
    """
    lines = document.lines
    total = document.prose(container)
    best = container
    parts: set[tuple[str, str]] = set()
    for node in document.nodes[container.index + 1 :]:
        if node.first >= container.last:
            break
        if node.parent is container and document.text(node):
            shape = node.shape
            if shape[1] and shape in parts:
                continue  # the text is split, and goes on here
            parts.add(shape)
        if document.prose(node) < _MOST_OF_TEXT * total or node.tag in PARAGRAPHS:
            continue
        before = [line for line in lines[best.first : node.first] if line.text]
        prose = sum(line.prose for line in before)
        introduces = not korean and document.prose_between(best.first, node.first) > _INTRODUCTION * total
        if not introduces and len(before) - prose > 5 and len(before) - prose >= _TOOLS * prose:
            best = node
    return best


# An article of fewer characters beside another one is its teaser.
_LEAST_ARTICLE = 200


def own_article(document: Document, container: Node, heading: int) -> Node:
    """The article inside ``container`` that the page is about, where neighbours are nested beside it."""
    articles = [
        node
        for node in document.nodes[container.index + 1 :]
        if node.first < container.last
        and node.tag == "article"
        and (node.parent is None or node.parent.tag != "article")
        and document.prose(node) > _LEAST_ARTICLE
    ]
    if len(articles) < 2:
        return container
    own = next((node for node in articles if node.first <= heading < node.last), None)
    return own or container
