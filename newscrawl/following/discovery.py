"""Lists that no declaration names: those of the categories in a menu, and those on article pages."""

from scrapy.http import TextResponse

from newscrawl.pages.lists import read_list_page
from newscrawl.pages.lists.discovery import read_menu
from newscrawl.sites.base import Site
from newscrawl.sites.sources import ListSource, chosen


def lists_of_menu(
    response: TextResponse, site: Site, source: ListSource, sections: tuple[str, ...], tab: str | None
) -> list[ListSource]:
    """The lists of the categories that a menu names, of these sections and this tab where they are given.

    Empty if there is no menu. Raises :class:`NoSuchList`, which says what there is, if none is asked for.
    """
    lists = read_menu(response, site, source)
    return chosen(lists, site.name, sections, tab) if lists else []


def article_on(response: TextResponse, site: Site, source: ListSource) -> str | None:
    """The address of the first article on a list page: the list that is wanted stands on article pages."""
    for ranking in read_list_page(response, site, source).rankings:
        if ranking.url:
            return ranking.url
    return None
