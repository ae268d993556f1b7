"""A page as elements and runs of text in the order of the document: one walk, then everything by numbers.

Elements are known by their place in the document. The elements and the texts below one of them are then
ranges, so that asking for them costs nothing, however deep or broad a page is.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterator

from lxml.html import HtmlElement

# Elements whose text no reader sees.
_SKIPPED = frozenset(
    {"script", "style", "noscript", "template", "input", "select", "svg", "head", "textarea"}
)
# Markup inside a line of text; it begins no line of its own.
INLINE = frozenset(
    {"b", "em", "i", "u", "font", "mark", "span", "strong", "sup", "sub", "small", "wbr", "q", "s", "abbr"}
    | {"cite", "time", "label"}
)
# Levels of markup inside a line; a page with more is made to hurt.
_LEVELS = 30
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# Levels of an element around a line that are looked at for a heading's tag.
_HEADED = 12


def squeeze(text: str) -> str:
    """``text`` with white space folded into single blanks, and without what has no width; the same object
    where there is none: a long list keeps each of its headlines in several places.
    """
    if "\u200b" in text or "\ufeff" in text:
        text = text.replace("\u200b", "").replace("\ufeff", "")
    folded = " ".join(text.split())
    return text if folded == text else folded


class Outline:
    """The elements and the texts of a page.

    By element: ``parents`` (-1 is none); ``ends``, the first element behind all that stand in it; ``tags``;
    ``first`` and ``last``, the texts in it as a range.
    ``texts`` are the runs of text as they stand in the page, ``owners`` the elements they stand in,
    ``mixed`` the elements that have text of their own.
    """

    __slots__ = (
        "_linked",
        "_places",
        "elements",
        "ends",
        "first",
        "last",
        "mixed",
        "owners",
        "parents",
        "tags",
        "texts",
    )

    def __init__(self, root: HtmlElement) -> None:
        self.elements: list[HtmlElement] = []
        # Arrays: a number of a list is an object of 32 bytes besides.
        self.parents = array("i")
        self.ends = array("i")
        self.tags: list[str] = []
        self.first = array("i")
        self.last = array("i")
        self.texts: list[str] = []
        self.owners = array("i")
        self._linked = array("i")
        self._places: dict[HtmlElement, int] = {}
        self._walk(root)
        self.mixed = set(self.owners)

    def _walk(self, root: HtmlElement) -> None:
        """The one loop over all of a page; what it does for every element is written out in it."""
        elements, parents, tags, texts = self.elements, self.parents, self.tags, self.texts
        above: list[HtmlElement | None] = [None]
        places = [-1]
        skipped: set[HtmlElement] = set()
        for element in root.iter():
            around = element.getparent()
            if around is not above[-1]:
                if around in skipped:
                    skipped.add(element)
                    continue
                self._close(above, places, around)
            tag = element.tag
            if tag in _SKIPPED or tag.__class__ is not str:
                if tag in _SKIPPED:
                    skipped.add(element)
                self._add_tail(element.tail, places[-1])
                continue
            place = len(elements)
            elements.append(element)
            parents.append(places[-1])
            tags.append(tag)
            self.first.append(len(texts))
            self.last.append(0)
            self.ends.append(0)
            if (text := element.text) and not text.isspace():
                texts.append(text)
                self.owners.append(place)
            if tag == "a" and element.get("href"):
                self._linked.append(place)
            above.append(element)
            places.append(place)
        self._close(above, places, None)

    def _close(self, above: list[HtmlElement | None], places: list[int], around: HtmlElement | None) -> None:
        """Close the open elements up to ``around``, and take the texts behind them."""
        while above[-1] is not around and len(above) > 1:
            element, place = above.pop(), places.pop()
            self.ends[place] = len(self.elements)
            self.last[place] = len(self.texts)
            tail = element.tail if element is not None else None
            if tail and not tail.isspace():
                # A line break parts two texts, other markup inside a line does not.
                self._add_tail(" " + tail if self.tags[place] == "br" else tail, self.parents[place])

    def _add_tail(self, text: str | None, owner: int) -> None:
        if text and owner >= 0 and not text.isspace():
            self.texts.append(text)
            self.owners.append(owner)

    def hrefs(self) -> Iterator[tuple[int, str]]:
        """The links: element and address."""
        for place in self._linked:
            yield place, self.elements[place].get("href") or ""

    def links_in(self, place: int) -> int:
        """How many links stand in an element, itself one of them if it is one."""
        return bisect_left(self._linked, self.ends[place]) - bisect_left(self._linked, place)

    def previous(self, place: int) -> int:
        """The sibling before an element, -1 if it is the first."""
        parents, before = self.parents, place - 1
        parent = parents[place]
        if before == parent:
            return -1
        while parents[before] != parent:
            before = parents[before]
        return before

    def place_of(self, element: HtmlElement) -> int:
        """The place of an element; -1 for one that is not part of the outline."""
        if not self._places:
            self._places = {known: place for place, known in enumerate(self.elements)}
        return self._places.get(element, -1)

    def children(self, place: int) -> Iterator[int]:
        """The elements directly in the one at ``place``."""
        child, end = place + 1, self.ends[place]
        while child < end:
            yield child
            child = self.ends[child]

    def line_of(self, run: int, top: int) -> int:
        """The element, at most ``top``, whose line of text a run belongs to: markup inside it is no element
        of its own.
        """
        owner, parents, tags, mixed = self.owners[run], self.parents, self.tags, self.mixed
        for _ in range(_LEVELS):
            if owner == top or tags[owner] not in INLINE or parents[owner] not in mixed:
                break
            owner = parents[owner]
        return owner

    def is_headed(self, place: int, top: int) -> bool:
        """Whether a line's element is a heading or stands in one, at most ``top``."""
        for _ in range(_HEADED):
            if self.tags[place] in HEADINGS:
                return True
            if place <= top:
                return False
            place = self.parents[place]
        return False

    def lines(self, first: int, last: int, top: int = -1) -> Iterator[tuple[int, str]]:
        """The lines of text of a range of runs, each with the element it stands in."""
        owner, parts = -1, list[str]()
        for run in range(first, last):
            line = self.line_of(run, top)
            if line != owner and parts:
                yield owner, squeeze("".join(parts))
                parts = []
            owner = line
            parts.append(self.texts[run])
        if parts:
            yield owner, squeeze("".join(parts))

    def text(self, place: int) -> str:
        """All text below an element, white space folded; lines are parted by a blank."""
        first, last = self.first[place], self.last[place]
        if last - first == 1:
            return squeeze(self.texts[first])
        return " ".join(text for _, text in self.lines(first, last))

    def above(self, place: int) -> Iterator[int]:
        """The elements around the one at ``place``, itself first."""
        while place >= 0:
            yield place
            place = self.parents[place]
