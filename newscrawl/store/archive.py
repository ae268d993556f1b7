"""Article pages as they were served, kept for ``KEEP_PAGES`` so that mended rules can read them again.

How a committer keeps pages (``Store.commit`` does)::

    keeper = PageKeeper(timedelta(days=90))       # one a store, used by the store's thread
    packed = keeper.pack(articles, reading)      # compresses: outside of the transaction
    keeper.write(connection, run, packed, outcomes)      # inside: the page goes with its revision
    if keeper.wants_training:
        keeper.train(connection)                 # afterwards, in a transaction of its own
    keeper.prune(connection, now)                # at the end of a run, likewise

The page comes along with the item: ``Article.page`` is no field, so that no feed and no schema has it.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, func, select, update

from newscrawl.items import Article, NamedVersion
from newscrawl.lengths import before
from newscrawl.store import dictionaries
from newscrawl.store.dictionaries import Codec
from newscrawl.store.kept import Unpacker
from newscrawl.store.manyrows import insert_rows
from newscrawl.store.pagetables import page_dictionaries, pages
from newscrawl.store.records import Outcome
from newscrawl.text import KST

# Pages a dictionary is trained from. Fewer say too little about which parts vary; more say nothing new.
TRAINED_FROM = 24
# A site's template has changed when this many pages take this many times the share they took at training.
WATCHED = 48
WORSE = 2.0
# Sites whose dictionaries are held in memory, about 1 MB each.
HELD = 64
# Rows deleted at once.
_PART = 1_000


@dataclass(frozen=True, slots=True)
class PackedPage:
    """A page ready to be written. ``dictionary`` is None where it was compressed without one."""

    site: str
    url: str
    encoding: str | None
    read_at: datetime | None
    dictionary: int | None
    body: bytes
    named: NamedVersion | None = None


@dataclass(slots=True)
class _SiteCodec:
    """How a site's pages are compressed now, and how well that goes."""

    codec: Codec
    dictionary: int | None = None
    share: float = 1.0
    pages: int = 0  # with this dictionary, not counting those of other processes
    bytes_in: int = 0
    bytes_out: int = 0

    def compress(self, page: bytes) -> bytes:
        """One frame; counts what it took."""
        body = self.codec.compress(page)
        self.pages += 1
        self.bytes_in += len(page)
        self.bytes_out += len(body)
        return body

    @property
    def wants_training(self) -> bool:
        if self.dictionary is None:
            return self.pages >= TRAINED_FROM
        return self.pages >= WATCHED and self.bytes_out > self.share * WORSE * self.bytes_in


