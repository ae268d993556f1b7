"""The part of the store that is asked about lists: what stood on them, what is published, what is usual."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, timedelta

from newscrawl.items import Article, Ranking
from newscrawl.store import answers, history, measures, publications, rawrows
from newscrawl.store.answers import KeptAnswer
from newscrawl.store.database import Database
from newscrawl.store.measures import ListMeasure
from newscrawl.store.records import Edition, Observed, Publication
from newscrawl.store.shown import shown_of
from newscrawl.text import KST


class ListStore(Database):
    """What crawls observed."""

    def observed(self, run: str) -> list[Observed]:
        """The sites whose lists ``run`` observed, in the order it did."""
        with self._reading() as connection:
            return history.observed(connection, run)

    def edition(
        self,
        spider: str,
        run: str,
        stale_after: timedelta,
        held: Collection[int] = (),
        *,
        partial: bool = False,
    ) -> Edition:
        """What the crawl of ``run`` would publish; see ``publications.edition``."""
        since = datetime.now(KST) - stale_after
        with self._reading() as connection:
            return publications.edition(connection, spider, run, since, held, partial=partial)

    def publish(self, edition: Edition) -> bool:
        """Record what is published; False if something else was published since it was made."""
        with self._writing() as connection:
            return publications.publish(connection, edition, datetime.now(KST))

    def published(self, spider: str | None = None) -> list[Publication]:
        """What the published feed shows, of one spider or of each."""
        with self._reading() as connection:
            return publications.published(connection, spider)

    def current(self, run: str, site: str | None = None) -> Iterator[Article]:
        """Every stored article on the lists observed in ``run`` (of ``site``), once each, in list order.

        ``listed_in`` holds all its places on those lists. Bounded memory: articles come from a cursor.
        """
        return self.standing([Observed(run, site)])

    def standing(self, lists: Sequence[Observed]) -> Iterator[Article]:
        """Every stored article on these lists, as ``current`` has those of one run."""
        with self._reading() as connection:
            yield from history.standing(connection, lists)

    def rankings(
        self, run: str, site: str | None = None, keys: Sequence[int] | None = None, *, alone: bool = False
    ) -> Iterator[Ranking]:
        """The observations of the crawl of ``run`` (of ``site``, on these lists) in the order they were made.

        ``alone``: only those that ``run`` made itself.
        """
        with self._reading() as connection:
            yield from history.observations(connection, run, site, keys, alone=alone)

    def shown(self, article_id: str) -> tuple[str | None, str | None] | None:
        """The title and the publisher that a list last showed of an article; None if none ever did."""
        with self._reading() as connection:
            newest = next(iter(shown_of(connection, [article_id])[article_id]), None)
        return None if newest is None else (newest.title, newest.publisher)

    # -- What lists were measured to be ---------------------------------------------------------------

    def measures(self, run: str, crawl: int) -> tuple[list[ListMeasure], dict[bytes, list[ListMeasure]]]:
        """What a crawl found its lists to be, and what those before it did, by source, newest first."""
        with self._reading() as connection:
            now = measures.measured(connection, run, crawl)
            return now, measures.past(connection, [one.source for one in now], crawl)

    def note_measures(self, found: Sequence[ListMeasure]) -> None:
        """Keep the measures of a crawl that was read to its end, each with its doubt or without one."""
        with self._writing() as connection:
            measures.note(connection, found, datetime.now(KST))
            answers.forget_sources(connection, [one.source for one in found if one.doubt is not None])

    def accept_measures(self, run: str) -> None:
        """Take what the crawl of ``run`` found as a good picture of its lists, whatever was doubted.

        Its lists become part of the history, as far as its observations are still here.
        """
        with self._writing() as connection:
            measures.accept(connection, run)
            rawrows.fold_accepted(connection, run)

    # -- Answers that a server may call unchanged -----------------------------------------------------

    def kept_answer(self, url: str) -> KeptAnswer | None:
        """The good copy of an address, or None."""
        with self._reading() as connection:
            return answers.find(connection, url, datetime.now(KST))

    def keep_answer(self, answer: KeptAnswer) -> None:
        """Keep an answer that no list was read from; those of lists come with ``keep_list``."""
        with self._writing() as connection:
            answers.keep(connection, answer)

    def forget_answer(self, url: str) -> None:
        """Keep no copy of an address."""
        with self._writing() as connection:
            answers.forget(connection, url)

    def prune_answers(self) -> None:
        """Let old copies go, and more than are worth their room."""
        with self._writing() as connection:
            answers.prune(connection, datetime.now(KST))
