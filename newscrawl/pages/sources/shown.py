"""What Korean pages show around an article: headline, times, bylines, sub-headlines, labels, counts."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from newscrawl.lines import bylines, captions, notices, western
from newscrawl.lines.people import Byline
from newscrawl.lines.propernames import is_name, is_team
from newscrawl.loaders import Written
from newscrawl.pages.document import Document, Line, Node
from newscrawl.pages.names import Role
from newscrawl.pages.sources.candidate import Candidate
from newscrawl.pages.sources.counts import Counts
from newscrawl.pages.sources.imprint import Imprint
from newscrawl.pages.sources.labels import Labels
from newscrawl.pages.sources.tags import Tags
from newscrawl.text import comparable, is_cut, one_line, shares_words, without_ellipsis

_YEAR = re.compile(r"(?:19|20)\d\d ?[-./년]|\d\d[.-]\d\d[.-]\d\d \d\d:")
# Counted from when the page was read; only a line of its own is the article's.
_AGO = re.compile(
    r"(?:^|(?<= ))(?:방금(?: 전)?|\d{1,3} ?(?:초|분|시간|일) ?전|(?:오전|오후) ?\d{1,2}:\d\d)"
    r"(?= ?(?:입력|수정|$))"
)
_LONGEST_AGO = 40
_LABEL = re.compile(
    r"(?<![가-힣])(?:"
    r"(?P<published>기사 ?입력|최초 ?(?:입력|등록|승인)|입력|등록|승인|송고|작성|발행|게재|보도|업로드|게시)"
    r"|(?P<modified>최종 ?수정|기사 ?수정|수정|업데이트|편집|갱신|Updated?))"
)


class ShownTime(NamedTuple):
    """A time on the page: the index of its line, what its label says (``published``, ``modified``, ``""``),
    the text that holds it.
    """

    line: int
    kind: str
    text: str


_MOST_NAME_WORDS = 12
# How many lines over and under the headline a name alone is a byline, and how far behind the text one stands.
_OVER, _UNDER, _BYLINES_WITHIN = 3, 6, 10
_LONGEST_SIGNED = 60
# A label on a line of its own: "Fact-checked by", "Editor:", "Reviewer".
_ENDS_AS_LABEL = re.compile(r"(?:\bby|:|\b(?:reviewer|checker))$", re.IGNORECASE)
# Links to the authors of one article stand in one line or in lines that follow each other.
_TOGETHER, _MOST_TOGETHER = 3, 5
_NOBODY = (Byline(""),)
_LONGEST_DATED = 90

_CELLS = frozenset(("table", "tbody", "tr", "td", "th"))
_ANY_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d\d\b")


class Shown:
    """What stands around the text of an article.

    ``heading`` is the index of the headline's line (-1 without one), ``container`` the element that holds
    the text, ``media`` the names of the publisher, ``description`` what the page says of its content.
    """

    def __init__(
        self,
        document: Document,
        heading: int,
        container: Node | None,
        *,
        media: Sequence[str],
        description: str,
        text: str,
    ) -> None:
        self._document = document
        self._heading = heading
        self._container = container
        self._media = media
        self._description = description
        self._text = text
        self._first = container.first if container is not None else len(document.lines)
        self._last = container.last if container is not None else len(document.lines)

    def candidates(self, field: str) -> Iterator[Candidate]:
        """What the page shows of ``field``."""
        finder = _FINDERS.get(field)
        if finder is not None:
            yield from finder(self)

    # -- Times ----------------------------------------------------------------------------------------

    @cached_property
    def times(self) -> list[ShownTime]:
        """The times around headline and text, in page order; behind the text only where none is above."""
        lines = self._document.lines
        shown = _times(lines[max(0, self._heading - 12) : min(self._first + 3, len(lines))])
        if not shown and self._container is not None:
            shown = _times(lines[self._first : self._last + 12])
        return shown

    def _published(self) -> Iterator[Candidate]:
        for time in self.times:
            if time.kind != "modified":
                yield Candidate(
                    "published_at", time.text, "shown", f"line {time.line}, {time.kind or 'bare'}"
                )

    def _modified(self) -> Iterator[Candidate]:
        for time in self.times:
            if time.kind == "modified":
                yield Candidate("modified_at", time.text, "shown", f"line {time.line}")

    # -- People -----------------------------------------------------------------------------------------

    def _authors(self) -> Iterator[Candidate]:
        if self._container is None:
            return
        near = max(self._heading, self._first - 40, 0)
        ranges = [(near, self._first, "above"), (self._last, self._last_of_article(), "below")]
        if 0 <= self._heading < near:  # tools stand between
            ranges.insert(0, (self._heading, min(self._heading + 12, near), "above"))
        for start, end, place in ranges:
            found = list(self._bylines(start, end))
            if found:
                yield Candidate("authors", found, "shown", f"{place} the text")
        start = max(0, self._heading - _OVER)
        if self._heading > 0 and (found := list(self._bylines(start, self._heading))):
            yield Candidate("authors", found, "shown", "above the headline")
        boxed = [
            line.text
            for line in self._document.lines[self._last :]
            if "@" in line.text and bylines.may_be_byline(line.text) and not notices.is_tip(line.text)
        ]
        signed = [text for text in boxed if (bylines.read_byline(text, self._media) or _NOBODY)[0].name]
        if len(set(signed)) == 1:
            yield Candidate("authors", [Written(signed[0])], "shown", "reporter's box")

    def has_line(self, text: str) -> bool:
        """Whether a line by the headline says ``text`` and nothing else."""
        start = max(0, self._heading - _OVER)
        return self._heading >= 0 and any(
            line.text == text and not line.linked
            for line in self._document.lines[start : self._heading + _UNDER]
        )

    def _last_of_article(self) -> int:
        """Where the lines behind the text end that can still be the article's: before the next headline."""
        lines = self._document.lines
        for index in range(self._last, min(self._last + _BYLINES_WITHIN, len(lines))):
            line = lines[index]
            if line.prose or line.node.role & (Role.HEADING | Role.TITLE) or _dated_byline(line.text):
                if bylines.may_be_byline(line.text) and not _dated_byline(line.text):
                    continue
                return index
        return self._last + _BYLINES_WITHIN

    def _bylines(self, start: int, end: int) -> Iterator[Written]:
        for line in self._document.lines[start:end]:
            text = line.text
            if text and len(text) <= bylines.LONGEST_BYLINE and not line.prose:
                written = self._byline(line)
                if written is not None and not notices.is_tip(text):
                    yield written

    def _byline(self, line: Line) -> Written | None:
        """The byline that a line is, by its element, its place or its words."""
        text = line.text
        near = self._heading >= 0 and -_OVER <= line.index - self._heading <= _UNDER
        if _in(line, Role.BYLINE) or self._is_signed(line, near=near):
            return Written(text) if bylines.read_names(text, self._media) else None
        if near and not line.linked and is_team(text) and self._beside_time(line.index, 2):
            return Written(text, byline=True)
        named = bylines.may_be_byline(text) and bylines.read_byline(text, self._media)
        return Written(text) if named else None

    def _is_signed(self, line: Line, *, near: bool) -> bool:
        """Whether a line without a role word or address can be a byline: a name beside the time, or, by the
        headline, a name and the time or a name, what the person belongs to and a title.
        """
        text = line.text
        if is_name(text):
            return len(text) > 2 and self._beside_time(line.index, _UNDER if near and not line.linked else 2)
        if not near or len(text) > _LONGEST_SIGNED or line.index == self._heading:
            return False
        return _YEAR.search(text) is not None or bool(bylines.read_guest(text))

    def _beside_time(self, index: int, reach: int) -> bool:
        return any(
            _YEAR.search(line.text[:60])
            for line in self._document.lines[max(0, index - reach) : index + reach + 1]
        )

    def _dated_beside(self, index: int, reach: int) -> bool:
        """Whether a day of any notation stands on one of the lines around."""
        return any(
            len(line.text) < _LONGEST_DATED and _ANY_YEAR.search(line.text)
            for line in self._document.lines[max(0, index - reach) : index + reach + 1]
        )

    def western_authors(self) -> Iterator[Candidate]:
        """Who wrote it as pages of other countries show it: links to authors' pages, bylines, ``By …``."""
        lines = self._document.lines
        links = self._linked_authors()
        if links:
            yield Candidate("authors", [Written(text) for text in links], "shown", "author link")
        for line in lines[max(0, self._heading - 5) : max(self._heading, 0) + 40]:
            if len(line.text) > bylines.LONGEST_BYLINE or len(line.text.split()) > _MOST_NAME_WORDS:
                continue
            if _in(line, Role.BYLINE) or western.is_signed(line.text):
                yield Candidate("authors", [Written(line.text)], "shown", f"line {line.index}")
        yield from self._names_under_headline()

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
        return before[-bylines.LONGEST_BYLINE :]

    def _names_under_headline(self) -> Iterator[Candidate]:
        """Names that stand alone in an element, with the day beside them: nothing else says what they are.

        A section or a place stands above the headline or is a link; cells of tables are no bylines.
        """
        if self._heading < 0:
            return
        for line in self._document.lines[self._heading + 1 : self._heading + 1 + _UNDER]:
            if line.linked or len(line.text) > bylines.LONGEST_BYLINE or line.node.tag in _CELLS:
                continue
            if not self._dated_beside(line.index, 2):
                continue
            alone = line.node.last - line.node.first <= 4  # else the element holds the text, too
            for piece in map(one_line, line.node.element.itertext()) if alone else (line.text,):
                if western.is_western_name(western.without_by(piece)):
                    yield Candidate("authors", [Written(piece)], "shown", f"line {line.index}")

    def western_days(self) -> Iterator[Candidate]:
        """When it was published as other pages show it: ``time`` elements, then short lines with a day."""
        near = range(max(0, self._heading - 15), max(self._heading, 0) + 40)
        for index, stamp in sorted(self._document.times, key=lambda time: time[0] not in near):
            yield Candidate("published_at", stamp, "shown", f"time element, line {index}")
        for index in (*near, *range(len(self._document.lines))):
            text = self._document.lines[index].text if index < len(self._document.lines) else ""
            if text and len(text) < _LONGEST_DATED and any(map(str.isdigit, text)):
                yield Candidate("published_at", text, "shown", f"line {index}")

    # -- What stands around -------------------------------------------------------------------------------

    @cached_property
    def imprint(self) -> Imprint:
        """Where the page shows names of publishers."""
        return Imprint(self._document.lines, self._heading, (self._first, self._last))

    @cached_property
    def labels(self) -> Labels:
        """The section, the copyright line, the original's address."""
        return Labels(self._document.lines, self._heading, (self._first, self._last), self._media)

    @cached_property
    def counts(self) -> Counts:
        """Comments and reactions."""
        return Counts(self._document, self._heading, self._last)

    def _tags(self) -> Iterator[Candidate]:
        title = self._document.lines[self._heading].key if self._heading >= 0 else ""
        return Tags(self._document.lines, (self._first, self._last), title + self._text).candidates()

    # -- Sub-headline -----------------------------------------------------------------------------------

    def _subtitle(self) -> Iterator[Candidate]:
        """Lines near the headline that are named as a sub-headline, that the page's description repeats, or
        that stand between the headline and the time or byline in the headline's own box.
        """
        if self._heading < 0:
            return
        document, heading = self._document, self._heading
        title = document.lines[heading]
        key, described = title.key, comparable(self._description)
        box = title.node.parent
        lines: list[str] = []
        start = max(0, heading - 4)
        boxed = box is not None
        for line in document.lines[start : max(self._first, start)]:
            text = line.text
            if not text or line.index == heading or line.key == key:
                continue
            behind = line.index > heading
            signed = bool(bylines.read_guest(text)) or (
                bylines.may_be_byline(text) and bylines.read_byline(text) is not None
            )
            if behind and (_YEAR.search(text) or signed):
                boxed = False
            if (
                len(text) < 4
                or line.linked * 2 > len(text)
                or line.node.context & Role.ASIDE
                or text in lines
            ):
                continue
            if signed or notices.belongs_elsewhere(text) or self._is_caption(line):
                continue
            inside = line.key
            if not inside or inside in key or len(text) > 300:
                continue
            if inside in self._text and line.prose:
                continue  # a machine's summary
            named = _in(line, Role.SUBTITLE, 2)
            repeated = behind and len(inside) > 6 and inside in described
            beside = (
                behind
                and boxed
                and box is not None
                and box.first <= line.index < box.last
                and len(inside) > 8
            )
            near = (
                behind
                and line.index <= heading + 6
                and len(inside) > 8
                and not _YEAR.search(text)
                and bool(self._text)
                and key not in inside
                and shares_words(text, self._text)
            )
            before = behind and line.index >= self._first - 5 and line.bold and shares_words(text, self._text)
            under = behind and line.bold and line.index - heading == len(lines) + 1 and len(inside) > 5
            if named or repeated or beside or near or before or under:
                lines.append(text)
        if lines:
            yield Candidate("subtitle", lines, "shown", "beside the headline")

    def _is_caption(self, line: Line) -> bool:
        before = self._document.lines[max(0, line.index - 2) : line.index]
        return captions.looks_like_caption(line.text) and any(one.image is not None for one in before)


