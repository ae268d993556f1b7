"""The one class that touches the tables."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from newscrawl.items import Article, Ranking
from newscrawl.store import (
    changelog,
    crawls,
    following,
    history,
    listpages,
    rawrows,
    refused,
    rereading,
    siteedits,
    tables,
    unread_rows,
)
from newscrawl.store.archive import PageKeeper
from newscrawl.store.changestore import ChangeStore
from newscrawl.store.commit import Committer
from newscrawl.store.identity import keys_of
from newscrawl.store.kept import kept_pages, page_history
from newscrawl.store.known import known
from newscrawl.store.leases import let_go
from newscrawl.store.liststore import ListStore
from newscrawl.store.presence import StoreFile
from newscrawl.store.records import (
    Held,
    KeptPage,
    Known,
    Outcome,
    Reread,
    RunRecord,
    Unread,
)
from newscrawl.store.refusedstore import RefusedStore
from newscrawl.store.runstore import RunStore
from newscrawl.store.selectingstore import SelectingStore
from newscrawl.store.spellstore import SpellStore
from newscrawl.store.storystore import StoryStore
from newscrawl.store.tables import articles, gone, runs
from newscrawl.store.taking import Wanted, take
from newscrawl.store.waiting import KeptList, ListRead, ReadList, Taken
from newscrawl.store.withheldtables import quarantine
from newscrawl.text import KST

# Bytes of an SQLite file that the end of a run gives back to the disk at most: some tenths of a second.
GIVEN_BACK = 64 * 1024 * 1024


class Store(RunStore, ListStore, SpellStore, StoryStore, ChangeStore, SelectingStore, RefusedStore):
    """Articles, revisions, ranks, runs, refused pages. Every method raises ``StoreError`` and nothing else.

    Methods may be called from any thread, one at a time; ``AsyncStore`` sees to that.
    """

    def __init__(
        self,
        url: str,
        keep_pages: timedelta = timedelta(),
        keep_observations: timedelta = timedelta.max,
        keep_quarantine: timedelta = timedelta(),
        *,
        read_only: bool = False,
    ) -> None:
        """``keep_pages``: how long the pages that articles bring along are kept; by default they are not.
        ``keep_observations``: how long observations stay as they were made, once they are part of the
        history and nothing published shows them; by default for ever. ``keep_quarantine``: how long refused
        pages and withheld readings wait for a person; zero, as by default, bounds their number alone.
        ``read_only``: the database itself refuses what would write; then several threads may ask at once.
        """
        super().__init__(url, read_only=read_only)
        self._file = StoreFile(self._engine)
        # Whether this very work was tried before and may have been done; see ``AsyncStore.call``.
        self.again = False
        self._keeper = PageKeeper(keep_pages)
        self._keep_observations = keep_observations
        self._keep_quarantine = keep_quarantine

    def change(self, run: str) -> str | None:
        """What has become of the store since ``run`` began (``gone``, ``without this run``), or None.

        What is committed to an SQLite file that was deleted raises no error and is lost.
        """
        if (change := self.file_change()) is not None:
            return change
        return None if self.run(run) is not None else "without this run"

    def file_change(self) -> str | None:
        """What has become of an SQLite file since it was opened: gone, another one, empty; or None."""
        return self._file.change()

    # -- Runs ---------------------------------------------------------------------------------------

    def finish_run(self, run: RunRecord, *, last: bool = True, held: Collection[int] | Held = ()) -> None:
        """Record how a run ended; with the ``last`` one its crawl is done, and its lists become part of the
        history, but for those in doubt (``held``, by ``lists.key``). Then what is old is let go.
        """
        with self._writing() as connection:
            crawls.finish(connection, run, last=last, held=held)
            following.prune(connection, datetime.now(KST))
            siteedits.prune(connection, datetime.now(KST))
        self.prune_observations()
        self.prune_pages()
        self.prune_refused()
        self.prune_answers()
        self.prune_stories()
        self.shrink(GIVEN_BACK)

    # -- What is known ------------------------------------------------------------------------------

    def known(
        self, listed: Sequence[tuple[str, str]], stale_before: datetime | None = None
    ) -> dict[str, Known]:
        """Which of the listed articles, each an identity and an address, need not be asked for.

        Keyed by the identity asked with; ``Known.article_id`` differs where the address was seen before
        under another one. Articles last read before ``stale_before`` are left out; addresses that were gone
        (404, 410) less than an hour ago, or held no article less than a day ago, are in. So are those whose
        page was withheld: after ``stale_before`` where a former reading is stored, else by three runs less
        than a day ago.
        """
        with self._reading() as connection:
            return known(connection, listed, stale_before)[0]

    # -- The frontier -------------------------------------------------------------------------------

    def take(self, run: str, crawl: int, wanted: Wanted) -> Taken:
        """Lease what may be read next to ``run``; see ``taking.take``."""
        with self._writing() as connection:
            return take(connection, run, crawl, wanted, again=self.again)

    def keep_list(
        self, run: str, crawl: int, read: ReadList, counts: Mapping[str, Any], wanted: Wanted | None = None
    ) -> KeptList:
        """Keep what a page of a list came to, in one transaction; see ``listpages.keep``.

        ``counts`` are those of the run so far: what a page did to them must outlive a kill. The same
        transaction leases what is ``wanted`` next: in most cases the page that this one leads to.
        """
        with self._writing() as connection:
            kept = listpages.keep(connection, run, crawl, read, again=self.again)
            crawls.note_counts(connection, run, counts)
            if wanted is None:
                return kept
            return replace(kept, taken=take(connection, run, crawl, wanted, again=self.again))

    def drop_list(
        self, run: str, crawl: int, key: bytes, counts: Mapping[str, Any], read: ListRead | None = None
    ) -> None:
        """Take a page of a list off the frontier that could not be read, and record that it was counted."""
        with self._writing() as connection:
            listpages.drop(connection, crawl, key, read)
            crawls.note_counts(connection, run, counts)

    def put_off_list(
        self, run: str, crawl: int, key: bytes, seconds: float, counts: Mapping[str, Any]
    ) -> None:
        """Let a page of a list wait for so long before it is asked for again."""
        with self._writing() as connection:
            listpages.put_off(connection, crawl, key, seconds)
            crawls.note_counts(connection, run, counts)

    def let_go(self, run: str, slots: Mapping[str, float]) -> None:
        """Let other runs ask these hosts, each after the seconds that it wants between two requests."""
        with self._writing() as connection:
            let_go(connection, run, slots)

    # -- Writing ------------------------------------------------------------------------------------

    def commit(
        self,
        run: str,
        items: Iterable[Article],
        observed: Iterable[Ranking] = (),
        unread: Sequence[Unread] = (),
        crawl: int | None = None,
        *,
        counted: Callable[[list[Outcome]], Mapping[str, Any]] | None = None,
        accepted: bool = False,
    ) -> list[Outcome]:
        """Keep articles and observations in one transaction; afterwards they are known.

        The articles, and those that could not be read, are taken off the frontier by the same transaction.
        Returns an ``Outcome`` for each article, in order; what ``store.admission`` objects to is withheld,
        unless a person has looked at it (``accepted``).
        The items are not changed. The pages that they bring along are kept with them, if the store keeps
        pages. What ``counted`` makes of the outcomes is recorded as the counts of the run.
        """
        articles_read = list(items)
        packed = self._keeper.pack(articles_read, self._reading)
        keys = [keys_of(article) for article in articles_read]
        with self._writing() as connection:
            committer = Committer(connection, run, again=self.again, accepted=accepted)
            outcomes = committer.keep_articles(articles_read, keys)
            self._keeper.write(connection, run, packed, outcomes)
            committer.keep_rankings(list(observed))
            unread_rows.note_gone(connection, unread)
            unread_rows.note_unchanged(connection, run, unread)
            changelog.note_withdrawals(connection, run, unread, datetime.now(KST))
            following.note_outcomes(connection, [one.read_because for one in articles_read], outcomes)
            read = [(one.lease, own) for one, own in zip(articles_read, keys, strict=True)]
            unread_rows.take_off(connection, crawl, read, outcomes, unread)
            if counted is not None:
                crawls.note_counts(connection, run, counted(outcomes))
        if self._keeper.wants_training:
            with self._writing() as connection:
                self._keeper.train(connection)
        return outcomes

    def quarantine(self, run: str, url: str, reason: str, page: bytes | None, encoding: str | None) -> None:
        """Keep the page of an item that was refused, with the reason, for a person to look at."""
        with self._writing() as connection:
            refused.keep(connection, run, url, reason, page=page, encoding=encoding)

    def prune_refused(self) -> int:
        """Delete what has waited too long to be looked at, or is too much. Returns how many rows."""
        with self._writing() as connection:
            return refused.prune(connection, datetime.now(KST), self._keep_quarantine)

    def expired_refused(self) -> tuple[int, int]:
        """How many refused pages ``prune_refused`` would delete, and their bytes."""
        with self._reading() as connection:
            return refused.expired(connection, datetime.now(KST), self._keep_quarantine)

    def kept_pages(
        self, site: str, since: datetime | None = None, run: str | None = None
    ) -> Iterator[KeptPage]:
        """The page of the newest reading of every article of ``site``, as far as it is kept, oldest first.

        Only pages read at ``since`` or later, or in ``run``.
        """
        with self._reading() as connection:
            yield from kept_pages(connection, site, since, run)

    def page_history(self, site: str, since: datetime | None, limit: int) -> Iterator[KeptPage]:
        """The newest kept pages of ``site``, read at ``since`` or later; an article may have several."""
        with self._reading() as connection:
            yield from page_history(connection, site, since, limit)

    def compare_reread(self, readings: Sequence[tuple[KeptPage, Article]]) -> list[Reread]:
        """What ``keep_reread`` would change."""
        with self._reading() as connection:
            return rereading.compare(connection, readings)

    def keep_reread(self, run: str, readings: Sequence[tuple[KeptPage, Article]]) -> list[Reread]:
        """Keep what kept pages say with today's rules, in one transaction; see ``rereading.keep``."""
        with self._writing() as connection:
            return rereading.keep(connection, run, readings)

    def prune_observations(self) -> int:
        """Let observations go that are part of the history and that nothing shows. Returns how many."""
        with self._writing() as connection:
            return rawrows.prune(connection, datetime.now(KST), self._keep_observations)

    def expired_observations(self) -> int:
        """How many observations are part of the history, and shown by nothing, for longer than they stay."""
        with self._reading() as connection:
            return rawrows.expired(connection, datetime.now(KST), self._keep_observations)

    def prune_pages(self) -> int:
        """Delete the pages that are older than the store keeps them. Returns how many."""
        with self._writing() as connection:
            return self._keeper.prune(connection, datetime.now(KST))

    def expired_pages(self) -> tuple[int, int]:
        """How many pages are older than the store keeps them, and their bytes."""
        with self._reading() as connection:
            return self._keeper.expired(connection, datetime.now(KST))

    # -- What was read ---------------------------------------------------------------------------------

    def written(self, run: str) -> Iterator[tuple[Article, str | None]]:
        """What ``run`` wrote: new and revised articles as they were then, in list order, each with the site
        whose list led to it.
        """
        with self._reading() as connection:
            yield from history.written(connection, run)

    def revisions(self, article_id: str) -> list[Article]:
        """All versions of an article, oldest first, with the description of the newest reading."""
        with self._reading() as connection:
            return history.revisions_of(connection, article_id)

    def counts(self) -> dict[str, int]:
        """Number of rows in the tables a person asks about; ``rankings``: ranks that were ever observed."""
        with self._reading() as connection:
            return {
                table.name: connection.scalar(select(func.count()).select_from(table)) or 0
                for table in (articles, quarantine, gone, runs, tables.frontier)
            } | {"rankings": rawrows.ranks_observed(connection)}
