"""The text of an article page that nobody wrote rules for.

The body is the element whose running text stands out: much prose, few links, a name that Korean publishing
systems give to a body, the lines that the page's own description begins with, behind the headline. What
stands in that element and is no text (captions, bylines, copyright, tips, links, tools) is told apart by the
names of the elements and by what the lines say.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from newscrawl.cleaners import boilerplate, bylines, captions
from newscrawl.cleaners.text import comparable, is_sentence
from newscrawl.pages.blocks import Block, Node, Page, Role

_LONGEST_IMPRINT = 40
SHORTEST_BODY = 40
"""A body of fewer characters is taken only where nothing else is found: photo articles have 60 and more."""


@dataclass(slots=True)
class Hints:
    """What is known of the article before its body is looked for."""

    title: str = ""
    description: str = ""
    media: tuple[str, ...] = ()
    subtitle: str = ""
    taken: frozenset[int] = frozenset()


@dataclass(slots=True)
class Picture:
    """A picture in the body: its element and the caption found for it."""

    element: etree._Element | None
    caption: str | None = None


@dataclass(slots=True)
class Body:
    """The text and what was told apart from it."""

    paragraphs: list[str] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    people: list[bylines.Byline] = field(default_factory=list)
    lead_people: list[bylines.Byline] = field(default_factory=list)
    medium: str | None = None
    copyright: str | None = None
    subtitles: list[str] = field(default_factory=list)
    sign_off: str | None = None
    first: int = 0
    last: int = 0


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


def _description_block(page: Page, description: str, after: int) -> int:
    """Index of the line the page's description begins with; -1 without one."""
    key = comparable(description)[:24]
    if len(key) < 12:
        return -1
    for block in page.blocks[max(0, after) :]:
        if block.prose and not (block.node.aside or block.node.role & (Role.SUBTITLE | Role.TITLE)):
            text = comparable(block.text[:120])
            if text[:24] == key or (len(text) >= 24 and key in text):
                return block.index
    return -1


def find_body(page: Page, hints: Hints) -> Node | None:
    """The element that holds the article's text, or None where no element holds any."""
    heading = title_block(page, hints.title)
    _set_titles_apart(page, comparable(hints.title))
    start = heading if heading >= 0 and page.prose_between(heading, len(page.blocks)) > 0 else 0
    described = _description_block(page, hints.description, 0)
    opening = _opening_block(page, start) if start else -1
    best: Node | None = None
    best_score = 0.0
    for node in page.nodes[1:]:
        if node.tag in _PARAGRAPHS:
            continue
        prose = page.text(node)
        if prose == 0 and not (node.role & Role.ITEM_BODY and page.plain(node) >= SHORTEST_BODY):
            continue
        score = _score(page, node, prose or page.plain(node) * 0.5, start, described, opening)
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


def _score(page: Page, node: Node, prose: float, start: int, described: int, opening: int) -> float:
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
    if start:
        if node.last <= start:
            score *= 0.1
        elif node.first < start:
            # The headline stands before the text, not in it.
            score *= 0.6
        else:
            score /= 1 + (node.first - start) / 150
    if described >= 0:
        score *= 2.5 if node.first <= described < node.last else 0.5
    elif opening >= 0:
        score *= 1.6 if node.first <= opening < node.last else 0.7
    return score


