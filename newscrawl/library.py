"""``newscrawl.read_article`` and ``newscrawl.read_listing``: reading from a notebook, without a crawl.

    import newscrawl

    article = newscrawl.read_article(html, "https://news.example.com/article/1")
    print(article.title, article.to_dict())

Nothing is fetched, nothing is set up, nothing is kept.
"""

from scrapy.http import HtmlResponse, TextResponse, XmlResponse

from newscrawl import pages
from newscrawl.items import Article, Ranking


def read_article(html: str | bytes, url: str) -> Article:
    """The article on a page. ``url``, absolute, is where it is from: sites are known by it.

    Bytes are decoded as they are and not as they say. Every field is filled that the page gives but
    ``crawled_at``, ``revision`` and ``listed_in``, which a crawl knows; ``to_dict()`` is ready for JSON.
    Never raises on a page's content; ValueError for an address without ``http://`` or ``https://``.
    """
    return pages.read_article(page_of(html, _address(url)))


def read_listing(html: str | bytes, url: str) -> list[Ranking]:
    """The entries of all lists on a page, feed or sitemap, in their order; empty where there is none.

    ``html`` and ``url`` as for ``read_article``.
    """
    return pages.read_listing(page_of(html, _address(url)))


def _address(url: str) -> str:
    if not url.startswith(("http://", "https://")):
        raise ValueError(f"{url!r} is no address: write https://…")
    return url


def page_of(html: str | bytes, url: str) -> TextResponse:
    """What Scrapy would have made of a page from ``url``: XML (feeds, sitemaps) or HTML."""
    encoding = "utf-8" if isinstance(html, str) else None
    body = html.encode("utf-8", "replace") if isinstance(html, str) else html
    start = body[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    kind = XmlResponse if start.startswith(b"<?xml") and b"<html" not in start else HtmlResponse
    return kind(url, body=body, encoding=encoding)
