"""Maeil Business Newspaper."""

from datetime import date

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Site


class Mk(Site):
    """매일경제."""

    name = "mk"
    title = "매일경제"
    domains = ("mk.co.kr",)
    publisher = "매일경제"
    robots = "unknown"
    articles_verified = date(2025, 5, 28)
    seen = (
        "https://www.mk.co.kr/news/society/9419376",
        "https://www.mk.co.kr/news/realestate/11329112",
    )
    articles = (
        Address(r"/news/(?:[\w-]+/)?(\d{6,})"),
        Address(r"/(?:amp|article)/(\d{6,})"),
        Address(r"/news/[\w-]+/view/(\d{4})/\d\d/(\d+)/?"),
        Address(r"/newsRead(?:C|F)?\.php", ("year", "no")),
    )
    lists = (
        ListSource(kind="mainnews", url="/rss/30000001/", name="헤드라인", reader="feed"),
        ListSource(kind="mainnews", url="/rss/40300001/", name="전체뉴스", reader="feed"),
        ListSource(kind="mainnews", url="/rss/30100041/", section="경제", reader="feed"),
        ListSource(kind="mainnews", url="/rss/30200030/", section="정치", reader="feed"),
        ListSource(kind="mainnews", url="/rss/50400012/", section="사회", reader="feed"),
        ListSource(kind="mainnews", url="/rss/30300018/", section="국제", reader="feed"),
        ListSource(kind="trending", url="/", name="많이 본 뉴스", reader="heading"),
    )
