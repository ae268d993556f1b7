"""Whom a page that is not Korean introduces as its author: in words, under a heading, in a biography."""

from collections.abc import Iterator

from newscrawl.lines import attribution, introductions, western
from newscrawl.loaders import Written
from newscrawl.pages.document import Document
from newscrawl.pages.sources.candidate import Candidate, Position

_LONGEST_HEADING, _LONGEST_SOURCE = 40, 90
# How many lines behind such a heading the introduction stands.
_UNDER = 6
# A name so far under the headline signs the text that ends with a biography of its person.
_UNDER_HEADLINE = 12
# Biographies are among so many last paragraphs before the readers' comments.
_LAST = 6


class Introductions:
    """The introductions on a page; ``heading``: the headline's line, -1 without one."""

    def __init__(self, document: Document, heading: int) -> None:
        self._document = document
        self._heading = heading

    def candidates(self) -> Iterator[Candidate]:
        """Who is said to have written, stands behind "About the author" or in a biography, if one."""
        for position, names in (
            (Position.NOTED, self._noted()),
            (Position.INTRODUCED, self._headed()),
            (Position.INTRODUCED, self._portrayed()),
        ):
            if len(names) == 1:
                value = [Written(name) for name in names]
                yield Candidate("authors", value, "shown", position.value, position=position)

    def behind_source(self) -> Iterator[Candidate]:
        """Who is named behind the source on a Chinese page's line under the headline."""
        under = max(self._heading, 0) + 1
        for line in self._document.lines[under : under + _UNDER_HEADLINE]:
            if "作者" in line.text and len(line.text) <= _LONGEST_SOURCE:
                signed = attribution.behind_source(line.text)
                if western.western_names(signed):
                    place = f"{Position.SIGNED.value}, line {line.index}"
                    yield Candidate("authors", [Written(signed)], "shown", place, position=Position.SIGNED)
                    return

    def _noted(self) -> set[str]:
        lines = self._document.lines
        return {name for line in lines if (name := introductions.writer_noted(line.text))}

    def _headed(self) -> set[str]:
        lines = self._document.lines
        found = set()
        for line in lines[max(self._heading, 0) :]:
            if len(line.text) > _LONGEST_HEADING or not introductions.introduces(line.text):
                continue
            behind = (other.text for other in lines[line.index + 1 : line.index + _UNDER] if other.text)
            if name := introductions.introduced(next(behind, "")):
                found.add(name)
        return found

    def _portrayed(self) -> set[str]:
        """Whom the last paragraphs portray: a writer of whom the text does not speak, or who stands alone on
        a line under the headline.
        """
        running = self._document.running
        found = set()
        for place, line in enumerate(running[-_LAST:], max(0, len(running) - _LAST)):
            name = introductions.portrayed(line.text)
            if name and (
                self._stands_under_headline(name)
                or (
                    introductions.has_writers_calling(line.text)
                    and not any(name in other.text for other in running[:place])
                )
            ):
                found.add(name)
        return found

    def _stands_under_headline(self, name: str) -> bool:
        start = self._heading + 1
        under = self._document.lines[start : start + _UNDER_HEADLINE] if start else ()
        return any(line.text == name for line in under)
