"""Yonhap News TV."""

from datetime import date

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Site


class Yonhapnewstv(Site):
    """연합뉴스TV."""

    name = "yonhapnewstv"
    title = "연합뉴스TV"
    domains = ("yonhapnewstv.co.kr",)
    publisher = "연합뉴스TV"
    robots = "unknown"
    articles_verified = date(2023, 4, 20)
    seen = ("http://www.yonhapnewstv.co.kr/news/MYH20230420003300641",)
    articles = (
        Address(
            r"/(?:news|amp/news)/((?:MYH|AKR)\d{17})(?:/.*)?",
            canonical="https://www.yonhapnewstv.co.kr/news/{}",
        ),
    )
    lists = (
        ListSource(kind="mainnews", url="/browse/feed/", name="최신뉴스", reader="feed"),
        ListSource(
            kind="mainnews",
            url="/category/news/headline/feed/",
            name="헤드라인",
            section="헤드라인",
            reader="feed",
        ),
        ListSource(kind="trending", url="/", name="많이 본 뉴스", reader="heading"),
    )
