"""What each crawl found its lists to be, kept so that the next ones can be held against it."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update

from newscrawl.exceptions import FailureClass
from newscrawl.store.history import runs_of_crawl
from newscrawl.store.listentries import FIELDS, ListedArticle, entries_by_list
from newscrawl.store.manyrows import insert_rows
from newscrawl.store.measuretables import measures
from newscrawl.store.prepared import fetch
from newscrawl.store.spellqueries import ids_seen
from newscrawl.store.tables import runs
from newscrawl.store.textkeys import text_key
from newscrawl.store.waiting import ListRead
from newscrawl.text import comparable

# Measures older than this are forgotten; what was so long ago is no measure of a list any more.
KEPT_FOR = timedelta(days=60)
# Earlier crawls that a list is held against: a day of one every ten minutes, a week of one every hour.
_PAST = 168
_GONE = (404, 410)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListMeasure:
    """What one crawl found one list to be; see the table ``measures``.

    ``ids``: the articles behind its entries; of earlier crawls only that of the last good one has them.
    ``misnamed``: entries that stand under the headline of another one; ``letters`` and ``known_letters``: the
    lengths of the texts that were read in this crawl, and before. Those three are of the crawl itself only.
    """

    crawl: int
    source: bytes
    site: str
    label: str
    at: datetime
    pages: int = 1
    seconds: float = 0.0
    closed: bool = True
    how: str | None = None
    lists: Mapping[int, int] = field(default_factory=dict)
    failure: FailureClass | None = None
    articles: int = 0
    stored: int = 0
    gone: int = 0
    refused: Mapping[str, int] = field(default_factory=dict)
    newest: datetime | None = None
    chronological: bool = False
    sequence: bytes | None = None
    fresh: int = 0
    filled: Mapping[str, float] = field(default_factory=dict)
    sources: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    doubt: FailureClass | None = None
    ids: frozenset[str] = frozenset()
    misnamed: int = 0
    letters: Sequence[int] = ()
    known_letters: Sequence[int] = ()

    @property
    def name(self) -> str:
        """What the list is called: its site and label. Of an address (``url=``) the site is the address, and
        so is the label.
        """
        return self.label if self.label.startswith(self.site) else f"{self.site} {self.label}"

    @property
    def entries(self) -> int:
        """Entries of all its lists."""
        return sum(self.lists.values())


def note_page(
    connection: Connection, crawl: int, read: ListRead, lists: Mapping[int, int], *, goes_on: bool = False
) -> None:
    """Add a page of a list, with its entries by list, to what the crawl has of it. The caller has locked the
    crawl. ``goes_on``: there is a page after it.
    """
    # Of several lists on a page the longest is the one that has further pages.
    most = max(lists.values(), default=0)
    short = [key for key, number in lists.items() if number == most] if goes_on else []
    own = {"of_crawl": crawl, "of_source": read.source}
    rows = fetch(connection, _OWN, own)
    failure = read.failure.value if read.failure else None
    if not rows:
        values = {
            "crawl": crawl,
            "source": read.source,
            "site": read.site,
            "label": read.label,
            "observed_at": read.at,
            "pages": 0 if failure else 1,
            "seconds": read.seconds,
            "closed": read.closed,
            "how": read.how,
            "lists": {str(key): number for key, number in lists.items()},
            "short": short,
            "failure": failure,
        }
        insert_rows(connection, measures, [values])
    else:
        row = rows[0]._asdict()
        changed = _with_page(row, read, lists) | ({} if failure else {"short": short})
        insert_rows(connection, measures, [row | changed], replacing=tuple(changed))


# Made once: making a statement takes longer than SQLite takes to answer it.
_OWN = select(measures).where(
    measures.c.crawl == bindparam("of_crawl"), measures.c.source == bindparam("of_source")
)


def _with_page(row: Mapping[Any, Any], read: ListRead, lists: Mapping[int, int]) -> dict[str, Any]:
    """What a further page adds to the row of its list."""
    entries = defaultdict(int, row["lists"])
    for key, number in lists.items():
        entries[str(key)] += number
    return {
        "pages": row["pages"] + (read.failure is None),
        "seconds": row["seconds"] + read.seconds,
        "closed": row["closed"] and read.closed,
        "how": row["how"] or read.how,
        "lists": dict(entries),
        "failure": row["failure"] or (read.failure.value if read.failure else None),
    }


def measured(connection: Connection, run: str, crawl: int) -> list[ListMeasure]:
    """What the crawl of ``run``, read to its end, found its lists to be."""
    rows = connection.execute(
        select(measures).where(measures.c.crawl == crawl).order_by(measures.c.observed_at, measures.c.source)
    )
    carried_by = runs_of_crawl(connection, run)
    listed = entries_by_list(connection, carried_by)
    return [_with_articles(_measure(row), listed, carried_by) for row in rows.mappings()]


def past(connection: Connection, sources: Iterable[bytes], crawl: int) -> dict[bytes, list[ListMeasure]]:
    """What the crawls before ``crawl`` found these lists to be, by source, newest first.

    Only crawls that came to their end. The newest one without a doubt has the articles on it.
    """
    found = {}
    # A query for each list: it takes the newest rows off the index, however long the past is.
    for source in sources:
        rows = connection.execute(
            select(measures)
            .where(measures.c.source == source, measures.c.crawl < crawl, measures.c.articles.is_not(None))
            .order_by(measures.c.crawl.desc())
            .limit(_PAST)
        )
        found[source] = _with_last_ids(connection, [_measure(row) for row in rows.mappings()])
    return found


def note(connection: Connection, found: Sequence[ListMeasure], now: datetime) -> None:
    """Keep what the end of a crawl has added to its measures; forget the oldest ones."""
    if found:
        connection.execute(
            update(measures).where(
                measures.c.crawl == bindparam("of_crawl"), measures.c.source == bindparam("of_source")
            ),
            [
                {
                    "of_crawl": one.crawl,
                    "of_source": one.source,
                    "articles": one.articles,
                    "stored": one.stored,
                    "gone": one.gone,
                    "refused": dict(one.refused),
                    "newest": one.newest,
                    "chronological": one.chronological,
                    "sequence": one.sequence,
                    "fresh": one.fresh,
                    "filled": dict(one.filled),
                    "sources": {name: dict(shares) for name, shares in one.sources.items()},
                    "doubt": one.doubt.value if one.doubt else None,
                }
                for one in found
            ],
        )
    connection.execute(delete(measures).where(measures.c.observed_at < now - KEPT_FOR))


def accept(connection: Connection, run: str) -> None:
    """Take what the crawl of ``run`` found as a good picture: a person has said so."""
    crawl = select(runs.c.crawl).where(runs.c.id == run).scalar_subquery()
    connection.execute(update(measures).where(measures.c.crawl == crawl).values(doubt=None))


def _measure(row: Mapping[Any, Any]) -> ListMeasure:
    own = ("crawl", "source", "site", "label", "pages", "seconds", "closed", "how", "newest", "sequence")
    values: dict[str, Any] = {name: row[name] for name in own}
    values |= {name: row[name] or 0 for name in ("articles", "stored", "gone", "fresh")}
    return ListMeasure(
        **values,
        at=row["observed_at"],
        lists={int(key): number for key, number in row["lists"].items()},
        failure=FailureClass(row["failure"]) if row["failure"] else None,
        chronological=bool(row["chronological"]),
        refused=row["refused"] or {},
        filled=row["filled"] or {},
        sources=row["sources"] or {},
        doubt=FailureClass(row["doubt"]) if row["doubt"] else None,
    )


def _with_articles(
    one: ListMeasure, listed: Mapping[int, Sequence[ListedArticle]], carried_by: Sequence[str]
) -> ListMeasure:
    different = {entry.id: entry for key in one.lists for entry in listed.get(key, ())}
    entries = list(different.values())
    times = [entry.published_at for entry in entries if entry.published_at is not None]
    own = {text_key(run) for run in carried_by}
    fresh = [entry for entry in entries if entry.read_in in own]
    unread = [entry for entry in entries if entry.read_in is None]
    in_order = sum(later <= earlier for earlier, later in pairwise(times))
    return replace(
        one,
        articles=len(entries),
        stored=sum(entry.read_in is not None for entry in entries),
        gone=sum(entry.status in _GONE for entry in unread),
        refused=dict(Counter(entry.refused for entry in unread if entry.refused)),
        newest=max(times, default=None),
        chronological=len(times) > _FEW and in_order >= _NEARLY_ALL * (len(times) - 1),
        sequence=hashlib.blake2b("\n".join(different).encode("utf-8", "replace"), digest_size=16).digest(),
        fresh=len(fresh),
        filled={name: round(sum(name in entry.filled for entry in fresh) / len(fresh), 3) for name in FIELDS}
        if fresh
        else {},
        sources=_shares([entry.sources for entry in fresh if entry.sources]),
        ids=frozenset(different),
        misnamed=_misnamed(entries),
        letters=tuple(entry.letters for entry in fresh),
        known_letters=tuple(entry.letters for entry in entries if entry.read_in not in (None, *own)),
    )


def _misnamed(entries: Sequence[ListedArticle]) -> int:
    """How many entries stand under the very headline of another one of the list."""
    owners: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        owners[comparable(entry.title)].add(entry.id)
    return sum(
        entry.id not in owners.get(comparable(entry.shown), {entry.id})
        for entry in entries
        if entry.title and entry.shown
    )


def _shares(found: Sequence[Mapping[str, str]]) -> dict[str, dict[str, float]]:
    """Of articles with their sources by field: the share of each source of a field."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for sources in found:
        for name, source in sources.items():
            counts[name][source] += 1
    return {
        name: {source: round(number / len(found), 3) for source, number in of_field.items()}
        for name, of_field in counts.items()
    }


# More entries than this must stand in the order of time, nearly all, before a list is said to do so.
_FEW, _NEARLY_ALL = 5, 0.9


def _with_last_ids(connection: Connection, found: list[ListMeasure]) -> list[ListMeasure]:
    place = next((place for place, one in enumerate(found) if one.doubt is None), None)
    if place is not None:
        last = found[place]
        found[place] = replace(last, ids=ids_seen(connection, last.lists, last.at))
    return found
