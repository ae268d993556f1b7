"""The tables of what runs were measured to be, beside those of what they kept."""

from sqlalchemy import JSON, Boolean, Column, Float, Index, Integer, LargeBinary, String, Table, Text

from newscrawl.store.tables import Moment, metadata

# What a crawl found a list to be: one row for each list that it was sent to, with all of its pages. The next
# crawls are held against it.
measures = Table(
    "measures",
    metadata,
    Column("source", LargeBinary, primary_key=True),  # digest of the list's declaration and the arguments
    Column("crawl", Integer, primary_key=True),
    Column("site", String, nullable=False),
    Column("label", Text, nullable=False),  # what a person calls it
    Column("observed_at", Moment, nullable=False),  # its first page
    Column("pages", Integer, nullable=False),  # that were read
    Column("seconds", Float, nullable=False),  # from asking to reading, all pages
    Column("closed", Boolean, nullable=False),  # whether every page came to its own end
    Column("how", String),  # how it was read: rule, heading, largest, feed, sitemap
    Column("lists", JSON, nullable=False),  # entries by lists.key
    Column("short", JSON),  # those of them (lists.key) that go on beyond the pages that were read
    Column("failure", String),  # its class, where a page could not be read
    # Once the crawl is read to its end:
    Column("articles", Integer),  # different ones behind the entries
    Column("stored", Integer),  # of these, known or new
    Column("gone", Integer),  # of these, 404 or 410
    Column("refused", JSON),  # of these, pages that are no article or are withheld, by kind
    Column("newest", Moment),  # publication of the newest
    Column("chronological", Boolean),  # whether they stand in the order of time
    Column("sequence", LargeBinary),  # digest of the articles in their order
    Column("fresh", Integer),  # articles read in this crawl
    Column("filled", JSON),  # share of these that have each field
    Column("sources", JSON),  # share of these whose field came from each source, by field
    Column("doubt", String),  # the class of what is wrong with it; none: it is a picture of the list
    sqlite_with_rowid=False,
)
Index("measures_by_crawl", measures.c.crawl)
Index("measures_by_time", measures.c.observed_at)
