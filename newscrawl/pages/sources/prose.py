"""The text of an article as a source: its paragraphs as found, and what was told apart from them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from newscrawl.lines import bylines, datelines, notices, signatures
from newscrawl.lines.propernames import is_medium
from newscrawl.loaders import Written
from newscrawl.pages.nodes import Node
from newscrawl.pages.sources.candidate import Candidate, Position
from newscrawl.pages.sources.pictures import Picture
from newscrawl.text import is_closed

# A last line that is no longer can be the publisher's name alone, or with its place: ``[매체 (곳)]``.
_LONGEST_NAME = 16
_PLACED = re.compile(r"^[\[(<【]?(?P<name>[^()]{2,12}?)(?: ?\([가-힣·]{2,6}\))?[\])>】]?$")
# A day and a clock time alone; a statement ends with its day.
_CLOCKED = re.compile(
    r"(?:19|20)\d\d ?[-./년] ?\d{1,2} ?[-./월] ?\d{1,2}[.일]? ?(?:오전|오후)? ?\d{1,2}:\d\d(?::\d\d)?$"
)


@dataclass(slots=True)
class Text:
    """The text of a container, as found, and what was told apart from it.

    ``lead`` are bylines and datelines before the text, ``signed`` those in and behind it; ``credit`` says
    where a picture comes from that does not stand before it; ``boxes``, for each paragraph of running
    text, the element that it and its neighbours stand in.
    """

    paragraphs: list[str] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    lead: list[Written] = field(default_factory=list)
    signed: list[Written] = field(default_factory=list)
    publisher: str | None = None
    copyright: str | None = None
    subtitles: list[str] = field(default_factory=list)
    sign_off: str | None = None
    credit: str | None = None
    container: Node | None = None
    boxes: dict[str, Node | None] = field(default_factory=dict)
    first: int = 0
    last: int = 0

    @property
    def size(self) -> int:
        """Characters of the text."""
        return sum(map(len, self.paragraphs))

    def candidates(self, name: str) -> Iterator[Candidate]:
        """What the text itself says of the field ``name``."""
        place = f"lines {self.first} to {self.last}"
        if name == "authors":
            for written, position in ((self.signed, Position.SIGNATURE), (self.lead, Position.DATELINE)):
                if written:
                    yield Candidate(name, written, "prose", position.value, position=position)
        elif name == "publisher" and self.publisher:
            yield Candidate(name, self.publisher, "prose", "dateline")
        elif name == "copyright" and self.copyright:
            yield Candidate(name, self.copyright, "prose", place)
        elif name == "subtitle" and self.subtitles:
            yield Candidate(name, list(dict.fromkeys(self.subtitles)), "prose", "before the text")
        elif name == "body" and self.paragraphs:
            yield Candidate(name, self.paragraphs, "prose", place)

    def add(self, paragraph: str, media: Sequence[str]) -> None:
        """Take a paragraph, as found, and note who signs it, whose it is and who has the copyright.

        ``media`` are the publisher's names.
        """
        if len(self.paragraphs) < datelines.WITHIN:
            dateline, rest = datelines.split_dateline(paragraph, media)
            if dateline:
                self.lead.append(Written(dateline.text))
                self.publisher = self.publisher or dateline.medium
                if not rest:
                    return
        self.copyright = self.copyright or notices.split_copyright(paragraph)[1]
        unsigned, signature = signatures.split_signature(paragraph, media)
        if signature:
            self.signed.append(Written(signature))
        self.paragraphs.append(paragraph)
        self.sign_off = signatures.sign_off(unsigned) or self.sign_off

    def trim(self, media: Sequence[str]) -> None:
        """Take off last lines that show the time, name the publisher or the guest who wrote; note these."""
        lines = self.paragraphs
        while len(lines) > 1 and _CLOCKED.match(lines[-1]):
            lines.pop()
        while len(lines) > 1 and len(lines[-1]) <= _LONGEST_NAME and (name := _medium_of(lines[-1], media)):
            lines.pop()
            self.publisher = self.publisher or name
        if len(lines) > 1 and is_closed(lines[-2]) and bylines.signs_alone(lines[-1], media):
            self.signed.append(Written(lines.pop()))


def _medium_of(line: str, media: Sequence[str]) -> str | None:
    """The medium that a line names and nothing else but where it is."""
    match = _PLACED.match(line)
    return match["name"] if match and is_medium(match["name"], media) else None


def joined(texts: Sequence[Text]) -> Text:
    """The texts of several containers as one, in order."""
    first = texts[0]
    for other in texts[1:]:
        first.paragraphs += other.paragraphs
        first.pictures += other.pictures
        first.lead += other.lead
        first.signed += other.signed
        first.subtitles += other.subtitles
        first.copyright = first.copyright or other.copyright
        first.publisher = first.publisher or other.publisher
        first.sign_off = other.sign_off or first.sign_off
        first.last = max(first.last, other.last)
    return first
