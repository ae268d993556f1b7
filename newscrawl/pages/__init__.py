"""A response becomes items, without a crawl: ``read_article`` and ``read_listing``."""

from newscrawl.pages.article import Reading, explain_article, read_article
from newscrawl.pages.lists import read_listing
from newscrawl.pages.page import Listed

__all__ = ["Listed", "Reading", "explain_article", "read_article", "read_listing"]
