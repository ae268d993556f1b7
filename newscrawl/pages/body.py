"""The text of an article and what stands in its container without being text.

Captions, bylines, copyright, tips, links and tools are told apart by the names of the elements and by what
the lines say.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from newscrawl.cleaners import boilerplate, bylines, captions
from newscrawl.pages.blocks import Block, Node, Page
from newscrawl.pages.container import Hints
from newscrawl.pages.names import Role
from newscrawl.text import comparable, is_sentence

_LONGEST_IMPRINT = 40
# A paragraph that is all one link is a pointer to elsewhere; a longer one is text somebody has linked.
_LONGEST_LINK = 120
SHORTEST_BODY = 40
"""A body of fewer characters is taken only where nothing else is found: photo articles have 60 and more."""


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
        # In this order: the names of elements, then what the line says, from the surest to the vaguest.
        self._checks = (
            self._as_caption,
            self._by_name,
            self._as_heading,
            self._as_notice,
            self._as_credit,
            self._as_byline,
            self._as_link,
            self._beside_picture,
            self._as_furniture,
        )

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
        if role & (Role.ASIDE | Role.BYLINE | Role.TAGS):
            return
        if block.image is None or not is_picture(block.image):
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
        self.since_picture += 1
        role = self.role(block.node)
        if not any(check(block, role) for check in self._checks):
            self._paragraph(block.text)

    def _as_caption(self, block: Block, role: int) -> bool:
        if not role & Role.CAPTION:
            return False
        if not boilerplate.is_furniture(block.text) and not role & Role.ASIDE:
            self._caption(block.text)
        return True

    def _as_heading(self, block: Block, role: int) -> bool:
        """The headline again, sub-headlines: before the text begins they are no part of it."""
        if self.body.paragraphs:
            return False
        text = block.text
        if len(self.title) > 4 and block.key == self.title:
            return True
        if role & Role.TITLE and not role & Role.HEADING and not is_sentence(text):
            return True
        if role & Role.SUBTITLE:
            self.body.subtitles.append(text)
            return True
        return bool(self.subtitle) and len(text) > 3 and block.key in self.subtitle

    def _by_name(self, block: Block, role: int) -> bool:
        """Asides, times and tags as their elements are named."""
        return bool(role & Role.ASIDE or (role & (Role.TIME | Role.TAGS) and not block.prose))

    def _as_notice(self, block: Block, role: int) -> bool:
        text = block.text
        if role & Role.COPYRIGHT and not is_sentence(text) and not boilerplate.is_copyright(text):
            self._signature(text)
            return True
        if boilerplate.is_copyright(text):
            if not bylines.read_byline(text, self.hints.media):
                self.body.copyright = self.body.copyright or text
            return True
        return False

    def _as_credit(self, block: Block, _role: int) -> bool:
        if boilerplate.is_credit(block.text):
            if self._follows_picture(block):
                self._caption(block.text)
            return True
        return boilerplate.is_tip(block.text)

    def _as_byline(self, block: Block, role: int) -> bool:
        if self._signature(block.text, anywhere=bool(role & Role.BYLINE)):
            return True
        return bool(role & Role.BYLINE) and not block.prose

    def _as_link(self, block: Block, _role: int) -> bool:
        if boilerplate.is_related_heading(block.text):
            self._skip_related(block)
            return True
        return block.linked * 5 > len(block.text) * 4 and len(block.text) < _LONGEST_LINK

    def _beside_picture(self, block: Block, role: int) -> bool:
        in_figure = (
            role & Role.FIGURE and self.picture is not None and not block.prose and self.since_picture <= 2
        )
        if in_figure or self._follows_picture(block):
            self._caption(block.text)
            return True
        return False

    def _as_furniture(self, block: Block, _role: int) -> bool:
        return boilerplate.belongs_elsewhere(block.text) or self._names_the_programme(block.text)

    def _follows_picture(self, block: Block) -> bool:
        return (
            self.picture is not None and self.since_picture <= 1 and captions.looks_like_caption(block.text)
        )

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
        first = comparable(text[1:].split(" ", maxsplit=1)[0])
        return len(first) > 1 and any(first == comparable(name) for name in self.hints.media)

    def _paragraph(self, text: str) -> None:
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


_FURNITURE = re.compile(r"logo|icon|ico_|btn|button|blank|profile|banner|sns|loading", re.IGNORECASE)
_PHOTO = re.compile(r"\.(?:jpe?g|png|webp)(?:$|\?)", re.IGNORECASE)


def pictures_above(blocks: Sequence[Block]) -> list[Picture]:
    """The first picture between headline and text, where the text itself has none."""
    for block in blocks:
        if (
            block.image is None
            or block.node.context & (Role.ASIDE | Role.BYLINE)
            or not is_picture(block.image)
        ):
            continue
        source = source_of(block.image) or ""
        if _PHOTO.search(source) and not _FURNITURE.search(source):
            return [Picture(block.image)]
    return []


def read_body(page: Page, container: Node, hints: Hints) -> Body:
    """The text of ``container`` and what was told apart from it."""
    return _Reader(page, container, hints).read()


def length(paragraphs: Sequence[str]) -> int:
    """Characters of a text."""
    return sum(map(len, paragraphs))
