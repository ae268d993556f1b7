"""The page of mbc, as a user declares it."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Rule, Site

_SEEN = "http://mbc.own.example/news/1000000"


class OwnMbc(Site):
    """The page of mbc, as a user declares it."""

    name = "own_mbc"
    title = "MBC"
    domains = ("mbc.own.example",)
    base_url = "http://mbc.own.example/"
    publisher = "MBC"
    robots = "allows"
    articles = (Address(r"/news/(\d+)"),)
    rules: ClassVar[Mapping[str, Sequence[Rule]]] = {
        "title": (Rule("//h2[@class='art_title']", _SEEN),),
        "section": (Rule("//span[@class='sort']", _SEEN),),
        "published_at": (Rule("//span[@class='input'][1]", _SEEN),),
        "modified_at": (Rule("//span[@class='input'][2]", _SEEN),),
        "body": (Rule("//div[@class='news_txt']", _SEEN),),
        "tags": (Rule("//div[@class='hashtag']/a", _SEEN),),
    }
    lists = (ListSource(kind="mainnews", url="/", name="주요뉴스"),)
    download_delay = 0.0
    concurrency = 8
