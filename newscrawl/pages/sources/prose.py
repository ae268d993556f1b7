"""The text of an article and what stands in its container without being text.

Captions, bylines, notices, tips, links and tools are told apart by what the lines say, where they stand and
what their elements are called. Running text is dropped only where two independent signs agree.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from newscrawl.lines import bylines, captions, notices
from newscrawl.lines.datelines import is_script_mark, split_dateline
from newscrawl.lines.propernames import is_medium
from newscrawl.lines.signatures import sign_off, split_signature
from newscrawl.loaders import Written
from newscrawl.pages.container import Hints
from newscrawl.pages.document import Document, Line, Node
from newscrawl.pages.names import Role
from newscrawl.pages.sources.candidate import Candidate
from newscrawl.pages.sources.pictures import Picture, is_picture
from newscrawl.text import comparable, is_sentence, shares_words

_LONGEST_IMPRINT = 40
# A paragraph that is all one link is a pointer to elsewhere; a longer one is text somebody has linked.
_LONGEST_LINK = 120
# A repeated line of at least so many letters is a second copy of the text.
_REPEATED = 30
_HEADINGS = frozenset(("h2", "h3", "h4"))
_LONGEST_SUBTITLE = 160
_MOST_SUBTITLES = 8
# An element that holds more of the text than this is a part of it, whatever it is called.
_PART_OF_TEXT = 0.35
_PARTS = (
    Role.ASIDE | Role.CAPTION | Role.TAGS | Role.SUBTITLE | Role.BYLINE | Role.TIME | Role.COPYRIGHT
    | Role.FIGURE | Role.TITLE
)  # fmt: skip
# Running text in elements so named is none where it stands before or behind all other: a list of articles,
# what the author says of herself.
_APART = Role.ASIDE | Role.TIME | Role.TAGS | Role.BYLINE
_BOXES = frozenset(
    ("figure", "div", "table", "tbody", "tr", "td", "dl", "dd", "span", "center", "li", "section")
)
_LONGEST_CAPTION = 300
# Lines that are looked at as bylines: no text is signed as often, and each takes 0.1 ms.
_MOST_BYLINES = 1_000
# So much of what follows must have stood before to be a second copy of the text.
_COPIED = 0.8


# What stands before a text around its time: a label or a count alone.
_DATED = re.compile(r"^(?:19|20)\d\d ?[-./년] ?\d{1,2} ?[-./월] ?\d{1,2}")
_STAMP = re.compile(r"^(?:(?:기사 ?)?(?:입력|수정|등록|승인)|\d{1,7})$")


@dataclass(slots=True)
class Text:
    """The text of a container, as found, and what was told apart from it.

    ``lead`` are bylines and datelines before the text, ``signed`` those in and behind it; ``credit`` says
    where a picture comes from that does not stand before it.
    """

    paragraphs: list[str] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    lead: list[Written] = field(default_factory=list)
    signed: list[Written] = field(default_factory=list)
    publisher: str | None = None
    copyright: str | None = None
    subtitles: list[str] = field(default_factory=list)
    sign_off: str | None = None
    credit: str | None = None
    container: Node | None = None
    first: int = 0
    last: int = 0

    @property
    def size(self) -> int:
        """Characters of the text."""
        return sum(map(len, self.paragraphs))

    def candidates(self, name: str) -> Iterator[Candidate]:
        """What the text itself says of the field ``name``."""
        place = f"lines {self.first} to {self.last}"
        if name == "authors":
            for written, where in ((self.signed, "signature"), (self.lead, "dateline")):
                if written:
                    yield Candidate(name, written, "prose", where)
        elif name == "publisher" and self.publisher:
            yield Candidate(name, self.publisher, "prose", "dateline")
        elif name == "copyright" and self.copyright:
            yield Candidate(name, self.copyright, "prose", place)
        elif name == "subtitle" and self.subtitles:
            yield Candidate(name, list(dict.fromkeys(self.subtitles)), "prose", "before the text")
        elif name == "body" and self.paragraphs:
            yield Candidate(name, self.paragraphs, "prose", place)


@dataclass(slots=True)
class _Kept:
    """A line that may be a paragraph, with the signs against it and whether it may be a sub-headline."""

    line: Line
    signs: set[str]
    heading: bool


class _Reader:
    """Reads one container's lines; keeps what was seen so far."""

    def __init__(self, document: Document, container: Node, hints: Hints) -> None:
        self.document = document
        self.container = container
        self.hints = hints
        self.text = Text(container=container, first=container.first, last=container.last)
        self.total = max(1, document.prose(container))
        self.title = comparable(hints.title)
        self.subtitle = comparable(hints.subtitle)
        self.roles: dict[int, int] = {container.index: Role.NONE}
        self.picture: Picture | None = None
        self.since_picture = 99
        self.caption_until = -1
        self.boxes = self._boxed()
        self.skip_until = -1
        self.kept: list[_Kept] = []
        self.prose_seen = False
        self.headline_tag = self._headline_tag()
        self.headline = -1
        self.usual: tuple[str, str] | None = None
        # The elements that paragraphs stand in side by side.
        self.around: set[Node | None] = set()
        self.beginning: Node | None = None
        self.signed_off = False
        self.notice = False
        self.looked_at = 0

    def role(self, node: Node) -> int:
        """The roles of ``node`` and of all elements around it up to the container."""
        # Elements may be nested deeper than Python's calls.
        unknown: list[Node] = []
        above: Node | None = node
        while above is not None and above.index not in self.roles:
            unknown.append(above)
            above = above.parent
        role = self.roles[above.index] if above is not None else Role.NONE
        for one in reversed(unknown):
            own = one.role
            if own and one.first < one.last and self.document.prose(one) > _PART_OF_TEXT * self.total:
                own &= ~_PARTS
            role |= own
            self.roles[one.index] = role
        return role

    def read(self) -> Text:
        """The text."""
        for line in self.document.inside(self.container):
            if self._is_next_headline(line):
                break
            if line.index < self.skip_until or (self.hints.removed and self._is_removed(line.node)):
                continue
            if line.image is not None:
                self._image(line)
                continue
            self.since_picture += 1
            role = self.role(line.node)
            # From the surest to the vaguest.
            if not (
                self._as_caption(line, role)
                or self._as_title(line, role)
                or self._as_notice(line, role)
                or self._as_credit(line)
                or self._as_byline(line, role)
                or self._as_link(line, role)
                or self._beside_picture(line, role)
                or self._as_furniture(line)
            ):
                self._keep(line, role)
        self._settle()
        return self.text

    def _headline_tag(self) -> str:
        """``h1`` or ``h2`` where the page's headline stands above the container in one; else ``""``."""
        if not self.title:
            return ""
        for line in self.document.lines[: self.container.last]:
            if line.node.tag in ("h1", "h2") and line.key == self.title:
                return line.node.tag
        return ""

    def _is_next_headline(self, line: Line) -> bool:
        """Whether ``line`` is the headline of a neighbouring article.

        Elsewhere one among the paragraphs is none: writers set their subheads in the same element.
        """
        return (
            line.node.tag == self.headline_tag
            and self.prose_seen
            and line.key != self.title
            and (self.hints.korean or line.node.parent not in self.around)
        )

    def _is_removed(self, node: Node | None) -> bool:
        while node is not None and node is not self.container:
            if node.element in self.hints.removed:
                return True
            node = node.parent
        return False

    # -- Pictures -----------------------------------------------------------------------------------

    def _image(self, line: Line) -> None:
        role = self.role(line.node)
        if role & (Role.ASIDE | Role.BYLINE | Role.TAGS) or line.image is None or not is_picture(line.image):
            return
        self.picture = Picture(line.image)
        self.text.pictures.append(self.picture)
        self.since_picture = 0
        self.caption_until = self.boxes.get(line.index, -1)

    def _picture_box(self, line: Line) -> int:
        """Where the box ends that holds the picture and little else; -1 without one."""
        node, box = line.node, None
        while node is not self.container and node.parent is not None and node.last - line.index <= 4:
            inside = self.document.lines[node.first : node.last]
            if sum(len(one.text) for one in inside) > _LONGEST_CAPTION:
                break
            if node.tag in _BOXES and len(inside) > 1:
                box = node
            node = node.parent
        return -1 if box is None else box.last

    def _boxed(self) -> dict[int, int]:
        """Where the box of each picture ends, by the picture's line.

        Where much of the text stands beside pictures, it is the text and no caption.
        """
        boxes = {
            line.index: self._picture_box(line)
            for line in self.document.inside(self.container)
            if line.image is not None
        }
        prose = sum(self.document.prose_between(first, last) for first, last in boxes.items() if last > first)
        return boxes if prose * 3 < self.total else {}

    def _caption(self, text: str) -> None:
        if self.picture is None:
            self.picture = Picture(None)
            self.text.pictures.append(self.picture)
        if self.picture.caption is None:
            self.picture.caption = text
        elif text not in self.picture.caption:
            self.picture.caption = f"{self.picture.caption}\n{text}"

    def _as_caption(self, line: Line, role: int) -> bool:
        boxed = line.index < self.caption_until and self.picture is not None
        boxed = boxed and self.since_picture <= (1 if line.prose else 2)
        if not (role & Role.CAPTION or boxed):
            return False
        if boxed and bylines.may_be_byline(line.text) and bylines.read_byline(line.text, self.hints.media):
            self.text.pictures.pop()  # the reporter's
            self.picture, self.caption_until = None, -1
            return False
        if line.prose and not boxed and self.since_picture > 2:
            return False  # named a caption, but beside no picture: one sign alone
        if not notices.is_furniture(line.text) and not role & Role.ASIDE:
            self._caption(line.text)
        return True

    def _beside_picture(self, line: Line, role: int) -> bool:
        in_figure = (
            role & Role.FIGURE and self.picture is not None and not line.prose and self.since_picture <= 2
        )
        if in_figure or self._follows_picture(line):
            self._caption(line.text)
            return True
        return False

    def _follows_picture(self, line: Line) -> bool:
        return self.picture is not None and self.since_picture <= 1 and captions.looks_like_caption(line.text)

    # -- Lines that say what they are -----------------------------------------------------------------

    def _as_title(self, line: Line, role: int) -> bool:
        """The headline again, sub-headlines: before the text begins they are no part of it."""
        if self.prose_seen:
            return False
        if _STAMP.match(line.text):
            return True
        if len(self.title) > 4 and line.key == self.title:
            self.headline = line.index
            return True
        # Elsewhere running text with a summary's name is the text's introduction.
        named = role & Role.SUBTITLE and (self.hints.korean or not line.prose)
        if named or (self.subtitle and len(line.text) > 3 and line.key in self.subtitle):
            self.text.subtitles.append(line.text)
            return True
        if not role & Role.TITLE or role & Role.HEADING or is_sentence(line.text):
            return False
        return not self._is_byline(line.text)  # ``tit-name`` is the reporter's

    def _as_notice(self, line: Line, role: int) -> bool:
        text = line.text
        if notices.is_copyright(text):
            if not bylines.read_byline(text, self.hints.media):
                self.text.copyright = self.text.copyright or text
            return True
        if role & Role.COPYRIGHT and not line.prose and not is_sentence(text):
            self._signature(text)
            return True
        return False

    def _as_credit(self, line: Line) -> bool:
        if notices.is_credit(line.text):
            if self._follows_picture(line):
                self._caption(line.text)
            else:
                self.text.credit = self.text.credit or line.text
            return True
        return not line.prose and notices.is_tip(line.text)

    def _as_byline(self, line: Line, role: int) -> bool:
        if self._signature(line.text, anywhere=bool(role & Role.BYLINE)):
            return True
        return bool(role & Role.BYLINE) and not line.prose

    def _is_byline(self, text: str) -> bool:
        if self.looked_at >= _MOST_BYLINES or not bylines.may_be_byline(text):
            return False
        self.looked_at += 1
        return bylines.read_byline(text, self.hints.media) is not None

    def _signature(self, text: str, *, anywhere: bool = False) -> bool:
        if not self._is_byline(text):
            return False
        if not self.prose_seen and not anywhere:
            self.text.lead.append(Written(text))
        else:
            self.text.signed.append(Written(text))
            self.signed_off = self.prose_seen
        return True

    def _as_link(self, line: Line, role: int) -> bool:
        if notices.is_related_heading(line.text):
            self._skip_related(line)
            return True
        if notices.is_reply_heading(line.text) and self.prose_seen:
            self.notice = True
            return True
        linked = line.linked * 5 > len(line.text) * 4 and len(line.text) < _LONGEST_LINK
        return linked and not self._heads_text(line, role)

    def _heads_text(self, line: Line, role: int) -> bool:
        """Whether a heading that is a link stands over a paragraph beside it, as in lists of products."""
        if line.node.tag not in _HEADINGS or role & Role.ASIDE or line.node.parent is not self.beginning:
            return False
        below = self.document.lines[line.index + 1 : self.container.last]
        after = next((one for one in below if one.image is None), None)
        if after is None or not after.prose or after.linked * 5 >= len(after.text):
            return False
        return after.node.parent is line.node.parent

    def _skip_related(self, line: Line) -> None:
        node = line.node
        while (
            node.parent is not None
            and node.parent is not self.container
            and self.document.prose(node.parent) == 0
        ):
            node = node.parent
        if node is not self.container and self.document.prose(node) < 0.2 * self.total:
            self.skip_until = node.last

    def _as_furniture(self, line: Line) -> bool:
        if line.prose:
            return False  # one sign: what stands around it decides
        return notices.belongs_elsewhere(line.text) or self._names_the_programme(line.text)

    def _names_the_programme(self, text: str) -> bool:
        """``[SBS 김태현의 정치쇼]``: a line in brackets that begins with the publisher is its imprint."""
        if len(text) > _LONGEST_IMPRINT or text[0] not in "[<【" or text[-1] not in "]>】":
            return False
        first = comparable(text[1:].split(" ", maxsplit=1)[0])
        return len(first) > 1 and any(first == comparable(name) for name in self.hints.media)

    # -- Running text -----------------------------------------------------------------------------------

    def _keep(self, line: Line, role: int) -> None:
        signs: set[str] = set()
        if role & _APART:
            signs.add("name")
            if not line.prose:
                return
            signs |= self._signs_of_box(line)
        if self.notice or (line.prose and notices.stands_behind_texts(line.text)):
            signs.add("words")
        if self.signed_off:
            signs |= {"place"} if line.shape == self.usual else {"place", "shape"}
        if len(signs) > 1:
            return
        self.kept.append(_Kept(line, signs, bool(role & Role.HEADING)))
        if line.prose and not signs - {"place"}:
            self.prose_seen = True
            self.usual = self.usual or line.shape
            self.around.add(line.node.parent)
            self.beginning = self.beginning or line.node.parent

    def _signs_of_box(self, line: Line) -> set[str]:
        """What speaks against the named element around a line besides its name: links, a button's words."""
        node = line.node
        while node.parent is not None and node.parent is not self.container and not node.role & Role.ASIDE:
            node = node.parent
        lines = self.document.lines[node.first : node.last]
        signs = set()
        if sum(one.linked for one in lines) * 3 > sum(len(one.text) for one in lines):
            signs.add("links")
        if any(one is not line and one.text and notices.is_furniture(one.text) for one in lines):
            signs.add("words")
        return signs

    def _settle(self) -> None:
        """Drop what one sign speaks against at the head and the tail, and second copies."""
        kept = self.kept
        for one in kept:
            one.signs.discard("place")
        sure = [i for i, one in enumerate(kept) if one.line.prose and not one.signs]
        if sure:
            first, last = sure[0], sure[-1]
            kept = [one for i, one in enumerate(kept) if first <= i <= last or not one.signs]
            sure = [i for i, one in enumerate(kept) if one.line.prose and not one.signs]
            begun = next((i for i, one in enumerate(kept) if is_script_mark(one.line.text)), sure[0])
            kept = self._without_head(kept, min(begun, sure[0]))
        keys: set[str] = set()
        for one in kept[: self._second_copy(kept)]:
            key = one.line.key
            if len(key) > _REPEATED and key in keys:
                continue
            keys.add(key)
            self._paragraph(one.line.text)
        self._trim()

    def _second_copy(self, kept: list[_Kept]) -> int:
        """Where the text begins anew, if all that follows has stood before; else the number of lines."""
        first = next((one.line.key for one in kept if len(one.line.key) > _REPEATED), "")
        before = ""
        for index, one in enumerate(kept):
            key = one.line.key
            if before and (key == self.title or key.startswith(first)) and first:
                rest = [other.line.key for other in kept[index:]]
                known = sum(len(other) for other in rest if other in before)
                if known >= _COPIED * sum(map(len, rest)):
                    return index
            before += key
        return len(kept)

    def _without_head(self, kept: list[_Kept], first: int) -> list[_Kept]:
        """The lines without the sub-headlines before the first running text.

        They are set apart from the text: in bold, or in elements of another shape than its paragraphs.
        """
        shapes = Counter(one.line.shape for one in kept[first:] if one.line.prose)
        usual = shapes.most_common(1)[0][0]
        while first < len(kept) - 1 and self._is_summary(kept, first, usual):
            first += 1
        head = [one.line for one in kept[:first]]
        if not head or len(head) > _MOST_SUBTITLES:
            return kept
        if not all(line.bold or line.shape != usual for line in head):
            return kept
        lines = [
            line.text
            for line in head
            if len(line.text) <= _LONGEST_SUBTITLE
            and line.index > self.headline
            and not _DATED.match(line.text)
        ]
        text = "".join(one.line.key for one in kept[first:])
        known = all(line.key in text for line in head)
        if not known and any(shares_words(line, f"{text} {self.title}") for line in lines):
            self.text.subtitles += lines
        return kept[first:]

    @staticmethod
    def _is_summary(kept: list[_Kept], index: int, usual: tuple[str, str]) -> bool:
        """Whether running text before the rest is a summary: in bold where the rest is not, and short."""
        line = kept[index].line
        rest = [one.line for one in kept[index + 1 :] if one.line.prose]
        if (
            len(line.text) > _LONGEST_SUBTITLE
            or len(rest) < 3
            or 4 * sum(other.bold for other in rest) > len(rest)
        ):
            return False
        return line.bold or (line.shape != usual and not _closed(line.text))

    def _paragraph(self, text: str) -> None:
        count = len(self.text.paragraphs)
        if count < 3:
            dateline, rest = split_dateline(text, self.hints.media)
            if dateline:
                self.text.lead.append(Written(dateline.text))
                self.text.publisher = self.text.publisher or dateline.medium
                if not rest:
                    return
        notice = notices.split_copyright(text)[1]
        self.text.copyright = self.text.copyright or notice
        unsigned, signature = split_signature(text, self.hints.media)
        if signature:
            self.text.signed.append(Written(signature))
        self.text.paragraphs.append(text)
        self.text.sign_off = sign_off(unsigned) or self.text.sign_off

    def _trim(self) -> None:
        lines = self.text.paragraphs
        while len(lines) > 1 and len(lines[-1]) <= 12 and is_medium(lines[-1], self.hints.media):
            publisher = lines.pop()
            self.text.publisher = self.text.publisher or publisher
        if len(lines) > 1 and _closed(lines[-2]) and bylines.read_guest(lines[-1]):
            self.text.signed.append(Written(lines.pop()))


def _closed(text: str) -> bool:
    """Whether a line ends as a Korean or western sentence does, full stop and all."""
    return text.rstrip("\"'”’」』)]").endswith(".")


def read_text(document: Document, container: Node, hints: Hints) -> Text:
    """The text of ``container`` and what was told apart from it."""
    return _Reader(document, container, hints).read()


def joined(texts: Sequence[Text]) -> Text:
    """The texts of several containers as one, in order."""
    first = texts[0]
    for other in texts[1:]:
        first.paragraphs += other.paragraphs
        first.pictures += other.pictures
        first.lead += other.lead
        first.signed += other.signed
        first.subtitles += other.subtitles
        first.copyright = first.copyright or other.copyright
        first.publisher = first.publisher or other.publisher
        first.sign_off = other.sign_off or first.sign_off
        first.last = max(first.last, other.last)
    return first
