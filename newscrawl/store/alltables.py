"""All tables of the store: who makes them must know every module that has some."""

from newscrawl.store import (
    answertables,
    changetables,
    followtables,
    measuretables,
    pagetables,
    searchtables,
    sharedtexts,
    spelltables,
    storytables,
    withheldtables,
)
from newscrawl.store.tables import metadata

__all__ = [
    "answertables",
    "changetables",
    "followtables",
    "measuretables",
    "metadata",
    "pagetables",
    "searchtables",
    "sharedtexts",
    "spelltables",
    "storytables",
    "withheldtables",
]
