"""The tables of article pages as they were served, and of what they are compressed with."""

from sqlalchemy import Column, Float, Index, Integer, LargeBinary, String, Table, Text

from newscrawl.store.tables import Moment, metadata

# Every article page as served, to be read again with mended rules; pruned after KEEP_PAGES.
pages = Table(
    "pages",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),  # the order of keeping
    Column("article_id", String, nullable=False),
    Column("revision", Integer, nullable=False),  # what the page was read as
    Column("site", String, nullable=False),
    Column("url", Text, nullable=False),  # after redirects
    Column("encoding", String),
    Column("read_at", Moment, nullable=False),
    Column("run", String, nullable=False),
    # How its server names this version, and what it was read with; see items.NamedVersion.
    Column("etag", String),
    Column("last_modified", String),
    Column("rules", String),
    Column("transferred", Integer),
    Column("confirmed_at", Moment),  # when its server last called it unchanged
    Column("dictionary", Integer),  # page_dictionaries.id; none: compressed without one
    Column("body", LargeBinary, nullable=False),  # a zstandard frame
)
Index("pages_by_site", pages.c.site, pages.c.read_at)
Index("pages_by_article", pages.c.article_id, pages.c.id)

# What the pages of a site share, in versions: the newest one compresses, each one is kept to read with.
page_dictionaries = Table(
    "page_dictionaries",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("site", String, nullable=False),
    Column("content", LargeBinary, nullable=False),  # a zstandard frame; inside, pages one after the other
    Column("share", Float, nullable=False),  # of their bytes that the site's pages take with it
    Column("trained_at", Moment, nullable=False),
)
Index("page_dictionaries_by_site", page_dictionaries.c.site, page_dictionaries.c.id)
