"""The page of mk, as a user declares it."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Rule, Site

_SEEN = "http://mk.own.example/news/1000000"


class OwnMk(Site):
    """The page of mk, as a user declares it."""

    name = "own_mk"
    title = "매일경제"
    domains = ("mk.own.example",)
    base_url = "http://mk.own.example/"
    publisher = "매일경제"
    robots = "allows"
    articles = (Address(r"/news/(\d+)"),)
    rules: ClassVar[Mapping[str, Sequence[Rule]]] = {
        "title": (Rule("//h2[@class='news_ttl']", _SEEN),),
        "subtitle": (Rule("//div[@class='midtitle_text']", _SEEN),),
        "published_at": (Rule("//dl[@class='registration']/dd", _SEEN),),
        "authors": (Rule("//dl[@class='author']", _SEEN),),
        "body": (Rule("//div[@class='news_cnt_detail_wrap']", _SEEN),),
    }
    lists = (ListSource(kind="mainnews", url="/", name="주요뉴스"),)
    download_delay = 0.0
    concurrency = 8
