"""The sub-headline that a page shows beside its headline."""

import re
from collections.abc import Iterable, Iterator, Sequence

from newscrawl.lines import attribution, bylines, notices
from newscrawl.lines.boilerplate import is_boilerplate, is_notice
from newscrawl.lines.captions import looks_like_caption
from newscrawl.lines.contributors import is_labelled
from newscrawl.lines.sections import is_section
from newscrawl.lines.stamps import is_stamp
from newscrawl.lines.western import holds_cjk, is_western_name, signs_with_day
from newscrawl.pages.names import Role
from newscrawl.pages.nodes import Line, Node
from newscrawl.pages.sources.candidate import Candidate
from newscrawl.pages.sources.timestamps import DATED
from newscrawl.text import comparable, is_closed, one_line, shares_words

# A time as English editions write it: ``14:22 March 05, 2025``.
_STAMP = re.compile(r"\b\d{1,2}:\d\d\b.{0,20}\b20\d\d$|\b20\d\d\b.{0,8}\b\d{1,2}:\d\d(?::\d\d)?$")
_SENTENCE_END = re.compile(r"(?<=[.!?]) ")
# A credit or a note in brackets, and the mark of what a template did not fill in: "<?EM-dummyText … ?>".
_ASIDE = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]|<\?.*")
# How far above the headline one may stand, how far below what only shares words with the text, and how many
# lines may be between that are no times or labels.
_ABOVE, _REACH, _BELOW = 4, 12, 6
# How near before the text a bold line that shares its words belongs to the headline.
_BEFORE_TEXT = 5
_SHORTEST, _LONGEST = 4, 300
# Fewer words name a section, a person or a place; so few that are no sentence are a label, too.
_LEAST_WORDS, _LEAST_UNCLOSED = 3, 5
# What stands in elements so named says who wrote, when, or what a picture shows.
_BESIDE = Role.BYLINE | Role.TIME | Role.CAPTION | Role.TAGS
# Longer lines that begin with "By" or "Von" are sentences.
_LONGEST_AROUND = 40
# The least letters of a line: under the headline, repeated by the description, by its place alone.
_UNDER, _REPEATED, _PLACED = 6, 7, 9


def own_subtitles(candidates: Iterable[Candidate], title: str, *, korean: bool) -> Iterator[Candidate]:
    """``candidates`` for a sub-headline without the lines that are the headline again or a section's name.

    On a page that is not Korean those before the text that say who wrote it and when are none, either, nor
    are labels alone.
    """
    headline = comparable(title)
    for one in candidates:
        around = one.source == "prose" and not korean
        lines = one.value if isinstance(one.value, list) else [one.value]
        kept = [
            line
            for line in lines
            if comparable(line) != headline
            and not is_section(one_line(line))
            and not (around and len(line) <= _LONGEST_AROUND and _is_around(one_line(line)))
        ]
        if kept and not (around and all(map(_is_label, map(one_line, kept)))):
            yield one._replace(value=kept)


def _is_label(text: str) -> bool:
    """Whether a line has too few words to introduce a text, in a language that parts them by blanks."""
    if len(text) > _LONGEST_AROUND or holds_cjk(text):
        return False
    return len(text.split()) < (_LEAST_WORDS if is_closed(text) else _LEAST_UNCLOSED)


def _is_around(text: str) -> bool:
    """Whether a line says when or by whom an article was written, or offers something to its readers."""
    if is_stamp(text) or is_boilerplate(text) or is_notice(text) or attribution.is_signed(text):
        return True
    return attribution.is_label_of_signer(text) or signs_with_day(text)


