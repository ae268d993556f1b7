"""The page of sporbiz, as a user declares it."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Rule, Site

_SEEN = "http://sporbiz.own.example/news/1000000"


class OwnSporbiz(Site):
    """The page of sporbiz, as a user declares it."""

    name = "own_sporbiz"
    title = "한국스포츠경제"
    domains = ("sporbiz.own.example",)
    base_url = "http://sporbiz.own.example/"
    publisher = "한국스포츠경제"
    robots = "allows"
    articles = (Address(r"/news/(\d+)"),)
    rules: ClassVar[Mapping[str, Sequence[Rule]]] = {
        "title": (Rule("//div[@class='article-head-title']", _SEEN),),
        "published_at": (Rule("//header[@class='article-view-header']/ul/li", _SEEN),),
        "body": (Rule("id('article-view-content-div')", _SEEN),),
    }
    lists = (ListSource(kind="mainnews", url="/", name="주요뉴스"),)
    download_delay = 0.0
    concurrency = 8
