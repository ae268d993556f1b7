"""Seoul Shinmun."""

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Site


class Seoul(Site):
    """서울신문."""

    name = "seoul"
    title = "서울신문"
    domains = ("seoul.co.kr",)
    publisher = "서울신문"
    robots = "unknown"
    articles = (
        Address(r"/news/(?:\w+(?:-\w+)*/)*(?:\d{4}/\d\d/\d\d/)?(\d{14})"),
        Address(r"/(?:news|amp)/(?:newsView|news_view|view)\.php", ("id",)),
    )
    lists = (
        ListSource(kind="mainnews", url="/xml/rss/rss_top.xml", name="주요뉴스", reader="feed"),
        ListSource(kind="mainnews", url="/xml/rss/rss_politics.xml", section="정치", reader="feed"),
        ListSource(kind="mainnews", url="/xml/rss/rss_society.xml", section="사회", reader="feed"),
        ListSource(kind="mainnews", url="/xml/rss/rss_economy.xml", section="경제", reader="feed"),
        ListSource(kind="mainnews", url="/xml/rss/rss_international.xml", section="국제", reader="feed"),
        ListSource(kind="trending", url="/", name="많이 본 뉴스", reader="heading"),
    )
