"""Nate News."""

from datetime import date

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListRule, ListSource, Site

_HOME = "https://www.nate.com/"
_RANKS = {
    "시사": "sisa",
    "스포츠": "spo",
    "연예": "ent",
    "정치": "pol",
    "경제": "eco",
    "사회": "soc",
    "세계": "int",
    "IT/과학": "its",
}


class Nate(Site):
    """Portal; an article is ``20190911n32054``: the day and a number of that day."""

    name = "nate"
    title = "네이트 뉴스"
    domains = ("nate.com",)
    base_url = "https://news.nate.com/"
    kind = "portal"
    robots = "unknown"
    lists_verified = date(2019, 9, 11)
    seen = (_HOME,)
    articles = (
        Address(r"/(?:amp/)?(?:view|hissue/view)/(\d{8}n\d{5})", canonical="https://news.nate.com/view/{}"),
        Address(r"/(?:amp/)?view/?", ("aid",), canonical="https://news.nate.com/view/{}"),
    )
    lists = (
        ListSource(
            kind="mainnews", url="/recent?mid=n0100", name="최신뉴스", paging="/recent?mid=n0100&page={page}"
        ),
        ListSource(
            kind="mainnews", url="https://www.nate.com/", name="뉴스", section="첫 화면", reader="rule"
        ),
        *(
            ListSource(
                kind="trending",
                url=f"/rank/interest?sc={code}&p=day&date={{date}}",
                name="랭킹 뉴스",
                section=section,
                dated=f"/rank/interest?sc={code}&p=day&date={{date}}",
                day_in_address=r"/view/(\d{8})n\d{5}",
            )
            for section, code in _RANKS.items()
        ),
    )
    list_rules = (
        ListRule(
            kind="trending", heading="랭킹뉴스", rows="id('newsContType')//ol/li", ranked=True, seen=_HOME
        ),
        ListRule(
            kind="mainnews",
            heading="뉴스",
            rows="id('newsContType')//ul[starts-with(@class, 'type_')]/li",
            seen=_HOME,
        ),
    )
