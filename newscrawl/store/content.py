"""How an article becomes rows and comes back, and what counts as changed content."""

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import select

from newscrawl.items import Article, Author, Image, Placement, Ranking
from newscrawl.store.identity import address_digest
from newscrawl.store.sharedtexts import text_of
from newscrawl.store.tables import articles, revisions
from newscrawl.text import KST, single_spaced

# What describes the newest reading and makes no revision, as another text of what the publisher wrote does
# (``content_of``): counts move all day, `modified_at` is bumped by many systems with no visible change, a
# section depends on the address the article was asked for by, and a copyright line changes with the site's
# template. A value that a later reading misses is kept.
DESCRIPTION = (
    "site",
    "url",
    "requested_url",
    "source_url",
    "publisher",
    "section",
    "modified_at",
    "copyright",
    "comment_count",
    "reactions",
    "language",
    "usage",
)
# What of it a page read again does not say anew: these may come from elsewhere than the page, or from later.
COUNTS = ("comment_count", "reactions")
# The fields of which a row says what source gave them.
SOURCED = ("title", "body", "published_at", "authors", "publisher")
# Those columns of an article whose text many have alike; see store.sharedtexts.
SHARED = ("copyright", "sources")
# Those of them that are kept where a later reading misses them. The requested address is never missing; none
# in the table stands for one that is the canonical address. What a publisher no longer says holds no longer.
KEPT = tuple(name for name in DESCRIPTION if name not in ("requested_url", "usage"))


# An article and its newest revision: the condition, the join, and the rows that ``article_from`` takes.
IS_CURRENT = (revisions.c.article_id == articles.c.id) & (revisions.c.revision == articles.c.revision)
CURRENT = articles.join(revisions, IS_CURRENT)
# The columns of ``articles`` with their texts, as ``article_from`` takes them.
ARTICLE = (
    *(column for column in articles.columns if column.name != "copyright"),
    text_of(articles.c.copyright),
)
CURRENT_ROWS = select(*ARTICLE, revisions.c.content).select_from(CURRENT)


def content_digest(article: Article) -> bytes:
    """A digest of the content: another one is another revision.

    Layout of white space and a picture's size parameters do not change it.
    """
    parts = [
        _normalized(article.title),
        _normalized(article.subtitle),
        article.published_at.timestamp() if article.published_at else None,
        [[_normalized(a.name), _normalized(a.email), _normalized(a.role)] for a in article.authors],
        _normalized(article.body),
        [[_picture(i.url), _normalized(i.caption), _normalized(i.credit)] for i in article.images],
        [_normalized(tag) for tag in article.tags],
    ]
    return hashlib.blake2b(_packed(parts).encode(), digest_size=16).digest()


# Other bytes would make every stored article another one.
_packed = json.JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode


def _normalized(value: str | None) -> str | None:
    return None if value is None else single_spaced(unicodedata.normalize("NFC", value))


def _picture(url: str | None) -> str | None:
    # Resizing services put sizes and signatures behind the question mark, and change them at will.
    if url is None:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    return f"{parts.netloc}{parts.path}" if parts.path.strip("/") else url


def content_of(article: Article) -> dict[str, Any]:
    """The content as JSON keeps it: what is missing or empty is not in it."""
    return _present(
        {
            "title": article.title,
            "subtitle": article.subtitle,
            "published_at": article.published_at.isoformat() if article.published_at else None,
            "authors": [
                _present({"name": a.name, "email": a.email, "role": a.role}) for a in article.authors
            ],
            "body": article.body,
            "images": [
                _present({"url": i.url, "caption": i.caption, "credit": i.credit}) for i in article.images
            ],
            "tags": article.tags,
        }
    )


def _present(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None and value != []}


def same_content(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    """Whether two contents are the same to the letter, but for the size parameters of pictures."""
    return _exact(old) == _exact(new)


def _exact(content: Mapping[str, Any]) -> dict[str, Any]:
    images = [{**image, "url": _picture(image.get("url"))} for image in content.get("images", ())]
    return {**content, "images": images}


def description_of(article: Article) -> dict[str, Any]:
    """The columns of ``articles`` that describe the newest reading, and what gave its fields."""
    values = {name: getattr(article, name) for name in DESCRIPTION}
    if article.requested_url == article.url:
        values["requested_url"] = None
    values["usage"] = article.usage or None
    values["named"] = article.named
    sources = article.sources
    given = tuple([(name, sources[name]) for name in SOURCED if name in sources])
    values["sources"] = _sources_text(given) if given else None
    return values


@lru_cache(maxsize=1_024)  # of a site nearly all articles have the same
def _sources_text(given: tuple[tuple[str, str], ...]) -> str:
    return _plain(dict(given))


_plain = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def article_from(row: Mapping[Any, Any], listed_in: list[Placement]) -> Article:
    """An article of its row in ``articles`` joined with its current revision's ``content``."""
    content = row["content"]
    published_at = content.get("published_at")
    article = Article(
        id=row["id"],
        title=content.get("title"),
        subtitle=content.get("subtitle"),
        published_at=datetime.fromisoformat(published_at).astimezone(KST) if published_at else None,
        authors=[Author(**author) for author in content.get("authors", ())],
        body=content.get("body"),
        images=[Image(**image) for image in content.get("images", ())],
        tags=list(content.get("tags", ())),
        story=row["story"] or row["id"],
        crawled_at=row["read_at"],
        revision=row["revision"],
        listed_in=listed_in,
        **{name: row[name] for name in DESCRIPTION if name not in ("reactions", "requested_url", "usage")},
        requested_url=row["requested_url"] or row["url"],
        reactions=dict(row["reactions"] or {}),
        usage=dict(row["usage"] or {}),
    )
    article.named = row["named"]
    return article


# What of an observation stands in ``lists``, once for all observations of a list.
LIST_FIELDS = ("site", "list", "name", "tab", "section")
RANKING_FIELDS = tuple(Ranking.__dataclass_fields__)
_OWN_FIELDS = tuple(name for name in RANKING_FIELDS if name not in LIST_FIELDS)


def list_row(ranking: Ranking) -> dict[str, Any]:
    """The row in ``lists`` of the list that was observed."""
    names = {name: getattr(ranking, name) for name in LIST_FIELDS}
    return {"key": list_key(ranking), **names, "span": ranking.span}


def list_key(ranking: Ranking) -> int:
    """The key in ``lists`` of the list that was observed."""
    names = (ranking.site, ranking.list, ranking.name, ranking.tab, ranking.section)
    # The list of a day is another one than that of the next.
    return _key_of(names if ranking.span is None else (*names, ranking.span))


@lru_cache(maxsize=1_024)  # a page has a hundred entries and a list or two
def _key_of(names: tuple[str | None, ...]) -> int:
    digest = hashlib.blake2b(repr(names).encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)


def ranking_row(ranking: Ranking, list_key: int) -> dict[str, Any]:
    """The row of an observation in ``rankings``."""
    row: dict[str, Any] = {name: getattr(ranking, name) for name in _OWN_FIELDS}
    row["list_key"], row["url_digest"] = list_key, address_digest(ranking.url or "")
    return row


def ranking_from(row: Mapping[Any, Any]) -> Ranking:
    """An observation of its row in ``rankings`` joined with ``lists``."""
    return Ranking(**{name: row[name] for name in RANKING_FIELDS})
