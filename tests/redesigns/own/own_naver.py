"""A copy of naver with the rules it inherits."""

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource
from newscrawl.sites.naver import Naver


class OwnNaver(Naver):
    """A copy of naver with the rules it inherits."""

    name = "own_naver"
    title = "네이버 뉴스"
    domains = ("naver.own.example",)
    base_url = "http://naver.own.example/"
    robots = "allows"
    articles = (Address(r"/news/(\d+)"),)
    lists = (ListSource(kind="mainnews", url="/", name="주요뉴스"),)
    list_rules = ()
    download_delay = 0.0
    concurrency = 8