_FINDERS: Mapping[str, Callable[[Shown], Iterator[Candidate]]] = {
    "published_at": Shown._published,
    "modified_at": Shown._modified,
    "authors": Shown._authors,
    "section": lambda shown: shown.labels.section(),
    "tags": Shown._tags,
    "copyright": lambda shown: shown.labels.copyright(),
    "source_url": lambda shown: shown.labels.source_url(),
    "comment_count": lambda shown: shown.counts.comment_count(),
    "reactions": lambda shown: shown.counts.reactions(),
    "subtitle": Shown._subtitle,
}


def _dated_byline(text: str) -> bool:
    """Whether a line names somebody and a time: the head of another article behind the text of this one."""
    return _YEAR.search(text) is not None and bylines.may_be_byline(text)


def _in(line: Line, role: int, levels: int = 4) -> bool:
    node = line.node
    for _ in range(levels):
        if node.role & role:
            return True
        if node.parent is None:
            return False
        node = node.parent
    return False


def _times(lines: Sequence[Line]) -> list[ShownTime]:
    """The times that ``lines`` show, each with what its label says."""
    out: list[ShownTime] = []
    label = ""
    for line in lines:
        text = line.text
        if not text or len(text) > 160:
            label = ""
            continue
        if not _YEAR.search(text):
            ago = _AGO.search(text) if len(text) < _LONGEST_AGO and not line.prose else None
            if ago:
                out.append(ShownTime(line.index, label, ago[0]))
                continue
            found = _LABEL.search(text) if len(text) < 14 else None
            label = (found.lastgroup or "") if found else ""
            continue
        pieces = list(_LABEL.finditer(text))
        if (
            len(pieces) == 1
            and _YEAR.search(text[: pieces[0].start()])
            and _YEAR.search(text[pieces[0].end() :])
        ):
            # ``2025.02.13. 19:22 수정 2025.02.13. 20:01``
            out.append(ShownTime(line.index, label, text[: pieces[0].start()]))
            out.append(ShownTime(line.index, pieces[0].lastgroup or "", text[pieces[0].end() :]))
        elif len(pieces) < 2:
            shown = text if not pieces else text[_before(text, pieces[0].start()) :]
            out.append(ShownTime(line.index, (pieces[0].lastgroup or "") if pieces else label, shown))
        else:
            for piece, following in zip(pieces, [*pieces[1:], None], strict=True):
                part = text[piece.end() : following.start() if following else len(text)]
                if _YEAR.search(part):
                    out.append(ShownTime(line.index, piece.lastgroup or "", part))
        label = ""
    return out


