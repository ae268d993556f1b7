"""Pictures of an article: which images can be one, where they are, and which lines are their captions."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lxml import etree

from newscrawl.lines import bylines
from newscrawl.lines.captions import looks_like_caption
from newscrawl.lines.notices import is_furniture
from newscrawl.lines.propernames import is_name
from newscrawl.lines.signatures import signature_of
from newscrawl.pages.document import Document
from newscrawl.pages.names import Role
from newscrawl.pages.nodes import Line, Node
from newscrawl.pages.sources.timestamps import ALONE
from newscrawl.text import comparable, is_cut, one_line, without_ellipsis

_LAZY = (
    "data-src", "data-original", "data-lazy-src", "data-lazy", "data-echo", "data-url", "data-img", "src",
)  # fmt: skip
_SETS = ("data-srcset", "srcset")
_SMALLEST = 60
# What is written as a size and says only how a picture is shaped.
_RATIOS = frozenset((("16", "9"), ("9", "16"), ("4", "3"), ("3", "4"), ("3", "2"), ("2", "3")))
_PIXELS = re.compile(r"\d{1,5}(?=$|px)")
_FURNITURE = re.compile(r"logo|icon|ico_|btn|button|blank|profile|banner|sns|loading", re.IGNORECASE)
# A file that is called so is a mark beside the text; the folders above it are called as it pleases the site.
_ICON = re.compile(
    r"(?:^|[/_-])(?:icons?|ico|btn|buttons?|bullets?|blank|spacer|loading|sns)(?:[_.-][\w.-]*)?$",
    re.IGNORECASE,
)
_PHOTO = re.compile(r"\.(?:jpe?g|png|webp)(?:$|\?)", re.IGNORECASE)
_BOXES = frozenset(
    ("figure", "div", "table", "tbody", "tr", "td", "dl", "dd", "span", "center", "li", "section")
)
_LONGEST_CAPTION = 300
# So many lines behind a picture belong to it: without a name of their own, by their element or box.
_RIGHT_BEHIND, _BEHIND = 1, 2
# The rest of a picture's box is at most so many lines.
_BOX = 4
# Words of a byline that are neither names nor roles: a place, a desk.
_MOST_BESIDE_NAMES = 1


@dataclass(slots=True)
class Picture:
    """A picture: its element, the caption found for it, and whether it stands before all running text."""

    element: etree._Element | None
    caption: str | None = None
    opens: bool = False


def is_picture(image: etree._Element) -> bool:
    """Whether an ``img`` can be a picture of the article: not a pixel, icon or spacer by its stated size."""
    width, height = image.get("width"), image.get("height")
    small = (_is_small(width) or _is_small(height)) and (width, height) not in _RATIOS
    return not small and bool(source_of(image))


def _is_small(size: str | None) -> bool:
    digits = _PIXELS.match((size or "").strip())
    return digits is not None and int(digits[0]) < _SMALLEST


def source_of(image: etree._Element) -> str | None:
    """The address of a picture as written, also where it is loaded lazily."""
    for name in _LAZY:
        value = (image.get(name) or "").strip()
        if value and not value.startswith(("data:", "about:")):
            return value
    for name in _SETS:  # several sizes, each an address and its width
        value = (image.get(name) or "").strip()
        if value and not value.startswith("data:"):
            return value.split(maxsplit=1)[0].rstrip(",")
    return None


def portrayed(picture: Picture) -> str | None:
    """Whom a picture shows whose caption or alternative text is a name, or a name and an office, alone."""
    text = one_line(picture.caption or (picture.element.get("alt") if picture.element is not None else ""))
    text = text.lstrip("▲△▼◀▶ ").rstrip(" .")
    people = bylines.read_guest(text)
    if not people and _is_byline(text, ()):
        people = bylines.read_byline(text) or ()
    if len(people) == 1:
        return people[0].name
    return text if is_name(text) else None


def _is_byline(text: str, media: Sequence[str]) -> bool:
    """Whether ``text`` names who wrote; behind words of its own it says who made the picture: ``바닥이 드러난
    댐. 이름 기자``.
    """
    if not bylines.may_be_byline(text) or bylines.read_byline(text, media) is None:
        return False
    return len(bylines.unexplained(text, media)) <= _MOST_BESIDE_NAMES


def picture_above(lines: Sequence[Line], is_opinion: Callable[[], bool]) -> Picture | None:
    """The first picture among the lines between headline and text, where the text itself has none.

    Above an opinion stands its writer's, which is none of the article. One that is called by a name alone is
    taken where there is no other.
    """
    portrait = None
    for place, line in enumerate(lines):
        if line.image is None or line.node.context & (Role.ASIDE | Role.BYLINE) or not is_picture(line.image):
            continue
        if any(bylines.read_guest(one.text) for one in lines[place + 1 : place + 3]) and is_opinion():
            continue
        source = source_of(line.image) or ""
        photo = _PHOTO.search(source) or line.node.context & Role.FIGURE
        if photo and not _FURNITURE.search(source):
            picture = Picture(line.image, _caption_of(line, lines[place + 1 : place + 3]))
            if portrayed(picture) is None:
                return picture
            portrait = portrait or picture
    return portrait


def _caption_of(picture: Line, behind: Sequence[Line]) -> str | None:
    """The caption of a picture among the lines behind it: by its words, its element's name, or because both
    stand alone in an element and the picture is not called by a name.
    """
    box = picture.node
    alone = box.first == picture.index and box.last <= picture.index + _BEHIND
    alone = alone and box.tag in _BOXES and portrayed(Picture(picture.image)) is None
    for line in behind:
        if line.image is not None:
            return None
        if line.node.context & Role.CAPTION or looks_like_caption(line.text):
            return line.text
        if alone and line.index < box.last and not (line.linked or is_furniture(line.text)):
            return line.text
    return None


class Captions:
    """The pictures of the text in ``container``, found as its lines are gone through in their order.

    ``total``: characters of running text in the container; ``media``: the publisher's names; ``title``: the
    headline's letters.
    """

    def __init__(
        self, document: Document, container: Node, total: int, media: Sequence[str], title: str = ""
    ) -> None:
        self.pictures: list[Picture] = []
        self._document = document
        self._container = container
        self._media = media
        self._title = title
        self._boxes = self._boxed(total)
        self._picture: Picture | None = None
        self._since = _BEHIND + 1
        self._wrapped: str | None = None
        self._boxed_until = -1

    def add_picture(self, line: Line, role: int, *, opens: bool = False) -> None:
        """Take the picture that ``line`` is, if it can be the article's.

        ``opens``: no running text stands before it.
        """
        if role & (Role.ASIDE | Role.BYLINE | Role.TAGS) or line.image is None or not is_picture(line.image):
            return
        if _ICON.search((source_of(line.image) or "").partition("?")[0].rpartition("/")[2]):
            return
        self._picture = Picture(line.image, opens=opens)
        self.pictures.append(self._picture)
        self._since = 0
        self._wrapped = _words_beside(line.image)
        self._boxed_until = self._boxes.get(line.index, -1)

    def pass_line(self, line: Line) -> None:
        """One more line of text stands behind the last picture; its buttons are none."""
        if self._since > _BEHIND or not is_furniture(line.text):
            self._since += 1

    def add_caption(self, text: str) -> None:
        """Give a caption to the last picture; without one it is that of a picture that is not there.

        The headline's beginning is none.
        """
        if is_cut(text) and self._title.startswith(comparable(without_ellipsis(text))):
            return
        if self._picture is None:
            self._picture = Picture(None)
            self.pictures.append(self._picture)
        if self._picture.caption is None:
            self._picture.caption = text
        elif text not in self._picture.caption:
            self._picture.caption = f"{self._picture.caption}\n{text}"

    def take_named(self, line: Line, role: int) -> bool:
        """Whether ``line`` is a caption by its element's name or by the box that it shares with a picture."""
        boxed = line.index < self._boxed_until and self._picture is not None
        boxed = boxed and self._since <= (_RIGHT_BEHIND if line.prose else _BEHIND)
        if not (role & Role.CAPTION or boxed):
            return False
        if boxed and (_is_byline(line.text, self._media) or ALONE.match(line.text)):
            self.pictures.pop()  # the reporter's
            self._picture, self._boxed_until = None, -1
            return False
        if line.prose and not boxed and self._since > _BEHIND:
            return False  # named a caption, but beside no picture: one sign alone
        if not is_furniture(line.text) and not role & Role.ASIDE:
            self.add_caption(line.text)
        return True

    def take_beside(self, line: Line, role: int) -> bool:
        """Whether ``line`` is a caption by its place: behind a picture in a figure, or by its words."""
        figured = role & Role.FIGURE and self._picture is not None and not line.prose
        wrapped = self._since <= _RIGHT_BEHIND and line.text == self._wrapped
        if (figured and self._since <= _BEHIND) or wrapped or self.is_right_behind(line):
            self.add_caption(line.text)
            return True
        return False

    def is_right_behind(self, line: Line) -> bool:
        """Whether ``line`` follows a picture and reads as a caption."""
        if self._picture is None or self._since > _RIGHT_BEHIND:
            return False
        return looks_like_caption(line.text) or self._is_signed(line)

    def _is_signed(self, line: Line) -> bool:
        """Whether a photographer signs ``line``, more running text than itself standing behind it."""
        behind = self._document.prose_between(line.index + 1, self._container.last)
        signed = len(line.text) <= _LONGEST_CAPTION and behind > len(line.text)
        return signed and signature_of(line.text, self._media) is not None

    def _boxed(self, total: int) -> dict[int, int]:
        """Where the box of each picture ends, by the picture's line.

        Where much of the text stands beside pictures, it is the text and no caption.
        """
        inside = self._document.inside(self._container)
        boxes = {line.index: self._box(line) for line in inside if line.image is not None}
        beside = (
            line for first, last in boxes.items() for line in self._document.lines[first : max(first, last)]
        )
        prose = sum(len(line.text) for line in beside if line.prose and not looks_like_caption(line.text))
        return boxes if prose * 3 < total else {}

    def _box(self, line: Line) -> int:
        """Where the box ends that holds the picture and little else; -1 without one."""
        node, box = line.node, None
        if line.image is not None and _is_spaced(line.image):
            return -1
        while node is not self._container and node.parent is not None and node.last - line.index <= _BOX:
            inside = self._document.lines[node.first : node.last]
            if sum(len(one.text) for one in inside) > _LONGEST_CAPTION:
                break
            if self._document.prose_between(node.first, line.index):
                break  # a short article's own box: text stands before the picture
            apart = node.tag == "p" and not any(one.prose for one in inside)
            if (apart or node.tag in _BOXES) and len(inside) > 1:
                box = node
            node = node.parent
        return -1 if box is None else box.last


def _words_beside(image: etree._Element) -> str | None:
    """The words that share a ``span`` with ``image`` and stand there in one of their own; None where that
    holds any others: editors wrap texts in such, too.
    """
    box = image.getparent()
    words = image.getnext()
    if box is None or box.tag != "span" or words is None or words.tag != "span":
        return None
    text = one_line("".join(words.itertext()))
    alone = text == one_line("".join(box.itertext()))
    return text if alone and len(text) <= _LONGEST_CAPTION else None


def _is_spaced(image: etree._Element) -> bool:
    """Whether a blank line stands behind a picture, and then text: captions follow their pictures closely."""
    first = image.getnext()
    second = first.getnext() if first is not None and first.tag == "br" else None
    return (
        second is not None
        and second.tag == "br"
        and not (image.tail or "").strip()
        and not (first.tail or "").strip()
        and bool((second.tail or "").strip())
    )
