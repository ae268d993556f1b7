"""Who wrote it, as pages of other countries show it."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newscrawl.lexicon import alternatives
from newscrawl.lines import attribution, western
from newscrawl.lines.bylines import LONGEST_BYLINE
from newscrawl.lines.contributors import is_helper
from newscrawl.lines.teams import is_western_team
from newscrawl.loaders import Written
from newscrawl.pages.document import Document
from newscrawl.pages.names import Role
from newscrawl.pages.nodes import Line, Node
from newscrawl.pages.sources.candidate import Candidate, Position
from newscrawl.pages.sources.introductions import Introductions
from newscrawl.text import comparable, one_line

_MOST_WORDS = 24
# Behind so many lines under the headline no byline is looked for; one goes on over so many lines.
_REACH, _MOST_LINES = 40, 16
# What stands so far under the headline, behind one line of text at most, is this article's.
_UNDER_HEADLINE = 12
# How many lines over and under the headline a byline stands.
_OVER, _UNDER = 3, 6
# A label on a line of its own: "Fact-checked by", "Editor:", "Reviewer".
_ENDS_AS_LABEL = re.compile(r"(?:\bby|:|\breviewer)$", re.IGNORECASE)
# Links to the authors of one article stand in one line or in lines that follow each other.
_TOGETHER, _MOST_TOGETHER = 3, 5
_LONGEST_DATED = 90

_LABELLED = re.compile(r"[:：]")
_CELLS = frozenset(("table", "tbody", "tr", "td", "th"))
_ANY_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d\d\b")


class _Signature(NamedTuple):
    """A byline by the headline: the index of its line, what it says, its position if that is right under the
    headline, whom it names if that is no person, and whether it says in words who wrote.
    """

    line: int
    texts: list[str]
    position: Position | None
    team: str
    in_words: bool

    @property
    def candidate(self) -> Candidate:
        """What it says of the authors."""
        values = [Written(self.team, byline=True)] if self.team else [Written(text) for text in self.texts]
        place = f"line {self.line}"
        if self.position:
            place = f"{self.position.value}, {place}"
        return Candidate("authors", values, "shown", place, position=self.position)


@cache
def _of_reader() -> re.Pattern[str]:
    return re.compile(rf"^(?:{alternatives('signers', 'readers')}) by ?:", re.IGNORECASE)


def _is_readers(node: Node) -> bool:
    """Whether an element stands in an aside that is named as the readers'."""
    around: Node | None = node if node.aside else None
    while around is not None:
        if around.role & Role.COMMENTS:
            return True
        around = around.parent
    return False


def _is_elsewhere(line: Line) -> bool:
    """Whether a line stands in a menu, a footer or another aside that is no byline's."""
    return line.node.aside and not line.stands_in(Role.BYLINE)


def _named_by(texts: list[str], place: str, position: Position | None = None) -> Candidate:
    """Whom ``texts`` name: persons, or, where there is none, a team or an account."""
    persons = [text for text in texts if western.western_names(text)]
    values = [Written(text) for text in persons] or [Written(text, byline=True) for text in texts]
    return Candidate("authors", values, "shown", place, position=position)


def _beside_day(name: str, line: Line) -> Candidate:
    place = f"{Position.BESIDE_DAY.value}, line {line.index}"
    return Candidate("authors", [Written(name)], "shown", place, position=Position.BESIDE_DAY)


