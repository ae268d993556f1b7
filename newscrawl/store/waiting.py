"""Rows of the frontier as the run sees them: pages of lists, and articles, that are to be read."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from newscrawl.exceptions import FailureClass
from newscrawl.items import NamedVersion, Placement, Ranking
from newscrawl.store.answers import KeptAnswer
from newscrawl.store.identity import address_digest


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingList:
    """One page of a list. ``source`` is its declaration in JSON, ``above`` how many ranked entries stand on
    the pages before it, ``step`` what the page is read for, ``tries`` how often it was put off.
    """

    site: str
    slot: str
    url: str
    source: str
    step: str = "list"
    page: int = 1
    above: int = 0
    tries: int = 0

    @property
    def key(self) -> bytes:
        """The same page of the same list has the same key."""
        return address_digest(f"list {self.site} {self.step} {self.page} {self.source} {self.url}")

    def row(self, crawl: int, seq: int) -> dict[str, Any]:
        """The columns of ``frontier``."""
        return asdict(self) | {
            "key": self.key,
            "crawl": crawl,
            "kind": "list",
            "priority": 0,
            "seq": seq,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingArticle:
    """One article with every place it was listed at, and title and publisher as the first one showed them.

    ``why``: why it is read again; None for one that was never read. ``kept``: the version of it that is kept,
    if its server can call that unchanged.
    """

    site: str
    slot: str
    url: str
    article_id: str
    title: str | None = None
    publisher: str | None = None
    placements: list[Placement] = field(default_factory=list)
    why: str | None = None
    kept: NamedVersion | None = None

    @property
    def key(self) -> bytes:
        """The same article has the same key."""
        return article_key(self.article_id)

    def row(self, crawl: int, seq: int) -> dict[str, Any]:
        """The columns of ``frontier``."""
        return {
            "key": self.key,
            "crawl": crawl,
            "kind": "article",
            "site": self.site,
            "slot": self.slot,
            "url": self.url,
            "priority": 0,
            "seq": seq,
            "tries": 0,
            "address": address_digest(self.url),
            "article_id": self.article_id,
            "title": self.title,
            "publisher": self.publisher,
            "placements": packed(self.placements),
            "why": self.why,
        }


def article_key(article_id: str) -> bytes:
    """The key of an article on the frontier."""
    return address_digest(f"article {article_id}")


def placement_of(ranking: Ranking) -> Placement:
    """Where an entry of a list stands."""
    return Placement(ranking.list or "", ranking.name, ranking.tab, ranking.section, ranking.rank)


def packed(placements: list[Placement]) -> list[list[Any]]:
    """Placements as JSON keeps them."""
    return [[place.list, place.name, place.tab, place.section, place.rank] for place in placements]


def list_from(row: Any) -> WaitingList:
    """The page of a list that a row of ``frontier`` is."""
    return WaitingList(**{name: getattr(row, name) for name in WaitingList.__dataclass_fields__})


def article_from_frontier(row: Any) -> WaitingArticle:
    """The article that a row of ``frontier`` is."""
    own = [name for name in WaitingArticle.__dataclass_fields__ if name not in ("placements", "kept")]
    values = {name: getattr(row, name) for name in own}
    return WaitingArticle(**values, placements=[Placement(*place) for place in row.placements or ()])


@dataclass(frozen=True, slots=True)
class Taken:
    """What a run has leased. ``left`` says whether the crawl has anything to read, also with other runs."""

    lists: list[WaitingList]
    articles: list[WaitingArticle]
    left: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRead:
    """What one page of a list was like, for ``store.measures``.

    ``source`` is a digest of what was asked for, the same in every run. ``closed``: whether the page came to
    its own end. ``failure``: why it could not be read.
    """

    source: bytes
    site: str
    label: str
    at: datetime
    seconds: float = 0.0
    closed: bool = True
    how: str | None = None
    failure: FailureClass | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rereading:
    """``intervals`` since the first reading (``REREAD``), shortest first; ``now``: when the crawl began."""

    now: datetime
    intervals: Sequence[timedelta] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadList:
    """What one page of a list came to: its entries, the slot of each article to be read (None: not to be),
    and the pages that it leads to. ``key`` is that of the page's own row.

    ``goes_on``: the list has a page after this one, whether or not it is to be read.
    ``answer``: the page itself, to be kept if its server may call it unchanged later.
    ``stale_before``: articles last read before this are read again; ``rereading`` says what others are.
    ``limit``: how many articles the crawl
    reads at most. ``measured``: what the page was like, if it is a page of a list.
    """

    key: bytes
    site: str
    page: int = 1
    rankings: list[Ranking] = field(default_factory=list)
    slots: list[str | None] = field(default_factory=list)
    next: list[WaitingList] = field(default_factory=list)
    goes_on: bool = False
    stale_before: datetime | None = None
    rereading: Rereading | None = None
    limit: int | None = None
    measured: ListRead | None = None
    answer: KeptAnswer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptList:
    """What the store made of a page. ``kept`` are the entries that were not observed in this crawl before;
    ``repeated`` counts those that show an article of the list's earlier pages at a further place.

    ``listed``, ``known`` and ``queued`` count articles that no page before had listed; ``left`` are those
    that ``limit`` leaves unread, ``lists_left`` the pages. ``again``: why stored ones are read again.
    ``lost``: another run has kept the page. ``taken``: what was leased with it, if that was asked for.
    """

    kept: list[Ranking] = field(default_factory=list)
    repeated: int = 0
    listed: int = 0
    known: int = 0
    queued: int = 0
    left: int = 0
    lists_left: int = 0
    again: Counter[str] = field(default_factory=Counter)
    lost: bool = False
    taken: Taken | None = None

    def with_part(self, part: "KeptList") -> "KeptList":
        """This with a further part of the page; the list of entries is extended in place."""
        self.kept.extend(part.kept)
        return replace(
            self,
            repeated=self.repeated + part.repeated,
            listed=self.listed + part.listed,
            known=self.known + part.known,
            queued=self.queued + part.queued,
            left=self.left + part.left,
            again=self.again + part.again,
        )
