"""What items bring along that is no field of theirs, so that no feed and no schema has it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, TypeVar

from newscrawl.items.fields import Item

T = TypeVar("T")


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


class _Carried(Generic[T]):
    """An attribute kept in the slot ``_<name>``; ``unset`` makes what it is before it is set."""

    def __init__(self, unset: Callable[[], T]) -> None:
        self._unset = unset
        self._slot = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self._slot = f"_{name}"

    def __get__(self, item: Any, owner: type) -> T:
        try:
            value: T = getattr(item, self._slot)
        except AttributeError:
            return self._unset()
        return value

    def __set__(self, item: Any, value: T) -> None:
        setattr(item, self._slot, value)


def _nothing() -> None:
    """What an attribute is that nobody set."""


class FromPage(Item):
    """What an article brings along from its page, and from what led to it."""

    __slots__ = (
        "_doubts",
        "_lease",
        "_named",
        "_outside",
        "_page",
        "_promise",
        "_read_because",
        "_sources",
        "_text_refused",
    )

    read_because = _Carried[str | None](_nothing)
    """Why an article that was known is read again; None for one that was not."""
    lease = _Carried[bytes | None](_nothing)
    """The key of the row of the frontier that led to it; keeping the article takes the row away."""
    outside = _Carried[str | None](_nothing)
    """Why it is not what the command asked for, which took reading it to know; None if it is."""
    promise = _Carried[Promise | None](_nothing)
    """What the list promised; None for an article that no list led to."""
    text_refused = _Carried[str | None](_nothing)
    """What its publisher said against keeping its text, so that it has none; None where nothing was."""
    named = _Carried[str | None](_nothing)
    """The medium that its dateline names, as ``(서울=매체)`` does."""
    doubts = _Carried[dict[str, str]](dict)
    """The fields whose sources disagree, each with what stands against what was read."""
    sources = _Carried[dict[str, str]](dict)
    """The fields with a value, each with the source that gave it."""
    page = _Carried[ServedPage | None](_nothing)
    """The page the article was read from, while it is on its way to the store."""


class FromList(Item):
    """What an observation brings along from its list."""

    __slots__ = ("_listed_modified", "_listed_published", "_span")

    span = _Carried[str | None](_nothing)
    """The day or the span of days that its list was asked for (``2026-11-01``, an interval of ISO 8601);
    None for the list as it stands now.
    """
    listed_published = _Carried[datetime | None](_nothing)
    """When a feed or sitemap says that the article was published; None where it says nothing."""
    listed_modified = _Carried[datetime | None](_nothing)
    """When a feed or sitemap says that the article changed last; None where it says nothing."""
