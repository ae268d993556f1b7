"""A response becomes rankings: which of the readings applies, and which of the lists were asked for."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from lxml.html import HtmlElement
from scrapy.http import TextResponse

from newscrawl.addresses import Joiner, split
from newscrawl.collector import collection_paused
from newscrawl.items import Ranking
from newscrawl.pages.encoding import as_decoded
from newscrawl.pages.lists.about import About, about
from newscrawl.pages.lists.asked import ALL_BOXES, BY_RULE, asked_for, by_rule
from newscrawl.pages.lists.feed import FeedEntry, is_feed, newest_first, read_feed
from newscrawl.pages.lists.foundlist import FoundList
from newscrawl.pages.lists.frontend import lists_in_values
from newscrawl.pages.lists.media import medium_in, page_title
from newscrawl.pages.lists.paging import feeds_of, next_page
from newscrawl.pages.lists.rows import ListEntry
from newscrawl.pages.lists.rule import ListPageTree, completed, lists_by_rules
from newscrawl.pages.lists.sitemap import (
    Child,
    Sitemap,
    is_address_list,
    is_sitemap,
    read_address_list,
    read_sitemap,
)
from newscrawl.pages.lists.words import heading_kind, kind_in_name
from newscrawl.pages.lists.wrapped import json_of, page_in
from newscrawl.sites.base import Site
from newscrawl.sites.likeness import article_likeness, is_front
from newscrawl.sites.registry import site_for
from newscrawl.sites.sources import ListKind, ListSource
from newscrawl.text import KST

_JSON = "JSON"
_READINGS = {
    BY_RULE: "rule",
    "under the heading": "heading",
    "largest list": "largest",
    "all boxes": "largest",
    "RSS feed": "feed",
    "news sitemap": "sitemap",
    "sitemap": "sitemap",
}


@dataclass(slots=True)
class _ListsRead:
    """What a response holds: all its lists, how they were read, its tree if it is a page, and the sitemaps
    that it names if it is one.
    """

    lists: list[FoundList]
    how: str
    tree: ListPageTree | None = None
    sitemaps: list[Child] = field(default_factory=list)


@dataclass(slots=True)
class ListPage:
    """What a list page gave.

    ``lists`` are the lists that ``rankings`` come from, each with what found it; ``next_url`` is the list's
    next page; ``how`` says in a few words how it was read, for the log; ``feeds`` are the feeds that a page
    without a list links, to be asked in its place; ``sitemaps`` are those that an index names; ``about`` is
    the time that the list is about, where it says so.
    """

    rankings: list[Ranking] = field(default_factory=list)
    next_url: str | None = None
    how: str = "no list of articles"
    feeds: list[str] = field(default_factory=list)
    lists: list[FoundList] = field(default_factory=list)
    sitemaps: list[Child] = field(default_factory=list)
    about: About | None = None

    @property
    def reading(self) -> str | None:
        """Which of the readings found it: rule, heading, largest, feed or sitemap."""
        return next((name for words, name in _READINGS.items() if self.how.startswith(words)), None)

    @property
    def is_all_boxes(self) -> bool:
        """Whether it is all boxes of a page of which none is clearly its list."""
        return self.how.endswith(ALL_BOXES)

    @property
    def by_rule(self) -> bool:
        """Whether the site's rules found it, all or a part."""
        return self.how.startswith(BY_RULE)


@collection_paused()
def read_listing(response: TextResponse, site: Site | None = None) -> list[Ranking]:
    """All entries of all lists on a page, feed or sitemap. ``site`` is looked up by domain if it is not
    given.
    """
    site = site_for(response.url) if site is None else site
    read = _read(response, site, "mainnews", None)
    urljoin = _joiner(response, read.tree)
    return [ranking for found in read.lists for ranking in found.rankings(site, response.url, urljoin)]


@collection_paused()
def read_list_page(
    response: TextResponse, site: Site, source: ListSource | None, now: datetime | None = None
) -> ListPage:
    """The lists of a page that a spider was sent to by ``source``, or by its address alone.

    Of the lists on the page those of the kind (and, where ``source`` gives them, the name and the tab) are
    read; if no heading or rule tells them, the largest list is, or all boxes where none is clearly the
    page's list. ``now`` tells wrongly marked times of
    feeds.
    """
    kind: ListKind = source.kind if source else "mainnews"
    read = _read(response, site, kind, now)
    urljoin = _joiner(response, read.tree)
    page = ListPage(how=read.how, lists=read.lists)
    if read.tree is not None:
        _complete(page, read.tree, site, source, url=response.url, now=now or datetime.now(KST))
    elif read.how == _JSON:
        called = kind_in_name(split(response.url).path)
        page.lists, page.how = asked_for(
            read.lists, source, kind, paged=False, front=False, ranking=called == "trending"
        )
    elif not page.lists:
        page.sitemaps = read.sitemaps
    # A page of 100,000 links takes more memory than all its items: it goes before they are made.
    del read
    for found in page.lists:
        found.rows = ()
        if source is not None:
            found.name = found.name or source.name
            found.section = source.section or found.section
            found.tab = found.tab or source.tab
        page.rankings += found.rankings(site, response.url, urljoin)
    if page.about is not None:
        for ranking in page.rankings:
            ranking.about_from, ranking.about_until = page.about.since, page.about.until
    return page


