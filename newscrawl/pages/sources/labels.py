"""Labels around an article on Korean pages: section, tags, the copyright line, the original's address."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lxml import etree

from newscrawl.lexicon import entries, tokens
from newscrawl.lines import notices
from newscrawl.lines.bylines import is_medium, may_be_byline
from newscrawl.lines.sections import is_home, is_label, is_section, path_of
from newscrawl.pages.document import Line, Node
from newscrawl.pages.names import Role
from newscrawl.pages.sources.candidate import Candidate
from newscrawl.text import comparable, is_sentence, one_line

# A label stands at most so many lines above the headline; a menu farther up may show where the reader is.
_ABOVE = 6
# A value behind its label stands in the lines below the headline.
_BELOW = 8
_LONGEST_SECTION = 12
# As many short lines of one kind are a menu or list, not a label.
_MENU = 4
_CLASSIFIED = re.compile(r"(?P<name>[^\s.,]{1,12})(?:, ?[^\s.,]{1,12})* ?섹션으로 분류")
_SELECTED = frozenset("-".join(tokens(name)) for name in entries("sections", "selected"))
# Tags stand right behind the text; farther down are trending words of the whole site.
_TAGS_WITHIN, _UNNAMED_WITHIN = 40, 8
_TAG_LABEL = re.compile(
    r"^(?:이 기사의 )?(?:연관 ?|관련 ?|기사 ?)?(?:태그|키워드|해시 ?태그|Tags?|TAGS?|Keywords?) ?:?$"
)
_LONGEST_TAG = 20
# What addresses of searches and of pages about a keyword hold.
_SEARCH = re.compile(r"search|keyword|(?:hash)?tags?[/=]|[?&]q(?:uery)?=", re.IGNORECASE)
_SECTION_ADDRESS = re.compile(r"/(?:section|categor)", re.IGNORECASE)
_ORIGINAL = re.compile(r"^(?:기사 ?)?원문(?: ?기사)?(?: ?(?:보기|바로 ?가기|링크))?$")


class Labels:
    """The labels on a page of ``lines``: ``heading`` is the headline's, ``around`` the text's first and last.

    ``media`` are the publisher's names, ``text`` the letters of headline and text.
    """

    def __init__(
        self, lines: Sequence[Line], heading: int, around: tuple[int, int], media: Sequence[str], text: str
    ) -> None:
        self._lines = lines
        self._heading = heading
        self._first, self._last = around
        self._media = frozenset(map(comparable, media))
        self._text = text

    # -- Section ----------------------------------------------------------------------------------------

    def section(self) -> Iterator[Candidate]:
        """A path or label near the headline, a note behind the text, the selected entry of a menu."""
        yield from self._path()
        for line in self._section_lines():
            yield Candidate("section", line.text, "shown", f"line {line.index}")
        for line in self._lines[self._last : self._last + _TAGS_WITHIN]:
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

    def _section_lines(self) -> Iterator[Line]:
        if self._heading < 0:
            return
        above = self._lines[max(0, self._heading - _ABOVE) : self._heading]
        for line in reversed(above):
            if line.text and (path_of(line.text) or self._labels(line)):
                yield line
        below = self._lines[self._heading + 1 : min(self._heading + _BELOW, self._first)]
        for label, line in pairwise([*above, *below]):
            if is_label(label.text) and line.text and len(line.text) <= _LONGEST_SECTION:
                yield line
        for line in below:
            if is_section(line.text) and not self._in_menu(line):
                yield line

    def _labels(self, line: Line) -> bool:
        """Whether a line above the headline is its section: a known name, or a link in the headline's box."""
        text = line.text
        if len(text) > _LONGEST_SECTION or self._in_menu(line):
            return False
        if is_section(text):
            return True
        return (
            line.linked * 2 > len(text)
            and len(text) > 1
            and line.key not in self._media
            and not is_medium(text)
            and not self._captions_logo(line)
            and not any(map(str.isdigit, text))
            and (not notices.belongs_elsewhere(text) or _leads_to(line, _SECTION_ADDRESS))
            and self._heading - line.index <= 2
            and self._near_headline(line.node)
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
        """Whether ``line`` is one of several short links (or words) in a row of one element."""
        row = 1
        for step in (-1, 1):
            index = line.index + step
            while 0 <= index < len(self._lines) and row < _MENU:
                other = self._lines[index]
                if (
                    other.node.parent is not line.node.parent
                    or other.node.tag != line.node.tag
                    or not 0 < len(other.text) <= _LONGEST_SECTION
                    or bool(other.linked) != bool(line.linked)
                ):
                    break
                row += 1
                index += step
        return row >= _MENU

    def _selected(self) -> Iterator[Candidate]:
        """The one entry of a menu above the headline that is marked as where the reader is."""
        found = {
            line.text
            for line in self._lines[: max(self._heading, 0)]
            if line.linked and is_section(line.text) and _is_selected(line.node)
        }
        if len(found) == 1:
            yield Candidate("section", found.pop(), "shown", "selected in the menu")

    # -- Tags -------------------------------------------------------------------------------------------

    def tags(self) -> Iterator[Candidate]:
        """Words behind ``#``, links behind a label or in an element named for tags, links behind the text."""
        for words, place in (
            (self._hashed(), "behind #"),
            (self._labelled(), "behind their label"),
            (self._named(), "named for tags"),
            (self._linked(), "behind the text"),
        ):
            if words:
                yield Candidate("tags", words, "shown", place)
                return

    def _hashed(self) -> list[str]:
        out: list[str] = []
        for line in self._lines[self._first : self._last + _TAGS_WITHIN]:
            text = line.text
            if text and text[0] in "#＃" and len(text) <= 200 and not line.node.role & Role.HEADING:
                alone = "#" not in text[1:] and len(text) < 40
                if notices.is_furniture(text) or line.linked * 2 > len(text) or (line.linked and alone):
                    out += [tag for tag in re.split(r"[#＃]", text) if tag.strip(" ,")]
        return out

    def _labelled(self) -> list[str]:
        for label in self._lines[self._first : self._last + _TAGS_WITHIN]:
            if len(label.text) <= _LONGEST_TAG and _TAG_LABEL.match(label.text):
                box = label.node.parent
                end = box.last if box is not None else label.index
                out: list[str] = []
                for line in self._lines[label.index + 1 : min(end, label.index + _TAGS_WITHIN)]:
                    words = _words(line)
                    if not words:
                        break
                    out += words
                if out:
                    return out
        return []

    def _named(self) -> list[str]:
        out: list[str] = []
        for line in self._lines[self._first : self._last + _TAGS_WITHIN]:
            if (
                line.linked * 2 >= len(line.text) > 0
                and not line.node.aside
                and not line.node.role & Role.HEADING
                and _named_for_tags(line.node)
            ):
                out += _words(line)
        return out

    def _linked(self) -> list[str]:
        """Short links right behind the text, alike in one line or element: the text speaks of them, or they
        lead to a search.
        """
        beyond = False
        end = self._last
        while end > self._first and not self._lines[end - 1].prose:
            end -= 1
        for line in self._lines[end : self._last + _UNNAMED_WITHIN]:
            if line.node.role & Role.HEADING or notices.is_related_heading(line.text):
                if len(line.text) <= _LONGEST_TAG:
                    break  # the heading of another list
                beyond = True  # the next article's headline
            words = _words(line) if line.linked >= len(line.text) * 0.8 else []
            if not words:
                continue
            box = line.node.parent
            if len(words) == 1 and box is not None:
                words = [word for one in self._lines[line.index : box.last] for word in _words(one)]
            if any(notices.belongs_elsewhere(word) or may_be_byline(word) for word in words):
                continue
            known = sum(comparable(word) in self._text for word in words)
            least = len(words) if beyond else (len(words) + 1) // 2
            if (known >= least and not all(map(is_section, words))) or (
                not beyond and _leads_to(line, _SEARCH)
            ):
                return words
        return []

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
            self._lines[self._last : self._last + _TAGS_WITHIN],
        )
        for lines in near:
            for line in lines:
                if not line.linked or "원문" not in line.text:
                    continue
                for link in line.node.element.iter("a"):
                    address = str(link.get("href") or "")
                    if _ORIGINAL.match(one_line("".join(link.itertext()))) and "://" in address:
                        yield Candidate("source_url", address, "shown", f"line {line.index}")


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


def _named_for_tags(node: Node) -> bool:
    outer: Node | None = node
    for _ in range(3):
        if outer is None:
            return False
        if outer.role & Role.TAGS:
            return True
        outer = outer.parent
    return False


def _leads_to(line: Line, addresses: re.Pattern[str]) -> bool:
    links = [str(link.get("href") or "") for link in line.node.element.iter("a")]
    return bool(links) and all(map(addresses.search, links))


def _words(line: Line) -> list[str]:
    """The short links of a line, each a word; empty where it holds other text or a sentence."""
    text = line.text
    if not text or not line.linked or is_sentence(text):
        return []
    if line.linked < len(text) * 0.8 and not re.search(r"[,·|/]", text):
        return []
    links = [one_line("".join(link.itertext())) for link in line.node.element.iter("a")]
    words = [word for word in links if word and word in text]
    if not words:
        words = [text]
    return words if all(len(word) <= _LONGEST_TAG for word in words) else []
