"""What the store is asked with and answers with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Literal, Self

from newscrawl.store.spellrecords import ListName

VerdictWord = Literal["ok", "degraded", "broken"]


class Held(StrEnum):
    """Which lists of an ended crawl are in doubt, where it is more than some of them."""

    ALL = "all"  # each is in doubt


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a listed article. ``read_at`` is None for one that is only known to be gone."""

    article_id: str
    read_at: datetime | None
    gone: bool = False


class Objection(StrEnum):
    """Why a reading is withheld: it is not stored, and its page waits in quarantine."""

    NOT_PROMISED = "not what the list promised"
    SAME_PAGE = "the same page under other headlines"
    OTHER_TEXT = "another text in place of the stored one"
    LOST_TEXT = "most of the stored text is gone"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a commit made of one article. ``article_id`` is the identity it is kept under.

    ``story``: the story it tells. ``why``: the objection to one that is withheld. ``withdrew``: articles of
    this run that turned out with it to be that same page, and were taken out of the store again.
    """

    status: Literal["new", "revised", "unchanged", "duplicate", "withheld"]
    article_id: str
    revision: int
    story: str = ""
    # The transaction that kept it broke off before it could say so.
    kept_before: bool = False
    why: Objection | None = None
    withdrew: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WithheldReading:
    """A reading that is withheld. ``headline``, ``publisher`` and ``url`` are what a list last showed of the
    article. ``has_page``: whether its page is still kept; ``page`` has it where articles were asked for by
    name. ``stored``: whether an earlier reading is.
    """

    article_id: str
    reason: str
    run: str
    seen_at: datetime
    times: int
    stored: bool
    headline: str | None = None
    publisher: str | None = None
    url: str | None = None
    has_page: bool = False
    page: bytes | None = field(default=None, repr=False)
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class KeptPage:
    """An article page as it was served. ``revision`` is what it was read as at ``read_at``."""

    article_id: str
    revision: int
    site: str
    url: str
    encoding: str | None
    read_at: datetime
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What a field held, and what a kept page says with today's rules. Values as JSON has them."""

    article_id: str
    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Reread:
    """What reading a kept page again came to. ``superseded``: the article was fetched anew meanwhile.

    ``described``: only what describes the article differs (section, publisher, …), which makes no revision.
    """

    status: Literal["revised", "described", "unchanged", "superseded"]
    changes: list[FieldChange] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """An article of the frontier whose page was not read: it is ``gone``, ``unchanged`` as its server says,
    ``refused``, or it ``failed``.

    ``status`` is why it is gone: 404, 410, or 200 for a page without an article, of which ``kind`` says what
    it is. ``why``: why one that is stored was asked for again. One that failed waits for the next crawl of
    the same job, the others are taken off the frontier.
    """

    how: Literal["gone", "unchanged", "refused", "failed"]
    article_id: str
    url: str
    key: bytes | None = None
    status: int = 404
    kind: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRecord:
    """One row of the table ``runs``."""

    id: str
    spider: str
    started: datetime
    crawl: int | None = None
    site: str | None = None
    arguments: dict[str, Any] = field(default_factory=dict)
    ended: datetime | None = None
    state: str = "running"
    verdict: VerdictWord | None = None
    reasons: list[str] | None = None
    counts: dict[str, Any] | None = None
    timings: dict[str, float] | None = None
    health: dict[str, dict[str, Any]] | None = None

    @classmethod
    def of(cls, row: Mapping[Any, Any]) -> Self:
        """The record in a row of ``runs``."""
        return cls(**{name: row[name] for name in cls.__dataclass_fields__})


@dataclass(frozen=True, slots=True)
class StoryArticle:
    """An article of a story. ``first_seen``: when it was first read."""

    article_id: str
    site: str | None
    publisher: str | None
    title: str | None
    url: str | None
    published_at: datetime | None
    first_seen: datetime | None = None


@dataclass(frozen=True, slots=True)
class FoundStory:
    """A story and its articles in the order of publication. ``original``: the identity of the article that
    the others have their text from, None where it is not among them; ``named``: the medium that they name.
    """

    id: str
    original: str | None
    named: str | None
    articles: tuple[StoryArticle, ...]

    @property
    def publishers(self) -> tuple[str, ...]:
        """The media that tell it, in the order of publication."""
        return tuple(dict.fromkeys(one.publisher for one in self.articles if one.publisher))


@dataclass(frozen=True, slots=True)
class Observed:
    """The lists of one site as the crawl of one run observed them; with ``keys`` only those."""

    run: str
    site: str | None
    keys: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    """What the published feed of a spider shows: ``lists`` in its order. ``run`` published it."""

    spider: str
    published_at: datetime
    run: str
    lists: list[Observed]


@dataclass(frozen=True, slots=True)
class Edition:
    """What ``run`` would publish for ``spider``: ``lists`` in their order, in the place of ``former``."""

    spider: str
    run: str
    lists: list[Observed]
    former: Publication | None


@dataclass(frozen=True, slots=True)
class Move:
    """One article's change of place on one list between two moments; a rank is None off the list."""

    article_id: str | None
    title: str | None
    url: str | None
    on: ListName
    before: int | None
    after: int | None


@dataclass(slots=True)
class Changes:
    """What happened on lists between two moments, each in list order."""

    entered: list[Move] = field(default_factory=list)
    left: list[Move] = field(default_factory=list)
    climbed: list[Move] = field(default_factory=list)
    fell: list[Move] = field(default_factory=list)
