"""ZDNet Korea; "artice_id" is its own spelling."""

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Site


class Zdnet(Site):
    """지디넷코리아."""

    name = "zdnet"
    title = "지디넷코리아"
    domains = ("zdnet.co.kr",)
    base_url = "https://zdnet.co.kr/"
    publisher = "지디넷코리아"
    robots = "unknown"
    articles = (
        Address(r"/view/?", ("no",), canonical="https://zdnet.co.kr/view/?no={}"),
        Address(r"(?:/\w+)*/news_view\.asp", ("artice_id",), canonical="https://zdnet.co.kr/view/?no={}"),
        Address(r"(?:/\w+)*/news_view\.asp", ("article_id",), canonical="https://zdnet.co.kr/view/?no={}"),
    )
    lists = (
        ListSource(
            kind="mainnews",
            url="/newskey/?lstcode=0000",
            name="최신뉴스",
            paging="/newskey/?lstcode=0000&page={page}",
        ),
        ListSource(kind="trending", url="/", name="많이 본 기사", reader="heading"),
    )
