"""What the store and the data folder hold, part by part, and letting go of what is too old."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from scrapy.settings import BaseSettings

from newscrawl.lengths import store_keeps
from newscrawl.store import Store
from newscrawl.store.location import existing_store_url
from newscrawl.store.refused import MOST
from newscrawl.store.space import TableSize
from newscrawl.upkeep.files import ageing, groups, remove, size_of

# What is said beside the tables that do not stay for ever.
_KEPT = {
    "frontier": "until it is read, a week at most",
}
_MOST_REFUSED = {table.name: f"{most:,}" for table, most in MOST.items()}


@dataclass(frozen=True, slots=True)
class Part:
    """Something that takes room: ``number`` rows or files, ``bytes``, and how many of them pruning frees."""

    name: str
    number: int | None
    bytes: int
    freed: int = 0
    kept: str = ""

    def as_json(self) -> dict[str, Any]:
        """As plain values."""
        return asdict(self)


def parts(settings: BaseSettings, now: datetime) -> list[Part]:
    """The tables of the store, the largest first, then the files. Raises ``StoreError``."""
    store = _opened(settings)
    try:
        frees = {"pages": store.expired_pages()[1], "quarantine": store.expired_refused()[1]}
        sizes = store.sizes()
        frees["rankings"] = _bytes_of_ranks(sizes, store.expired_observations())
        kept = {
            **_KEPT,
            "pages": f"KEEP_PAGES={settings.get('KEEP_PAGES')}",
            "rankings": f"KEEP_OBSERVATIONS={settings.get('KEEP_OBSERVATIONS')}",
        }
        kept |= {
            name: f"KEEP_QUARANTINE={settings.get('KEEP_QUARANTINE')}, {most} at most"
            for name, most in _MOST_REFUSED.items()
        }
        found = [
            Part(
                f"table {one.name}",
                one.rows,
                one.bytes,
                frees.get(one.name, 0),
                kept.get(one.name, ""),
            )
            for one in sizes
            if one.rows
        ]
        if free := store.free_bytes():
            found.append(Part("free in the file", None, free, kept="filled again by the next runs"))
    finally:
        store.close()
    for group in groups(settings, now):
        if group.files:
            freed = size_of(group.expired)
            found.append(Part(group.name, len(group.files), size_of(group.files), freed, group.kept_for))
    return found


def prune(settings: BaseSettings, now: datetime, *, rebuild: bool) -> Iterator[tuple[str, int, int]]:
    """Let go of everything that is too old: name, number and bytes of each kind, as it is done."""
    store = _opened(settings)
    try:
        _, freed = store.expired_pages()
        yield "kept pages", store.prune_pages(), freed
        _, freed = store.expired_refused()
        yield "refused pages and withheld readings", store.prune_refused(), freed
        sizes, number = store.sizes(), 0
        while some := store.prune_observations():
            number += some
        yield "ranks as they were observed", number, _bytes_of_ranks(sizes, number)
        if rebuild:
            store.rebuild()
        store.shrink()
    finally:
        store.close()
    for group in ageing(settings, now):
        if group.expired:
            yield group.name, *remove(group.expired)


def _bytes_of_ranks(sizes: Sequence[TableSize], rows: int) -> int:
    """What so many rows of ``rankings`` take."""
    return next((one.bytes * rows // one.rows for one in sizes if one.name == "rankings" and one.rows), 0)


def _opened(settings: BaseSettings) -> Store:
    """The store, if there is one: looking makes none."""
    return Store(existing_store_url(settings), *store_keeps(settings))
