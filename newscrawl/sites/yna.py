"""Yonhap, the news agency."""

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Site


class Yna(Site):
    """연합뉴스."""

    name = "yna"
    title = "연합뉴스"
    domains = (
        "yna.co.kr",
        "yonhapnews.co.kr",
    )
    publisher = "연합뉴스"
    robots = "unknown"
    articles = (
        Address(r"/(?:amp/)?view/([A-Z]{3}\d{17})", canonical="https://www.yna.co.kr/view/{}"),
        Address(r"/.*/([A-Z]{3}\d{17})(?:\.html?)?", canonical="https://www.yna.co.kr/view/{}"),
    )
    lists = (
        ListSource(kind="mainnews", url="/theme/headlines-history", name="주요뉴스"),
        ListSource(kind="mainnews", url="/politics/all", section="정치", paging="/politics/all/{page}"),
        ListSource(kind="mainnews", url="/economy/all", section="경제", paging="/economy/all/{page}"),
        ListSource(kind="mainnews", url="/society/all", section="사회", paging="/society/all/{page}"),
        ListSource(kind="mainnews", url="/culture/all", section="문화", paging="/culture/all/{page}"),
        ListSource(
            kind="mainnews", url="/international/all", section="국제", paging="/international/all/{page}"
        ),
        ListSource(kind="mainnews", url="/sports/all", section="스포츠", paging="/sports/all/{page}"),
        ListSource(kind="trending", url="/theme/mostviewed/index", name="많이 본 뉴스"),
    )
