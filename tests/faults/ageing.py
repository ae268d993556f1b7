"""A store that has become older: what it keeps of times is moved back."""

import sqlite3
from datetime import timedelta
from pathlib import Path

# When an article changed, or the newest of a list appeared, is no matter of when it was read.
_OF_ARTICLES = {"modified_at", "newest"}
# The history of lists keeps whole seconds, within keys.
_SECONDS = {
    "observations": ("from_at", "until_at"),
    "looks": ("at",),
    "spells": ("from_at", "until_at"),
    "comment_counts": ("at",),
}


def age(store: Path, by: timedelta) -> None:
    """Move every time in a store (SQLite) back by ``by``, but for those that articles themselves have."""
    seconds = int(by.total_seconds())
    with sqlite3.connect(store) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            known = connection.execute(f"SELECT name, type FROM pragma_table_info('{table}')").fetchall()
            for column in (name for name, kind in known if kind == "DATETIME" and name not in _OF_ARTICLES):
                moved = f"strftime('%Y-%m-%d %H:%M:%f', {column}, '-{seconds} seconds') || '000'"
                connection.execute(f"UPDATE {table} SET {column} = {moved} WHERE {column} IS NOT NULL")
        for table, columns in _SECONDS.items():
            for column in columns:
                # By way of negative ones, so that no two rows have one key in between.
                connection.execute(f"UPDATE {table} SET {column} = {seconds} - {column}")
                connection.execute(f"UPDATE {table} SET {column} = -{column}")
