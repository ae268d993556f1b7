"""Kept pages as responses, with the declaration of the site that served them and what lists said of them."""

from urllib.parse import urljoin

from scrapy.http import HtmlResponse, TextResponse, XmlResponse

from newscrawl.pages import Listed
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
