"""A copy of portal with the rules it inherits."""

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource
from newscrawl.sites.portal import Newsmaru


class OwnPortal(Newsmaru):
    """A copy of portal with the rules it inherits."""

    name = "own_portal"
    title = "뉴스마루"
    domains = ("portal.own.example",)
    base_url = "http://portal.own.example/"
    robots = "allows"
    articles = (Address(r"/news/(\d+)"),)
    lists = (ListSource(kind="mainnews", url="/", name="주요뉴스"),)
    list_rules = ()
    download_delay = 0.0
    concurrency = 8
