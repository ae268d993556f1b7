"""The element that holds the text of a page without rules.

It is the one whose running text stands out: much prose, few links, a name that Korean publishing systems give
to a body, the line that the page's own description begins with, behind the headline.
"""

from dataclasses import dataclass
from typing import NamedTuple

from newscrawl.pages.blocks import Node, Page
from newscrawl.pages.names import Role
from newscrawl.text import comparable

SHORTEST_BODY = 40
"""A body of fewer characters is taken only where nothing else is found: photo articles have 60 and more."""


@dataclass(slots=True)
class Hints:
    """What is known of the article before its body is looked for."""

    title: str = ""
    description: str = ""
    media: tuple[str, ...] = ()
    subtitle: str = ""


class Marks(NamedTuple):
    """Indices of lines that tell where the text is; -1 where the page has none.

    ``heading`` shows the headline, ``described`` begins as the page's description does, ``opening`` is the
    first running text behind the headline.
    """

    heading: int
    described: int
    opening: int


def title_block(page: Page, title: str) -> int:
    """Index of the line that shows the headline; -1 without one. Headings are preferred over other lines."""
    key = comparable(title)
    if len(key) < 4:
        return -1
    found, best = -1, 0
    for block in page.blocks:
        if block.image is not None or not block.text or len(block.text) > 3 * len(title) + 20:
            continue
        text = block.key
        if text == key or (len(text) > 8 and (key.startswith(text) or text.startswith(key))):
            node = block.node
            rank = (
                1 + (text == key) + 2 * bool(node.role & Role.HEADING) + 2 * bool(node.context & Role.TITLE)
            )
            rank += (node.tag == "h1") - 3 * bool(node.context & Role.ASIDE)
            if block.linked * 2 > len(block.text):
                rank -= 3
            if rank > best:
                found, best = block.index, rank
    return found


def _description_block(page: Page, description: str) -> int:
    """Index of the line the page's description begins with; -1 without one."""
    key = comparable(description)[:24]
    if len(key) < 12:
        return -1
    for block in page.blocks:
        if block.prose and not (block.node.aside or block.node.role & (Role.SUBTITLE | Role.TITLE)):
            text = comparable(block.text[:120])
            if text[:24] == key or (len(text) >= 24 and key in text):
                return block.index
    return -1


def find_body(page: Page, hints: Hints) -> Node | None:
    """The element that holds the article's text, or None where no element holds any."""
    heading = title_block(page, hints.title)
    _set_titles_apart(page, comparable(hints.title))
    if page.prose_between(max(0, heading), len(page.blocks)) == 0:
        heading = -1
    marks = Marks(
        heading,
        _description_block(page, hints.description),
        _opening_block(page, heading) if heading >= 0 else -1,
    )
    best: Node | None = None
    best_score = 0.0
    for node in page.nodes[1:]:
        if node.tag in _PARAGRAPHS:
            continue
        prose = page.text(node)
        if prose == 0 and not (node.role & Role.ITEM_BODY and page.plain(node) >= SHORTEST_BODY):
            continue
        score = _score(page, node, prose or page.plain(node) * 0.5, marks)
        if score >= best_score:
            best, best_score = node, score
    return best


def _opening_block(page: Page, heading: int) -> int:
    """Index of the first running text behind the headline that is no aside; -1 without one nearby."""
    for block in page.blocks[heading + 1 : heading + 80]:
        if block.prose and not block.node.aside and not block.node.context & (Role.CAPTION | Role.SUBTITLE):
            return block.index
    return -1


_PARAGRAPHS = frozenset(("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "tr", "dt"))


def _set_titles_apart(page: Page, title: str) -> None:
    """A headline can read as a sentence, and stands on the page several times; it is no running text."""
    if len(title) < 4:
        return
    changed = False
    for block in page.blocks:
        if block.prose and len(block.text) < 2 * len(title) + 20 and block.key == title:
            block.prose = False
            changed = True
    if changed:
        page.sum_up()


def _score(page: Page, node: Node, prose: float, marks: Marks) -> float:
    plain, linked = page.plain(node), page.linked(node)
    purity = prose / (plain + 1.5 * linked + 1)
    score = prose * min(1.0, purity + 0.1) ** 2
    if node.role & Role.ITEM_BODY:
        score *= 3.0
    elif node.role & Role.BODY:
        score *= 1.7
    if node.role & (Role.ASIDE | Role.CAPTION) and not node.role & Role.BODY:
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
