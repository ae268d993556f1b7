"""The page of donga, as a user declares it."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Rule, Site

_SEEN = "http://donga.own.example/news/1000000"


class OwnDonga(Site):
    """The page of donga, as a user declares it."""

    name = "own_donga"
    title = "동아일보"
    domains = ("donga.own.example",)
    base_url = "http://donga.own.example/"
    publisher = "동아일보"
    robots = "allows"
    articles = (Address(r"/news/(\d+)"),)
    rules: ClassVar[Mapping[str, Sequence[Rule]]] = {
        "title": (Rule("//div[@class='article_title']/h1", _SEEN),),
        "subtitle": (
            Rule(
                "//div[@class='article_txt']/strong[not(preceding-sibling::node()[normalize-space()])]",
                _SEEN,
            ),
        ),
        "published_at": (Rule("//span[@class='date']", _SEEN),),
        "modified_at": (Rule("//span[@class='date2']", _SEEN),),
        "body": (Rule("//div[@class='article_txt']", _SEEN),),
    }
    lists = (ListSource(kind="mainnews", url="/", name="주요뉴스"),)
    download_delay = 0.0
    concurrency = 8
