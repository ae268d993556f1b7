"""Reading the lines of the element that holds an article's text: what is text, what is told apart from it.

Captions, bylines, notices, tips, links and tools are told apart by what the lines say, where they stand and
what their elements are called. Running text is dropped only where two independent signs agree.
"""

import re

from newscrawl.lexicon import alternatives
from newscrawl.lines import bylines, notices, signatures
from newscrawl.lines.captions import is_copyrighted
from newscrawl.lines.datelines import announces_speaker
from newscrawl.loaders import Written
from newscrawl.pages.container import Hints
from newscrawl.pages.document import Document
from newscrawl.pages.names import Role
from newscrawl.pages.nodes import Line, Node
from newscrawl.pages.sources.boxes import box_of, goes_on_behind, signs_of_box
from newscrawl.pages.sources.neighbours import Neighbours
from newscrawl.pages.sources.paragraphs import Kept, paragraphs_of
from newscrawl.pages.sources.pictures import Captions
from newscrawl.pages.sources.prose import Text
from newscrawl.pages.sources.summaries import introduces, summary_behind
from newscrawl.pages.sources.timestamps import ALONE
from newscrawl.pages.sources.titles import is_badged
from newscrawl.pages.teasers import is_pointer
from newscrawl.text import comparable, is_closed, is_sentence

_HEADINGS = frozenset(("h2", "h3", "h4"))
# An element that holds more of the text than this is a part of it, whatever it is called.
_PART_OF_TEXT = 0.35
_PARTS = (
    Role.ASIDE | Role.CAPTION | Role.TAGS | Role.SUBTITLE | Role.BYLINE | Role.TIME | Role.COPYRIGHT
    | Role.FIGURE | Role.TITLE
)  # fmt: skip
# Running text in elements so named is none where it stands before or behind all other: a list of articles,
# what the author says of herself.
_APART = Role.ASIDE | Role.TIME | Role.TAGS | Role.BYLINE
# Lines that are looked at as bylines: no text is signed as often, and each takes 0.1 ms.
_MOST_BYLINES = 1_000
_MOST_BEHIND_END = 0.2  # of the text, behind the mark of its end, that is none of it
# What stands before a text around its time: a label or a count alone.
_STAMP = re.compile(rf"^(?:(?:기사 ?)?(?:{alternatives('words', 'published', 'modified')})|\d{{1,7}})$")


def read_text(document: Document, container: Node, hints: Hints) -> Text:
    """The text of ``container`` and what was told apart from it."""
    return _TextReader(document, container, hints).read()


