"""Who wrote it, as Korean pages show it: bylines above and below the text, beside the time, in a box."""

import re
from collections.abc import Iterator, Sequence

from newscrawl.lines import bylines, notices
from newscrawl.lines.people import Byline
from newscrawl.lines.propernames import is_name, is_team
from newscrawl.loaders import Written
from newscrawl.pages.names import Role
from newscrawl.pages.nodes import Line
from newscrawl.pages.sources.candidate import Candidate, Position
from newscrawl.pages.sources.timestamps import DATED
from newscrawl.text import one_line

# How many lines over and under the headline a name alone is a byline, and how far behind the text one stands.
_OVER, _UNDER, _BYLINES_WITHIN = 3, 6, 10
_LONGEST_SIGNED = 60
_NOBODY = (Byline(""),)
# Where the pages of authors are, on blogs and on news sites.
_AUTHORS = re.compile(r"/(?:authors?|reporters?|journalists?|writers?)/")


class Bylines:
    """Bylines on a page of ``lines``: ``heading`` is the headline's, ``around`` the text's first and last.

    ``media`` are the publisher's names.
    """

    def __init__(
        self, lines: Sequence[Line], heading: int, around: tuple[int, int], media: Sequence[str]
    ) -> None:
        self._lines = lines
        self._heading = heading
        self._first, self._last = around
        self._media = media

    def candidates(self) -> Iterator[Candidate]:
        """Those above the text, below it, above the headline; a box that names one reporter."""
        near = max(self._heading, self._first - 40, 0)
        ranges = [
            (near, self._first, Position.ABOVE_TEXT),
            (self._last, self._last_of_article(), None),
        ]
        if 0 <= self._heading < near:  # tools stand between
            ranges.insert(0, (self._heading, min(self._heading + 12, near), Position.ABOVE_TEXT))
        for start, end, position in ranges:
            found = list(self._bylines(start, end))
            if found:
                place = position.value if position else "below the text"
                yield Candidate("authors", found, "shown", place, position=position)
        start = max(0, self._heading - _OVER)
        if self._heading > 0 and (found := list(self._bylines(start, self._heading))):
            yield Candidate("authors", found, "shown", "above the headline")
        behind = [line.text for line in self._lines[self._last :]]
        if "@" in "".join(behind):
            boxed = [
                text
                for text in behind
                if "@" in text and bylines.may_be_byline(text) and not notices.is_tip(text)
            ]
            signed = {text for text in boxed if (bylines.read_byline(text, self._media) or _NOBODY)[0].name}
            if len(signed) == 1:
                boxed_name = [Written(signed.pop())]
                yield Candidate("authors", boxed_name, "shown", Position.BOX.value, position=Position.BOX)

    def has_line(self, text: str) -> bool:
        """Whether a line by the headline says ``text`` and nothing else."""
        start = max(0, self._heading - _OVER)
        return self._heading >= 0 and any(
            line.text == text and not line.linked for line in self._lines[start : self._heading + _UNDER]
        )

    def _last_of_article(self) -> int:
        """Where the lines behind the text end that can still be the article's: before the next headline."""
        for index in range(self._last, min(self._last + _BYLINES_WITHIN, len(self._lines))):
            line = self._lines[index]
            heads = line.prose or line.node.role & (Role.HEADING | Role.TITLE)
            signed = bylines.may_be_byline(line.text)
            # A byline with a time is the head of another article behind the text of this one.
            dated = signed and DATED.search(line.text)
            if dated or (heads and not signed and not (line.prose and self._is_between_bylines(index))):
                return index
        return self._last + _BYLINES_WITHIN

    def _is_between_bylines(self, index: int) -> bool:
        """Whether a line stands where a reporter's card says something of her: another's is behind it."""
        above, below = self._lines[max(0, index - 2) : index], self._lines[index + 1 : index + 3]
        return all(any(bylines.may_be_byline(line.text) for line in lines) for lines in (above, below))

    def _bylines(self, start: int, end: int) -> Iterator[Written]:
        for line in self._lines[start:end]:
            text = line.text
            if text and len(text) <= bylines.LONGEST_BYLINE and not line.prose:
                written = self._byline(line)
                if written is not None and not notices.is_tip(text):
                    yield written

    def _byline(self, line: Line) -> Written | None:
        """The byline that a line is, by its element, its place or its words."""
        text = line.text
        near = self._heading >= 0 and -_OVER <= line.index - self._heading <= _UNDER
        if line.stands_in(Role.BYLINE) or self._is_signed(line, near=near):
            if bylines.read_names(text, self._media):
                return Written(text)
            return next(map(Written, _linked_names(line)), None) if near else None
        if near and not line.linked and is_team(text) and self._beside_time(line.index, 2):
            return Written(text, byline=True)
        named = bylines.may_be_byline(text) and bylines.read_byline(text, self._media)
        if named:
            return Written(text)
        return next(map(Written, _linked_names(line)), None) if near and line.linked else None

    def _is_signed(self, line: Line, *, near: bool) -> bool:
        """Whether a line without a role word or address can be a byline: a name beside the time, or, by the
        headline, a name and the time, what she did, or what she belongs to and a title.
        """
        text = line.text
        if is_name(text):
            return len(text) > 2 and self._beside_time(line.index, _UNDER if near and not line.linked else 2)
        if not near or len(text) > _LONGEST_SIGNED or line.index == self._heading:
            return False
        return DATED.search(text) is not None or bylines.signs_alone(text, self._media)

    def _beside_time(self, index: int, reach: int) -> bool:
        return any(
            DATED.search(line.text[:60]) for line in self._lines[max(0, index - reach) : index + reach + 1]
        )


def _linked_names(line: Line) -> Iterator[str]:
    """The names on a line that link to the page of an author, as blogs have them: ``by 이름 댓글 4``."""
    for link in line.node.element.iter("a"):
        if _AUTHORS.search(link.get("href") or ""):
            text = one_line("".join(link.itertext()))
            if len(text) > 2 and is_name(text) and text in line.text:
                yield text
