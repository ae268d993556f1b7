"""What a page of a list comes to, in one transaction: its ranks, its articles on the frontier, the next page.

The page's own row goes with it. A run that is killed before has kept nothing of the page and reads it again;
one that is killed after never does. Where the row is gone already, another run has kept the page.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, delete, exists, func, select, update

from newscrawl.items import Ranking
from newscrawl.store import answers, following, prepared
from newscrawl.store import frontier as rows
from newscrawl.store.commit import Committer
from newscrawl.store.content import LIST_FIELDS, list_key
from newscrawl.store.history import runs_of_crawl
from newscrawl.store.identity import observation
from newscrawl.store.known import known
from newscrawl.store.leases import clock
from newscrawl.store.measures import note_page
from newscrawl.store.prepared import fetch, fetch_value
from newscrawl.store.tables import crawls, frontier, lists, rankings
from newscrawl.store.waiting import KeptList, ListRead, ReadList, WaitingArticle, article_key, placement_of

# An entry of a page and its slot; None if its article is not to be read.
_Entry = tuple[Ranking, str | None]
# Entries in one statement, and in memory as rows, of a page with very many.
_PART = 2_000


def keep(connection: Connection, run: str, crawl: int, read: ReadList, *, again: bool) -> KeptList:
    """Keep a page that ``run`` has read. See ``ReadList`` and ``KeptList``."""
    # Pages of one crawl are kept one after the other: what a page before has listed must be known.
    [row] = fetch(connection, _CRAWL, {"of_crawl": crawl})
    place = fetch_value(connection, _PLACE, {"of_crawl": crawl, "of_key": read.key})
    if place is None:
        if again and _is_kept(connection, run, read):
            return KeptList(kept=list(read.rankings))
        return KeptList(lost=True)
    rows.remove_own(connection, crawl, [read.key])
    done, keeper = KeptList(), _Keeper(connection, run, crawl, read)
    for start in range(0, len(read.rankings), _PART):
        room = None if read.limit is None else read.limit - row.queued - done.queued
        these = slice(start, start + _PART)
        entries = list(zip(read.rankings[these], read.slots[these], strict=True))
        part = keeper.keep(entries, row.seq + done.queued, room)
        done = done.with_part(part)
    is_new = bool(done.kept) or done.repeated > 0
    if read.measured is not None:
        goes_on = read.goes_on and (is_new or read.page == 1)
        note_page(connection, crawl, read.measured, _by_list(read.rankings), goes_on=goes_on)
    if read.answer is not None:
        answers.keep(connection, read.answer, read.measured.source if read.measured else None)
    is_full = read.limit is not None and row.queued + done.queued >= read.limit
    lists_left = _go_on(connection, crawl, read, place, is_full=is_full, is_new=is_new)
    if done.queued:
        added = {"now_seq": row.seq + done.queued, "now_queued": row.queued + done.queued}
        prepared.execute(connection, _GROW, {"of_crawl": crawl, **added})
    return replace(done, lists_left=lists_left)


# Made once: making a statement takes longer than SQLite takes to answer it.
_CRAWL = select(crawls.c.seq, crawls.c.queued).where(crawls.c.id == bindparam("of_crawl")).with_for_update()
_PLACE = select(frontier.c.seq).where(
    frontier.c.crawl == bindparam("of_crawl"), frontier.c.key == bindparam("of_key")
)
_GROW = (
    update(crawls)
    .where(crawls.c.id == bindparam("of_crawl"))
    .values(seq=bindparam("now_seq"), queued=bindparam("now_queued"))
)
_STORED = select(frontier.c.key).where(
    frontier.c.crawl == bindparam("of_crawl"), frontier.c.key.in_(bindparam("keys", expanding=True))
)
_RUNS: BindParameter[str] = bindparam("runs", expanding=True)
# Observations have their numbers in the order of time: what is older is not looked at.
_FIRST = select(func.min(rankings.c.seq)).where(rankings.c.run.in_(_RUNS))
_OBSERVED = (
    select(
        *(lists.c[name] for name in LIST_FIELDS),
        rankings.c.rank,
        rankings.c.url,
        lists.c.span,
        rankings.c.article_id,
    )
    .join(lists, lists.c.key == rankings.c.list_key)
    .where(
        rankings.c.article_id.in_(bindparam("ids", expanding=True)),
        rankings.c.seq >= bindparam("first"),
        rankings.c.run.in_(_RUNS),
    )
)


@dataclass(frozen=True, slots=True)
class _Keeper:
    """Keeps the entries of one page, part by part."""

    connection: Connection
    run: str
    crawl: int
    read: ReadList

    def keep(self, entries: Sequence[_Entry], seq: int, room: int | None) -> KeptList:
        """Keep some entries; those before have been kept. Articles come after ``seq``, ``room`` at most."""
        connection, read = self.connection, self.read
        observed = _before(connection, self.run, [ranking for ranking, _ in entries])
        listed = set(observed.values())
        fresh, repeated = _fresh(entries, observed, is_further=read.page > 1)
        ranks = [ranking for ranking, _ in fresh if not ranking.is_lead]
        Committer(connection, self.run).keep_rankings(ranks)
        followed = [(ranking, slot) for ranking, slot in fresh if slot is not None]
        articles = _articles(read, followed)
        asked = [(one.article_id, one.url) for one in articles.values()]
        is_known, stale = known(connection, asked, read.stale_before)
        again: dict[str, str] = dict.fromkeys(stale, following.Again.STALE)
        shown = following.ListedTitles()
        if read.rereading is not None:
            shown_here = [ranking for ranking, _ in followed if ranking.article_id and ranking.url]
            more, shown = following.reasons(
                connection, shown_here, is_known, read.rereading, front=read.page == 1
            )
            again |= more
        wanted = {
            key: replace(one, why=again[one.article_id]) if one.article_id in again else one
            for key, one in articles.items()
            if one.article_id not in is_known or one.article_id in again
        }
        added, left = rows.add_articles(connection, self.crawl, wanted, seq, room)
        if read.rereading is not None:
            shown.note(connection, read.rereading.now, {one.article_id for one in left})
        first_listed = [article_id for article_id, _ in asked if article_id not in listed]
        return KeptList(
            kept=ranks,
            repeated=repeated,
            listed=len(first_listed),
            known=sum(one in is_known and one not in again for one in first_listed),
            queued=len(added),
            left=len(left),
            again=Counter(one.why for one in added if one.why is not None),
        )


def _is_kept(connection: Connection, run: str, read: ReadList) -> bool:
    """Whether ``run`` has kept this very page in a transaction whose answer never came."""
    moments = {ranking.observed_at for ranking in read.rankings}
    return bool(
        connection.scalar(select(exists().where(rankings.c.run == run, rankings.c.observed_at.in_(moments))))
    )


def _before(connection: Connection, run: str, listed: Sequence[Ranking]) -> dict[tuple[Any, ...], str]:
    """The observations that the crawl has of these articles already, each with the article's identity."""
    carried_by = runs_of_crawl(connection, run)
    first = fetch_value(connection, _FIRST, {"runs": carried_by})
    observed: dict[tuple[Any, ...], str] = {}
    if first is None:
        return observed
    for part in rows.parts(sorted({one.article_id for one in listed if one.article_id})):
        these = {"ids": part, "first": first, "runs": carried_by}
        observed |= {tuple(found[:-1]): found[-1] for found in fetch(connection, _OBSERVED, these)}
    return observed


