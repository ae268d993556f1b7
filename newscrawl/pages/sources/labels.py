"""Labels around an article on Korean pages: section, the copyright line, the original's address."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lxml import etree

from newscrawl.lexicon import entries, tokens
from newscrawl.lines import notices
from newscrawl.lines.propernames import is_medium
from newscrawl.lines.sections import is_home, is_label, is_section, path_of
from newscrawl.pages.names import Role
from newscrawl.pages.nodes import Line, Node
from newscrawl.pages.sources.candidate import Candidate
from newscrawl.pages.sources.tags import leads_to, words_of
from newscrawl.text import comparable, one_line

# A label stands at most so many lines above the headline; a menu farther up may show where the reader is.
_ABOVE = 6
# A link, or a word of the menu, that names the section stands nearer.
_RIGHT_ABOVE = 2
# Entries of a menu may count their articles: ``영화 (40)``.
_DIGITS = "0123456789"
# A value behind its label stands in the lines below the headline.
_BELOW = 8
_LONGEST_SECTION = 12
# As many short lines of one kind are a menu or list, not a label.
_MENU, _SECTIONS = 4, 3
_CLASSIFIED = re.compile(r"(?P<name>[^\s.,]{1,12})(?:, ?[^\s.,]{1,12}){0,9} ?섹션으로 분류")
_SELECTED = frozenset("-".join(tokens(name)) for name in entries("sections", "selected"))
_WITHIN = 40
# An address without an article's number, on this site; a series' label (``[현장]``) names no section.
_LIST_ADDRESS = re.compile(r"^(?!#|javascript)(?!.*\d{5})", re.IGNORECASE)
_SECTION_ADDRESS = re.compile(r"/(?:section|categor)", re.IGNORECASE)
_ORIGINAL = re.compile(r"^(?:기사 ?)?원문(?: ?기사)?(?: ?(?:보기|바로 ?가기|링크))?$")


def first_below(lines: Sequence[Line], heading: int, first: int) -> int:
    """Where the text begins below the headline, whose element, beginning at ``first``, may hold that, too."""
    if first > heading:
        return first
    behind = (line.index for line in lines[heading + 1 : heading + 1 + _BELOW] if line.prose)
    return next(behind, heading + 1 + _BELOW)


class Labels:
    """The labels on a page of ``lines``: ``heading`` is the headline's, ``around`` the text's first and last.

    ``media`` are the publisher's names.
    """

    def __init__(
        self, lines: Sequence[Line], heading: int, around: tuple[int, int], media: Sequence[str]
    ) -> None:
        self._lines = lines
        self._heading = heading
        self._last = around[1]
        self._first = first_below(lines, heading, around[0])
        self._media = frozenset(map(comparable, media))

    # -- Section ----------------------------------------------------------------------------------------

    def section(self) -> Iterator[Candidate]:
        """A path or label near the headline, a note behind the text, the selected entry of a menu."""
        yield from self._path()
        for line in self._section_lines():
            yield Candidate("section", line.text, "shown", f"line {line.index}")
        yield from self._beside_time()
        for line in self._lines[self._last : self._last + _WITHIN]:
            match = _CLASSIFIED.search(line.text) if "섹션" in line.text else None
            if match:
                yield Candidate("section", match["name"], "shown", f"line {line.index}")
        yield from self._selected()

    def _path(self) -> Iterator[Candidate]:
        """A path whose names are entries of one list above the headline, the front page first."""
        for line in self._lines[max(0, self._heading - _ABOVE) : max(self._heading, 0)]:
            box = line.node.parent
            if (
                box is not None
                and box.first == line.index
                and box.last <= self._heading
                and is_home(line.text)
            ):
                names = [one.text for one in self._lines[box.first : box.last] if one.text.strip(" >/·|")]
                if 1 < len(names) <= _MENU:
                    yield Candidate("section", " > ".join(names), "shown", f"line {line.index}, a list")
            names = words_of(line) if line.linked else []
            if 1 < len(names) <= _MENU and _is_path(line, names) and self._near_headline(line.node):
                yield Candidate("section", " > ".join(names), "shown", f"line {line.index}, links")

    def _section_lines(self) -> Iterator[Line]:
        if self._heading < 0:
            return
        above = self._lines[max(0, self._heading - _ABOVE) : self._heading]
        for line in reversed(above):
            if line.text and (path_of(line.text) or self._labels(line) or self._repeats_menu(line)):
                yield line
        below = self._lines[self._heading + 1 : min(self._heading + _BELOW, self._first)]
        for label, line in pairwise([*above, *below]):
            if is_label(label.text) and line.text and len(line.text) <= _LONGEST_SECTION:
                yield line
        for line in below:
            if is_section(line.text) and not self._in_menu(line):
                yield line

    def _beside_time(self) -> Iterator[Candidate]:
        """The section on the line with the time: ``경제 | 입력 2025.03.03``, a link before or behind it."""
        for line in self._lines[self._heading + 1 : min(self._heading + _BELOW, self._first)]:
            if not (line.linked or "|" in line.text) or not any(map(str.isdigit, line.text)):
                continue
            name, bar, rest = line.text.partition("|")
            links = line.node.element.iter("a") if line.linked else ()
            linked = (one_line("".join(link.itertext())) for link in links)
            words = [word for word in linked if is_section(word) and word in line.text]
            if bar and is_section(name) and any(map(str.isdigit, rest)):
                words.insert(0, name)
            if words:
                yield Candidate("section", words[0], "shown", f"line {line.index}, beside the time")

    def _labels(self, line: Line) -> bool:
        """Whether a line above the headline is its section: a known name, or a link in the headline's box."""
        text = line.text
        if len(text) > _LONGEST_SECTION or self._in_menu(line):
            return False
        if is_section(text):
            return True
        return (
            len(words_of(line)) == 1
            and len(text) > 1
            and text[0] not in "[<【"
            and line.key not in self._media
            and not is_medium(text)
            and not line.stands_in(Role.BYLINE)
            and not self._captions_logo(line)
            and not any(map(str.isdigit, text))
            and leads_to(line, _LIST_ADDRESS)
            and (not notices.belongs_elsewhere(text) or leads_to(line, _SECTION_ADDRESS))
            and self._heading - line.index <= _RIGHT_ABOVE
            and self._near_headline(line.node)
        )

    def _repeats_menu(self, line: Line) -> bool:
        """Whether a line right above the headline, which is no link, says again what the menu has."""
        return (
            not line.linked
            and 1 < len(line.text) <= _LONGEST_SECTION
            and self._heading - line.index <= _RIGHT_ABOVE
            and not self._in_menu(line)
            and self._near_headline(line.node)
            and any(
                other.linked
                and line.text in other.text
                and (other.key.rstrip(_DIGITS) == line.key or line.text in words_of(other))
                for other in self._lines[: line.index]
            )
        )

    def _captions_logo(self, line: Line) -> bool:
        """Whether ``line`` repeats what the picture beside it is called: a logo and its publisher."""
        image = self._lines[line.index - 1].image if line.index else None
        return image is not None and comparable(image.get("alt")) == line.key

    def _near_headline(self, node: Node) -> bool:
        """Whether the element right around ``node`` or the one around that holds the headline as well."""
        outer: Node | None = node
        for _ in range(3):
            if outer is not None and outer.first <= self._heading < outer.last:
                return self._heading - outer.first <= _ABOVE
            outer = outer.parent if outer is not None else None
        return False

    def _in_menu(self, line: Line) -> bool:
        """Whether ``line`` is one of several short lines in a row of one element, or of known sections."""
        row = self._row(line)
        return len(row) >= _MENU or sum(is_section(one.text) for one in row) >= _SECTIONS

    def _row(self, line: Line) -> list[Line]:
        """``line`` and the short lines beside it that stand in elements of one kind."""
        row = [line]
        for step in (-1, 1):
            index = line.index + step
            while 0 <= index < len(self._lines) and len(row) < 2 * _MENU:
                other = self._lines[index]
                if (
                    other.node.parent is not line.node.parent
                    or other.node.tag != line.node.tag
                    or not 0 < len(other.text) <= _LONGEST_SECTION
                ):
                    break
                row.append(other)
                index += step
        return row

    def _selected(self) -> Iterator[Candidate]:
        """The one entry of a menu above the headline that is marked as where the reader is."""
        found = {
            line.text
            for line in self._lines[: max(self._heading, 0)]
            if is_section(line.text) and (_is_selected(line.node) if line.linked else self._unlinked(line))
        }
        if len(found) == 1:
            yield Candidate("section", found.pop(), "shown", "selected in the menu")

    def _unlinked(self, line: Line) -> bool:
        """Whether ``line`` is the one entry of a menu that is no link."""
        row = self._row(line)
        return len(row) >= _MENU and sum(not one.linked for one in row) == 1

    # -- The rest ---------------------------------------------------------------------------------------

    def copyright(self) -> Iterator[Candidate]:
        """The first copyright line behind the text."""
        for line in self._lines[self._last :]:
            if line.text and notices.is_copyright(line.text):
                yield Candidate("copyright", line.text, "shown", f"line {line.index}")
                return

    def source_url(self) -> Iterator[Candidate]:
        """Where a link to the original (``기사원문``) leads, if that is another host."""
        near = (
            self._lines[max(self._heading, 0) : self._first],
            self._lines[self._last : self._last + _WITHIN],
        )
        for lines in near:
            for line in lines:
                if not line.linked or "원문" not in line.text:
                    continue
                for link in line.node.element.iter("a"):
                    address = str(link.get("href") or "")
                    if _ORIGINAL.match(one_line("".join(link.itertext()))) and "://" in address:
                        yield Candidate("source_url", address, "shown", f"line {line.index}")


def _is_path(line: Line, names: Sequence[str]) -> bool:
    """Whether the links of a line lead deeper and deeper into the site, or begin at its front page."""
    addresses = [str(link.get("href") or "") for link in line.node.element.iter("a")]
    deeper = all(
        one and other.startswith(one.rstrip("/") + "/") and other != one for one, other in pairwise(addresses)
    )
    return (
        (deeper or is_home(names[0]))
        and leads_to(line, _LIST_ADDRESS)
        and not any(map(notices.belongs_elsewhere, names))
    )


def _is_selected(node: Node) -> bool:
    """Whether a menu's entry, its link or the element around is marked as selected, by ARIA or class."""
    around = (
        [node.parent.element] if node.parent is not None and node.parent.tag in ("li", "dd", "td") else []
    )
    return any(map(_is_marked, (node.element, *node.element.iterchildren("a"), *around)))


def _is_marked(element: etree._Element) -> bool:
    names = (element.get("class") or "").split()
    return (
        element.get("aria-current") in ("page", "true")
        or element.get("aria-selected") == "true"
        or not _SELECTED.isdisjoint("-".join(tokens(name)) for name in names)
    )
