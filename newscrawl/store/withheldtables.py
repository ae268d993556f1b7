"""The tables of what was read and not stored, and of what tells that a page is no article."""

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, String, Table, Text

from newscrawl.store.tables import Moment, metadata

# Pages whose item was refused, the newest copy for each address and reason: a site may break every hour.
# Pruned by age and number; see newscrawl.store.refused.
quarantine = Table(
    "quarantine",
    metadata,
    Column("digest", LargeBinary, primary_key=True),  # of address and reason
    Column("url", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("page", LargeBinary),  # zlib, the bytes as served
    Column("encoding", String),
    Column("run", String, nullable=False),
    Column("seen_at", Moment, nullable=False),
    Column("times", Integer, nullable=False),
)
Index("quarantine_by_time", quarantine.c.seen_at)

# Readings that were not stored, each with what it said as a digest, so that one which is the same in several
# runs is told; the page is in quarantine. A row goes once the article is read as it should be,
# or accepted as it is; else it is pruned as pages are.
withheld = Table(
    "withheld",
    metadata,
    Column("article_id", String, primary_key=True),  # as listed; else the article's own
    Column("digest", LargeBinary, nullable=False),  # of the content
    Column("reason", String, nullable=False),
    Column("run", String, nullable=False),  # the last one that read it
    Column("seen_at", Moment, nullable=False),
    Column("times", Integer, nullable=False),  # runs in which it was the same, one after the other
    sqlite_with_rowid=False,
)
Index("withheld_by_time", withheld.c.seen_at)

# By which sentences texts are found again under other addresses; see newscrawl.sketch.
texts = Table(
    "texts",
    metadata,
    Column("mark", BigInteger, primary_key=True, autoincrement=False),
    Column("standing", Integer, primary_key=True, autoincrement=False),  # store.texts.Standing
    Column("article_id", String, primary_key=True),
    Column("sketch", LargeBinary, nullable=False),
    # Of a text that is doubtful or withheld:
    Column("headline", Text),  # as listed
    Column("run", String),
    sqlite_with_rowid=False,
)
