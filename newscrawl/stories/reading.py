"""What of an article tells its story: what it says of its source. Pure, and never raises."""

from newscrawl.items import Article
from newscrawl.sites.identity import identify
from newscrawl.sites.likeness import article_likeness
from newscrawl.sites.registry import declared


def source_id_of(article: Article) -> str | None:
    """The identity of the article's own page at its publisher; None where its source is no other article.

    A link to the publisher's front page or to a section is shared by all of its articles.
    """
    if not article.source_url or article.source_url == article.url:
        return None
    if article_likeness(article.source_url) < 1:
        return None
    source = identify(article.source_url).id
    return source if source != article.id else None


def is_entry(article: Article, source_id: str | None) -> bool:
    """Whether the article is a portal's entry of a publisher's. ``source_id``: see ``source_id_of``."""
    if source_id is not None:
        return True
    site = declared().find(article.site or "")
    return site is not None and site.kind == "portal"
