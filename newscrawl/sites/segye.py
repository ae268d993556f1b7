"""Segye Ilbo."""

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Site


class Segye(Site):
    """세계일보."""

    name = "segye"
    title = "세계일보"
    domains = ("segye.com",)
    publisher = "세계일보"
    robots = "unknown"
    articles = (
        Address(r"/(?:newsView|view|ampView)/(\d{14})", canonical="https://www.segye.com/newsView/{}"),
        Address(
            r"/content/html/\d{4}/\d\d/\d\d/(\d{14})\.html", canonical="https://www.segye.com/newsView/{}"
        ),
    )
    lists = (
        ListSource(kind="mainnews", url="/Articles/RSSList/segye_recent.xml", name="전체뉴스", reader="feed"),
        ListSource(kind="mainnews", url="/Articles/RSSList/segye_politic.xml", section="정치", reader="feed"),
        ListSource(kind="mainnews", url="/Articles/RSSList/segye_economy.xml", section="경제", reader="feed"),
        ListSource(kind="mainnews", url="/Articles/RSSList/segye_society.xml", section="사회", reader="feed"),
        ListSource(
            kind="mainnews", url="/Articles/RSSList/segye_international.xml", section="국제", reader="feed"
        ),
        ListSource(kind="mainnews", url="/Articles/RSSList/segye_culture.xml", section="문화", reader="feed"),
        ListSource(kind="trending", url="/", name="많이 본 뉴스", reader="heading"),
    )
