"""What the store and the data folder hold, part by part, and letting go of what is too old."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from scrapy.settings import BaseSettings

from newscrawl.store import Store
from newscrawl.store.archive import keep_for
from newscrawl.store.location import existing_store_url
from newscrawl.upkeep.files import ageing, groups, remove, size_of

# What is said beside the tables that do not stay for ever.
_KEPT = {
    "quarantine": "30 days, 5,000 pages at most",
    "withheld": "30 days, 50,000 at most",
    "frontier": "until it is read, a week at most",
}


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
        _, freed = store.expired_pages()
        kept = {**_KEPT, "pages": f"KEEP_PAGES={settings.get('KEEP_PAGES')}"}
        found = [
            Part(
                f"table {one.name}",
                one.rows,
                one.bytes,
                freed if one.name == "pages" else 0,
                kept.get(one.name, ""),
            )
            for one in store.sizes()
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
        store.prune_refused()
        if rebuild:
            store.rebuild()
        store.shrink()
    finally:
        store.close()
    for group in ageing(settings, now):
        if group.expired:
            yield group.name, *remove(group.expired)


def _opened(settings: BaseSettings) -> Store:
    """The store, if there is one: looking makes none."""
    return Store(existing_store_url(settings), keep_for(settings.get("KEEP_PAGES") or "0"))
