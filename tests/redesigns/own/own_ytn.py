"""The page of ytn, as a user declares it."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Rule, Site

_SEEN = "http://ytn.own.example/news/1000000"


class OwnYtn(Site):
    """The page of ytn, as a user declares it."""

    name = "own_ytn"
    title = "YTN"
    domains = ("ytn.own.example",)
    base_url = "http://ytn.own.example/"
    publisher = "YTN"
    robots = "allows"
    articles = (Address(r"/news/(\d+)"),)
    rules: ClassVar[Mapping[str, Sequence[Rule]]] = {
        "title": (Rule("//h3", _SEEN),),
        "published_at": (Rule("//span[@class='time']", _SEEN),),
        "body": (Rule("id('CmAdContent')", _SEEN),),
    }
    lists = (ListSource(kind="mainnews", url="/", name="주요뉴스"),)
    download_delay = 0.0
    concurrency = 8