class _Reader:
    """Reads one body's lines; keeps what was seen so far."""

    def __init__(self, page: Page, container: Node, hints: Hints) -> None:
        self.page = page
        self.container = container
        self.hints = hints
        self.body = Body(first=container.first, last=container.last)
        self.total = max(1, page.prose(container))
        self.title = comparable(hints.title)
        self.subtitle = comparable(hints.subtitle)
        self.roles: dict[int, int] = {container.index: Role.NONE}
        self.picture: Picture | None = None
        self.since_picture = 99
        self.skip_until = -1
        self.ended = False

    def role(self, node: Node) -> int:
        """The roles of ``node`` and of all elements around it up to the container.

        An element that holds much of the text is a part of the text, whatever it is called.
        """
        known = self.roles.get(node.index)
        if known is not None:
            return known
        own = node.role
        if node.first < node.last and self.page.prose(node) > 0.35 * self.total:
            own &= ~(
                Role.ASIDE
                | Role.CAPTION
                | Role.TAGS
                | Role.SUBTITLE
                | Role.BYLINE
                | Role.TIME
                | Role.COPYRIGHT
                | Role.FIGURE
                | Role.TITLE
            )
        role = own | (self.role(node.parent) if node.parent is not None else Role.NONE)
        self.roles[node.index] = role
        return role

    def read(self) -> Body:
        """The body."""
        for block in self.page.inside(self.container):
            if block.index < self.skip_until:
                continue
            if block.image is not None:
                self._image(block)
            else:
                self._line(block)
        self._trim()
        return self.body

    def _image(self, block: Block) -> None:
        role = self.role(block.node)
        if role & (Role.ASIDE | Role.BYLINE | Role.TAGS) or self.ended:
            return
        assert block.image is not None
        if not is_picture(block.image):
            return
        self.picture = Picture(block.image)
        self.body.pictures.append(self.picture)
        self.since_picture = 0

    def _caption(self, text: str) -> None:
        if self.picture is None:
            self.picture = Picture(None)
            self.body.pictures.append(self.picture)
        if self.picture.caption is None:
            self.picture.caption = text
        elif text not in self.picture.caption:
            self.picture.caption = f"{self.picture.caption} {text}"

    def _line(self, block: Block) -> None:
        text = block.text
        role = self.role(block.node)
        self.since_picture += 1
        if block.index in self.hints.taken:
            return
        if role & Role.CAPTION:
            if not boilerplate.is_furniture(text) and not role & Role.ASIDE:
                self._caption(text)
            return
        if role & Role.ASIDE:
            return
        if self._is_repeated_title(text) or (
            role & Role.TITLE
            and not role & Role.HEADING
            and not is_sentence(text)
            and not self.body.paragraphs
        ):
            return
        if role & (Role.SUBTITLE) and not self.body.paragraphs:
            self.body.subtitles.append(text)
            return
        if self.subtitle and len(text) > 5 and comparable(text) in self.subtitle and not self.body.paragraphs:
            return
        if role & (Role.TIME | Role.TAGS) and not block.prose:
            return
        if role & Role.COPYRIGHT and not is_sentence(text):
            if boilerplate.is_copyright(text):
                self.body.copyright = self.body.copyright or text
            else:
                self._signature(text)
            return
        if boilerplate.is_credit(text):
            if self._is_caption(block):
                self._caption(text)
            return
        if boilerplate.is_tip(text):
            return
        if self._signature(text, anywhere=bool(role & Role.BYLINE)):
            return
        if role & Role.BYLINE and not block.prose:
            return
        if boilerplate.is_copyright(text):
            self.body.copyright = self.body.copyright or text
            return
        if boilerplate.is_related_heading(text):
            self._skip_related(block)
            return
        if block.linked * 5 > len(text) * 4 and len(text) < 120:
            return
        if self._is_caption(block):
            self._caption(text)
            return
        if role & Role.FIGURE and self.picture is not None and not block.prose and self.since_picture <= 2:
            self._caption(text)
            return
        if boilerplate.belongs_elsewhere(text):
            return
        self._paragraph(text)

    def _is_repeated_title(self, text: str) -> bool:
        return not self.body.paragraphs and len(self.title) > 4 and comparable(text) == self.title

    def _is_caption(self, block: Block) -> bool:
        if self.picture is None or self.since_picture > 1:
            return False
        return captions.looks_like_caption(block.text)

    def _signature(self, text: str, *, anywhere: bool = False) -> bool:
        people = bylines.read_byline(text, self.hints.media)
        if people is None:
            return False
        if not self.body.paragraphs and not anywhere:
            self.body.lead_people += people
        else:
            self.body.people += people
        return True

    def _skip_related(self, block: Block) -> None:
        node = block.node
        while (
            node.parent is not None
            and node.parent is not self.container
            and self.page.prose(node.parent) == 0
        ):
            node = node.parent
        if node is not self.container and self.page.prose(node) < 0.2 * self.total:
            self.skip_until = node.last

    def _names_the_programme(self, text: str) -> bool:
        """``[SBS 김태현의 정치쇼]``: a line in brackets that begins with the medium is its imprint."""
        if len(text) > _LONGEST_IMPRINT or text[0] not in "[<【" or text[-1] not in "]>】":
            return False
        first = comparable(text[1:].split(" ")[0])
        return len(first) > 1 and any(first == comparable(name) for name in self.hints.media)

    def _paragraph(self, text: str) -> None:
        if self._names_the_programme(text):
            return
        if len(self.body.paragraphs) < 3:
            dateline, text = bylines.split_dateline(text, self.hints.media)
            if dateline:
                self.body.lead_people += dateline.people
                self.body.medium = self.body.medium or dateline.medium
                if not text:
                    return
        text, notice = boilerplate.split_copyright(text)
        if notice:
            self.body.copyright = self.body.copyright or notice
        text, people = bylines.split_signature(text, self.hints.media)
        if people:
            self.body.people += people
        if text:
            self.body.paragraphs.append(text)
            self.body.sign_off = bylines.sign_off(text) or self.body.sign_off

    def _trim(self) -> None:
        lines = self.body.paragraphs
        while len(lines) > 1 and len(lines[-1]) <= 12 and bylines.is_medium(lines[-1], self.hints.media):
            medium = lines.pop()
            self.body.medium = self.body.medium or medium
        while lines and len(lines) > 1 and lines[0] == lines[1]:
            lines.pop(0)


def is_picture(image: etree._Element) -> bool:
    """Whether an ``img`` can be a picture of the article: not a pixel, icon or spacer by its stated size."""
    for name in ("width", "height"):
        digits = re.match(r"\d{1,5}(?=$|px)", (image.get(name) or "").strip())
        if digits and int(digits[0]) < 60:
            return False
    return bool(source_of(image))


_LAZY = (
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-lazy",
    "data-echo",
    "data-url",
    "data-img",
    "src",
)


def source_of(image: etree._Element) -> str | None:
    """The address of a picture, also where it is loaded lazily."""
    for name in _LAZY:
        value = (image.get(name) or "").strip()
        if value and not value.startswith(("data:", "about:")):
            return value
    return None


def read_body(page: Page, container: Node, hints: Hints) -> Body:
    """The text of ``container`` and what was told apart from it."""
    return _Reader(page, container, hints).read()


def length(paragraphs: Sequence[str]) -> int:
    """Characters of a text."""
    return sum(map(len, paragraphs))
