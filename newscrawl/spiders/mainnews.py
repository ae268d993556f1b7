"""The main-news lists."""

from newscrawl.spiders.base import ListSpider


class MainNewsSpider(ListSpider):
    """Follows the main-news lists of its sites: the sections' main news, headlines, top stories."""

    name = "mainnews"
    kind = "mainnews"
