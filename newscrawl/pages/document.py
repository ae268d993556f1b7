"""A page as all sources of an article's fields read it: what the walk notes, and sums over it."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property
from itertools import accumulate, chain

from lxml import etree
from scrapy.http import TextResponse

from newscrawl.pages.names import Role
from newscrawl.pages.nodes import APART, Line, Node
from newscrawl.pages.tree import tree_of
from newscrawl.pages.walk import Walk
from newscrawl.text import one_line

_ASIDE_OR_BODY = Role.ASIDE | Role.BODY
# Of the page's running text, what is no aside holds more than this, whatever it is called.
_MOST = 0.6
_HEADINGS = frozenset(("h2", "h3", "h4"))
_NUMBER = re.compile(r"\d+")
# WordPress, Ghost, Drupal and others: rel=author, or a page of the author's own.
_AUTHOR_LINKS = etree.XPath(
    "descendant::a[contains(@rel, 'author') or contains(@href, '/author/') or contains(@href, '/authors/')"
    " or contains(@href, '/profile/') or contains(@href, '/contributor') or contains(@href, '/staff/')"
    " or contains(@href, '/people/') or contains(@href, '/autor') or contains(@href, '/editors/')"
    " or contains(@href, '/writer') or contains(@href, '/reporter') or contains(@href, '/journalist')]"
)


class Document(Walk):
    """A page's lines and elements, and how much running text and how many links each element holds.

    ``root`` and the rest as of ``Walk``; ``end``: the index of the first line that is not the page's own,
    as its readers' comments.
    """

    def __init__(
        self,
        root: etree._Element,
        *,
        with_hidden: bool = False,
        apart: Collection[etree._Element] = frozenset(),
    ) -> None:
        super().__init__(root, with_hidden=with_hidden, apart=apart)
        self.end = len(self.lines)
        self._sum_up()

    @classmethod
    def of(
        cls,
        response: TextResponse,
        apart: Callable[[etree._Element], Collection[etree._Element]] | None = None,
        *,
        by_id: bool = True,
    ) -> "Document":
        """The document of a response, decoded as it is and not as it says. ``apart`` is told its root;
        ``by_id``: whether its elements are asked for by XPath's ``id()``.
        """
        root = tree_of(response, by_id=by_id)
        if root is None:
            return cls(etree.Element("html"))
        return cls(root, apart=apart(root)) if apart is not None else cls(root)

    def set_apart(self, lines: Collection[Line]) -> None:
        """``lines`` read as running text and are none: what every element holds is counted anew."""
        for line in lines:
            line.prose = False
        self.running = [line for line in self.running if line.prose]
        self._sum_up()

    def end_at(self, index: int) -> None:
        """From the line ``index`` on the page is not its authors': there is no running text."""
        self.end = index
        self.set_apart([line for line in self.running if line.index >= index])

    @property
    def own_lines(self) -> list[Line]:
        """The lines up to the end of what is the page's own."""
        return self.lines[: self.end]

    def _sum_up(self) -> None:
        """Count the running text up to each line, and tell which elements are asides."""
        self._prose = self._characters(self.running)
        if self._mark_asides() >= _MOST * self.size > 0:
            chapters = self._chapters()
            if chapters:
                self._mark_asides(chapters)
        self.__dict__.pop("_sums", None)

    def _mark_asides(self, chapters: Collection[tuple[str, str]] = ()) -> int:
        """Tell which elements are asides; how much running text stands in them."""
        prose, aside = self._prose, Role.ASIDE
        limit = _MOST * self.size
        apart = 0
        for node in self.nodes:
            if node.context & aside:
                # What is named as an aside and holds most of the page's text is none.
                parent = node.parent
                if parent is not None and parent.aside:
                    node.aside = True
                    continue
                size = prose[node.last] - prose[node.first]
                node.aside = (
                    node.role & _ASIDE_OR_BODY == aside
                    and size < limit
                    and not (chapters and _kind(node) in chapters)
                )
                apart += size * node.aside
        return apart

    def _chapters(self) -> set[tuple[str, str]]:
        """The kinds of several elements named as asides which together hold most of the running text, each
        with a heading that is no link: a text that is split into boxes of one name.
        """
        counts: Counter[tuple[str, str]] = Counter()
        sizes: Counter[tuple[str, str]] = Counter()
        ends: dict[tuple[str, str], int] = {}
        for node in self.nodes:
            if node.role & _ASIDE_OR_BODY == Role.ASIDE and node.first < node.last:
                kind = _kind(node)
                if kind[1] and node.first >= ends.get(kind, 0) and self._is_headed(node):
                    ends[kind] = node.last
                    counts[kind] += 1
                    sizes[kind] += self.prose(node)
        return {kind for kind, size in sizes.items() if size >= _MOST * self.size and counts[kind] > 1}

    def _is_headed(self, node: Node) -> bool:
        return any(line.node.tag in _HEADINGS and not line.linked for line in self.inside(node))

    def _characters(self, lines: Iterable[Line]) -> list[int]:
        """Characters of ``lines``, which are few beside all of the page's, up to each line of the page."""
        sums: list[int] = []
        total = 0
        for line in lines:
            sums += [total] * (line.index + 1 - len(sums))
            total += len(line.text)
        sums += [total] * (len(self.lines) + 1 - len(sums))
        return sums

    @cached_property
    def _sums(self) -> tuple[list[int], list[int], list[int]]:
        """Characters of running text, of no link and of links up to each line, without asides."""
        linked = [0 if line.node.aside else line.linked for line in self.lines]
        plain = [
            0 if (node := line.node).aside or node.role & APART else len(line.text) - line.linked
            for line in self.lines
        ]
        return (
            self._characters(line for line in self.running if not line.node.aside),
            list(accumulate(plain, initial=0)),
            list(accumulate(linked, initial=0)),
        )

    @property
    def size(self) -> int:
        """Characters of running text on the page."""
        return self._prose[-1]

    def text(self, node: Node) -> int:
        """Characters of running text inside ``node`` without its asides; an aside's own if it is one."""
        sums = self._prose if node.aside else self._sums[0]
        return sums[node.last] - sums[node.first]

    def prose(self, node: Node) -> int:
        """Characters of running text inside ``node``."""
        return self._prose[node.last] - self._prose[node.first]

    def prose_between(self, first: int, last: int) -> int:
        """Characters of running text of the lines ``first`` to ``last`` (excluded)."""
        return self._prose[last] - self._prose[first]

    def plain(self, node: Node) -> int:
        """Characters inside ``node`` that are no link."""
        sums = self._sums[1]
        return sums[node.last] - sums[node.first]

    def linked(self, node: Node) -> int:
        """Characters inside ``node`` that are links."""
        sums = self._sums[2]
        return sums[node.last] - sums[node.first]

    def nodes_with_text(self) -> list[Node]:
        """The elements that can hold a text: those with running text, or named as an article's body."""
        prose, body = self._prose, Role.ITEM_BODY
        return [node for node in self.nodes if prose[node.first] != prose[node.last] or node.role & body]

    def author_links(self) -> list[tuple[int, str]]:
        """Links to the pages of authors, as western sites have them: the line's index and the link's text."""
        links = _AUTHOR_LINKS(self.root)
        node_of = {node.element: node for node in self.nodes} if links else {}
        found = []
        for link in links:
            text = one_line("".join(link.itertext()))
            around = (node_of[one] for one in chain((link,), link.iterancestors()) if one in node_of)
            node = next(around, None)
            if text and node is not None:
                places = (line.index for line in self.inside(node) if text in line.text)
                found.append((next(places, node.first), text))
        return found

    def inside(self, node: Node) -> Iterator[Line]:
        """The lines of ``node`` in order."""
        return iter(self.lines[node.first : node.last])


def _kind(node: Node) -> tuple[str, str]:
    """The tag and the classes of ``node`` without numbers, by which boxes of one name are told apart."""
    tag, classes = node.shape
    return tag, _NUMBER.sub("", classes)
