"""MBN."""

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Site


class Mbn(Site):
    """MBN."""

    name = "mbn"
    title = "MBN"
    domains = (
        "mbn.co.kr",
        "mbn.mk.co.kr",
    )
    publisher = "MBN"
    robots = "unknown"
    articles = (
        Address(r"/news/[\w-]+/(\d{6,})"),
        Address(r"(?:/\w+)*/news(?:View|Detail)\.(?:php|mbn)", ("news_seq_no",)),
    )
    lists = (
        ListSource(kind="mainnews", url="/rss/", name="전체기사", reader="feed"),
        ListSource(kind="mainnews", url="/rss/politics/", section="정치", reader="feed"),
        ListSource(kind="mainnews", url="/rss/economy/", section="경제", reader="feed"),
        ListSource(kind="mainnews", url="/rss/society/", section="사회", reader="feed"),
        ListSource(kind="mainnews", url="/rss/international/", section="국제", reader="feed"),
        ListSource(kind="mainnews", url="/rss/enter/", section="연예", reader="feed"),
        ListSource(kind="mainnews", url="/rss/sports/", section="스포츠", reader="feed"),
        ListSource(kind="trending", url="/", name="많이 본 뉴스", reader="heading"),
    )
