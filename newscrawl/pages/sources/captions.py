"""The pictures in a text's element, and which of the lines beside them are their captions."""

from collections.abc import Sequence

from newscrawl.lines import bylines, notices
from newscrawl.lines.captions import looks_like_caption
from newscrawl.pages.document import Document, Line, Node
from newscrawl.pages.names import Role
from newscrawl.pages.sources.pictures import Picture, is_picture
from newscrawl.pages.sources.timestamps import ALONE

_BOXES = frozenset(
    ("figure", "div", "table", "tbody", "tr", "td", "dl", "dd", "span", "center", "li", "section")
)
_LONGEST_CAPTION = 300
# So many lines behind a picture belong to it: without a name of their own, by their element or box.
_RIGHT_BEHIND, _BEHIND = 1, 2
# The rest of a picture's box is at most so many lines.
_BOX = 4


class Captions:
    """The pictures of the text in ``container``, found as its lines are gone through in their order.

    ``total``: characters of running text in the container; ``media``: the publisher's names.
    """

    def __init__(self, document: Document, container: Node, total: int, media: Sequence[str]) -> None:
        self.pictures: list[Picture] = []
        self._document = document
        self._container = container
        self._media = media
        self._boxes = self._boxed(total)
        self._picture: Picture | None = None
        self._since = _BEHIND + 1
        self._boxed_until = -1

    def add_picture(self, line: Line, role: int) -> None:
        """Take the picture that ``line`` is, if it can be the article's."""
        if role & (Role.ASIDE | Role.BYLINE | Role.TAGS) or line.image is None or not is_picture(line.image):
            return
        self._picture = Picture(line.image)
        self.pictures.append(self._picture)
        self._since = 0
        self._boxed_until = self._boxes.get(line.index, -1)

    def pass_line(self) -> None:
        """One more line of text stands behind the last picture."""
        self._since += 1

    def add_caption(self, text: str) -> None:
        """Give a caption to the last picture; without one it is that of a picture that is not there."""
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
        signed = bylines.may_be_byline(line.text) and bylines.read_byline(line.text, self._media)
        if boxed and (signed or ALONE.match(line.text)):
            self.pictures.pop()  # the reporter's
            self._picture, self._boxed_until = None, -1
            return False
        if line.prose and not boxed and self._since > _BEHIND:
            return False  # named a caption, but beside no picture: one sign alone
        if not notices.is_furniture(line.text) and not role & Role.ASIDE:
            self.add_caption(line.text)
        return True

    def take_beside(self, line: Line, role: int) -> bool:
        """Whether ``line`` is a caption by its place: behind a picture in a figure, or by its words."""
        figured = role & Role.FIGURE and self._picture is not None and not line.prose
        if (figured and self._since <= _BEHIND) or self.is_right_behind(line):
            self.add_caption(line.text)
            return True
        return False

    def is_right_behind(self, line: Line) -> bool:
        """Whether ``line`` follows a picture and reads as a caption."""
        return self._picture is not None and self._since <= _RIGHT_BEHIND and looks_like_caption(line.text)

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
        while node is not self._container and node.parent is not None and node.last - line.index <= _BOX:
            inside = self._document.lines[node.first : node.last]
            if sum(len(one.text) for one in inside) > _LONGEST_CAPTION:
                break
            if self._document.prose_between(node.first, line.index):
                break  # a short article's own box: text stands before the picture
            if node.tag in _BOXES and len(inside) > 1:
                box = node
            node = node.parent
        return -1 if box is None else box.last
