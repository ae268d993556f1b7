"""Hankyoreh."""

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Site


class Hani(Site):
    """한겨레."""

    name = "hani"
    title = "한겨레"
    domains = ("hani.co.kr",)
    publisher = "한겨레"
    robots = "unknown"
    articles = (Address(r"/arti/(?:\w+/)*(\d{4,})\.html"),)
    lists = (
        ListSource(kind="mainnews", url="/rss/lead/", name="주요기사", reader="feed"),
        ListSource(kind="mainnews", url="/rss/", name="전체기사", reader="feed"),
        ListSource(kind="mainnews", url="/rss/politics/", section="정치", reader="feed"),
        ListSource(kind="mainnews", url="/rss/economy/", section="경제", reader="feed"),
        ListSource(kind="mainnews", url="/rss/society/", section="사회", reader="feed"),
        ListSource(kind="mainnews", url="/rss/international/", section="국제", reader="feed"),
        ListSource(kind="mainnews", url="/rss/culture/", section="문화", reader="feed"),
        ListSource(kind="mainnews", url="/rss/sports/", section="스포츠", reader="feed"),
        ListSource(kind="mainnews", url="/rss/science/", section="과학", reader="feed"),
        ListSource(kind="trending", url="/", name="많이 본 기사", reader="heading"),
    )
