"""What became of the articles that runs have put on the frontier: every one of them is in one count."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

# A run that fails on a page by its own code counts it in Scrapy's stats alone.
ENDS = (
    *("new", "revised", "unchanged", "duplicate", "withheld"),
    *("gone", "refused", "invalid", "failed", "error", "elsewhere"),
)


def unaccounted(counts: Iterable[Mapping[str, int]], waiting: int = 0) -> int:
    """How many articles more the runs with these counts have put on the frontier than came to an end that is
    counted, or are ``waiting`` there.
    """
    total: Counter[str] = Counter()
    for one in counts:
        total.update({name: number for name, number in one.items() if name.startswith("articles/")})
    return total["articles/requested"] - waiting - sum(total[f"articles/{end}"] for end in ENDS)


def unaccounted_in(database: Path) -> int:
    """The same of all runs of an SQLite store."""
    with sqlite3.connect(database) as connection:
        counts = [json.loads(row[0]) for row in connection.execute("SELECT counts FROM runs")]
        of_articles = "SELECT count(*) FROM frontier WHERE kind = 'article'"
        return unaccounted(counts, connection.execute(of_articles).fetchone()[0])
