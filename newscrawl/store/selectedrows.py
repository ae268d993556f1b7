"""Rows of an export that are no items: what stood where and how long, headlines that changed, stories."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedSpell:
    """An entry at one position of a list, from ``start`` until ``end``; ``is_open``: it stands there now."""

    site: str | None
    list: str | None
    name: str | None
    tab: str | None
    section: str | None
    position: int
    rank: int | None
    article_id: str | None
    url: str | None
    title: str | None
    publisher: str | None
    start: datetime
    end: datetime
    seconds: int
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedHeadline:
    """A headline that changed on the article's page: ``at`` is when the new one was read."""

    article_id: str
    revision: int
    at: datetime
    site: str | None
    publisher: str | None
    url: str | None
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedStory:
    """What several articles tell; theirs have its ``id`` as ``story``. ``original``: the article that was
    first, where it is stored; ``named``: the medium that they name as their source. The times are those of
    publication of the earliest and the latest.
    """

    id: str
    original: str | None
    named: str | None
    articles: int
    publishers: int
    first_at: datetime | None
    last_at: datetime | None