def _fresh(
    entries: Iterable[_Entry], observed: Mapping[tuple[Any, ...], str], *, is_further: bool
) -> tuple[list[_Entry], int]:
    """The entries that were not observed before, each with its slot, and how many others show once more an
    article of an earlier page.

    On a further page (``is_further``) the place that an article has on an earlier one of the same list is its
    only one: a list moves on while it is paged. Boxes of one page that share a name may each rank an article.
    """
    places = {(*_list_of(key), article_id) for key, article_id in observed.items()} if is_further else set()
    seen, fresh, repeated = set(observed), list[_Entry](), 0
    for ranking, slot in entries:
        key = observation(ranking)
        if key in seen:
            continue
        seen.add(key)
        if (*_list_of(key), ranking.article_id) in places:
            repeated += 1
        else:
            fresh.append((ranking, slot))
    return fresh, repeated


def _list_of(key: tuple[Any, ...]) -> tuple[Any, ...]:
    """What of an observation says on which list it was made, and for which time."""
    *names, _rank, _url, span = key
    return (*names, span)


def _articles(read: ReadList, entries: Iterable[tuple[Ranking, str]]) -> dict[bytes, WaitingArticle]:
    """The articles of a page in list order, each once; the first address it is listed under is read."""
    articles: dict[bytes, WaitingArticle] = {}
    for ranking, slot in entries:
        if ranking.article_id is None or ranking.url is None:
            continue
        key = article_key(ranking.article_id)
        if key not in articles:
            articles[key] = WaitingArticle(
                site=read.site,
                slot=slot,
                url=ranking.url,
                article_id=ranking.article_id,
                title=ranking.title,
                publisher=ranking.publisher,
            )
        place = placement_of(ranking)
        if place not in articles[key].placements:
            articles[key].placements.append(place)
    return articles


def _go_on(
    connection: Connection, crawl: int, read: ReadList, place: int, *, is_full: bool, is_new: bool
) -> int:
    """Put the next pages on the frontier. Returns how many pages ``limit`` leaves unread."""
    if is_full:
        return len(read.next) + rows.drop_lists(connection, crawl)
    # A site whose pages repeat themselves from the second on has no further ones.
    if read.next and (is_new or read.page == 1):
        asked = {"of_crawl": crawl, "keys": [page.key for page in read.next]}
        there = {row.key for row in fetch(connection, _STORED, asked)}
        rows.add_lists(connection, crawl, [page for page in read.next if page.key not in there], place)
    return 0


def _by_list(entries: Iterable[Ranking]) -> dict[int, int]:
    """How many entries each list has on a page."""
    return Counter(map(list_key, entries))


def put_off(connection: Connection, crawl: int, key: bytes, seconds: float) -> None:
    """Let a page wait for so long before it is asked for again, by whatever run."""
    of_page = (frontier.c.crawl == crawl, frontier.c.key == key)
    later = {"run": None, "tries": frontier.c.tries + 1, "due": clock(connection) + seconds}
    connection.execute(update(frontier).where(*of_page).values(later))


def drop(connection: Connection, crawl: int, key: bytes, read: ListRead | None) -> None:
    """Take a page off the frontier that could not be read; ``read`` says why."""
    if read is not None:
        connection.execute(select(crawls.c.id).where(crawls.c.id == crawl).with_for_update())
        note_page(connection, crawl, read, {})
    connection.execute(delete(frontier).where(frontier.c.crawl == crawl, frontier.c.key == key))
