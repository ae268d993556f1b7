"""The table of answers that a server may call unchanged, beside those of what was read from them."""

from sqlalchemy import JSON, Column, Index, Integer, LargeBinary, String, Table, Text

from newscrawl.store.tables import Moment, metadata

# The last good copy of each list, feed, sitemap and robots.txt; see store.answers.
answers = Table(
    "answers",
    metadata,
    Column("digest", LargeBinary, primary_key=True),  # of url
    Column("url", Text, nullable=False),  # as it may be shown
    Column("etag", String),  # as the server gave them
    Column("last_modified", String),
    Column("headers", JSON, nullable=False),
    Column("source", LargeBinary),  # measures.source of the list that was read from it
    Column("received_at", Moment, nullable=False),
    Column("confirmed_at", Moment, nullable=False),  # when the server last gave it, or called it unchanged
    Column("transferred", Integer, nullable=False),  # bytes that were received for it
    Column("size", Integer, nullable=False),  # of body
    Column("body", LargeBinary, nullable=False),  # a zstandard frame; inside, the decoded content
)
Index("answers_by_source", answers.c.source)
Index("answers_by_time", answers.c.confirmed_at)