class PageKeeper:
    """Compresses and writes pages, a dictionary for each site. For one thread at a time."""

    def __init__(self, kept_for: timedelta) -> None:
        self._kept_for = kept_for
        self._plain = Codec()
        self._sites: dict[str, _SiteCodec] = {}

    @property
    def keeps(self) -> bool:
        """Whether pages are kept at all."""
        return self._kept_for > timedelta()

    # -- Keeping ------------------------------------------------------------------------------------

    def pack(
        self, articles: Sequence[Article], reading: Callable[[], AbstractContextManager[Connection]]
    ) -> list[PackedPage | None]:
        """Compress the pages that the articles bring along; None for one without, and if none are kept.

        How the pages of a site are compressed that is new here, the store knows: it is asked by ``reading``.
        """
        if not self.keeps:
            return [None] * len(articles)
        names = [site_of(article) for article in articles]
        if not self._sites.keys() >= set(names):
            with reading() as connection:
                self._learn(connection, set(names))
        packed: list[PackedPage | None] = []
        for name, article in zip(names, articles, strict=True):
            if (page := article.page) is None:
                packed.append(None)
                continue
            site = self._sites.get(name) or _SiteCodec(self._plain)  # of more sites than are held at once
            body = site.compress(page.body)
            read_at, of_site = article.crawled_at, site.dictionary
            packed.append(PackedPage(name, page.url, page.encoding, read_at, of_site, body, page.named))
        return packed

    def _learn(self, connection: Connection, names: Iterable[str]) -> None:
        """Load how the pages of these sites are compressed, as far as that is not known."""
        for site in names:
            known = self._sites.pop(site, None)
            self._sites[site] = known or self._load(connection, site)
        for site in list(self._sites)[:-HELD]:
            del self._sites[site]

    def _load(self, connection: Connection, site: str) -> _SiteCodec:
        newest = (
            select(page_dictionaries)
            .where(page_dictionaries.c.site == site)
            .order_by(page_dictionaries.c.id.desc())
        )
        row = connection.execute(newest.limit(1)).first()
        if row is not None:
            return _SiteCodec(Codec(self._plain.decompress(row.content)), row.id, row.share)
        some = select(pages.c.id).where(pages.c.site == site).limit(TRAINED_FROM).subquery()
        kept = connection.scalar(select(func.count()).select_from(some)) or 0
        return _SiteCodec(self._plain, pages=kept)

    def write(
        self,
        connection: Connection,
        run: str,
        packed: Sequence[PackedPage | None],
        outcomes: Sequence[Outcome],
    ) -> None:
        """Write pages in the transaction that writes their articles; ``outcomes`` are in the same order.

        Nothing is written for None, nor for an article that the run has read already or that is withheld.
        """
        rows = [
            {
                "article_id": outcome.article_id,
                "revision": outcome.revision,
                "site": page.site,
                "url": page.url,
                "encoding": page.encoding,
                "read_at": page.read_at or datetime.now(KST),
                "run": run,
                **_named(page.named),
                "dictionary": page.dictionary,
                "body": page.body,
            }
            for page, outcome in zip(packed, outcomes, strict=True)
            if page is not None
            and outcome.status not in ("duplicate", "withheld")
            and not outcome.kept_before
        ]
        insert_rows(connection, pages, rows)

    # -- Dictionaries -------------------------------------------------------------------------------

    @property
    def wants_training(self) -> bool:
        """Whether ``train`` has anything to do."""
        return any(site.wants_training for site in self._sites.values())

    def train(self, connection: Connection) -> list[str]:
        """Make dictionaries for the sites that have enough pages, or whose template changed.

        The pages they are made from are compressed anew. Returns the names of the sites. Writes; takes up to
        0.2 s a site, once.
        """
        wanting = [name for name, site in self._sites.items() if site.wants_training]
        for name in wanting:
            self._sites[name] = self._train(connection, name, self._sites[name])
        return wanting

    def _train(self, connection: Connection, name: str, site: _SiteCodec) -> _SiteCodec:
        newest = (
            select(pages.c.id, pages.c.dictionary, pages.c.body)
            .where(pages.c.site == name)
            .order_by(pages.c.read_at.desc(), pages.c.id.desc())
            .limit(TRAINED_FROM)
        )
        # In one order, so that two processes that train at once wait for each other and do not lock up.
        rows = sorted(connection.execute(newest).all(), key=lambda row: int(row.id))
        unpack = Unpacker(connection)
        bodies = {row.id: unpack(row) for row in rows}
        content, share = dictionaries.train(list(bodies.values()))
        taken = site.bytes_out / max(1, site.bytes_in)
        if not content or (site.dictionary is not None and share * WORSE > taken):
            return self._untrained(connection, site, taken)
        codec = Codec(content)
        values = {
            "site": name,
            "content": self._plain.compress(content),
            "share": share,
            "trained_at": datetime.now(KST),
        }
        insert = page_dictionaries.insert().returning(page_dictionaries.c.id)
        dictionary: int = connection.execute(insert, values).scalar_one()
        for key, body in bodies.items():
            packed = {"body": codec.compress(body), "dictionary": dictionary}
            connection.execute(update(pages).where(pages.c.id == key).values(packed))
        return _SiteCodec(codec, dictionary, share)

    def _untrained(self, connection: Connection, site: _SiteCodec, taken: float) -> _SiteCodec:
        """The pages share no more than the dictionary has: ask again when it serves them worse."""
        if site.dictionary is None:
            return _SiteCodec(site.codec)
        row = page_dictionaries.c.id == site.dictionary
        connection.execute(update(page_dictionaries).where(row).values(share=taken))
        return _SiteCodec(site.codec, site.dictionary, taken)

    # -- Letting go ---------------------------------------------------------------------------------

    def expired(self, connection: Connection, now: datetime) -> tuple[int, int]:
        """How many pages ``prune`` would delete, and their bytes. Looks at all of them."""
        if not self.keeps:
            return 0, 0
        count = select(func.count(), func.coalesce(func.sum(func.length(pages.c.body)), 0))
        number, size = connection.execute(count.where(pages.c.read_at < before(now, self._kept_for))).one()
        return number, int(size)

    def prune(self, connection: Connection, now: datetime) -> int:
        """Delete the pages that are older than they are kept for. Returns how many.

        Looks at the oldest only. The file of an SQLite store does not shrink; the space is used again. A
        store that keeps no pages now deletes none either: that is a choice for one run, perhaps.
        """
        deleted = 0
        while self.keeps:
            oldest = select(pages.c.id, pages.c.read_at).order_by(pages.c.id).limit(_PART)
            rows = connection.execute(oldest).all()
            expired = [row.id for row in rows if now - row.read_at > self._kept_for]
            if expired:
                connection.execute(delete(pages).where(pages.c.id.in_(expired)))
            deleted += len(expired)
            if len(expired) < _PART:
                break
        return deleted


def _named(version: NamedVersion | None) -> dict[str, Any]:
    names = ("etag", "last_modified", "rules", "transferred")
    return {name: getattr(version, name, None) for name in names}


def site_of(article: Article) -> str:
    """The site whose pages the article's page resembles."""
    return article.site or (article.id or "").partition(":")[0]
