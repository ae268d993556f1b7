"""Titles of the Chosun group on Arc."""

from datetime import date

from newscrawl.sites.base import ListSource
from newscrawl.sites.systems.arc import Arc

_SECTIONS = {
    "정치": "politics",
    "경제": "economy",
    "사회": "national",
    "국제": "international",
    "문화": "culture-life",
    "스포츠": "sports",
    "연예": "entertainments",
}


class Chosun(Arc):
    """Chosun Ilbo."""

    name = "chosun"
    title = "조선일보"
    domains = ("chosun.com",)
    publisher = "조선일보"
    articles_verified = date(2023, 4, 7)
    seen = ("https://www.chosun.com/national/incident/2023/04/05/RNGKBEZYJJBWVLQZFEK4M6FMZQ/",)
    lists = (
        *Arc.lists,
        *(
            ListSource(
                kind="mainnews",
                url=f"/arc/outboundfeeds/rss/category/{code}/?outputType=xml",
                section=section,
                reader="feed",
            )
            for section, code in _SECTIONS.items()
        ),
    )


class ChosunBiz(Arc):
    """Chosun Biz."""

    name = "chosunbiz"
    title = "조선비즈"
    domains = ("biz.chosun.com",)
    base_url = "https://biz.chosun.com/"
    publisher = "조선비즈"
