"""A copy of daum with the rules it inherits."""

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource
from newscrawl.sites.daum import Daum


class OwnDaum(Daum):
    """A copy of daum with the rules it inherits."""

    name = "own_daum"
    title = "다음 뉴스"
    domains = ("daum.own.example",)
    base_url = "http://daum.own.example/"
    robots = "allows"
    articles = (Address(r"/news/(\d+)"),)
    lists = (ListSource(kind="mainnews", url="/", name="주요뉴스"),)
    list_rules = ()
    download_delay = 0.0
    concurrency = 8
