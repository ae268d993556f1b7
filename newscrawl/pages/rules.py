"""A site's rules applied to one page."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from lxml import etree

from newscrawl.cleaners import bylines, counts
from newscrawl.cleaners.dates import parse_time
from newscrawl.pages.blocks import Node, Page
from newscrawl.pages.body import Body, Picture, read_body
from newscrawl.pages.container import Hints
from newscrawl.sites.base import Site
from newscrawl.text import comparable, one_line

_LONGEST_TEAM = 20


@cache
def _compiled(xpath: str) -> etree.XPath:
    return etree.XPath(xpath)


def _text(value: Any) -> str:
    return one_line(value if isinstance(value, str) else "".join(value.itertext()))


class RuleReader:
    """Answers for each field what the first of the site's rules that finds something says."""

    def __init__(self, root: etree._Element, site: Site) -> None:
        self.root = root
        self.site = site
        self.container: Node | None = None

    def found(self, field: str) -> list[Any]:
        """What the first rule of ``field`` that finds anything found: elements or strings."""
        for rule in self.site.rules.get(field, ()):
            result = _compiled(rule.xpath)(self.root)
            if isinstance(result, str):
                result = [result] if result.strip() else []
            if result:
                return list(result)
        return []

    def texts(self, field: str) -> list[str]:
        """All texts of ``field``."""
        return [text for text in map(_text, self.found(field)) if text]

    def text(self, field: str) -> str | None:
        """The first text of ``field``; for ``subtitle`` all lines."""
        if field == "subtitle":
            return self._lines(field) or None
        return next(iter(self.texts(field)), None)

    def _lines(self, field: str) -> str:
        lines: list[str] = []
        for value in self.found(field):
            if isinstance(value, str):
                lines.append(one_line(value))
            else:
                lines += [block.text for block in Page(value).blocks if block.text]
        return "\n".join(dict.fromkeys(line for line in lines if line))

    def time(self, field: str) -> datetime | None:
        """The first time of ``field``."""
        return next((time for time in map(parse_time, self.texts(field)) if time), None)

    def count(self, field: str) -> int | None:
        """The first count of ``field``."""
        return next((n for n in map(counts.parse_count, self.texts(field)) if n is not None), None)

    def counts(self, field: str) -> dict[str, int]:
        """Names and counts: each element found holds a name and, behind it, a number."""
        out: dict[str, int] = {}
        for value in self.found(field):
            words = (
                [block.text for block in Page(value).blocks if block.text]
                if not isinstance(value, str)
                else value.split()
            )
            numbers = [n for n in map(counts.parse_count, words[1:]) if n is not None]
            if words and numbers:
                out[words[0]] = numbers[-1]
        return out

    def people(self, media: Sequence[str]) -> list[bylines.Byline]:
        """The people of ``authors``."""
        texts = self.texts("authors")
        people = [person for text in texts for person in bylines.read_names(text, media)]
        # A rule points at the byline itself: where no person signs there, the team that does is meant.
        known = {comparable(name) for name in media}
        return people or [
            bylines.Byline(t) for t in texts if len(t) <= _LONGEST_TEAM and comparable(t) not in known
        ]

    def add_pictures(self, body: Body) -> None:
        """Pictures that stand outside the text, and captions that stand away from their picture."""
        known = {picture.element for picture in body.pictures}
        found = [image for image in self.found("images") if not isinstance(image, str) and image not in known]
        body.pictures[:0] = [Picture(image) for image in found]
        for caption in self.texts("captions"):
            bare = next((picture for picture in body.pictures if picture.caption is None), None)
            if bare is None:
                body.pictures.append(Picture(None, caption))
            else:
                bare.caption = caption

    def body(self, page: Page, hints: Hints) -> Body:
        """The text of the elements that the rule for ``body`` finds, in page order."""
        elements = [found for found in self.found("body") if not isinstance(found, str)]
        bodies = []
        for element in elements:
            node = next((node for node in page.nodes if node.element is element), None)
            if node is not None:
                self.container = self.container or node
                bodies.append(read_body(page, node, hints))
        if not bodies:
            return Body()
        first = bodies[0]
        for other in bodies[1:]:
            first.paragraphs += other.paragraphs
            first.pictures += other.pictures
            first.people += other.people
            first.copyright = first.copyright or other.copyright
            first.last = max(first.last, other.last)
        self.add_pictures(first)
        return first
