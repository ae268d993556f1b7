"""An article that a page carries as data in its scripts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from newscrawl.loaders import Written
from newscrawl.pages.sources.candidate import Candidate
from newscrawl.text import one_line, unescaped


@dataclass(slots=True)
class Payload:
    """The article that a page's scripts carry: ``markup`` is the text as HTML, the rest as found."""

    kind: str = ""
    markup: str = ""
    title: str = ""
    subtitle: str = ""
    published: str = ""
    modified: str = ""
    publisher: str = ""
    authors: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    section: str = ""

    def candidates(self, name: str) -> Iterator[Candidate]:
        """What the scripts say of the field ``name``. ``publisher`` may be known by its English name."""
        value: Any = {
            "title": self.title,
            "subtitle": self.subtitle,
            "published_at": self.published,
            "modified_at": self.modified,
            "publisher": self.publisher,
            "section": self.section,
            "tags": self.tags,
            "authors": [Written(name) for name in self.authors],
        }.get(name)
        if value:
            yield Candidate(name, value, "payload", self.kind)


def lines_of(text: str) -> str:
    """The lines of a sub-headline that separates them by ``<br>``."""
    parts = re.split(r"<br ?/?>|</p>|\n", unescaped(text))
    return "\n".join(
        line for line in (one_line(re.sub(r"<[^<>]{0,200}>", "", part)) for part in parts) if line
    )
