"""The tables of the search, beside those of what is searched."""

from sqlalchemy import Column, Integer, String, Table

from newscrawl.store.tables import metadata

# Revisions whose text the index does not have yet. A row is written with its revision; see store.searchindex.
search_waiting = Table(
    "search_waiting",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("article_id", String, nullable=False),
    Column("revision", Integer, nullable=False),
    sqlite_autoincrement=True,  # a number is never given twice: it stays that of the text in the index
)

# What a number of the index stands for. Rows of revisions that are no longer current find nothing.
search_documents = Table(
    "search_documents",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("article_id", String, nullable=False),
    Column("revision", Integer, nullable=False),
)
