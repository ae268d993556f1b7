"""The tables of the store (SQLAlchemy Core). Times are kept in UTC and come out in Korean time."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    DateTime,
    Dialect,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

from newscrawl.text import KST

# Counted up with every change of the tables below.
SCHEMA_VERSION = 1


class Moment(TypeDecorator[datetime]):
    """An aware time: UTC in the database (SQLite keeps no zone), Korean time in Python."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - interface
        if value is None:
            return None
        moment: datetime = value if value.tzinfo else value.replace(tzinfo=UTC)
        return moment.astimezone(KST)


metadata = MetaData()

schema_version = Table("schema_version", metadata, Column("version", Integer, nullable=False))

runs = Table(
    "runs",
    metadata,
    Column("id", String, primary_key=True),
    Column("spider", String, nullable=False),
    Column("site", String),  # names, joined with commas
    Column("arguments", JSON, nullable=False),
    Column("started", Moment, nullable=False),
    Column("ended", Moment),
    Column("state", String, nullable=False),  # running, ended or killed
    Column("verdict", String),  # ok, degraded or broken
    Column("reasons", JSON),
    Column("counts", JSON),
    Column("timings", JSON),  # seconds by phase
    Column("published", Moment),  # when its lists became the published feed
    # Who runs it, so that the next start can tell a killed run from a live one.
    Column("host", String, nullable=False),
    Column("pid", Integer, nullable=False),
    Column("process_started", Float),
    Column("alive_at", Moment, nullable=False),
)
Index("runs_by_spider", runs.c.spider, runs.c.started)
Index("runs_by_state", runs.c.state)
Index("runs_by_start", runs.c.started, runs.c.id)

# One row an article: its identity, its newest reading's circumstances, and which revision is current.
articles = Table(
    "articles",
    metadata,
    Column("id", String, primary_key=True),
    Column("site", String),
    Column("url", Text),
    Column("requested_url", Text),  # none: the same as url
    Column("source_url", Text),
    Column("publisher", String),
    Column("section", String),
    Column("modified_at", Moment),
    Column("copyright", Text),
    Column("comment_count", Integer),
    Column("reactions", JSON),
    Column("language", String),
    Column("revision", Integer, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Column("read_at", Moment, nullable=False),
    Column("read_in", String, nullable=False),  # runs.id
)

# Every version of an article's content, never changed once written.
revisions = Table(
    "revisions",
    metadata,
    Column("article_id", String, primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("digest", LargeBinary, nullable=False),
    Column("content", JSON, nullable=False),
    Column("modified_at", Moment),
    Column("read_at", Moment, nullable=False),  # when the page was fetched
    Column("run", String, nullable=False),
    Column(
        "reread_at", Moment
    ),  # when the kept page was read again, with other rules than when it was fetched
)
Index("revisions_by_run", revisions.c.run)

# Every address an article was seen under, as a digest: the texts stand in the other tables, and may be longer
# than an index entry may be (PostgreSQL: 2,704 bytes).
addresses = Table(
    "addresses",
    metadata,
    Column("digest", LargeBinary, primary_key=True),
    Column("article_id", String, nullable=False),
    sqlite_with_rowid=False,
)
Index("addresses_by_article", addresses.c.article_id)

# Every list that was ever observed, so that an observation need not repeat its names.
lists = Table(
    "lists",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),  # of the names; see content.list_key
    Column("site", String),
    Column("list", String),
    Column("name", Text),
    Column("tab", String),
    Column("section", String),
)
Index("lists_by_site", lists.c.site, lists.c.list)

rankings = Table(
    "rankings",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),  # the order of observation
    Column("run", String, nullable=False),
    Column("list_key", BigInteger, nullable=False),  # lists.key
    Column("rank", Integer),
    Column("title", Text),
    Column("url", Text),
    Column("url_digest", LargeBinary, nullable=False),
    Column("article_id", String),
    Column("publisher", String),
    Column("comment_count", Integer),
    Column("observed_at", Moment, nullable=False),
)
Index("rankings_by_run", rankings.c.run, rankings.c.seq)
Index("rankings_by_article", rankings.c.article_id, rankings.c.seq)
Index("rankings_by_address", rankings.c.url_digest)
Index("rankings_by_list", rankings.c.list_key, rankings.c.seq)

# Pages whose item was refused, newest copy for each address and reason, so that a site that breaks
# every hour does not fill the disk.
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

# Articles that are no longer there (404, 410), so that they are not asked for again for a while.
gone = Table(
    "gone",
    metadata,
    Column("digest", LargeBinary, primary_key=True),  # of the address
    Column("url", Text, nullable=False),
    Column("article_id", String),
    Column("status", Integer, nullable=False),
    Column("seen_at", Moment, nullable=False),
)
Index("gone_by_article", gone.c.article_id)

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
    Column("dictionary", Integer),  # page_dictionaries.id; none: compressed without one
    Column("body", LargeBinary, nullable=False),  # a zstandard frame
)
Index("pages_by_article", pages.c.article_id)
Index("pages_by_site", pages.c.site, pages.c.read_at)

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
