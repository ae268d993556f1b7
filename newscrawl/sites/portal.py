"""The bundled portal of invented articles, with its pages made by the server."""

from datetime import date
from typing import Final

from newscrawl.sites.sources import ListSource
from newscrawl.sites.systems.dctrend import DcTrend

_HOME: Final = "http://127.0.0.1:8600/"
_SECTIONS: Final = {
    "POLITICS": "정치",
    "ECONOMY": "경제",
    "SOCIETY": "사회",
    "WORLD": "국제",
    "CULTURE": "문화",
    "ENTERTAINMENT": "연예",
    "SPORTS": "스포츠",
    "TECH": "IT·과학",
}


class Newsmaru(DcTrend):
    """The bundled portal. Where it serves is known only once it has started: see ``registry.place``."""

    name = "portal"
    title = "뉴스마루"
    base_url = _HOME
    robots = "allows"
    lists_verified = date(2026, 11, 29)
    articles_verified = date(2026, 11, 29)
    seen = (f"{_HOME}category/2/news/90000000", f"{_HOME}category/ECONOMY", f"{_HOME}trend?tab=popular")
    lists = (
        *(
            ListSource(
                kind="mainnews",
                url=f"/category/{code}",
                name=f"{section} 뉴스",
                section=section,
                reader="rule",
                max_pages=None,
            )
            for code, section in _SECTIONS.items()
        ),
        *(
            ListSource(
                kind="mainnews",
                url=f"/ranking/{code}",
                name=f"{section} 주요뉴스",
                section=section,
                reader="rule",
                max_pages=None,
            )
            for code, section in _SECTIONS.items()
        ),
        ListSource(
            kind="trending", url="/trend?tab=latest", name="트렌드 뉴스", tab="최신뉴스", reader="rule"
        ),
        ListSource(
            kind="trending", url="/trend?tab=popular", name="트렌드 뉴스", tab="인기뉴스", reader="rule"
        ),
    )
    # It stands on this machine and serves nobody else.
    download_delay = 0.0
    concurrency = 16
