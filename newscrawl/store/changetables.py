"""The tables of what changed: changes of articles with their classes, and edits that many articles share."""

from sqlalchemy import JSON, BigInteger, Column, Index, Integer, String, Table

from newscrawl.store.tables import Moment, metadata

# One row for each revision but the first, and for each withdrawal of an article that was read before.
changes = Table(
    "changes",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("article_id", String, nullable=False),
    Column("revision", Integer, nullable=False),  # that it made; of a withdrawal, the last one
    Column("at", Moment, nullable=False),  # when it was read
    Column("site", String),
    Column("run", String, nullable=False),
    Column("classes", String, nullable=False),  # of changes.classes, separated by commas
    Column("event", Integer),  # site_events.id, of a change that is an event's
)
Index("changes_by_time", changes.c.at)
Index("changes_by_article", changes.c.article_id, changes.c.revision)

# The same edit in many articles of a site at once: its template changed. Their contents are brought up to
# date without a revision each.
site_events = Table(
    "site_events",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("site", String, nullable=False),
    Column("at", Moment, nullable=False),  # first seen
    Column("last_at", Moment, nullable=False),
    Column("run", String, nullable=False),
    Column("articles", Integer, nullable=False),
    Column("edits", JSON, nullable=False),  # [before, after] of each passage
)
Index("site_events_by_time", site_events.c.at)

event_pieces = Table(
    "event_pieces",
    metadata,
    Column("site", String, primary_key=True),
    Column("piece", BigInteger, primary_key=True, autoincrement=False),  # digest of an edit
    Column("event", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# Edits of the last day that others may turn out to share.
shared_pieces = Table(
    "shared_pieces",
    metadata,
    Column("site", String, primary_key=True),
    Column("piece", BigInteger, primary_key=True, autoincrement=False),
    Column("article_id", String, primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    sqlite_with_rowid=False,
)
Index("shared_pieces_by_time", shared_pieces.c.at)
