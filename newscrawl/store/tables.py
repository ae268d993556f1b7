"""The tables of the store (SQLAlchemy Core). Times are kept in UTC and come out in Korean time."""

from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Connection,
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
    event,
    text,
)

from newscrawl.store.textkeys import TextKey
from newscrawl.text import KST

# Counted up with every change of a table (``store.alltables``) and of the views.
SCHEMA_VERSION = 7


class Moment(TypeDecorator[datetime]):
    """An aware time: UTC in the database (SQLite keeps no zone), Korean time in Python."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Any:
        """What makes a time the driver's own."""
        return _utc_text if dialect.name == "sqlite" else super().bind_processor(dialect)

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        """What makes a time of the driver's own."""
        return _of_utc_text if dialect.name == "sqlite" else super().result_processor(dialect, coltype)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - interface
        return None if value is None else value.astimezone(KST)


# One time stands in several rows of an article, and in those of all entries of a page.
@lru_cache(maxsize=1_024)
def _utc_text(moment: datetime | None) -> str | None:
    if moment is None:
        return None
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")


@lru_cache(maxsize=1_024)
def _of_utc_text(kept: str | None) -> datetime | None:
    return datetime.fromisoformat(kept).replace(tzinfo=UTC).astimezone(KST) if kept else None


metadata = MetaData()

schema_version = Table("schema_version", metadata, Column("version", Integer, nullable=False))

# A crawl is one pass over the lists of a command. It is carried by one run, or by several: the next ones
# after a kill, or several machines at once.
crawls = Table(
    "crawls",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("job", String, nullable=False),  # digest of the spider, its arguments, and the sites' places
    Column("spider", String, nullable=False),
    Column("site", String),  # names, joined with commas
    Column("started", Moment, nullable=False),
    Column("ended", Moment),
    Column("state", String, nullable=False),  # open, done or broken
    Column("published", Moment),  # when its lists became the published feed
    Column("seq", Integer, nullable=False),  # how many articles it has put on the frontier
    Column("queued", Integer, nullable=False),  # how many of them count towards ``limit``
    # Once it has ended, while ``rankings`` has what it observed: folded, or doubted (of some list); see
    # store.rawrows.
    Column("raw", String),
    sqlite_autoincrement=True,  # an id is never given twice, also after its row was deleted
)
Index("crawls_by_job", crawls.c.job, crawls.c.state)
Index("crawls_by_state", crawls.c.state)
Index("crawls_by_raw", crawls.c.raw, crawls.c.ended)
Index("crawls_by_spider", crawls.c.spider, crawls.c.started)

runs = Table(
    "runs",
    metadata,
    Column("id", String, primary_key=True),
    Column("crawl", Integer),  # crawls.id
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
    Column("health", JSON),  # by site: its own verdict, and the classes of what went wrong there
    # Who runs it, so that the next start can tell a killed run from a live one.
    Column("host", String, nullable=False),
    Column("pid", Integer, nullable=False),
    Column("process_started", Float),
    Column("alive_at", Moment, nullable=False),
    # Until when its leases hold, in seconds since 1970 by the database's clock; renewed while it lives.
    Column("alive_until", Float),
)
Index("runs_by_spider", runs.c.spider, runs.c.started)
Index("runs_by_state", runs.c.state)
Index("runs_by_start", runs.c.started, runs.c.id)
Index("runs_by_crawl", runs.c.crawl)

# Whose lists the published feed of a spider shows: the one row that says what is published, on any machine.
publications = Table(
    "publications",
    metadata,
    Column("spider", String, primary_key=True),
    Column("published_at", Moment, nullable=False),
    Column("run", String, nullable=False),  # which published it
    Column("lists", JSON, nullable=False),  # [run, site] for each site, in the order of the feed
    sqlite_with_rowid=False,
)

