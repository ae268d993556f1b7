"""Which known articles a list gives a reason to read again, in the transaction that keeps the list's page.

- Its headline is another one than the stored article's (``newscrawl.retitling``), and the list did not show
  it when the article was last asked for. A list that always shows a shorter or edited headline than the page
  gives a reason once.
- It says of the article that it changed after it was last read (a feed's ``updated``, a sitemap's
  ``lastmod``).
- It is the first page of a main-news list, and one of the intervals of ``REREAD`` since the first reading has
  passed in which the article was not read.

What was read in this very crawl is not read again. Reasons that two readings in a row have found void wait an
hour, then two, up to a day: lists that change by themselves must not have an article read in every run.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import BigInteger, BindParameter, Connection, String, bindparam, cast, delete, func, select

from newscrawl.items import Ranking
from newscrawl.retitling import headline_key, is_same_headline
from newscrawl.store.content import IS_CURRENT, list_key
from newscrawl.store.dialects import insert_into
from newscrawl.store.followtables import fruitless, listed_titles
from newscrawl.store.frontier import parts
from newscrawl.store.known import GONE_FOR
from newscrawl.store.manyrows import insert_rows
from newscrawl.store.prepared import fetch
from newscrawl.store.records import Known, Outcome
from newscrawl.store.tables import articles, gone, revisions
from newscrawl.store.waiting import Rereading, article_key
from newscrawl.store.withheldtables import withheld
from newscrawl.text import is_cut

# What a list showed this long ago is forgotten: the article is off it, or is read again once more.
FORGOTTEN_AFTER = timedelta(days=30)
# Void reasons in a row after which the next one waits, how long the first time, and at most.
_PATIENT = 2
_PAUSE, _LONGEST_PAUSE = timedelta(hours=1), timedelta(days=1)
# A clock may be wrong by so much; a time that lies further ahead is none.
_AHEAD = timedelta(minutes=10)


class Again(StrEnum):
    """Why a known article is read again. The names are counted and stand in the summary."""

    HEADLINE = "changed headline"
    NEWER = "newer on its list"
    FRONT = "on a front page"
    STALE = "fresh="


# Reasons that a list gives, and that may be void.
BY_LISTS = frozenset((Again.HEADLINE, Again.NEWER))


@dataclass(slots=True)
class ListedTitles:
    """What the lists of one page show of articles, to be noted once these are asked for, or are as shown."""

    titles: dict[tuple[int, int], tuple[str, int]] = field(default_factory=dict)

    def add(self, one: "_Placed") -> None:
        """Note the headline of an entry."""
        self.titles[one.place] = (one.entry.article_id or "", one.title)

    def note(self, connection: Connection, now: datetime, but: Collection[str] = ()) -> None:
        """Keep them, ``but`` those of articles that are not asked for."""
        rows = [
            {"article": article, "list_key": list_key, "title": title, "day": _day(now)}
            for (article, list_key), (article_id, title) in sorted(self.titles.items())
            if article_id not in but
        ]
        insert_rows(connection, listed_titles, rows, replacing=("title", "day"))


def number_of(article_id: str) -> int:
    """The key of an article in the tables of this module."""
    return int.from_bytes(article_key(article_id)[:8], signed=True)


def title_digest(title: str | None) -> int:
    """A digest of what a headline says, and whether it says so whole."""
    packed = f"{headline_key(title)}{'…' * is_cut(title or '')}".encode("utf-8", "replace")
    return int.from_bytes(hashlib.blake2b(packed, digest_size=8).digest(), signed=True)


def _day(moment: datetime) -> int:
    return int(moment.astimezone(UTC).timestamp() // 86_400)


# -- The reasons ----------------------------------------------------------------------------------------


class _Placed(NamedTuple):
    """An entry of a list: ``place`` is its article and its list, ``title`` the digest of its headline.

    ``is_new``: whether that headline is new to its list.
    """

    entry: Ranking
    place: tuple[int, int]
    title: int
    is_new: bool


@dataclass(frozen=True, slots=True)
class _Stored:
    """What is stored of an article, as far as it matters here."""

    title: str | None
    publisher: str | None
    first_read: datetime
    looked_at: datetime


_IDS: BindParameter[str] = bindparam("ids", expanding=True)
_first = revisions.alias()
# A page that was withheld was looked at all the same.
_STORED = (
    select(
        articles.c.id,
        cast(revisions.c.content["title"].as_string(), String).label("title"),
        articles.c.publisher,
        _first.c.read_at.label("first_read"),
        articles.c.read_at,
        withheld.c.seen_at,
    )
    .join(revisions, IS_CURRENT)
    .join(_first, (_first.c.article_id == articles.c.id) & (_first.c.revision == 1))
    .outerjoin(withheld, withheld.c.article_id == articles.c.id)
    .where(articles.c.id.in_(_IDS))
)
_GONE = select(gone.c.article_id, gone.c.seen_at).where(
    gone.c.article_id.in_(_IDS), gone.c.seen_at >= bindparam("since")
)
_NUMBERS: BindParameter[int] = bindparam("numbers", expanding=True, type_=BigInteger)
_LISTED = select(listed_titles).where(listed_titles.c.article.in_(_NUMBERS))
_FRUITLESS = select(fruitless).where(fruitless.c.article.in_(_NUMBERS))


def reasons(
    connection: Connection,
    entries: Sequence[Ranking],
    known: Mapping[str, Known],
    rereading: Rereading,
    *,
    front: bool,
) -> tuple[dict[str, Again], ListedTitles]:
    """Why articles of a page are read again, by identity as listed; and what the page shows of all others.

    ``known``: by identity as listed. ``front``: whether it is the first page of its list.
    """
    shown, found = ListedTitles(), dict[str, Again]()
    candidates = _candidates(connection, entries, known, rereading, shown)
    if not front or not rereading.intervals:
        candidates = [one for one in candidates if one.is_new or one.entry.listed_modified]
    ids = {one.entry.article_id: known[one.entry.article_id or ""].article_id for one in candidates}
    stored = _stored(connection, ids.values()) if ids else {}
    pauses = _pauses(connection, stored)
    for one in candidates:
        entry = one.entry
        article = stored.get(ids[entry.article_id])
        if article is None or article.looked_at >= rereading.now:
            continue
        why = _why(entry, article, rereading, is_new=one.is_new, front=front)
        if why in BY_LISTS and pauses.get(ids[entry.article_id], rereading.now) > rereading.now:
            continue
        if one.is_new:
            shown.add(one)
        if why is not None:
            # The reasons stand in the order of what they say.
            asked = entry.article_id or ""
            found[asked] = min(found.get(asked, why), why, key=list(Again).index)
    return found, shown


def _candidates(
    connection: Connection,
    entries: Iterable[Ranking],
    known: Mapping[str, Known],
    rereading: Rereading,
    shown: ListedTitles,
) -> list[_Placed]:
    """The entries of stored articles that this crawl has not read; ``shown`` gets those that are no
    question.
    """
    candidates: list[_Placed] = []
    # The list of a past day shows what was said then.
    asked = [(entry, number_of(entry.article_id or "")) for entry in entries if entry.span is None]
    before = _titles_before(connection, [number for _, number in asked])
    for entry, number in asked:
        of_list = list_key(entry)
        own, title = before.get(number, {}), title_digest(entry.title)
        # A list that shows the article for the first time may show what another one was followed for.
        is_new = title != own[of_list] if of_list in own else title not in own.values()
        is_new = is_new and not entry.is_lead
        one = _Placed(entry, (number, of_list), title, is_new)
        stored = known.get(entry.article_id or "")
        if stored is None or (not is_new and of_list not in own):
            shown.add(one)
        if stored is not None and stored.read_at is not None and stored.read_at < rereading.now:
            candidates.append(one)
    return candidates


def _why(entry: Ranking, one: _Stored, rereading: Rereading, *, is_new: bool, front: bool) -> Again | None:
    if is_new and not is_same_headline(entry.title, one.title, (entry.publisher, one.publisher)):
        return Again.HEADLINE
    modified = entry.listed_modified
    if modified is not None and one.looked_at < modified <= rereading.now + _AHEAD:
        return Again.NEWER
    is_front = front and entry.list == "mainnews"
    return Again.FRONT if is_front and is_due(one.first_read, one.looked_at, rereading) else None


def is_due(first_read: datetime, looked_at: datetime, rereading: Rereading) -> bool:
    """Whether an interval has passed since the first reading in which the article was not looked at."""
    passed = [first_read + one for one in rereading.intervals if first_read + one <= rereading.now]
    return bool(passed) and looked_at < max(passed)


def _titles_before(connection: Connection, numbers: Iterable[int]) -> dict[int, dict[int, int]]:
    """By article and list, the digest of what was shown when the article was last asked for."""
    found: dict[int, dict[int, int]] = {}
    for part in parts(sorted(set(numbers))):
        for row in fetch(connection, _LISTED, {"numbers": list(part)}):
            found.setdefault(row.article, {})[row.list_key] = row.title
    return found


def _stored(connection: Connection, ids: Iterable[str]) -> dict[str, _Stored]:
    """What is stored of these articles, but for those that are gone."""
    found: dict[str, _Stored] = {}
    for part in parts(sorted(set(ids))):
        since = {"ids": list(part), "since": datetime.now(UTC) - GONE_FOR}
        left = {row.article_id: row.seen_at for row in fetch(connection, _GONE, since)}
        for row in fetch(connection, _STORED, {"ids": list(part)}):
            if row.id in left and left[row.id] >= row.read_at:
                continue
            looked_at = max(row.read_at, row.seen_at or row.read_at)
            found[row.id] = _Stored(row.title, row.publisher, row.first_read, looked_at)
    return found


# -- Reasons that were void -----------------------------------------------------------------------------


def _pauses(connection: Connection, ids: Iterable[str]) -> dict[str, datetime]:
    """Until when reasons are not heeded, by article."""
    numbers = {number_of(article_id): article_id for article_id in ids}
    found: dict[str, datetime] = {}
    for part in parts(sorted(numbers)):
        for row in fetch(connection, _FRUITLESS, {"numbers": list(part)}):
            if row.times >= _PATIENT:
                pause = min(_PAUSE * 2 ** min(row.times - _PATIENT, 10), _LONGEST_PAUSE)
                found[numbers[row.article]] = row.at + pause
    return found


def note_outcomes(connection: Connection, because: Sequence[str | None], outcomes: Sequence[Outcome]) -> None:
    """Note what became of articles that were read again ``because`` of a list; None: for the first time."""
    by_list = [outcome for why, outcome in zip(because, outcomes, strict=True) if why in BY_LISTS]
    ids = {
        status: [one.article_id for one in by_list if one.status == status]
        for status in ("revised", "unchanged")
    }
    note_readings(connection, ids["revised"], ids["unchanged"], datetime.now(UTC))


def note_readings(
    connection: Connection, changed: Iterable[str], unchanged: Iterable[str], now: datetime
) -> None:
    """Note that articles that a list gave a reason to read again had ``changed``, or were as before."""
    if gone_by := sorted(map(number_of, changed)):
        connection.execute(delete(fruitless).where(fruitless.c.article.in_(gone_by)))
    rows = [{"article": number, "times": 1, "at": now} for number in sorted(map(number_of, unchanged))]
    if rows:
        insert = insert_into(connection, fruitless)
        more = {"times": func.least(fruitless.c.times + 1, 100), "at": insert.excluded.at}
        if connection.dialect.name == "sqlite":
            more["times"] = func.min(fruitless.c.times + 1, 100)
        connection.execute(insert.on_conflict_do_update(index_elements=["article"], set_=more), rows)


def prune(connection: Connection, now: datetime) -> None:
    """Forget what lists showed long ago, and what was void then."""
    old = now - FORGOTTEN_AFTER
    connection.execute(delete(listed_titles).where(listed_titles.c.day < _day(old)))
    connection.execute(delete(fruitless).where(fruitless.c.at < old))
