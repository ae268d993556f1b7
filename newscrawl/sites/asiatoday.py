"""Asia Today."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Rule, Site


class Asiatoday(Site):
    """아시아투데이."""

    name = "asiatoday"
    title = "아시아투데이"
    domains = ("asiatoday.co.kr",)
    publisher = "아시아투데이"
    robots = "unknown"
    articles_verified = date(2019, 9, 16)
    seen = ("http://www.asiatoday.co.kr/view.php?key=20190916010007974",)
    # A picture's heading stands in the same table as its caption.
    rules: ClassVar[Mapping[str, Sequence[Rule]]] = {
        "removed": (
            Rule("//td[@class='phototitle']", "http://www.asiatoday.co.kr/view.php?key=20190916010007974"),
        )
    }
    articles = (Address(r"(?:/\w+)*/(?:view|amp|article)\.php", ("key",)),)
    lists = (
        ListSource(kind="mainnews", url="/", name="주요뉴스"),
        ListSource(kind="trending", url="/", name="많이 본 뉴스", reader="heading"),
    )
