"""The page of yonhapnewstv, as a user declares it."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Rule, Site

_SEEN = "http://yonhapnewstv.own.example/news/1000000"


class OwnYonhapnewstv(Site):
    """The page of yonhapnewstv, as a user declares it."""

    name = "own_yonhapnewstv"
    title = "연합뉴스TV"
    domains = ("yonhapnewstv.own.example",)
    base_url = "http://yonhapnewstv.own.example/"
    publisher = "연합뉴스TV"
    robots = "allows"
    articles = (Address(r"/news/(\d+)"),)
    rules: ClassVar[Mapping[str, Sequence[Rule]]] = {
        "title": (Rule("//h2[@class='title']", _SEEN),),
        "published_at": (Rule("//span[@class='date']", _SEEN),),
        "body": (Rule("id('articleBody')", _SEEN),),
    }
    lists = (ListSource(kind="mainnews", url="/", name="주요뉴스"),)
    download_delay = 0.0
    concurrency = 8
