"""The lists on a page: by the site's rule, by heading, as a feed, as a sitemap, or the largest one there is."""

from dataclasses import dataclass, field

from scrapy.http import TextResponse

from newscrawl.items import Ranking
from newscrawl.pages.listing.general import FoundList, find_lists
from newscrawl.sites.base import Site
from newscrawl.sites.identity import identify
from newscrawl.sites.registry import site_for
from newscrawl.sites.sources import ListSource


@dataclass(slots=True)
class ListPage:
    """What a list page gave: entries, the next page's address, how it was read, and feeds linked from it."""

    rankings: list[Ranking] = field(default_factory=list)
    next_url: str | None = None
    how: str = "nothing"
    feeds: list[str] = field(default_factory=list)


def read_listing(response: TextResponse, site: Site | None = None) -> list[Ranking]:
    """All entries of all lists on a page. ``site`` is looked up by domain if it is not given."""
    site = site_for(response.url) if site is None else site
    return [ranking for found in find_lists(response) for ranking in rankings_of(found, site, response.url)]


def read_list_page(response: TextResponse, site: Site, source: ListSource | None) -> ListPage:
    """The lists of a page that a spider was sent to by ``source``, or by an address alone."""
    rankings = read_listing(response, site)
    return ListPage(rankings, how="largest list of articles" if rankings else "nothing")


def rankings_of(found: FoundList, site: Site, page: str) -> list[Ranking]:
    """The items of a list."""
    name = site.name or identify(page, site).site
    return [
        Ranking(
            site=name,
            list=found.kind,
            name=found.name,
            tab=found.tab,
            section=found.section,
            rank=entry.rank or position,
            title=entry.title,
            url=entry.url,
            article_id=identify(entry.url).id,
            publisher=entry.publisher or found.publisher or site.publisher,
            comment_count=entry.comment_count,
        )
        for position, entry in enumerate(found.entries, 1)
    ]