# What a crawl has still to read. A row goes in the transaction that keeps what was read, or that says why
# nothing was. ``run`` holds the lease; it ends with the run's ``alive_until``.
frontier = Table(
    "frontier",
    metadata,
    Column("key", LargeBinary, primary_key=True),  # digest of an article's identity or of a list's page
    Column("crawl", Integer, primary_key=True),
    Column("kind", String, nullable=False),  # list, article, retry (for the next crawl), or read (by another)
    Column("site", String, nullable=False),  # whose list it is or stands on
    Column("slot", String, nullable=False),  # what politeness is kept towards
    Column("url", Text, nullable=False),
    Column("priority", Integer, nullable=False),  # lower ones first
    Column("seq", Integer, nullable=False),  # the order of the lists
    Column("tries", Integer, nullable=False),
    Column("run", String),
    Column("due", Float),  # seconds since 1970 by the database's clock: not to be read before
    # Of an article:
    Column("address", LargeBinary),  # digest of url
    Column("article_id", String),
    Column("title", Text),  # as listed
    Column("publisher", String),  # as listed
    Column("placements", JSON),
    Column("why", String),  # why it is read again: following.Again; none: it was never read
    # Of a page of a list:
    Column("source", Text),  # its declaration, JSON
    Column("step", String),  # menu, list, or opener: a list page whose first article shows the list
    Column("page", Integer),
    Column("above", Integer),  # ranked entries on the pages before it
    sqlite_with_rowid=False,
)
Index(
    "frontier_queues",
    frontier.c.crawl,
    frontier.c.kind,
    frontier.c.site,
    frontier.c.run,
    frontier.c.slot,
    frontier.c.priority,
    frontier.c.seq,
)
Index("frontier_by_address", frontier.c.address)
Index("frontier_by_run", frontier.c.run)

# Which run may ask a host (a download slot): one at a time over all machines.
hosts = Table(
    "hosts",
    metadata,
    Column("slot", String, primary_key=True),
    Column("run", String),
    Column("free_from", Float, nullable=False),  # seconds since 1970: when the next holder may begin
    sqlite_with_rowid=False,
)
Index("hosts_by_run", hosts.c.run)

# One row an article: its identity, its newest reading's circumstances, and which revision is current. Of what
# many articles have alike there are keys (``store.sharedtexts``).
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
    Column("copyright", TextKey),
    Column("comment_count", Integer),
    Column("reactions", JSON),
    Column("language", String),
    Column("usage", JSON(none_as_null=True)),  # what the publisher said about its use when it was read last
    Column("revision", Integer, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Column("read_at", Moment, nullable=False),
    Column("read_in", TextKey, nullable=False),  # runs.id
    Column("sources", TextKey),  # JSON: what gave the fields of content.SOURCED in the newest reading
    Column("named", Text),  # the medium that its dateline names
    Column("story", String),  # the article that its story is called by; none: itself
)
# Of the few that tell a story with others. In words that hold in both databases; see spelltables.
_OF_STORIES = text("CREATE INDEX articles_by_story ON articles (story) WHERE story IS NOT NULL")


@event.listens_for(articles, "after_create")
def _index_stories(_articles: Table, connection: Connection, **_: Any) -> None:
    connection.execute(_OF_STORIES)


# Every version of an article's content. What changes in all articles of a site at once is put into the newest
# one (store.changelog); else none is changed once it is written.
revisions = Table(
    "revisions",
    metadata,
    Column("article_id", String, primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("content", JSON, nullable=False),
    Column("modified_at", Moment),
    Column("read_at", Moment, nullable=False),  # when the page was fetched
    Column("run", TextKey, nullable=False),
    Column("doubts", JSON(none_as_null=True)),  # the fields whose sources disagreed, and how
    Column(
        "reread_at", Moment
    ),  # when the kept page was read again, with other rules than when it was fetched
)
Index("revisions_by_run", revisions.c.run)

# Every address an article was seen under, as a digest: PostgreSQL's index entries end at 2,704 bytes.
addresses = Table(
    "addresses",
    metadata,
    Column("digest", LargeBinary, primary_key=True),
    Column("article_id", String, nullable=False),
    sqlite_with_rowid=False,
)

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
    Column("span", String),  # the day, or the interval of ISO 8601, it was asked for; none: as it stands now
)
Index("lists_by_site", lists.c.site, lists.c.list)

# What the crawls in work have observed, and those that a publication shows; the history is in
# store.spelltables.
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
    Column("about_from", Moment),  # the time that the list is about, where the site says it
    Column("about_until", Moment),
)
Index("rankings_by_run", rankings.c.run, rankings.c.seq)
Index("rankings_by_article", rankings.c.article_id, rankings.c.seq)
Index("rankings_by_address", rankings.c.url_digest)
Index("rankings_by_list", rankings.c.list_key, rankings.c.seq)

# Articles that are no longer there (404, 410), so that they are not asked for again for a while.
gone = Table(
    "gone",
    metadata,
    Column("digest", LargeBinary, primary_key=True),  # of the address
    Column("url", Text, nullable=False),
    Column("article_id", String),
    Column("status", Integer, nullable=False),
    Column("kind", String),  # what a page is that is there and no article
    Column("seen_at", Moment, nullable=False),
    sqlite_with_rowid=False,
)
Index("gone_by_article", gone.c.article_id)