def _before(text: str, label: int) -> int:
    """0 where a time stands before its label (``2025.02.05 15:22 입력``), else where the label begins."""
    match = _YEAR.search(text)
    return 0 if match and match.start() < label else label


# -- The headline -------------------------------------------------------------------------------------

# The least likeness of a shown line to a title in the head; see shown_title.
_ALIKE = 2.4
# A tail or head that names the publisher and section is short.
_LONGEST_TAIL, _LONGEST_HEAD = 22, 15


def shown_title(
    document: Document, claimed: Sequence[str], names: Collection[str] = frozenset()
) -> Candidate | None:
    """The line that shows one of the titles ``claimed`` in the page's head, best the first and a heading.

    ``names``: letters of what the page calls itself, which a title may begin or end with.
    """
    keys = [
        (comparable(text), comparable(without_ellipsis(text)) if is_cut(text) else "") for text in claimed
    ]
    begins = {text[:2] for pair in keys for text in pair if text}
    ends = {key[-2:] for key, _ in keys if key}
    first = {letter for text in begins for letter in (text[0], text[0].upper())}
    last = {letter for text in ends for letter in (text[-1], text[-1].upper())}
    best, rank = None, _ALIKE
    for line in document.lines:
        text = line.text
        if not 4 <= len(text) <= 200:
            continue
        one, other = text[0], text[-1]
        if one not in first and other not in last and one.isalnum() and other.isalnum():
            continue
        letters = line.key
        # No likeness without a common beginning or end; most lines have neither.
        if len(letters) < 3 or (letters[:2] not in begins and letters[-2:] not in ends) or letters in names:
            continue
        role = line.node.role
        named = bool(role & (Role.HEADING | Role.TITLE))
        value = max(
            _likeness(letters, key, begun, named=named) - 0.1 * place
            for place, (key, begun) in enumerate([*keys, ("", "")])
        )
        if value <= 0:
            continue
        value += 1.0 * bool(role & Role.HEADING) + 0.6 * bool(role & Role.TITLE)
        if line.linked * 2 > len(line.text):
            value -= 2
        if value > rank:
            best, rank = line, value
    return None if best is None else Candidate("title", best.text, "shown", f"line {best.index}")