class Western:
    """What a page in another language than Korean shows.

    ``heading`` is the headline's line, -1 without one.
    """

    def __init__(self, document: Document, heading: int) -> None:
        self._document = document
        self._heading = heading

    def authors(self) -> Iterator[Candidate]:
        """Who wrote it: links to authors' pages, bylines, ``By …``, names by the headline, teams."""
        linked, near = self._linked()
        if near:
            yield from linked
        signatures = list(self._signatures())
        yield from (one.candidate for one in signatures if one.position and not one.team)
        introductions = Introductions(self._document, self._heading)
        yield from introductions.behind_source()
        yield from introductions.candidates()
        yield from (one.candidate for one in signatures if one.position is Position.SIGNED and one.team)
        below = [one for one in signatures if not one.position]
        if sum(one.in_words for one in below) == 1:
            below = [one._replace(position=Position.ONLY_BY) if one.in_words else one for one in below]
        yield from (one.candidate for one in below)
        yield from self._names_by_headline()
        if not near:
            yield from linked
        yield from (one.candidate for one in signatures if one.position is not Position.SIGNED and one.team)

    def _linked(self) -> tuple[list[Candidate], bool]:
        """Whom links to authors' pages name, and whether these stand by the headline and not in it."""
        links = self._linked_authors()
        if not links:
            return [], False
        index, text = links[0]
        distance = index - self._heading
        at_head = 0 < distance <= _UNDER_HEADLINE and self._heading >= 0
        under = at_head and text in self._document.lines[index].text
        position = Position.BYLINE if under else None
        place = f"{position.value}, author link" if position else "author link"
        named = _named_by([name for _, name in links], place, position)
        # Whom the headline names is more likely whom it is about.
        told_of = self._heading >= 0 and comparable(text) in self._document.lines[self._heading].key
        return [named], -_OVER <= distance <= _UNDER_HEADLINE and not told_of

    def _signatures(self) -> Iterator["_Signature"]:
        """The bylines by the headline."""
        texts_passed, first, end_of_last = 0, True, -1
        headline = self._document.lines[self._heading].key if self._heading >= 0 else ""
        end = min(max(self._heading, 0) + _REACH, self._document.end)
        for line in self._document.lines[max(0, self._heading - 5) : end]:
            signed = attribution.is_signed(line.text) or attribution.is_label_of_signer(line.text)
            texts_passed += line.prose and line.index > self._heading
            if line.index <= end_of_last or (not signed and not line.stands_in(Role.BYLINE)):
                continue
            if not line.text or line.key == headline or self._is_comments(line):
                continue
            if not signed and (line.node.within("blockquote") or _is_readers(line.node)):
                continue  # whom a quotation or a comment is from
            if is_helper(self._before(line.index, line.text)):
                continue
            found, end_of_last = self._continued(line.index)
            if found and all(len(text) <= LONGEST_BYLINE for text in found):
                under = 0 < line.index - self._heading <= _UNDER_HEADLINE and texts_passed <= 1
                under = under and self._heading >= 0
                position = (Position.SIGNED if signed else Position.BYLINE) if under else None
                named = any(map(western.western_names, found))
                if not named and not signed and (pieces := self._names_within(line)):
                    found, named = pieces, True
                team = western.only_signers(found[0])
                sure = (signed or self._is_byline(line)) and is_western_team(team) and not named
                in_words = position is Position.SIGNED
                if first or not in_words:  # what is signed farther down are pieces of the text, or others
                    yield _Signature(line.index, found, position, team if sure else "", signed)
                first = first and not (in_words and (named or sure))

    def _continued(self, index: int) -> tuple[list[str], int]:
        """A byline with the lines in which it goes on, behind a label, a comma, an "and"; where it ends."""
        lines = self._document.lines
        first = lines[index].text
        label = attribution.is_label_of_signer(first)
        several = attribution.is_label_of_signers(first)
        found, end = [] if label else [first], index
        for line in lines[index + 1 : index + _MOST_LINES]:
            text = line.text
            if attribution.joins(text):
                if not found:
                    break
                found[-1] += f" {text}" if text[0].isalpha() else text
            elif any(map(str.isalpha, text)):
                if not found and _LABELLED.search(text):
                    break  # the label's name is missing
                if (
                    found
                    and not attribution.goes_on(found[-1])
                    and not (several and western.western_names(text))
                ):
                    break
                found.append(text)
                end = line.index
        return [text for text in found if text and len(text.split()) <= _MOST_WORDS], end

    def _names_within(self, line: Line) -> list[str]:
        """The names that stand in elements of their own in a line that is a byline: ``Jane Doe`` beside her
        office or the day, without a space between.
        """
        if line.node.last - line.node.first > 1 or len(line.text) > _LONGEST_DATED:
            return []
        pieces = map(one_line, line.node.element.itertext())
        # In a script without capitals every short piece may be a name, and so may labels.
        return [one for one in pieces if one.lower() != one.upper() and western.is_western_name(one)]

    def _signs(self, index: int) -> bool:
        """Whether a line under the headline stands where bylines do."""
        lines = self._document.lines
        labelled = index > 0 and attribution.is_label_of_signer(lines[index - 1].text)
        under = 0 < index - self._heading <= _UNDER_HEADLINE
        return labelled or (under and lines[index].stands_in(Role.BYLINE))

    def _is_byline(self, line: Line) -> bool:
        """Whether the element of a line is named as a byline and holds nothing else."""
        node = line.node
        return bool(node.role & Role.BYLINE) and node.last - node.first <= 1

    def _linked_authors(self) -> list[tuple[int, str]]:
        """The texts of the links to authors' pages that stand together, nearest behind the headline.

        Others on the page lead to the authors of other articles, or to who edited and reviewed this one.
        """
        links = [
            (index, text)
            for index, text in self._document.author_links()
            if index < len(self._document.lines)
            and (western.western_names(text) or (self._signs(index) and is_western_team(text)))
            and not self._document.lines[index].prose
            and not _is_readers(self._document.lines[index].node)
            and not is_helper(self._before(index, text))
        ]
        near = [link for link in links if link[0] >= self._heading - _OVER] or links
        together: list[tuple[int, str]] = []
        last = near[0][0] if near else 0
        for index, text in near:
            if index - last > _TOGETHER:
                break
            together.append((index, text))
            last = index
        several = len({text for _, text in together}) > 1
        if len(together) > _MOST_TOGETHER or (several and _is_elsewhere(self._document.lines[near[0][0]])):
            return []  # so many, or several in a menu, are the site's columnists
        return together

    def _before(self, index: int, name: str) -> str:
        """What a byline says before a name, or the label above it where the name begins its line."""
        lines = self._document.lines
        before = lines[index].text.partition(name)[0]
        if not before and index and _ENDS_AS_LABEL.search(lines[index - 1].text):
            before = lines[index - 1].text
        return before[-LONGEST_BYLINE:]

    def _names_by_headline(self) -> Iterator[Candidate]:
        """Names that stand alone in an element, with the day beside them: nothing else says what they are.

        A section or a place stands above the headline or is a link; cells of tables are no bylines.
        """
        if self._heading < 0:
            return
        headline = self._document.lines[self._heading].key
        over = max(0, self._heading - _OVER)
        for line in self._document.lines[over : self._heading + 1 + _UNDER]:
            if not line.text or len(line.text) > LONGEST_BYLINE or line.node.tag in _CELLS:
                continue
            if line.linked:
                if signer := western.signer_behind_day(line.text):
                    yield _beside_day(signer, line)
                continue
            above = line.index < self._heading
            if self._is_comments(line):
                continue
            if line.index == self._heading or not self._dated_beside(line.index, 0 if above else 2):
                continue
            if western.holds_cjk(line.text) and not line.stands_in(Role.BYLINE):
                continue  # where no capitals tell names, buttons and labels look like them
            alone = line.node.last - line.node.first <= 4  # else the element holds the text, too
            pieces = list(map(one_line, line.node.element.itertext())) if alone else [line.text]
            for piece in sorted(pieces, key=lambda piece: piece not in line.text):
                name = western.signer_behind_day(piece) or western.signer_before_day(piece)
                name = name or piece.partition(" | ")[0]
                several = western.sign_together(name)
                single = western.is_western_name(attribution.without_by(name))
                if (single or several) and comparable(name) not in headline:
                    yield _beside_day(name, line)

    def _is_comments(self, line: Line) -> bool:
        """Whether a line behind paragraphs of the text is the signature of a reader's comment."""
        if not _of_reader().match(line.text):
            return False
        before = self._document.lines[max(self._heading, 0) + 1 : line.index]
        return sum(one.prose for one in before) > 1

    def _dated_beside(self, index: int, reach: int) -> bool:
        """Whether a day of any notation stands on one of the lines around."""
        return any(
            len(line.text) < _LONGEST_DATED and _ANY_YEAR.search(line.text)
            for line in self._document.lines[max(0, index - reach) : index + reach + 1]
        )
