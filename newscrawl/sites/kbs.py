"""KBS News."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Rule, Site

_ARTICLE = "https://news.kbs.co.kr/news/view.do?ncd=7645555"


class Kbs(Site):
    """KBS."""

    name = "kbs"
    title = "KBS"
    domains = (
        "news.kbs.co.kr",
        "mn.kbs.co.kr",
    )
    base_url = "https://news.kbs.co.kr/news/pc/main/main.html"
    publisher = "KBS"
    robots = "unknown"
    articles_verified = date(2023, 4, 7)
    seen = ("https://news.kbs.co.kr/news/view.do?ncd=7645555",)
    articles = (Address(r"(?:/\w+)*/view\.do", ("ncd",)),)
    # The picture stands above the text; its credit is the text's last line.
    rules: ClassVar[Mapping[str, Sequence[Rule]]] = {
        "images": (Rule("//div[@class='detail-visual']//img", _ARTICLE),),
        "captions": (
            Rule("id('cont_newstext')//text()[starts-with(normalize-space(), '[사진 출처')]", _ARTICLE),
        ),
    }
    lists = (
        ListSource(kind="mainnews", url="/", name="주요뉴스"),
        ListSource(kind="trending", url="/", name="많이 본 뉴스", reader="heading"),
    )
