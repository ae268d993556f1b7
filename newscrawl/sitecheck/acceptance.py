"""Withheld readings that a person has looked at and takes: their kept pages are read again, and stored."""

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime

from newscrawl.items import Article, Promise, ServedPage
from newscrawl.pages import Listed
from newscrawl.sitecheck.kept import reread
from newscrawl.store import Store, StoreError
from newscrawl.store.records import KeptPage, Outcome, WithheldReading


def waiting(store: Store, ids: Sequence[str]) -> list[WithheldReading]:
    """The withheld readings of these articles, each with its page. Raises ``StoreError``."""
    found = {one.article_id: one for one in store.withheld(ids)}
    for article_id in ids:
        if article_id not in found:
            raise StoreError(f"nothing is withheld of {article_id}; `scrapy withheld` shows what is")
        if found[article_id].page is None:
            raise StoreError(f"no page of {article_id} is kept; the next run that lists it asks for it again")
    return [found[article_id] for article_id in dict.fromkeys(ids)]


def accept(store: Store, readings: Sequence[WithheldReading]) -> list[Outcome]:
    """Store what today's rules read on these pages, in spite of the objections; all of them or none.

    The readings have their pages (``waiting``). Raises ``StoreError`` where a page is no article.
    """
    articles = [_article(one) for one in readings]
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    run = f"{stamp}-accepted-{secrets.token_hex(3)}"
    return store.commit(run, articles, accepted=True)


def _article(one: WithheldReading) -> Article:
    url, page = one.url or "", one.page or b""
    site = one.article_id.partition(":")[0]
    kept = KeptPage(one.article_id, 0, site, url, one.encoding, one.seen_at, page)
    article = reread(kept, Listed(one.headline, one.publisher))
    if article is None:
        raise StoreError(f"the page of {one.article_id} is no article by today's rules; nothing is accepted")
    article.requested_url = url
    article.page = ServedPage(url, one.encoding or "utf-8", page)
    article.promise = Promise(one.article_id, one.headline, (), site)
    return article
