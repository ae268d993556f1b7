"""Articles without a line of running text: a flash that is its headline, appointments, a list of results."""

import re
from collections.abc import Sequence

from newscrawl.lines import bylines, notices
from newscrawl.pages.document import Document
from newscrawl.pages.names import Role
from newscrawl.pages.nodes import Line, Node
from newscrawl.pages.sources.prose import Text
from newscrawl.text import comparable

# So many lines behind the headline are looked at; as many links in a row are a list of other articles.
_REACH, _LINKS = 40, 3
# A line farther from the headline by so many lines counts half.
_FAR = 10
# An element begins with the headline if so many lines before it, a badge and a picture, are all it has above.
_BEGINNING = 3
_NEAR = 8
# ``2025.3.5``, ``5 de marzo de 2025``, ``March 5, 2025``.
_DAY = re.compile(
    r"(?:19|20)\d\d ?[-./년] ?\d{1,2} ?[-./월]"
    r"|(?<!\d)\d{1,2}[.,/-]? ?(?:(?:de )?[^\W\d_]{3,12}[.,/-]? ?(?:de )?|\d\d?[./-] ?)?(?:19|20)\d\d(?!\d)"
)
_ABOVE = Role.TIME | Role.BYLINE | Role.COPYRIGHT | Role.SUBTITLE | Role.TAGS


def find_brief(document: Document, heading: int) -> Node | None:
    """The element behind the headline (line ``heading``), or that begins with it, that holds most of the
    lines that are no link, byline, notice or tool; None without one. Only for pages on which no running text
    was found.
    """
    own = _own_lines(document, heading) if heading >= 0 else []
    if not own:
        return None
    best = _holding(document, own, heading, heading) or _holding(document, own, heading, heading - _BEGINNING)
    return None if best is None else _with_others(best, own)


def _holding(document: Document, own: Sequence[Line], heading: int, before: int) -> Node | None:
    """The element that begins behind the line ``before`` and holds most of the lines ``own``."""
    last = own[-1].index + 1
    best, most = None, 0.0
    for node in document.nodes[1:]:
        if not before < node.first < node.last or node.last > last + _LINKS:
            continue
        size = sum(len(line.text) for line in own if node.first <= line.index < node.last)
        value = size / (1 + max(0, node.first - heading) / _FAR)
        inside = best is not None and (node.first == best.first or best.first <= heading)
        if size and (value > most or (inside and value == most)):
            best, most = node, value
    return best


def _with_others(node: Node, own: Sequence[Line]) -> Node:
    """The parent of ``node`` where elements like it beside it hold own lines, too: pictures with captions."""
    parent = node.parent
    if parent is None or parent.tag == "body" or node.tag != "figure":
        return node
    outside = [line.node for line in own if not node.first <= line.index < node.last]
    alike = any(parent.first <= one.first < parent.last and _figure_of(one) for one in outside)
    return parent if alike else node


def _figure_of(node: Node) -> Node | None:
    around: Node | None = node
    while around is not None and around.tag != "figure":
        around = around.parent
    return around


def _own_lines(document: Document, heading: int) -> list[Line]:
    own: list[Line] = []
    links = 0
    for line in document.lines[heading + 1 : heading + 1 + _REACH]:
        text = line.text
        if not text or line.image is not None or line.node.context & Role.ASIDE:
            continue
        if notices.is_related_heading(text) or notices.is_copyright(text) or notices.is_imprint(text):
            break
        if line.linked * 2 > len(text):
            links += 1
            if links == _LINKS:
                break
            continue
        links = 0
        if line.node.context & _ABOVE or notices.belongs_elsewhere(text) or _is_stamp(text):
            continue
        own.append(line)
    return own


def _is_stamp(text: str) -> bool:
    """Whether a line is a byline or a time."""
    if bylines.may_be_byline(text) and bylines.read_byline(text) is not None:
        return True
    return sum(map(str.isdigit, text)) * 3 > len(text)


def shows_day(document: Document, heading: int) -> bool:
    """Whether a line near the headline shows a day."""
    near = document.lines[max(0, heading - _NEAR) : heading + 1 + _NEAR] if heading >= 0 else []
    return any(_DAY.search(line.text) for line in near)


def captions_of(text: Text) -> list[str]:
    """The captions of a text's pictures: all that a page of pictures says."""
    return list(dict.fromkeys(picture.caption for picture in text.pictures if picture.caption))


def title_again(document: Document, node: Node, title: str) -> list[str]:
    """The first line inside ``node`` that says ``title`` again, as a list."""
    key = comparable(title)
    return [line.text for line in document.inside(node) if line.text and line.key == key][:1]
