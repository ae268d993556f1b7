"""One run: its identity, lock, counters, what it may reach, its part of the frontier, its verdict."""

from newscrawl.run.counters import Count, Counters
from newscrawl.run.run import Run

__all__ = ["Count", "Counters", "Run"]
