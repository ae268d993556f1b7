"""Kyunghyang Shinmun."""

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Site


class Khan(Site):
    """경향신문."""

    name = "khan"
    title = "경향신문"
    domains = ("khan.co.kr",)
    publisher = "경향신문"
    robots = "unknown"
    articles = (
        Address(r"/(?:[\w-]+/)*article/(\d{15})(?:/amp)?", canonical="https://www.khan.co.kr/article/{}"),
        Address(
            r"/.*(?:art_view|khan_art_view|art_print)\.html",
            ("artid=(\\d{15})",),
            canonical="https://www.khan.co.kr/article/{}",
        ),
        Address(r"/view\.html", ("art_id",), canonical="https://www.khan.co.kr/article/{}"),
    )
    lists = (
        ListSource(kind="mainnews", url="/rss/rssdata/total_news.xml", name="전체뉴스", reader="feed"),
        ListSource(kind="mainnews", url="/rss/rssdata/politic_news.xml", section="정치", reader="feed"),
        ListSource(kind="mainnews", url="/rss/rssdata/economy_news.xml", section="경제", reader="feed"),
        ListSource(kind="mainnews", url="/rss/rssdata/society_news.xml", section="사회", reader="feed"),
        ListSource(kind="mainnews", url="/rss/rssdata/kh_world.xml", section="국제", reader="feed"),
        ListSource(kind="mainnews", url="/rss/rssdata/culture_news.xml", section="문화", reader="feed"),
        ListSource(kind="trending", url="/", name="많이 본 기사", reader="heading"),
    )
