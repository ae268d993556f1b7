"""The lists on a page: by the site's rules, by heading, as a feed or sitemap, or the largest one there is."""

from newscrawl.pages.lists.reading import ListPage, read_list_page, read_listing

__all__ = ["ListPage", "read_list_page", "read_listing"]
