"""When two items are one article: the one rule that run, store, frontier and feeds ask.

An article has up to three keys: its canonical address, its identity (``Article.id``), and the address it was
asked for. An address is the firmer key: an identity is made from it by a site's declaration, which may be
added or mended later, while the address stays what it was. So

1. a canonical address that is known belongs to the article it was known as, unless its identity is known as
   another article of the same naming: the address led to the other one for a while;
2. else an identity that is known is that article;
3. else a requested address that is known belongs to its article if the two identities are of different
   naming (``news.example.com:1f0c…`` and ``example:123``): the site's naming changed, the article did not.
   Two identities of one naming are two articles, and the address leads somewhere else now.

An entry of a list has two keys, its address and its identity, in this order; ``LISTED_ID`` says the same in
SQL over the table ``rankings``.
"""

import hashlib
from collections.abc import Container, Mapping
from typing import NamedTuple

from sqlalchemy import func

from newscrawl.items import Article, Ranking
from newscrawl.store.tables import addresses, rankings

# The article that an observation leads to, over LISTED.
LISTED_ID = func.coalesce(addresses.c.article_id, rankings.c.article_id)
LISTED = rankings.outerjoin(addresses, addresses.c.digest == rankings.c.url_digest)


class Keys(NamedTuple):
    """The keys of an article, or of a list's entry, which was not asked for yet (``requested`` is None)."""

    address: bytes | None
    id: str | None
    requested: bytes | None = None

    @property
    def digests(self) -> frozenset[bytes]:
        """The digests of all addresses."""
        return frozenset(digest for digest in (self.address, self.requested) if digest is not None)


def address_digest(url: str) -> bytes:
    """The key of an address, 16 bytes."""
    return hashlib.blake2b(url.encode("utf-8", "replace"), digest_size=16).digest()


def keys_of(item: Article | Ranking) -> Keys:
    """The keys of an article or of a list's entry."""
    address = address_digest(item.url) if item.url else None
    if isinstance(item, Ranking):
        return Keys(address, item.article_id)
    requested = item.requested_url
    if not requested or requested == item.url:
        return Keys(address, item.id)
    return Keys(address, item.id, address_digest(requested))


def owner_of(keys: Keys, by_address: Mapping[bytes, str], known_ids: Container[str]) -> str | None:
    """The identity of the known article that has these keys, or None if there is none.

    ``by_address`` maps the digests of known addresses to identities, ``known_ids`` holds the known
    identities; both need to cover ``keys`` only.
    """
    known_id = keys.id if keys.id is not None and keys.id in known_ids else None
    if keys.address is not None and (owner := by_address.get(keys.address)) is not None:
        return owner if known_id is None or _naming(owner) != _naming(known_id) else known_id
    if known_id is not None:
        return known_id
    if keys.requested is not None and (owner := by_address.get(keys.requested)) is not None:
        return owner if _naming(owner) != _naming(keys.id or "") else None
    return None


def _naming(article_id: str) -> str:
    return article_id.partition(":")[0]


def observation(ranking: Ranking) -> tuple[str | int | None, ...]:
    """What makes two observations of one crawl the same: the place on the list, and the address there."""
    place = (ranking.site, ranking.list, ranking.name, ranking.tab, ranking.section, ranking.rank)
    return (*place, ranking.url, ranking.span)
