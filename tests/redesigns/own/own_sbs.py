"""The page of sbs, as a user declares it."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Rule, Site

_SEEN = "http://sbs.own.example/news/1000000"


class OwnSbs(Site):
    """The page of sbs, as a user declares it."""

    name = "own_sbs"
    title = "SBS"
    domains = ("sbs.own.example",)
    base_url = "http://sbs.own.example/"
    publisher = "SBS"
    robots = "allows"
    articles = (Address(r"/news/(\d+)"),)
    rules: ClassVar[Mapping[str, Sequence[Rule]]] = {
        "title": (Rule("//h1[@class='article_main_tit']", _SEEN),),
        "published_at": (Rule("//div[@class='date_area']/span", _SEEN),),
        "body": (Rule("//div[@class='text_area']", _SEEN),),
    }
    lists = (ListSource(kind="mainnews", url="/", name="주요뉴스"),)
    download_delay = 0.0
    concurrency = 8
