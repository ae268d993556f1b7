"""Keeps items in the store; an item moves on to the feeds only once its transaction is committed."""

from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem, NotConfigured

from newscrawl.exceptions import FailureClass
from newscrawl.items import Article, Ranking
from newscrawl.pipelines.quarantine import Quarantined
from newscrawl.run import Count, Run
from newscrawl.store import StoreError
from newscrawl.store.errors import ValueRefusedError
from newscrawl.store.records import Objection


class Duplicate(DropItem):
    """The article was read already in this run. Raised by ``StorePipeline``."""


class Unchanged(DropItem):
    """An article is stored already with this content, so no feed gets it. Raised by ``StorePipeline``."""


class Outside(DropItem):
    """The article is stored, and not what the command asked for. Raised by ``StorePipeline``."""


class Withheld(Quarantined):
    """The store does not believe what was read; see ``store.admission``. Raised by ``StorePipeline``."""

    asked_again = True


class NotStored(DropItem):
    """The store failed, so the item must not reach a feed. Raised by ``StorePipeline``."""


class StorePipeline:
    """Waits until the run has kept an item, together with others.

    Sets ``Article.revision``, ``Article.story`` and, where an address is known under another identity,
    ``Article.id``. Which items are one article, the store decides in the transaction that keeps them. An
    observation that bears this run was kept with its page of a list. When the store fails, nothing more is
    exported.
    """

    def __init__(self, run: Run) -> None:
        self._run = run

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        if (run := Run.of(crawler)) is None:
            raise NotConfigured
        return cls(run)

    async def process_item(self, item: Any) -> Any:
        """Return the item once it is committed.

        Raises ``Unchanged``, ``Duplicate``, ``Outside``, ``Withheld`` or ``NotStored``.
        """
        if not isinstance(item, Article | Ranking):
            return item
        if isinstance(item, Ranking) and item.run == self._run.id:
            return item
        try:
            outcome = await self._run.batches.keep(item)
        except ValueRefusedError:
            raise
        except StoreError as error:
            raise NotStored(str(error), log_level="DEBUG") from error
        if isinstance(item, Ranking):
            item.run = self._run.id
        if isinstance(item, Ranking) or outcome is None:
            return item
        item.page = None  # what follows needs it no more
        if outcome.why is not None:
            self._note_trouble(item, outcome.why)
            raise Withheld(outcome.why, log_level="WARNING")
        item.id, item.revision, item.story = outcome.article_id, outcome.revision, outcome.story
        if outcome.status == "unchanged":
            raise Unchanged(f"Unchanged since it was stored: {item.url}", log_level="DEBUG")
        if outcome.status == "duplicate":
            raise Duplicate(f"Read already in this run: {item.url}", log_level="DEBUG")
        if item.outside is not None:
            raise Outside(f"Not asked for ({item.outside}): {item.url}", log_level="DEBUG")
        return item

    def _note_trouble(self, item: Article, why: Objection) -> None:
        """Count the class of what is withheld, for the site whose list it stands on."""
        if item.promise is not None:
            is_same = why is Objection.SAME_PAGE
            failure = FailureClass.SAME_PAGE if is_same else FailureClass.UNREADABLE
            self._run.counters.add_trouble(Count.ARTICLES_TROUBLE, item.promise.site, failure)
