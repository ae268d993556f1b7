"""The text of an article as blocks, before any markup."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from newscrawl.items import Author
from newscrawl.portal.newsroom import Headline

ParagraphKind = Literal["text", "subhead", "marker"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body; a marker is ``[앵커]`` or ``[기자]`` of a broadcast script."""

    text: str
    kind: ParagraphKind = "text"


@dataclass(frozen=True, slots=True)
class StoryPicture:
    """A picture with its caption as shown, credit included, and the credit's provider alone."""

    path: str
    caption: str
    credit: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first row holds the headings."""

    rows: tuple[tuple[str, ...], ...]


Block = Paragraph | StoryPicture | Table


@dataclass(frozen=True, slots=True)
class Story:
    """An article as it stands at a moment: ``modified`` is None until it was edited."""

    headline: Headline
    title: str
    subtitle: tuple[str, ...]
    blocks: tuple[Block, ...]
    authors: tuple[Author, ...]
    tags: tuple[str, ...]
    reactions: dict[str, int] = field(hash=False)
    modified: datetime | None
    source_path: str | None
    related: tuple[Headline, ...]

    @property
    def pictures(self) -> tuple[StoryPicture, ...]:
        """The pictures in page order."""
        return tuple(block for block in self.blocks if isinstance(block, StoryPicture))
