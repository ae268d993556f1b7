"""The trending lists."""

from newscrawl.spiders.base import ListSpider


class TrendingSpider(ListSpider):
    """Follows the trending lists of its sites: most read, rankings, latest and popular, in all their tabs."""

    name = "trending"
    kind = "trending"
