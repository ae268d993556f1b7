"""The tables of lists as they stood: what is kept of every observation for ever.

A list is looked at; what it showed holds until a look shows something else. So a stretch in which it was the
same is one row (``observations``), and an entry that stays at its position is one row (``spells``), however
often one looks. Times are whole seconds since 1970, and names stand once, behind small numbers: of the rows
here there are millions.
"""

from enum import IntEnum
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Index,
    Integer,
    SmallInteger,
    String,
    Table,
    Text,
    event,
    text,
)

from newscrawl.store.tables import lists, metadata

# Where two looks that follow each other differ, the earlier picture holds until the later one if that comes
# within so many seconds: twice the hour that is usual between crawls, so that one missed run tears no hole.
# Else nobody knows when it changed, and the time between is a gap.
HOLDS: Final = 2 * 3600

# Two entries that a list shows at one rank stand at positions so far apart.
SHARED: Final = 1_000_000


def within(reach: int | None, position: int) -> bool:
    """Whether a look that came as far as ``reach`` (None: to the end of its list) saw a position."""
    return reach is None or position % SHARED <= reach


class State(IntEnum):
    """What a look found a list to be."""

    SEEN = 0
    EMPTY = 1  # its page was read, and the list was not there
    DOUBT = 2  # unreadable, or no picture that was published: what stood there is not known


# A number for every list that was ever folded.
list_numbers = Table(
    "list_numbers",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("key", BigInteger, nullable=False, unique=True),  # lists.key
)

# A stretch of looks at a list that found the same; the looks that follow it found something else.
observations = Table(
    "observations",
    metadata,
    Column("list", Integer, primary_key=True, autoincrement=False),  # list_numbers.number
    Column("from_at", BigInteger, primary_key=True, autoincrement=False),
    Column("until_at", BigInteger, nullable=False),  # the last look of the stretch
    Column("looks", Integer, nullable=False),
    Column("state", SmallInteger, nullable=False),  # State
    Column("crawl", Integer),  # crawls.id, of the first look
    # The last position that these looks came to, where the list goes on: of what is below they say nothing.
    Column("reach", Integer),
    # The time that a ranking says it is about:
    Column("about_from", BigInteger),
    Column("about_until", BigInteger),
    sqlite_with_rowid=False,
)

# The single looks of the last days, so that one that is told late still finds its place among them.
looks = Table(
    "looks",
    metadata,
    Column("list", Integer, primary_key=True, autoincrement=False),
    Column("at", BigInteger, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

# An entry at a position of a list, from the first look at which it stood there to the first moment at which
# it did not, or is not known to have. At any moment a position has one at most. Without an end it stands
# there at the newest look.
spells = Table(
    "spells",
    metadata,
    Column("list", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),  # the rank, where the list has ranks
    Column("from_at", BigInteger, primary_key=True, autoincrement=False),
    Column("until_at", BigInteger),
    Column("rank", Integer),
    Column("entry", Integer, nullable=False),  # entries.number
    sqlite_with_rowid=False,
)
Index("spells_by_entry", spells.c.entry)
# The same in both databases. An ``Index`` would say it in words of PostgreSQL's, for which SQLAlchemy loads
# that dialect wherever the tables are known: a twenty-fifth of a crawl's start.
_OPEN: Final = text("CREATE INDEX spells_open ON spells (list) WHERE until_at IS NULL")


@event.listens_for(spells, "after_create")
def _index_open(_spells: Table, connection: Connection, **_: Any) -> None:
    connection.execute(_OPEN)


# What lists showed, each once: an article under another headline is another entry.
entries = Table(
    "entries",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("digest", BigInteger, nullable=False, unique=True),  # of the four
    Column("article_id", String),
    Column("url", Text),
    Column("title", Text),
    Column("publisher", String),
)
Index("entries_by_article", entries.c.article_id)

# The comments shown beside an entry of a list, from a look on at which the number was another one.
comment_counts = Table(
    "comment_counts",
    metadata,
    Column("list", Integer, primary_key=True, autoincrement=False),
    Column("entry", Integer, primary_key=True, autoincrement=False),
    Column("at", BigInteger, primary_key=True, autoincrement=False),
    Column("comments", Integer),
    sqlite_with_rowid=False,
)

# Numbers of what is kept as rows no longer, so that it need not be kept to be counted.
tallies = Table(
    "tallies",
    metadata,
    Column("what", String, primary_key=True),
    Column("number", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

# Spells with what stood there, and on which list.
SHOWN_ON_LISTS: Final = (
    spells.join(entries, entries.c.number == spells.c.entry)
    .join(list_numbers, list_numbers.c.number == spells.c.list)
    .join(lists, lists.c.key == list_numbers.c.key)
)
