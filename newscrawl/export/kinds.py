"""What can be exported: for each kind its item, what it may be selected by, and how the store gives it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from newscrawl.items import Article, Ranking
from newscrawl.store import RunRecord, Store
from newscrawl.store.selectedrows import ExportedHeadline, ExportedSpell, ExportedStory
from newscrawl.store.selection import Selection, time_of


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of row. ``filters``: the fields of ``Selection`` that say something of it.

    ``count`` is None where counting takes as long as writing. ``time``: of a row, aware, by
    which it is put into a day.
    """

    name: str
    item: type
    filters: frozenset[str]
    rows: Callable[[Store, Selection], Iterator[Any]]
    count: Callable[[Store, Selection], int] | None
    time: Callable[[Any], datetime | None]


_TIMES: Final = frozenset(("sites", "since", "until"))
_LISTED: Final = _TIMES | {"sections", "publishers", "lists"}

KINDS: Final = {
    kind.name: kind
    for kind in (
        Kind("articles", Article, _LISTED | {"query"}, Store.select_articles, Store.count_articles, time_of),
        Kind("ranks", Ranking, _LISTED, Store.select_rankings, None, lambda one: one.observed_at),
        Kind(
            "spells", ExportedSpell, _LISTED, Store.select_spells, Store.count_spells, lambda one: one.start
        ),
        Kind(
            "headlines",
            ExportedHeadline,
            _TIMES | {"publishers"},
            Store.select_headlines,
            None,
            lambda one: one.at,
        ),
        Kind(
            "stories",
            ExportedStory,
            frozenset(("since", "until")),
            Store.select_stories,
            Store.count_stories,
            lambda one: one.last_at,
        ),
        Kind("runs", RunRecord, _TIMES, Store.select_runs, Store.count_runs, lambda one: one.started),
    )
}
