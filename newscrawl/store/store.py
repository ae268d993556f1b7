"""The one class that touches the tables."""

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from newscrawl.items import Article, Ranking
from newscrawl.store import history, process, rereading
from newscrawl.store.archive import PageKeeper
from newscrawl.store.commit import Committer
from newscrawl.store.connection import lock_writers, open_engine
from newscrawl.store.errors import plain_errors
from newscrawl.store.identity import address_digest
from newscrawl.store.kept import kept_pages
from newscrawl.store.known import known
from newscrawl.store.records import Changes, KeptPage, Known, Observed, Outcome, Reread, RunRecord, Verdict
from newscrawl.store.tables import articles, gone, quarantine, rankings, runs
from newscrawl.text import KST


class Store:
    """Articles, revisions, ranks, runs, refused pages. Every method raises ``StoreError`` and nothing else.

    Methods may be called from any thread, one at a time; ``AsyncStore`` sees to that.
    """

    def __init__(self, url: str, keep_pages: timedelta = timedelta()) -> None:
        """``keep_pages``: how long the pages that articles bring along are kept; by default they are not."""
        self._engine, self._name = open_engine(url)
        self._keeper = PageKeeper(keep_pages)

    def close(self) -> None:
        """Let go of the database. Closing twice is allowed."""
        with plain_errors(self._name):
            self._engine.dispose()

    # -- Runs ---------------------------------------------------------------------------------------

    def start_run(
        self, run: str, spider: str, started: datetime, site: str | None, arguments: Mapping[str, Any]
    ) -> list[str]:
        """Record that a run begins. Returns the runs of killed processes, which are closed as ``broken``."""
        with self._writing() as connection:
            killed = process.close_killed(connection, started)
            connection.execute(
                runs.insert().values(
                    id=run,
                    spider=spider,
                    site=site,
                    arguments=dict(arguments),
                    started=started,
                    state="running",
                    alive_at=started,
                    **process.this_process(),
                )
            )
        return killed

    def finish_run(
        self,
        run: str,
        ended: datetime,
        *,
        verdict: Verdict | None,
        reasons: Sequence[str],
        counts: Mapping[str, Any],
        timings: Mapping[str, float],
    ) -> None:
        """Record how a run ended."""
        with self._writing() as connection:
            connection.execute(
                update(runs)
                .where(runs.c.id == run)
                .values(
                    ended=ended,
                    state="ended",
                    verdict=verdict,
                    reasons=list(reasons),
                    counts=dict(counts),
                    timings=dict(timings),
                )
            )

    def run(self, run: str) -> RunRecord | None:
        """The record of one run."""
        with self._reading() as connection:
            row = connection.execute(select(runs).where(runs.c.id == run)).mappings().first()
        return _record(row) if row is not None else None

    def runs(self, since: datetime | None = None, limit: int | None = None) -> list[RunRecord]:
        """The records of the runs begun at ``since`` or later, newest first, ``limit`` at most."""
        query = select(runs).order_by(runs.c.started.desc(), runs.c.id.desc()).limit(limit)
        if since is not None:
            query = query.where(runs.c.started >= since)
        with self._reading() as connection:
            return [_record(row) for row in connection.execute(query).mappings()]

    def close_killed(self) -> list[str]:
        """Close the runs of killed processes as ``broken``, as ``start_run`` does. Returns their ids."""
        with self._writing() as connection:
            return process.close_killed(connection, datetime.now(KST))

    # -- What is known ------------------------------------------------------------------------------

    def known(
        self, listed: Sequence[tuple[str, str]], stale_before: datetime | None = None
    ) -> dict[str, Known]:
        """Which of the listed articles, each an identity and an address, need not be asked for.

        Keyed by the identity asked with; ``Known.article_id`` differs where the address was seen before
        under another one. Articles last read before ``stale_before`` are left out; addresses that were gone
        (404, 410) less than a week ago, or held no article less than a day ago, are in.
        """
        with self._reading() as connection:
            return known(connection, listed, stale_before)

    def mark_gone(self, article_id: str | None, url: str, status: int) -> None:
        """Remember that no article is at ``url``: ``status`` 404 or 410, or 200 for a page without one."""
        row = {"url": url, "article_id": article_id, "status": status, "seen_at": datetime.now(KST)}
        with self._writing() as connection:
            self._upsert(connection, gone, address_digest(url), row, row)

    # -- Writing ------------------------------------------------------------------------------------

    def commit(self, run: str, items: Iterable[Article], observed: Iterable[Ranking]) -> list[Outcome]:
        """Keep articles and observations in one transaction; afterwards they are known.

        Returns an ``Outcome`` for each article, in order. The items are not changed. The pages that they
        bring along are kept with them, if the store keeps pages.
        """
        articles_read = list(items)
        if not self._keeper.knows(articles_read):
            with self._reading() as connection:
                self._keeper.learn(connection, articles_read)
        packed = self._keeper.pack(articles_read)
        with self._writing() as connection:
            committer = Committer(connection, run)
            outcomes = committer.keep_articles(articles_read)
            self._keeper.write(connection, run, packed, outcomes)
            committer.keep_rankings(list(observed))
            connection.execute(update(runs).where(runs.c.id == run).values(alive_at=datetime.now(KST)))
        if self._keeper.wants_training:
            with self._writing() as connection:
                self._keeper.train(connection)
        return outcomes

    def quarantine(self, run: str, url: str, reason: str, page: bytes | None, encoding: str | None) -> None:
        """Keep the page of an item that was refused, with the reason, for a person to look at."""
        row = {
            "url": url,
            "reason": reason,
            "page": zlib.compress(page) if page is not None else None,
            "encoding": encoding,
            "run": run,
            "seen_at": datetime.now(KST),
        }
        digest = address_digest(f"{reason} {url}")
        with self._writing() as connection:
            self._upsert(
                connection, quarantine, digest, row | {"times": 1}, row | {"times": quarantine.c.times + 1}
            )

    def quarantined(self, run: str | None = None) -> Iterator[tuple[str, str, bytes | None, str | None]]:
        """Address, reason, page and encoding of what was refused (last in ``run``), oldest first."""
        query = select(quarantine).order_by(quarantine.c.seen_at)
        if run is not None:
            query = query.where(quarantine.c.run == run)
        with self._reading() as connection:
            for row in connection.execution_options(yield_per=20).execute(query):
                page = zlib.decompress(row.page) if row.page is not None else None
                yield row.url, row.reason, page, row.encoding

    # -- Pages ---------------------------------------------------------------------------------------

    def kept_pages(
        self, site: str, since: datetime | None = None, run: str | None = None
    ) -> Iterator[KeptPage]:
        """The page of the newest reading of every article of ``site``, as far as it is kept, oldest first.

        Only pages read at ``since`` or later, or in ``run``.
        """
        with self._reading() as connection:
            yield from kept_pages(connection, site, since, run)

    def compare_reread(self, readings: Sequence[tuple[KeptPage, Article]]) -> list[Reread]:
        """What ``keep_reread`` would change, one answer each, in order."""
        with self._reading() as connection:
            return rereading.compare(connection, readings)

    def keep_reread(self, run: str, readings: Sequence[tuple[KeptPage, Article]]) -> list[Reread]:
        """Keep what kept pages say with today's rules, as revisions that are marked so; in one transaction.

        Returns one answer each, in order. The former revisions stay. A second time changes nothing.
        """
        with self._writing() as connection:
            return rereading.keep(connection, run, readings)

    def prune_pages(self) -> int:
        """Delete the pages that are older than the store keeps them. Returns how many."""
        with self._writing() as connection:
            return self._keeper.prune(connection, datetime.now(KST))

    # -- Lists --------------------------------------------------------------------------------------

    def observed(self, run: str) -> list[Observed]:
        """The sites whose lists ``run`` observed, in the order it did."""
        with self._reading() as connection:
            return history.observed(connection, run)

    def mark_published(self, run: str) -> None:
        """Note that the lists of ``run`` are a picture of now; later runs of other sites publish it too."""
        with self._writing() as connection:
            connection.execute(update(runs).where(runs.c.id == run).values(published=datetime.now(KST)))

    def latest_published(self, spider: str, since: datetime) -> list[Observed]:
        """For each site the last published run of ``spider`` that observed it, begun after ``since``."""
        with self._reading() as connection:
            return history.latest_published(connection, spider, since)

    def current(self, run: str, site: str | None = None) -> Iterator[Article]:
        """Every stored article on the lists observed in ``run`` (of ``site``), once each, in list order.

        ``listed_in`` holds all its places on those lists. Bounded memory: articles come from a cursor.
        """
        with self._reading() as connection:
            yield from history.current(connection, run, site)

    def rankings(self, run: str, site: str | None = None) -> Iterator[Ranking]:
        """The observations of ``run`` (of ``site``) in the order they were made."""
        with self._reading() as connection:
            yield from history.observations(connection, run, site)

    def placements(self, article_id: str, since: datetime | None = None) -> list[Ranking]:
        """Where the article stood and when (from ``since``), oldest first, under any of its addresses."""
        with self._reading() as connection:
            return history.placements(connection, article_id, since)

    def changes(self, site: str, kind: str, run: str | None = None) -> Changes:
        """What entered, left, climbed and fell on the ``kind`` lists of ``site``.

        Compares ``run``, or the last one, list by list with the observation before it. A list that was
        never observed before, or was not observed in that run, says nothing.
        """
        with self._reading() as connection:
            return history.changes(connection, site, kind, run)

    def written(self, run: str) -> Iterator[Article]:
        """What ``run`` wrote: new and revised articles as they were then, in list order."""
        with self._reading() as connection:
            yield from history.written(connection, run)

    def revisions(self, article_id: str) -> list[Article]:
        """All versions of an article, oldest first, with the description of the newest reading."""
        with self._reading() as connection:
            return history.revisions_of(connection, article_id)

    def counts(self) -> dict[str, int]:
        """Number of rows in the tables a person asks about."""
        with self._reading() as connection:
            return {
                table.name: connection.scalar(select(func.count()).select_from(table)) or 0
                for table in (articles, rankings, quarantine, gone, runs)
            }

    # -- The database ---------------------------------------------------------------------------------

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with plain_errors(self._name), self._engine.begin() as connection:
            lock_writers(connection)
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with plain_errors(self._name), self._engine.connect() as connection:
            yield connection

    @staticmethod
    def _upsert(
        connection: Connection, table: Table, digest: bytes, row: dict[str, Any], changed: dict[str, Any]
    ) -> None:
        dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
        statement = dialect.insert(table).values(digest=digest, **row)
        connection.execute(statement.on_conflict_do_update(index_elements=["digest"], set_=changed))


def _record(row: RowMapping) -> RunRecord:
    return RunRecord(**{name: row[name] for name in RunRecord.__dataclass_fields__})