class _TextReader:
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
        self.captions = Captions(document, container, self.total, hints.media, self.title)
        self.text.pictures = self.captions.pictures
        self.skip_until = -1
        self.kept: list[Kept] = []
        self.prose_seen = self.ended = False  # ended by a mark, ``(끝)``
        self.closed = not hints.korean  # whether a full stop has closed running text
        self.neighbours = Neighbours(document, container, self.title, korean=hints.korean)
        self.headline = -1
        self.usual: tuple[str, str] | None = None
        self.beginning: Node | None = None
        self.signed_off = False
        self.stamp = -1  # the first line that shows a time
        self.correction = notices.is_correction(hints.title)
        self.notice = False
        self.noticed: Node | None = None
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
            elif not (one.aside or own & Role.BODY):
                own &= ~Role.ASIDE  # so named, and a part of the text all the same
            role |= own
            self.roles[one.index] = role
        return role

    def read(self) -> Text:
        """The text."""
        for line in self.document.inside(self.container):
            if line.index >= self.document.end or self.neighbours.begin_at(line):
                break
            if line.index < self.skip_until or self.hints.is_removed(line.node, self.container):
                continue
            if line.image is not None:
                self.captions.add_picture(line, self.role(line.node), opens=not self.prose_seen)
                continue
            self.captions.pass_line(line)
            role = self.role(line.node)
            if self.stamp < 0 and not line.prose and (role & Role.TIME or ALONE.match(line.text)):
                self.stamp = line.index
            # From the surest to the vaguest.
            if not (
                self._as_summary(line)
                or self.captions.take_named(line, role)
                or self._as_title(line, role)
                or self._as_notice(line, role)
                or self._as_credit(line)
                or self._as_byline(line, role)
                or self._as_link(line, role)
                or self.captions.take_beside(line, role)
                or self._as_furniture(line)
            ):
                self._keep(line, role)
        paragraphs, subtitles = paragraphs_of(
            self.kept, self.title, self.headline, self.stamp, korean=self.hints.korean
        )
        self.text.subtitles += subtitles
        for paragraph in paragraphs:
            self.text.add(paragraph, self.hints.media)
        self.text.trim(self.hints.media)
        if not self.hints.korean:
            self.text.boxes = {one.line.text: box_of(one.line.node) for one in self.kept if one.line.prose}
        return self.text

    # -- Lines that say what they are -----------------------------------------------------------------

    def _as_summary(self, line: Line) -> bool:
        """What heads a summary, whose box or list is a sub-headline, and a machine's nothing."""
        whose = notices.heads_summary(line.text)
        if whose is None:
            return False
        box = summary_behind(self.document, self.container, line)
        if box is not None:
            self.skip_until = box.last
            if whose == "newsroom" and not self.prose_seen:
                rest = self.document.lines[line.index + 1 : box.last]
                self.text.subtitles += [one.text for one in rest if one.text]
        return True

    def _as_title(self, line: Line, role: int) -> bool:
        """The headline again, sub-headlines: before the text begins they are no part of it."""
        if self.prose_seen:
            return False
        if _STAMP.match(line.text) or ALONE.match(line.text):
            return True
        if len(self.title) > 4 and (
            line.key == self.title or (role & Role.HEADING and is_badged(line.key, self.title))
        ):
            self.headline = line.index
            return True
        # Elsewhere a sentence with a summary's name is the text's introduction, also where it is linked.
        named = role & Role.SUBTITLE and (self.hints.korean or not (line.prose or is_sentence(line.text)))
        if named or (self.subtitle and len(line.text) > 3 and line.key in self.subtitle):
            self.text.subtitles.append(line.text)
            return True
        if not role & Role.TITLE or role & Role.HEADING or is_sentence(line.text):
            return False
        return not self._is_byline(line.text)  # ``tit-name`` is the reporter's

    def _as_notice(self, line: Line, role: int) -> bool:
        text = line.text
        if notices.is_copyright(text) and not (is_copyrighted(text) and self.captions.is_right_behind(line)):
            if not bylines.read_byline(text, self.hints.media):
                self.text.copyright = self.text.copyright or text
            if not self.document.prose(line.node):
                self.noticed = line.node
            return True
        if line.node is self.noticed:  # how the newsroom is reached stands behind whose the text is
            return True
        if role & Role.COPYRIGHT and not line.prose and not is_sentence(text):
            self._signature(line)
            return True
        return False

    def _as_credit(self, line: Line) -> bool:
        if notices.is_credit(line.text):
            if self.captions.is_right_behind(line):
                self.captions.add_caption(line.text)
            else:
                self.text.credit = self.text.credit or line.text
            return True
        return not line.prose and notices.is_tip(line.text)

    def _as_byline(self, line: Line, role: int) -> bool:
        if self._signature(line, anywhere=bool(role & Role.BYLINE)):
            return True
        return bool(role & Role.BYLINE) and not line.prose

    def _is_byline(self, text: str) -> bool:
        if announces_speaker(text) or self.looked_at >= _MOST_BYLINES or not bylines.may_be_byline(text):
            return False
        self.looked_at += 1
        return bylines.read_byline(text, self.hints.media) is not None

    def _signature(self, line: Line, *, anywhere: bool = False) -> bool:
        if not (bylines.says_who_wrote(line.text) or self._is_byline(line.text)):
            return False
        introduced = self.hints.korean and introduces(self.document, self.container, line)
        if self.prose_seen and (introduced or not self.closed):
            self._begin_below()
        if not self.prose_seen and not anywhere:
            self.text.lead.append(Written(line.text))
        else:
            self.text.signed.append(Written(line.text))
            signs_off = self.hints.korean or not goes_on_behind(self.document, line)
            self.signed_off = self.prose_seen and signs_off
        return True

    def _begin_below(self) -> None:
        """Lines above a signature head the text where more running text is below."""
        stamp, between = self.kept[-1].line.index + 1, self.document.prose_between
        if between(stamp, self.container.last) <= between(self.container.first, stamp):
            return
        self.stamp = stamp
        self.prose_seen, self.usual, self.beginning = False, None, None
        if not self.hints.headed and self.headline < 0:
            first = next(i for i, one in enumerate(self.kept) if one.line.prose)
            del self.kept[: first + 1]

    def _as_link(self, line: Line, role: int) -> bool:
        if notices.is_related_heading(line.text):
            self._skip_related(line)
            return True
        if notices.is_reply_heading(line.text) and self.prose_seen:
            self.notice = True
            return True
        return is_pointer(line) and not self._heads_text(line, role)

    def _heads_text(self, line: Line, role: int) -> bool:
        """Whether a heading that is a link stands over a paragraph beside it, as in lists of products."""
        box = line.node.parent
        if line.node.tag not in _HEADINGS or role & Role.ASIDE or box is None:
            return False
        below = self.document.lines[line.index + 1 : box.last]
        after = next((one for one in below if one.image is None), None)
        if after is None or after.linked * 5 >= len(after.text):
            return False
        if not self.hints.korean:
            return self.neighbours.is_around(box)
        return after.prose and box is self.beginning and after.node.parent is box

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
        if self.prose_seen and notices.is_end(line.text):
            behind = self.document.prose_between(line.index, self.container.last)
            self.ended = behind < _MOST_BEHIND_END * self.total
        return notices.belongs_elsewhere(line.text) or notices.names_programme(line.text, self.hints.media)

    # -- Running text -----------------------------------------------------------------------------------

    def _keep(self, line: Line, role: int) -> None:
        if self.ended:
            return
        signs: set[str] = set()
        if role & _APART:
            if not line.prose:
                return
            signs = {"name", *signs_of_box(self.document, self.container, line)}
        text = line.text
        if self.notice or (line.prose and not self.correction and signatures.stands_behind_texts(text)):
            signs.add("words")
        if self.signed_off and text[0] in "▶▷☞" and not is_closed(text):
            return
        if self.signed_off:
            signs |= {"place"} if line.shape == self.usual else {"place", "shape"}
        if len(signs) > 1:
            return
        self.kept.append(Kept(line, signs))
        if line.prose and not signs - {"place"}:
            self.prose_seen = True
            self.closed = self.closed or is_closed(text)
            self.usual = self.usual or line.shape
            self.beginning = self.beginning or line.node.parent
            self.neighbours.pass_paragraph(line)