def _likeness(key: str, other: str, begun: str, *, named: bool) -> float:
    """How surely a line with the letters ``key`` shows the title ``other``; 0 if it does not.

    ``begun`` is what stands before the ellipsis where the head has cut the title.
    """
    if not other:
        return 0.0
    if key == other:
        return 4.0
    if len(key) > 6 and other.startswith(key):
        near = len(other) - len(key) < _LONGEST_TAIL
        return (2.5 if near else 1.0) if named else (2.5 if near and len(key) * 2 > len(other) else 0.0)
    if len(key) > 6 and other.endswith(key):
        near = len(other) - len(key) < _LONGEST_HEAD
        return (2.5 if near else 1.0) if named else (2.5 if near and len(key) * 2 > len(other) else 0.0)
    return 3.5 if begun and key.startswith(begun) else 0.0


def heading_title(document: Document) -> Candidate | None:
    """The first heading that can be a headline, best the page's only ``h1``."""
    first = None
    tops = []
    for line in document.lines:
        if len(line.text) > 7 and not line.linked and line.node.role & (Role.HEADING | Role.TITLE):
            if line.node.tag == "h1" and not line.node.aside:
                tops.append(line)
            if (
                first is None
                and not line.node.context & Role.ASIDE
                and not notices.is_related_heading(line.text)
            ):
                first = line
    best = (tops[0] if len(tops) == 1 else first) or _bold_above_time(document)
    return None if best is None else Candidate("title", best.text, "heading", f"line {best.index}")


