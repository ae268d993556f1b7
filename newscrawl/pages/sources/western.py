"""Who wrote it and when, as pages of other countries show it."""

import re
from collections.abc import Iterator

from newscrawl.lines import western
from newscrawl.lines.bylines import LONGEST_BYLINE
from newscrawl.loaders import Written
from newscrawl.pages.document import Document
from newscrawl.pages.names import Role
from newscrawl.pages.sources.candidate import Candidate
from newscrawl.text import one_line

_MOST_NAME_WORDS = 12
# How many lines over and under the headline a byline stands.
_OVER, _UNDER = 3, 6
# A label on a line of its own: "Fact-checked by", "Editor:", "Reviewer".
_ENDS_AS_LABEL = re.compile(r"(?:\bby|:|\b(?:reviewer|checker))$", re.IGNORECASE)
# Links to the authors of one article stand in one line or in lines that follow each other.
_TOGETHER, _MOST_TOGETHER = 3, 5
_LONGEST_DATED = 90

_CELLS = frozenset(("table", "tbody", "tr", "td", "th"))
_ANY_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d\d\b")


class Western:
    """What a page in another language than Korean shows.

    ``heading`` is the headline's line, -1 without one.
    """

    def __init__(self, document: Document, heading: int) -> None:
        self._document = document
        self._heading = heading

    def authors(self) -> Iterator[Candidate]:
        """Who wrote it: links to authors' pages, bylines, ``By …``, names under the headline."""
        lines = self._document.lines
        links = self._linked_authors()
        if links:
            yield Candidate("authors", [Written(text) for text in links], "shown", "author link")
        for line in lines[max(0, self._heading - 5) : max(self._heading, 0) + 40]:
            if len(line.text) > LONGEST_BYLINE or len(line.text.split()) > _MOST_NAME_WORDS:
                continue
            if line.stands_in(Role.BYLINE) or western.is_signed(line.text):
                yield Candidate("authors", [Written(line.text)], "shown", f"line {line.index}")
        yield from self._names_under_headline()
        wrote = {line.text for line in lines if line.text and western.says_who_wrote(line.text)}
        if len(wrote) == 1:
            yield Candidate("authors", [Written(text) for text in wrote], "shown", "who wrote it")

    def _linked_authors(self) -> list[str]:
        """The texts of the links to authors' pages that stand together, nearest behind the headline.

        Others on the page lead to the authors of other articles, or to who edited and reviewed this one.
        """
        links = [
            (index, text)
            for index, text in self._document.author_links()
            if western.western_names(text) and not western.is_helper(self._before(index, text))
        ]
        near = [link for link in links if link[0] >= self._heading - _OVER] or links
        together: list[str] = []
        last = near[0][0] if near else 0
        for index, text in near:
            if index - last > _TOGETHER:
                break
            together.append(text)
            last = index
        return together if len(together) <= _MOST_TOGETHER else []  # so many are the site's columnists

    def _before(self, index: int, name: str) -> str:
        """What a byline says before a name, or the label above it where the name begins its line."""
        lines = self._document.lines
        before = lines[index].text.partition(name)[0]
        if not before and index and _ENDS_AS_LABEL.search(lines[index - 1].text):
            before = lines[index - 1].text
        return before[-LONGEST_BYLINE:]

    def _names_under_headline(self) -> Iterator[Candidate]:
        """Names that stand alone in an element, with the day beside them: nothing else says what they are.

        A section or a place stands above the headline or is a link; cells of tables are no bylines.
        """
        if self._heading < 0:
            return
        for line in self._document.lines[self._heading + 1 : self._heading + 1 + _UNDER]:
            if line.linked or len(line.text) > LONGEST_BYLINE or line.node.tag in _CELLS:
                continue
            if not self._dated_beside(line.index, 2):
                continue
            alone = line.node.last - line.node.first <= 4  # else the element holds the text, too
            for piece in map(one_line, line.node.element.itertext()) if alone else (line.text,):
                name = western.signer_behind_day(piece) or piece.partition(" | ")[0]
                if western.is_western_name(western.without_by(name)):
                    yield Candidate("authors", [Written(name)], "shown", f"line {line.index}")

    def days(self) -> Iterator[Candidate]:
        """When it was published: ``time`` elements, then short lines with a day."""
        near = range(max(0, self._heading - 15), max(self._heading, 0) + 40)
        for index, stamp in sorted(self._document.times, key=lambda time: time[0] not in near):
            yield Candidate("published_at", stamp, "shown", f"time element, line {index}")
        for index in (*near, *range(len(self._document.lines))):
            text = self._document.lines[index].text if index < len(self._document.lines) else ""
            if text and len(text) < _LONGEST_DATED and any(map(str.isdigit, text)):
                yield Candidate("published_at", text, "shown", f"line {index}")

    def _dated_beside(self, index: int, reach: int) -> bool:
        """Whether a day of any notation stands on one of the lines around."""
        return any(
            len(line.text) < _LONGEST_DATED and _ANY_YEAR.search(line.text)
            for line in self._document.lines[max(0, index - reach) : index + reach + 1]
        )
