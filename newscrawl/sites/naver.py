"""Naver News. Its robots.txt refuses everything to ``*``."""

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListRule, ListSource, Site

_CANONICAL = "https://n.news.naver.com/mnews/article/{}/{}"
_RANKING = "https://news.naver.com/main/ranking/popularDay.naver"
_MAIN = "https://news.naver.com/"
_SECTION = "https://news.naver.com/section/100"
_SECTIONS = {"정치": 100, "경제": 101, "사회": 102, "생활/문화": 103, "세계": 104, "IT/과학": 105}


class Naver(Site):
    """Portal of more than a hundred media; an article is (oid, aid) in all its paths."""

    name = "naver"
    title = "네이버 뉴스"
    domains = ("naver.com",)
    base_url = "https://news.naver.com/"
    kind = "portal"
    robots = "refuses"
    verified = True
    seen = (_MAIN, _RANKING, _SECTION, "https://news.naver.com/main/list.naver?mode=LS2D&sid1=100&sid2=267")
    articles = (
        Address(r"/(?:mnews/)?(?:ranking/|hotissue/)?article/(\d{3})/(\d{10})", canonical=_CANONICAL),
        Address(r"/(?:mnews/)?(?:ranking/|hotissue/)?article/comment/(\d{3})/(\d{10})", canonical=_CANONICAL),
        Address(r"/(?:\w+/)?article/(\d{3})/(\d{10})", canonical=_CANONICAL),
        Address(r"(?:/\w+)*/(?:read|news|view|readR?p?c?)\.(?:naver|nhn)", ("oid", "aid"), canonical=_CANONICAL),
        Address(r".*", ("oid", "aid"), canonical=_CANONICAL),
        Address(r".*", ("office_id", "article_id"), canonical=_CANONICAL),
    )
    lists = (
        ListSource(kind="mainnews", url="/", name="언론사 주요뉴스", reader="rule"),
        *(
            ListSource(kind="mainnews", url=f"/section/{number}", name="헤드라인 뉴스", section=section, reader="rule")
            for section, number in _SECTIONS.items()
        ),
        ListSource(
            kind="trending",
            url="/main/ranking/popularDay.naver",
            name="언론사별 많이 본 뉴스",
            tab="많이 본 뉴스",
            reader="rule",
            paging="/main/ranking/popularDay.naver?date={date}",
        ),
    )
