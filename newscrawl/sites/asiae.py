"""Asia Business Daily. The address of its articles stands on the portal pages that link to it."""

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Site


class Asiae(Site):
    """아시아경제."""

    name = "asiae"
    title = "아시아경제"
    domains = ("asiae.co.kr",)
    publisher = "아시아경제"
    robots = "unknown"
    articles = (
        Address(
            r"/(?:article|amp/article)/(\d{16,})(?:/.*)?", canonical="https://www.asiae.co.kr/article/{}"
        ),
        Address(r"/news/view\.htm", ("idxno",), canonical="https://www.asiae.co.kr/article/{}"),
    )
    lists = (
        ListSource(kind="mainnews", url="/rss/all.htm", name="전체기사", reader="feed"),
        ListSource(kind="trending", url="/list/best", name="많이 본 뉴스"),
    )