def _bold_above_time(document: Document) -> Line | None:
    """The first line in bold right above the first time: the headline of pages without headings."""
    stamped = next((line.index for line in document.lines if _YEAR.search(line.text[:60])), -1)
    above = document.lines[max(0, stamped - 5) : stamped] if stamped > 0 else []
    return next((line for line in above if line.bold and len(line.text) > 7 and not line.linked), None)


# An h1 that shares fewer of the words that it and a title of the head have between them is the site's name.
_LEAST_SHARED = 0.2


def shared_h1(
    document: Document, claimed: Sequence[str], names: Collection[str] = frozenset()
) -> Candidate | None:
    """The h1 that shares most of its words with one of the titles ``claimed``: the headline where the head's
    title was written for search engines. A single word in common is no sign: the name of a blog has that, and
    stands in an h1 that is all one link, or is one of the page's ``names``.
    """
    known = [words for text in claimed if (words := set(_WORDS.findall(text.lower())))]
    keys = set(map(comparable, claimed))
    best, most = None, _LEAST_SHARED
    for line in document.lines:
        if line.node.tag == "h1" and 4 <= len(line.text) <= 300 and line.key not in names:
            # A headline can be a link to itself; a name is the smaller part of a title that holds it.
            if line.linked >= len(line.text) and all(2 * len(line.key) <= len(key) for key in keys):
                continue
            own = set(_WORDS.findall(line.text.lower()))
            share = max((len(own & words) / len(own | words) for words in known), default=0.0)
            if share > most:
                best, most = line, share
    return None if best is None else Candidate("title", best.text, "shown", f"h1, line {best.index}")


_WORDS = re.compile(r"\w{3,}")


def only_h1(document: Document) -> Candidate | None:
    """The page's h1, if it has just one that could be a headline."""
    tops = [
        line
        for line in document.lines
        if line.node.tag == "h1" and len(line.text) > 7 and not line.linked and not line.node.aside
    ]
    return Candidate("title", tops[0].text, "heading", f"line {tops[0].index}") if len(tops) == 1 else None
