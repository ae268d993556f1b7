"""Where a site may show its articles if an undeclared address shows no list itself."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from urllib.parse import urljoin, urlsplit

from scrapy.http import TextResponse

from newscrawl.pages.lists import ListPage
from newscrawl.pages.lists.discovery import categories, rankings_linked
from newscrawl.pages.lists.sitemap import Child, is_sitemap, sitemaps_in
from newscrawl.sites.sources import ListSource

ROBOTS_PATH = "/robots.txt"
# A site's archive may be split over hundreds of sitemaps; the news are in the first of those that say so.
MOST_SITEMAPS = 3


def is_robots_file(url: str) -> bool:
    """Whether this is the address of a robots.txt."""
    return urlsplit(url).path == ROBOTS_PATH


def fallbacks(
    response: TextResponse, listing: ListPage, source: ListSource, since: datetime | None = None
) -> list[ListSource]:
    """The lists to try after a page without a list, in order: those of the categories that its menu names,
    else its feed, else robots.txt for the sitemaps; after a page without a ranking, the rankings that it
    links, as nothing else says what is read most.

    Robots.txt leads to the sitemaps it names, news first; a sitemap index to its sitemap of news, else to
    the few that changed last, and with ``since`` to all that changed since then, or do not say when. Empty
    when there is nothing left to try.
    """
    if is_robots_file(response.url):
        further = sitemaps_in(response.text, response.url)[:MOST_SITEMAPS]
    elif is_sitemap(response.body):
        further = [child.url for child in _chosen(listing.sitemaps, since)]
    elif source.kind == "trending":
        further = rankings_linked(response)
    elif source.section is None and (named := categories(response, source.kind)):
        return named
    else:
        further = listing.feeds[:1] or [urljoin(response.url, ROBOTS_PATH)]
    return [replace(source, url=url) for url in further if url != source.url]


def _chosen(children: Sequence[Child], since: datetime | None) -> Sequence[Child]:
    if since is not None:
        return [child for child in children if child.modified is None or child.modified >= since]
    return children[: 1 if children and children[0].of_news else MOST_SITEMAPS]
