"""Pressian."""

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Site


class Pressian(Site):
    """프레시안."""

    name = "pressian"
    title = "프레시안"
    domains = ("pressian.com",)
    publisher = "프레시안"
    robots = "unknown"
    articles = (
        Address(
            r"/(?:m/)?pages/articles/(?:amp/)?(\d{12,20})",
            canonical="https://www.pressian.com/pages/articles/{}",
        ),
        Address(r"/news/article\.html", ("no",)),
    )
    lists = (
        ListSource(kind="mainnews", url="/api/v3/site/rss/news", name="전체기사", reader="feed"),
        ListSource(kind="mainnews", url="/api/v3/site/rss/section/65", section="정치", reader="feed"),
        ListSource(kind="mainnews", url="/api/v3/site/rss/section/66", section="사회", reader="feed"),
        ListSource(kind="mainnews", url="/api/v3/site/rss/section/67", section="경제", reader="feed"),
        ListSource(kind="trending", url="/", name="많이 본 기사", reader="heading"),
    )
