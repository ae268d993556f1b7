"""What newscrawl remembers between runs: articles with their revisions, ranks, runs, and what went wrong."""

from newscrawl.store.errors import StoreError
from newscrawl.store.facade import AsyncStore
from newscrawl.store.records import Changes, Known, Move, Outcome, RunRecord, Unread
from newscrawl.store.store import Store

__all__ = ["AsyncStore", "Changes", "Known", "Move", "Outcome", "RunRecord", "Store", "StoreError", "Unread"]
