"""The part of the store that is asked about stories."""

from collections.abc import Collection, Iterator
from datetime import datetime

from newscrawl.store import storyquery, storyrows
from newscrawl.store.database import Database
from newscrawl.store.records import FoundStory
from newscrawl.text import KST

# Articles that are grouped in one transaction: a crawl that waits for it waits a tenth of a second.
_PART = 200


class StoryStore(Database):
    """What articles tell one story."""

    def stories(
        self, since: datetime | None = None, limit: int | None = None, outlets: int = 2
    ) -> list[FoundStory]:
        """The stories of at least so many publishers that were published at ``since`` or later, the largest
        first, ``limit`` at most.
        """
        with self._reading() as connection:
            return storyquery.largest(connection, since, limit, outlets)

    def story(self, identity: str) -> FoundStory | None:
        """The story of an article, or the one that a former story became; None if there is none such."""
        with self._reading() as connection:
            return storyquery.story_of(connection, identity)

    def stories_of(self, ids: Collection[str]) -> dict[str, str]:
        """The story of each of these articles, as far as they are stored."""
        with self._reading() as connection:
            return storyquery.stories_of(connection, ids)

    def prune_stories(self) -> int:
        """Let go of texts that need not be found any more. Returns how many."""
        with self._writing() as connection:
            return storyrows.prune(connection, datetime.now(KST))

    def rebuild_stories(self, since: datetime | None = None) -> Iterator[int]:
        """Find the stories of all articles anew from their stored texts, or of those first read at ``since``
        or later. Yields after each transaction how many articles it did; if it ends early, the others stand
        alone until it is done again.
        """
        with self._writing() as connection:
            ids = storyquery.clear(connection, since)
        for start in range(0, len(ids), _PART):
            part = ids[start : start + _PART]
            with self._writing() as connection:
                storyquery.rebuild(connection, part)
            yield len(part)
