"""What the history of lists answers with. Times are Korean."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

ListState = Literal["seen", "empty", "in doubt", "gap", "never"]


@dataclass(frozen=True, slots=True)
class ListName:
    """A list, by the names it was shown under. ``span``: the days it was asked for, if it is not of now."""

    key: int
    site: str | None
    list: str | None
    name: str | None
    tab: str | None = None
    section: str | None = None
    span: str | None = None

    @property
    def label(self) -> str:
        """What a person calls it: its heading and tab, else its section, else its kind."""
        words = [self.name, self.tab] if self.name or self.tab else [self.section or self.list]
        shown = " / ".join(word for word in words if word)
        return f"{shown} ({self.span})" if self.span else shown

    @property
    def heading(self) -> str:
        """``label`` with the site and, where the heading does not say it, the section."""
        section = self.section if self.section and self.section not in self.label else None
        return " · ".join(word for word in (self.site, section, self.label) if word)


@dataclass(frozen=True, slots=True)
class Spell:
    """An entry at one position of a list, from ``start`` until ``end`` (the first second at which it stood
    there no more, or is not known to have). ``is_open``: it stands there at the newest look.
    """

    on: ListName
    position: int
    rank: int | None
    article_id: str | None
    url: str | None
    title: str | None
    publisher: str | None
    start: datetime
    end: datetime
    is_open: bool = False

    @property
    def seconds(self) -> int:
        """How long it stood there."""
        return int((self.end - self.start).total_seconds())


@dataclass(frozen=True, slots=True)
class StandingEntry:
    """An entry of a list at a moment; ``since`` when it stands at this position."""

    position: int
    rank: int | None
    article_id: str | None
    url: str | None
    title: str | None
    publisher: str | None
    comment_count: int | None
    since: datetime


@dataclass(frozen=True, slots=True)
class ListAt:
    """A list at the moment ``at``.

    ``state``: ``seen``, with its ``entries`` in list order; ``empty``: its page was read, and it was not
    there; ``in doubt``: it could not be read, or was not published; ``gap``: it changed at some time between
    two looks too far apart; ``never``: there was no look yet. ``seen_from`` and ``seen_until`` are the first
    and the last look of the stretch that says so, ``about_from`` and ``about_until`` the time the ranking
    itself says it is about. ``reach``: the last position that these looks came to, where the list goes on;
    what stands below is there only as looks before and after found it.
    """

    of: ListName
    at: datetime
    state: ListState
    seen_from: datetime | None = None
    seen_until: datetime | None = None
    looks: int = 0
    about_from: datetime | None = None
    about_until: datetime | None = None
    reach: int | None = None
    entries: list[StandingEntry] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Unknown:
    """A time for which nobody can say what stood on a list: a gap, a look in doubt, or no list there."""

    on: ListName
    start: datetime
    end: datetime
    why: Literal["gap", "in doubt", "empty"]


@dataclass(frozen=True, slots=True)
class Exposure:
    """How much room something had on lists: seconds at a place, added up over all places it had at once."""

    of: str | None
    seconds: int
    best_rank: int | None
    articles: int
