"""What lists gave room to, and what moved on them between two moments."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, select, text

from newscrawl.store.entrybook import known_numbers
from newscrawl.store.epoch import seconds
from newscrawl.store.frontier import parts
from newscrawl.store.records import Changes, Move
from newscrawl.store.spellqueries import WITHIN, picture, span
from newscrawl.store.spellrecords import Exposure, ListAt, ListName, StandingEntry
from newscrawl.store.spelltables import entries, within
from newscrawl.store.standing import picture_after, picture_before
from newscrawl.store.tables import articles

By = Literal["publisher", "section"]

_ADDED_UP = text(
    WITHIN  # noqa: S608 - no input in it
    + "SELECT entry, min(rank) AS best, sum("
    "CASE WHEN until_at < :until THEN until_at ELSE :until END"
    " - CASE WHEN from_at > :since THEN from_at ELSE :since END) AS seconds"
    " FROM within GROUP BY entry"
)


def exposure(
    connection: Connection, names: Sequence[ListName], since: datetime, until: datetime, by: By
) -> list[Exposure]:
    """How long each publisher or section stood on these lists, the longest first.

    A publisher is the one shown on the list, else the article's; a section the list's own, else the
    article's. Only what is known counts: a gap is nobody's time.
    """
    numbers = known_numbers(connection, (one.key for one in names))
    sums: defaultdict[str | None, _Sum] = defaultdict(_Sum)
    for name in names:
        if (number := numbers.get(name.key)) is None:
            continue
        rows = connection.execute(_ADDED_UP, span(connection, number, since, until)).all()
        groups = _groups(connection, [entry for entry, _, _ in rows], by)
        for entry, best, length in rows:
            group, article = groups[entry]
            sums[name.section or group if by == "section" else group].add(int(length), best, article)
    found = [Exposure(of, one.seconds, one.best, len(one.articles)) for of, one in sums.items()]
    return sorted(found, key=lambda one: (-one.seconds, one.of is None, one.of or ""))


@dataclass(slots=True)
class _Sum:
    """What a publisher or section had so far. Of a week's lists there are ten thousands of entries."""

    seconds: int = 0
    best: int | None = None
    articles: set[str] = field(default_factory=set)

    def add(self, seconds: int, rank: int | None, article: str) -> None:
        self.seconds += seconds
        self.articles.add(article)
        if rank is not None and (self.best is None or rank < self.best):
            self.best = rank


def _groups(connection: Connection, numbers: Iterable[int], by: By) -> dict[int, tuple[str | None, str]]:
    """The publisher or section of each entry, and the article that it is about."""
    query = select(
        entries.c.number,
        entries.c.publisher.label("shown"),
        entries.c.article_id,
        entries.c.url,
        articles.c[by].label("stored"),
    ).outerjoin(articles, articles.c.id == entries.c.article_id)
    is_shown = by == "publisher"
    return {
        number: ((shown if is_shown else None) or stored, article_id or url or "")
        for part in parts(sorted(set(numbers)))
        for number, shown, article_id, url, stored in connection.execute(
            query.where(entries.c.number.in_(part))
        )
    }


def moves(connection: Connection, names: Sequence[ListName], before: datetime, after: datetime) -> Changes:
    """What entered, left, climbed and fell on these lists from one moment to another.

    Where a list is not known at the first moment, the first look after it that saw the list counts; at the
    second, the last one before it. A list that was never seen twice says nothing. An article that stands
    on a list more than once counts at its best place. What enters below the part that the first look came to,
    or leaves there, nobody knows of: it may have stood there before.
    """
    numbers = known_numbers(connection, (one.key for one in names))
    result = Changes()
    for name in names:
        if (number := numbers.get(name.key)) is None:
            continue
        last = picture_before(connection, number, seconds(after))
        first = picture_before(connection, number, seconds(before))
        first = first or picture_after(connection, number, seconds(before))
        if first is None or last is None or first.from_at >= last.from_at:
            continue
        old, new = (picture(connection, name, number, one, one.until_at) for one in (first, last))
        _compare(old, new, result)
    return result


def _by_article(found: ListAt) -> dict[str, StandingEntry]:
    standing: dict[str, StandingEntry] = {}
    for entry in found.entries:
        standing.setdefault(entry.article_id or entry.url or "", entry)
    return standing


def _compare(first: ListAt, last: ListAt, result: Changes) -> None:
    old, new = _by_article(first), _by_article(last)
    for key, entry in new.items():
        was = old.get(key)
        move = _move(last.of, entry, was.rank if was else None, entry.rank)
        if was is None:
            if within(first.reach, entry.position):
                result.entered.append(move)
        elif was.rank is not None and entry.rank is not None and entry.rank != was.rank:
            (result.climbed if entry.rank < was.rank else result.fell).append(move)
    result.left += [
        _move(first.of, entry, entry.rank, None)
        for key, entry in old.items()
        if key not in new and within(last.reach, entry.position)
    ]


def _move(name: ListName, entry: StandingEntry, before: int | None, after: int | None) -> Move:
    return Move(entry.article_id, entry.title, entry.url, name, before, after)