def _complete(
    page: ListPage, tree: ListPageTree, site: Site, source: ListSource | None, *, url: str, now: datetime
) -> None:
    """Leave the lists that were asked for, and say where else the page leads and what it is about."""
    kind: ListKind = source.kind if source else "mainnews"
    linked = next_page(tree.root, url, tree.urljoin)
    if page.how == BY_RULE:
        page.lists, page.how = by_rule(page.lists, source, kind)
    else:
        called = {kind_in_name(split(url).path), heading_kind(page_title(tree.root))}
        page.lists, page.how = asked_for(
            page.lists,
            source,
            kind,
            paged=linked is not None,
            front=is_front(url),
            ranking="trending" in called,
        )
    if not page.lists and page.how == BY_RULE:
        # The rules know other lists of this page; a heading may tell this one.
        page.lists = [found for found in tree.general_lists if found.headed and found.kind == kind]
        page.how = f"under the heading '{page.lists[0].name}'" if page.lists else f"no {kind} list"
    if not page.lists:
        page.feeds = feeds_of(tree.root, tree.urljoin)
    page.next_url = _next(url, site, source, tree.root, linked)
    if source is not None:
        listed = (entry.url for found in page.lists for entry in found.entries)
        page.about = about(tree.root, source, listed, now)


def _joiner(response: TextResponse, tree: ListPageTree | None) -> Joiner:
    return tree.urljoin if tree else Joiner(response.urljoin, response.url)


def _read(response: TextResponse, site: Site, kind: ListKind, now: datetime | None) -> _ListsRead:
    if is_feed(response.body):
        feed = read_feed(response.body, now)
        lists = _of_entries(feed.entries, kind, feed.title)
        for found in lists:
            found.publisher = medium_in(feed.title or "")
        return _ListsRead(lists, "RSS feed")
    if sitemap := _sitemap(response, now):
        leads = [one for one in sitemap.plain if site.native_id(one.url) or article_likeness(one.url) > 0]
        lists = [*_of_entries(sitemap.entries, kind, None), *_of_entries(leads, kind, None, untitled=True)]
        return _ListsRead(lists, "news sitemap" if sitemap.entries else "sitemap", sitemaps=sitemap.children)
    data = json_of(response)
    page = page_in(data, response.url) if data is not None else None
    if page is None and data is not None:
        return _ListsRead(lists_in_values([data], _joiner(response, None)), _JSON)
    tree = ListPageTree(as_decoded(page or response))
    if site.list_rules and (lists := lists_by_rules(tree, site.list_rules)):
        return _ListsRead(completed(tree, lists), BY_RULE, tree)
    return _ListsRead(tree.general_lists, "", tree)


def _sitemap(response: TextResponse, now: datetime | None) -> Sitemap | None:
    """What a sitemap says, as XML or as text; None for any other response."""
    if is_sitemap(response.body):
        return read_sitemap(response.body, response.url, now)
    return read_address_list(response.body, response.url) if is_address_list(response.body) else None


def _of_entries(
    entries: Sequence[FeedEntry], kind: ListKind, title: str | None, *, untitled: bool = False
) -> list[FoundList]:
    """The list that a feed is. Only the order of a trending feed says anything; others are put in order of
    time.
    """
    if kind == "mainnews" and not untitled:
        entries = newest_first(entries)
    read = [
        ListEntry(entry.url, entry.title, modified=entry.modified, published=entry.published)
        for entry in entries
    ]
    ranked = kind == "trending" and not untitled
    return [FoundList(kind, title, read, ranked=ranked, headed=True, untitled=untitled)] if read else []


def _next(
    url: str, site: Site, source: ListSource | None, root: HtmlElement, linked: str | None
) -> str | None:
    """The address of the next page of a list, as ``source`` makes it or as the page has ``linked`` it."""
    if source is not None and (source.single or (source.dated and not source.paging)):
        return None  # what a page of a day leads to is another day
    if source is None or not source.paging:
        return linked
    cursor = None
    if source.cursor:
        values = root.xpath(source.cursor)
        cursor = str(values[0]) if values else None
    return source.next(site.home, url, cursor=cursor)
