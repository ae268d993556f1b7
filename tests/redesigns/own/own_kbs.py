"""The page of kbs, as a user declares it."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Rule, Site

_SEEN = "http://kbs.own.example/news/1000000"


class OwnKbs(Site):
    """The page of kbs, as a user declares it."""

    name = "own_kbs"
    title = "KBS"
    domains = ("kbs.own.example",)
    base_url = "http://kbs.own.example/"
    publisher = "KBS"
    robots = "allows"
    articles = (Address(r"/news/(\d+)"),)
    rules: ClassVar[Mapping[str, Sequence[Rule]]] = {
        "title": (Rule("//h5[@class='tit-s']", _SEEN),),
        "published_at": (Rule("//em[@class='date'][1]", _SEEN),),
        "body": (Rule("id('cont_newstext')", _SEEN),),
    }
    lists = (ListSource(kind="mainnews", url="/", name="주요뉴스"),)
    download_delay = 0.0
    concurrency = 8
