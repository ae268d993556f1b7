"""Arc, the publishing system of the Washington Post, as the Chosun titles use it."""

from collections.abc import Sequence

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Site


class Arc(Site):
    """Base of titles on Arc: articles end in a code of 26 characters; feeds are "outbound feeds"."""

    system = "Arc"
    robots = "unknown"
    articles = (Address(r"/(?:[\w-]+/)*\d{4}/\d\d/\d\d/([A-Z0-9]{26})(?:/.*)?"),)
    lists: Sequence[ListSource] = (
        ListSource(
            kind="mainnews", url="/arc/outboundfeeds/rss/?outputType=xml", name="전체기사", reader="feed"
        ),
        ListSource(
            kind="mainnews",
            url="/arc/outboundfeeds/news-sitemap/?outputType=xml",
            reader="sitemap",
            section="전체",
        ),
        ListSource(kind="trending", url="/", name="많이 본 뉴스", reader="heading"),
    )
