"""The page of asiatoday, as a user declares it."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Rule, Site

_SEEN = "http://asiatoday.own.example/news/1000000"


class OwnAsiatoday(Site):
    """The page of asiatoday, as a user declares it."""

    name = "own_asiatoday"
    title = "아시아투데이"
    domains = ("asiatoday.own.example",)
    base_url = "http://asiatoday.own.example/"
    publisher = "아시아투데이"
    robots = "allows"
    articles = (Address(r"/news/(\d+)"),)
    rules: ClassVar[Mapping[str, Sequence[Rule]]] = {
        "title": (Rule("id('section_top')/h3", _SEEN),),
        "published_at": (Rule("id('section_top')//dd", _SEEN),),
        "body": (Rule("//dl[@class='article_body']", _SEEN),),
        "removed": (Rule("//td[@class='phototitle']", _SEEN),),
    }
    lists = (ListSource(kind="mainnews", url="/", name="주요뉴스"),)
    download_delay = 0.0
    concurrency = 8
