"""What items bring along that is no field of theirs, so that no feed and no schema has it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from newscrawl.items.fields import Item


@dataclass(frozen=True, slots=True)
class ServedPage:
    """A page as it was served: its address after redirects, the encoding it was read in, its bytes.

    ``named``: how its server names this version of it, where it does.
    """

    url: str
    encoding: str | None
    body: bytes = field(repr=False)
    named: "NamedVersion | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedVersion:
    """A version of a page that its server can call unchanged: ``etag`` and ``last_modified`` as it gave them.

    ``url``: the page's after redirects. ``rules``: a digest of what it was read with. ``transferred``: bytes
    that were received for it.
    """

    url: str
    rules: str
    etag: str | None = None
    last_modified: str | None = None
    transferred: int = 0


@dataclass(frozen=True, slots=True)
class Promise:
    """What the list that led to an article promised: its identity there, and its title as shown.

    ``headlines``: the titles that the page itself shows or names; the article's may be the list's. ``site``:
    whose list it is.
    """

    article_id: str
    title: str | None
    headlines: tuple[str, ...] = ()
    site: str = ""


_NOTHING: Mapping[str, str] = MappingProxyType({})


class FromPage(Item):
    """What an article brings along from its page, and from what led to it."""

    read_because: str | None = None
    """Why an article that was known is read again; None for one that was not."""
    lease: bytes | None = None
    """The key of the row of the frontier that led to it; keeping the article takes the row away."""
    outside: str | None = None
    """Why it is not what the command asked for, which took reading it to know; None if it is."""
    promise: Promise | None = None
    """What the list promised; None for an article that no list led to."""
    text_refused: str | None = None
    """What its publisher said against keeping its text, so that it has none; None where nothing was."""
    named: str | None = None
    """The medium that its dateline names, as ``(서울=매체)`` does."""
    doubts: Mapping[str, str] = _NOTHING
    """The fields whose sources disagree, each with what stands against what was read."""
    sources: Mapping[str, str] = _NOTHING
    """The fields with a value, each with the source that gave it."""
    page: ServedPage | None = None
    """The page the article was read from, while it is on its way to the store."""


class FromList(Item):
    """What an observation brings along from its list."""

    span: str | None = None
    """The day or the span of days that its list was asked for (``2026-11-01``, an interval of ISO 8601);
    None for the list as it stands now.
    """
    listed_published: datetime | None = None
    """When a feed or sitemap says that the article was published; None where it says nothing."""
    listed_modified: datetime | None = None
    """When a feed or sitemap says that the article changed last; None where it says nothing."""
