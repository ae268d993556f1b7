"""YTN: the four digits before the underscore are the section."""

from datetime import date

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Site


class Ytn(Site):
    """YTN."""

    name = "ytn"
    title = "YTN"
    domains = ("ytn.co.kr",)
    publisher = "YTN"
    robots = "unknown"
    articles_verified = date(2023, 4, 10)
    seen = ("https://www.ytn.co.kr/_ln/0103_202304071836587452",)
    articles = (
        Address(r"/_ln/\d{4}_(\d{18})"),
        Address(r"(?:/\w+)*/(?:news_view|view_v2)(?:\.amp)?\.php", ("key=(\\d{18})",)),
        Address(r"(?:/\w+)*/news_view(?:\.amp)?\.php", ("param=\\d{4}_(\\d{18})",)),
    )
    lists = (
        ListSource(kind="mainnews", url="/news/list.php?mcd=recentnews", name="최신뉴스"),
        ListSource(kind="mainnews", url="/news/list.php?mcd=0101", section="정치"),
        ListSource(kind="mainnews", url="/news/list.php?mcd=0102", section="경제"),
        ListSource(kind="mainnews", url="/news/list.php?mcd=0103", section="사회"),
        ListSource(kind="mainnews", url="/news/list.php?mcd=0104", section="국제"),
        ListSource(kind="trending", url="/", name="많이 본 뉴스", reader="heading"),
    )