class Subtitles:
    """The lines of a sub-headline on a page of ``lines``, of which ``heading`` shows the headline.

    ``first``: the first line of the text; ``text``: its letters; ``description``: what the page says of its
    content; ``media``: the publisher's names; ``korean``: whether the page is.
    """

    def __init__(
        self,
        lines: Sequence[Line],
        heading: int,
        first: int,
        *,
        description: str,
        text: str,
        media: Sequence[str] = (),
        korean: bool = True,
    ) -> None:
        self._lines = lines
        self._media = media
        self._heading = heading
        self._title = lines[heading]
        self._first = first
        self._inside = self._title.node.context
        if korean and first < len(lines):
            self._inside |= lines[first].node.context
        self._described = comparable(description)
        self._text = text
        self._korean = korean

    def candidates(self) -> Iterator[Candidate]:
        """The lines near the headline that are its sub-headline, by name, words or place."""
        start = max(0, self._heading - _ABOVE)
        found: list[str] = []
        boxed = True
        headline = self._title.key
        until = start  # where a machine's summary ends
        for line in self._lines[start : max(self._first, start)]:
            text = line.text
            behind = line.index > self._heading
            if "요약" in text and notices.heads_summary(text) == "machine":
                until = self._end_of_summary(line)
            if line.index < until:
                continue
            if not text or not (behind or line.stands_in(Role.SUBTITLE, 2)):
                continue
            if line.index == self._heading or line.key == headline:
                continue
            signed = _is_signed(text, self._media)
            boxed = boxed and not (behind and (signed or DATED.search(text)))
            if signed or text in found or not self._may_be(line):
                continue
            if line.stands_in(Role.SUBTITLE, 2) or (behind and self._belongs(line, len(found), boxed=boxed)):
                found.append(text)
        if found:
            yield Candidate("subtitle", found, "shown", "beside the headline")

    def _end_of_summary(self, heading: Line) -> int:
        """Where the summary under its ``heading`` ends: with the element that both stand in."""
        node = heading.node
        box = node if node.last > heading.index + 1 else node.parent
        return box.last if box is not None and box.first > self._heading else heading.index + 2

    def _may_be(self, line: Line) -> bool:
        """Whether nothing speaks against a line: it is no link, caption, notice or part of the headline."""
        text, key = line.text, line.key
        if not _SHORTEST <= len(text) <= _LONGEST or line.linked * 2 > len(text):
            return False
        # What is so named and holds the headline or the text, too, is the article.
        aside = line.node.context & ~self._inside & Role.ASIDE
        if not key or key in self._title.key or aside:
            return False
        # A machine's summary, of which a second copy is no running text.
        closed = line.prose or (is_closed(text) and not line.node.role & Role.SUBTITLE)
        if closed and self._repeats_text(text):
            return False
        if _STAMP.search(text) or not (self._korean or self._introduces(line)):
            return False
        return not notices.belongs_elsewhere(text) and not self._is_caption(line)

    def _introduces(self, line: Line) -> bool:
        """Whether a line on a page that is not Korean may introduce a text: it is more than a label, and says
        neither who wrote, nor when, nor what a picture shows.
        """
        text = line.text
        if _is_around(text) or _ASIDE.fullmatch(text) or is_labelled(text):
            return False
        if line.node.role & Role.SUBTITLE:
            return True
        if line.stands_in(_BESIDE) or is_western_name(text):
            return False
        pictured = line.index > 0 and self._lines[line.index - 1].image is not None
        element = (one.text for one in self._row(line) if one.node is line.node)
        return not pictured and (self._is_repeated(line) or not all(map(_is_label, element)))

    def _repeats_text(self, text: str) -> bool:
        """Whether every sentence of ``text`` stands in the article's text."""
        return all(comparable(sentence) in self._text for sentence in _SENTENCE_END.split(text))

    def _is_caption(self, line: Line) -> bool:
        before = self._lines[max(0, line.index - 2) : line.index]
        if not any(one.image is not None for one in before):
            return False
        behind = self._lines[line.index + 1] if line.index + 1 < len(self._lines) else line
        return looks_like_caption(line.text) or (behind.node is line.node and notices.is_credit(behind.text))

    def _belongs(self, line: Line, known: int, *, boxed: bool) -> bool:
        """Whether a line behind the headline is its sub-headline, of which ``known`` lines stand before it.

        ``boxed``: whether neither a time nor a byline stands between them.
        """
        return (
            self._is_repeated(line)
            or (boxed and self._is_in_box(line))
            or self._is_near(line)
            or self._leads_in(line)
            or self._is_right_under(line, known)
        )

    def _is_repeated(self, line: Line) -> bool:
        """Whether the page's description repeats the line."""
        return len(line.key) >= _REPEATED and line.key in self._described

    def _is_in_box(self, line: Line) -> bool:
        """Whether the line stands in the headline's own box."""
        box = self._title.node.parent
        return box is not None and box.first <= line.index < box.last and len(line.key) >= _PLACED

    def _is_near(self, line: Line) -> bool:
        """Whether the line stands near the headline, without a time, and speaks of what the text does.

        A short one does so with a longer one in its element, parted by a line's end: both are one
        sub-headline.
        """
        if len(line.key) < _UNDER or DATED.search(line.text) or not self._text:
            return False
        if line.prose and line.index > self._heading + _BELOW:
            return False  # a machine's summary under the tools
        row = self._row(line)
        if all(len(one.key) < _PLACED for one in row if one.node is line.node):
            return False
        between = self._lines[self._heading + 1 : row[0].index]
        if between and notices.is_related_heading(between[-1].text):
            return False
        return (
            len(between) < _REACH
            and sum(len(one.key) >= _PLACED and not DATED.search(one.text) for one in between) < _BELOW
            and self._title.key not in line.key
            and any(shares_words(one.text, self._text) for one in row)
        )

    def _row(self, line: Line) -> list[Line]:
        """``line`` and the unlinked lines beside it in one element or in several of one kind, in order."""
        row = [line]
        for step in () if line.linked else (-1, 1):
            index = line.index + step
            while self._heading < index < self._first:
                other = self._lines[index]
                if other.linked or len(other.key) < _UNDER or not _beside(other.node, line.node):
                    break
                row.insert(0 if step < 0 else len(row), other)
                index += step
        return row

    def _leads_in(self, line: Line) -> bool:
        """Whether the line stands right before the text in bold and speaks of what it does."""
        return line.index >= self._first - _BEFORE_TEXT and line.bold and shares_words(line.text, self._text)

    def _is_right_under(self, line: Line, known: int) -> bool:
        """Whether the line stands in bold under the headline and its ``known`` lines, nothing between."""
        return line.bold and line.index - self._heading == known + 1 and len(line.key) >= _UNDER


def _beside(one: Node, other: Node) -> bool:
    """Whether two lines stand in one element, or in two of one kind in the same."""
    return one is other or (one.parent is other.parent and one.shape == other.shape)


def _is_signed(text: str, media: Sequence[str]) -> bool:
    """Whether a line is a byline, a reporter's or a guest's."""
    if bylines.signs_alone(text, media):
        return True
    return bylines.may_be_byline(text) and bylines.read_byline(text) is not None
