"""What a site's rules find on one page."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain
from typing import Any

from lxml import etree

from newscrawl.loaders import Written
from newscrawl.pages.container import Hints
from newscrawl.pages.document import Document
from newscrawl.pages.nodes import Node
from newscrawl.pages.sources.candidate import Candidate
from newscrawl.pages.sources.pictures import Picture
from newscrawl.pages.sources.prose import Text, joined
from newscrawl.pages.sources.textreader import read_text
from newscrawl.sites.base import Rule, Site, Step
from newscrawl.text import one_line

# Fields whose value is everything a rule finds; of the others it is the first text.
_LISTS = frozenset(("tags", "reactions"))


# A step that looks for one kind of element wherever it stands, by one attribute at most.
_VALUE = r"@[\w-]+='[^']*'|contains\((?:@[\w-]+|concat\(' ', @class, ' '\)), '[^']*'\)"
_ANYWHERE = re.compile(rf"^\.?//(?=\w+(?:\[(?:{_VALUE})\])?(?:/|$))")


@cache
def _compiled(xpath: str) -> etree.XPath:
    """``xpath``, to be asked of the element that it is relative to, which may be the whole page."""
    # libxml2 collects every node for ``//`` and none for this axis, which takes two thirds of the time.
    # It means the same where no predicate counts. A smart string knows its element: whoever remembers one, as
    # what is looked up by address does, would hold the whole page.
    return etree.XPath(_ANYWHERE.sub("descendant::", xpath), smart_strings=False)


def _text(value: Any) -> str:
    return one_line(value if isinstance(value, str) else "".join(value.itertext()))


def _inside(element: etree._Element, step: Step) -> list[etree._Element]:
    """What a step finds in ``element``: of several XPaths what the first finds that finds anything."""
    for xpath in (step,) if isinstance(step, str) else step:
        found: list[etree._Element] = _compiled(xpath)(element)
        if found:
            return found
    return []


class _RuleValues:
    """What the rules of ``site`` find in a tree: for each field the first rule that finds something."""

    def __init__(self, root: etree._Element, site: Site) -> None:
        self._site = site
        self._within: dict[tuple[Step, ...], list[etree._Element]] = {(): [root]}
        self._known: dict[str, tuple[list[Any], str]] = {}

    def found(self, field: str) -> tuple[list[Any], str]:
        """What the first rule of ``field`` that finds anything found, elements or strings, and its XPath."""
        if field not in self._known:
            self._known[field] = self._first(field)
        return self._known[field]

    def _first(self, field: str) -> tuple[list[Any], str]:
        for rule in self._site.rules.get(field, ()):
            found = list(self._matches(rule))
            if found:
                return found, rule.place
        return [], ""

    def _matches(self, rule: Rule) -> Iterator[Any]:
        for container in self._containers(rule.within):
            result = _compiled(rule.xpath)(container)
            if not isinstance(result, str):
                yield from result
            elif result.strip():
                yield result

    def _containers(self, within: tuple[Step, ...]) -> list[etree._Element]:
        if within not in self._within:
            *outer, last = within
            inside = [_inside(element, last) for element in self._containers(tuple(outer))]
            self._within[within] = list(dict.fromkeys(chain.from_iterable(inside)))
        return self._within[within]

    def removed(self) -> frozenset[etree._Element]:
        """The elements that no text of this site holds: what all rules of ``removed`` find."""
        return frozenset(
            element for rule in self._site.rules.get("removed", ()) for element in self._matches(rule)
        )


def removed_by(site: Site) -> Callable[[etree._Element], frozenset[etree._Element]] | None:
    """What says of a tree which elements the rules of ``site`` take out of a text; None where none do."""
    return (lambda root: _RuleValues(root, site).removed()) if "removed" in site.rules else None


class SiteRules(_RuleValues):
    """The rules of ``site`` on ``document``: for each field the first rule that finds something answers."""

    def __init__(self, document: Document, site: Site) -> None:
        super().__init__(document.root, site)
        self._document = document

    def candidates(self, field: str) -> Iterator[Candidate]:
        """What the rules say of ``field``, as found. ``body`` and ``images`` have methods of their own."""
        if field not in self._site.rules:
            return
        values, xpath = self.found(field)
        if field == "authors":
            people = [Written(text, byline=True) for text in map(_text, values) if text]
            if people:
                yield Candidate(field, people, "rule", xpath)
        elif field == "subtitle":
            lines = list(dict.fromkeys(line for value in values for line in self._lines(value) if line))
            if lines:
                yield Candidate(field, lines, "rule", xpath)
        elif field == "reactions":
            boxes = ["\n".join(self._lines(value)) for value in values]
            if boxes:
                yield Candidate(field, boxes, "rule", xpath)
        elif field in _LISTS:
            texts = [text for text in map(_text, values) if text]
            if texts:
                yield Candidate(field, texts, "rule", xpath)
        else:
            for text in map(_text, values):
                if text:
                    yield Candidate(field, text, "rule", xpath)

    def text(self, hints: Hints) -> tuple[Text, str] | None:
        """The text of the elements that the rule for ``body`` finds, in page order, and its XPath."""
        values, xpath = self.found("body")
        nodes = [node for value in values if (node := self._node(value)) is not None]
        if not nodes:
            return None
        text = joined([read_text(self._document, node, hints) for node in nodes])
        return (text, xpath) if text.paragraphs else None

    def _node(self, element: Any) -> Node | None:
        return next((node for node in self._document.nodes if node.element is element), None)

    def _lines(self, value: Any) -> list[str]:
        if isinstance(value, str):
            return [one_line(value)]
        node = self._node(value)
        lines = self._document.inside(node) if node is not None else Document(value).lines
        return [line.text for line in lines if line.text]

    def add_pictures(self, text: Text) -> None:
        """Pictures that stand outside the text, and captions that stand away from their picture."""
        if "images" in self._site.rules:
            known = {picture.element for picture in text.pictures}
            values = self.found("images")[0]
            text.pictures[:0] = [
                Picture(image) for image in values if not isinstance(image, str) and image not in known
            ]
        for caption in map(_text, self.found("captions")[0]) if "captions" in self._site.rules else ():
            bare = next((picture for picture in text.pictures if picture.caption is None), None)
            if bare is None:
                text.pictures.append(Picture(None, caption))
            else:
                bare.caption = caption
