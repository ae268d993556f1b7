"""DC Trend's publishing system, and the bundled portal that is built like it."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Final

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListRule, Rule, Site
from newscrawl.sites.sources import ListKind, ListSource

_SEEN: Final = "http://127.0.0.1:8600/category/2/news/90000000"
_LIST: Final = "http://127.0.0.1:8600/category/ECONOMY"
# A second, hidden headline stands in #sticky, so everything is looked for below .articleWrap.
_ARTICLE: Final = "id('root')//div[@class='articleWrap']"
_LINK: Final = "ancestor-or-self::a[@href]"


def _rule(xpath: str) -> tuple[Rule, ...]:
    return (Rule(_ARTICLE + xpath, _SEEN),)


def _ranked(kind: ListKind, **box: str) -> ListRule:
    """A list whose rows show rank, headline (a second time beside the picture), publisher and comments."""
    return ListRule(
        kind=kind,
        block=box["block"],
        rows=box["rows"],
        name=box["name"],
        section=box.get("section", ""),
        tab=box.get("tab", ""),
        link=_LINK,
        title="li[@class='tit']/text()[1]",
        publisher="li[@class='tit']/div[@class='press']",
        rank="li[@class='rank']",
        comments="li[@class='tit']/div[@class='cmt']",
        seen=_LIST,
    )


class DcTrend(Site):
    """Base of portals on DC Trend. A subclass names its host, its lists and what differs.

    An article's number is its identity; category, mobile path and ranking path are not part of it.
    """

    system = "DC Trend"
    kind = "portal"
    articles = (
        Address(r"/(?:m/)?category/\d+/news/(\d+)"),
        Address(r"/(?:m/)?ranking/news/(\d+)"),
    )
    rules: ClassVar[Mapping[str, Sequence[Rule]]] = {
        "title": _rule("//div[@class='articleTitle']"),
        "subtitle": _rule("//div[@class='content']/div[@class='news_subtitle']"),
        "section": _rule("//div[@class='category']"),
        "publisher": _rule("//div[@class='info']/ul[@class='publisher']"),
        "published_at": _rule("//div[@class='info']/ul[@class='date']"),
        "modified_at": _rule("//div[@class='info']/ul[@class='update']"),
        "source_url": _rule("//div[@class='info']/ul[@class='origin']/a/@href"),
        "body": _rule("//div[@class='contents']/div[@class='content']"),
        "tags": _rule("//div[@class='tag']/ul"),
        "reactions": _rule("//div[@class='newsVote']/ul"),
        "comment_count": _rule("//div[@class='commentWrap']/div[@class='totalCnt']"),
    }
    # Polls of singers and actors are ranked in the same way; they stand in .rankBox and are no news.
    list_rules = (
        ListRule(
            kind="mainnews",
            block="//div[@class='listWrap']/div[@class='left'][div[@class='newsList']]",
            rows="div[@class='newsList']//ul[contains(@class, 'hoverImgPt')]",
            link=_LINK,
            title="li[@class='tit']",
            publisher="li[@class='info']",
            name="div[@class='sectionTitle']",
            ranked=True,
            seen=_LIST,
        ),
        _ranked(
            "mainnews",
            block="//div[@class='mainNewsBox']",
            rows="div[@class='popularNewsRight']//ul",
            name="div[@class='stickyTitle']",
            section="div[@class='stickyTitle']/span",
        ),
        _ranked(
            "trending",
            block="//div[@class='trendNewsBox']/div[contains(@class, 'tabPanel')]",
            rows=".//ul",
            name="../div[@class='stickyTitle']",
            tab="@data-tab",
        ),
    )


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


class Portal(DcTrend):
    """The bundled portal. Where it serves is known only once it has started: see ``registry.place``."""

    name = "portal"
    title = "뉴스마루"
    base_url = "http://127.0.0.1:8600/"
    robots = "allows"
    verified = True
    seen = (_SEEN, _LIST, "http://127.0.0.1:8600/trend?tab=popular")
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
