"""What a site's lists have led to and is still to be read."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

from newscrawl.items import Placement, Ranking


@dataclass(slots=True)
class Entry:
    """An article that stands on at least one list: where it is and where it stood."""

    article_id: str
    url: str
    placements: list[Placement] = field(default_factory=list)


class Frontier:
    """The articles of one site's lists in list order, each once, with every place it was found at."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}
        self._waiting: deque[Entry] = deque()

    def __len__(self) -> int:
        """Number of articles that wait to be read."""
        return len(self._waiting)

    def add(self, ranking: Ranking) -> None:
        """Note one entry of a list. The first address an article is listed under is the one that is read."""
        if ranking.article_id is None or ranking.url is None or ranking.list is None:
            return
        entry = self._entries.get(ranking.article_id)
        if entry is None:
            entry = self._entries[ranking.article_id] = Entry(ranking.article_id, ranking.url)
        placement = Placement(ranking.list, ranking.name, ranking.tab, ranking.section, ranking.rank)
        if placement not in entry.placements:
            entry.placements.append(placement)

    def addresses(self) -> list[tuple[str, str]]:
        """Identity and address of every article listed, in list order."""
        return [(entry.article_id, entry.url) for entry in self._entries.values()]

    def keep(self, article_ids: Iterable[str], limit: int | None = None) -> int:
        """Queue the articles with these identities for reading, in list order; the rest is let go.

        Returns how many were queued: at most ``limit``.
        """
        wanted = set(article_ids)
        kept = [entry for entry in self._entries.values() if entry.article_id in wanted][:limit]
        self._waiting.extend(kept)
        self._entries.clear()
        return len(kept)

    def next(self) -> Entry | None:
        """The next article to read, or None when all have been taken."""
        return self._waiting.popleft() if self._waiting else None
