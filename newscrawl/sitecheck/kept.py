"""Kept pages as responses, with the declaration of their site and what lists said of them, and read again."""

from urllib.parse import urljoin

from scrapy.http import HtmlResponse, TextResponse, XmlResponse

from newscrawl.items import Article
from newscrawl.pages import Listed, explain_article
from newscrawl.run.validity import make_storable, missing
from newscrawl.sites import Site
from newscrawl.sites.registry import declared
from newscrawl.store import Store
from newscrawl.store.records import KeptPage


def site_of(page: KeptPage) -> Site:
    """The declaration of the page's site, at the place where the page was served."""
    known = declared()
    if known.find(page.site) is None:
        return known.site_for(page.url)
    if known.site_for(page.url).name != page.site:
        # The bundled portal, or wherever else an operator has put the site.
        known = known.placed(page.site, urljoin(page.url, "/"))
    return known.get(page.site)


def response_of(page: KeptPage) -> TextResponse:
    """The page as it was served."""
    is_xml = page.body.lstrip()[:5] == b"<?xml" and b"<html" not in page.body[:2000]
    kind = XmlResponse if is_xml else HtmlResponse
    return kind(page.url, body=page.body, encoding=page.encoding or "utf-8")


def listed_of(store: Store, page: KeptPage) -> Listed:
    """What a list last showed of the page's article: the crawl that read the page knew it too."""
    shown = store.shown(page.article_id)
    return Listed(*shown) if shown is not None else Listed()


def reread(page: KeptPage, listed: Listed) -> Article | None:
    """The article on a kept page by today's rules; None if they find none. ``listed``: what a list showed."""
    reading = explain_article(response_of(page), site_of(page), listed=listed, observed=page.read_at)
    if reading.refusal is not None:
        return None
    article = reading.article
    make_storable(article)
    article.crawled_at = page.read_at
    article.doubts = reading.doubts
    article.sources = reading.sources
    return None if missing(article) else article
