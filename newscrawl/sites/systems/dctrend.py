"""DC Trend, the publishing system of news portals that republish many publishers' articles.

Its class attributes hold several classes, and which beside the one that names the element differs from
version to version: so one class of them is matched, never the whole attribute.
"""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Final

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListRule, Rule, Site, Step
from newscrawl.sites.rendering import PageFact, Paging, Rendering, RowLinks
from newscrawl.sites.sources import ListKind, ListSource, MenuRule

_SEEN: Final = "http://127.0.0.1:8600/category/2/news/90000000"
_LIST: Final = "http://127.0.0.1:8600/category/economy"


def _has(name: str) -> str:
    """The XPath condition that ``name`` is one of an element's classes.

    The first half is true of few elements and spares the others the second.
    """
    return f"contains(@class, '{name}') and contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"


def _rule(xpath: str, *within: Step) -> tuple[Rule, ...]:
    return (Rule(xpath, _SEEN, within),)


# ``descendant::`` and not ``//``, for which libxml2 collects all nodes before it looks at conditions.
# What most versions have in one place is looked for there first: a search of the whole page takes fifty times
# as long. A second headline stands hidden in #sticky.
_WRAP: Final = f"div[{_has('articleWrap')}]"
_ARTICLE: Final = (f"id('root')/{_WRAP}", f"id('root')/descendant::{_WRAP}")


def _within(part: str) -> Step:
    """The article's parts of this kind: its children, or those of one half of it; only where none is, deeper
    inside.
    """
    return (f"{part} | */{part}", f"descendant::{part}")


_INFO: Final = _within(f"div[{_has('info')}]")
_CONTENT: Final = _within(f"div[{_has('contents')}]/div[{_has('content')}]")
# The row's headline stands in its second part, and beside the picture once more.
_TITLE: Final = "(li[2]//text()[normalize-space()])[1]"
_LINK: Final = "ancestor-or-self::a[@href]"


def _under(heading: str, box: str) -> str:
    """Boxes of the right column that stand right under a heading with these words."""
    return (
        f"id('root')/descendant::div[{_has(box)}]"
        f"[preceding-sibling::*[1][{_has('stickyTitle')}][contains(., '{heading}')]]"
    )


class DcTrend(Site):
    """Base of portals on DC Trend. A subclass names its host, its lists and what differs.

    An article's number is its identity; category, mobile path and ranking path are not part of it. Polls of
    singers and actors (.rankBox, .keywordRank, .dcTrend, .dcTrendRoll) are ranked like lists and are no news.
    """

    system = "DC Trend"
    kind = "portal"
    articles = (
        Address(r"/(?:m/)?category/\d+/news/(\d+)"),
        Address(r"/(?:m/)?ranking/news/(\d+)"),
    )
    rules: ClassVar[Mapping[str, Sequence[Rule]]] = {
        "title": _rule(
            ".", _ARTICLE, _within(f"div[{_has('articleTitle')}][not(ancestor::*[@id='sticky'])]")
        ),
        "subtitle": _rule(f"div[{_has('news_subtitle')}]", _ARTICLE, _CONTENT),
        "section": _rule(".", _ARTICLE, _within(f"div[{_has('category')}]")),
        "publisher": _rule(f"ul[{_has('publisher')}]", _ARTICLE, _INFO),
        "published_at": _rule(f"ul[{_has('date')}]", _ARTICLE, _INFO),
        "modified_at": _rule(f"ul[{_has('update')}]", _ARTICLE, _INFO),
        "source_url": _rule(f"ul[{_has('origin')}]/a/@href", _ARTICLE, _INFO),
        "body": _rule(".", _ARTICLE, _CONTENT),
        "tags": _rule("ul", _ARTICLE, _within(f"div[{_has('tag')}]")),
        # Beside .articleWrap in one version, inside of it in another.
        "reactions": (
            *_rule(f"*/div[{_has('newsVote')}]/ul", _ARTICLE),
            *_rule(f"id('root')/descendant::div[{_has('newsVote')}]/ul"),
        ),
        "comment_count": (
            *_rule(f"*/div[{_has('commentWrap')}]/descendant::*[{_has('totalCnt')}]", _ARTICLE),
            *_rule(f"id('root')/descendant::div[{_has('commentWrap')}]/descendant::*[{_has('totalCnt')}]"),
        ),
    }
    list_rules = (
        ListRule(
            kind="mainnews",
            block=f"id('root')//div[{_has('left')} or {_has('leftWrap')}]/div[{_has('newsList')}]",
            rows=f"div[{_has('list')}]/a/ul[{_has('hoverImgPt')}]",
            link=_LINK,
            title=f"li[{_has('tit')}]",
            publisher=f"li[{_has('info')}]",
            name=f"preceding-sibling::div[{_has('sectionTitle')}]",
            heading="뉴스",
            ranked=True,
            seen=_LIST,
        ),
        ListRule(
            kind="mainnews",
            block=_under("주요뉴스", "popularNewsRight"),
            rows=".//ul",
            link=_LINK,
            title=_TITLE,
            publisher=f"li/div[{_has('press')}]",
            rank="li[1]",
            comments=f"li/div[{_has('cmt')}]",
            name="preceding-sibling::*[1]",
            section="preceding-sibling::*[1]/span",
            seen=_SEEN,
        ),
        ListRule(
            kind="mainnews",
            block=_under("최신 기사", "rtNewsRight"),
            rows="ul/a",
            link="self::a[@href]",
            title="li[not(img)]",
            name="preceding-sibling::*[1]",
            ranked=True,
            seen=_LIST,
        ),
        ListRule(
            kind="trending",
            block=_under("실시간 인기기사", "popularNewsRight"),
            rows="ul",
            link="li/a[@href]",
            title="li/a",
            rank="li[1]",
            name="preceding-sibling::*[1]",
            seen=_LIST,
        ),
        ListRule(
            kind="trending",
            block=f"id('root')//div[{_has('trendNewsBox')}]/div[{_has('tabPanel')}]",
            rows=".//ul",
            link=_LINK,
            title=_TITLE,
            publisher=f"li/div[{_has('press')}]",
            rank="li[1]",
            comments=f"li/div[{_has('cmt')}]",
            name=f"../div[{_has('stickyTitle')}]",
            tab="@data-tab",
            seen="http://127.0.0.1:8600/trend",
        ),
    )


_DETAIL: Final = r"/v1/news/\d+/\d+(?:\?|$)"
_CATEGORY: Final = "/category/{code}"


def _of_menu(kind: ListKind, name: str, **more: Any) -> ListSource:
    return ListSource(kind=kind, url=_CATEGORY, name=name, section="{label}", reader="rule", **more)


class RenderedDcTrend(DcTrend):
    """Base of portals on DC Trend whose pages a script draws: without it there is no article and no list.

    Which categories there are says the menu. The main-news list of a category stands on its articles' pages
    only, and its rows are no links; where they lead stands in the data that the page fetches.
    """

    render = True
    lists = (
        ListSource(kind="mainnews", url="/", name="메뉴", reader="menu"),
        ListSource(kind="trending", url="/", name="메뉴", reader="menu"),
    )
    menu = MenuRule(
        links=f"id('root')//section[{_has('topWrap')} or {_has('slideMenu')}]"
        "//dl/a[dt][starts-with(@href, '/category/')][not(contains(@href, '/news/'))]",
        label="dt",
        lists=(
            _of_menu("mainnews", "뉴스", max_pages=None),
            _of_menu("mainnews", "최신 기사", single=True),
            _of_menu("mainnews", "주요뉴스", single=True, on_article=True),
            _of_menu("trending", "실시간 인기기사", single=True),
        ),
        seen="http://127.0.0.1:8600/",
    )
    rendering = Rendering(
        # One of them: a list, an article that a list stands beside, a tab, a category without articles.
        list_ready=(
            ", ".join(
                f"#root {shown}"
                for shown in (
                    ".newsList .list > a",
                    ".articleWrap .articleTitle:not(:empty)",
                    ".tabPanel .tit",
                    ".empty",
                )
            ),
        ),
        menu_ready=("#root section dl > a[href^='/category/'] > dt",),
        article_ready=(
            "#root .articleWrap .articleTitle:not(:empty)",
            "#root .commentWrap .totalCnt:not(:empty)",
            "#root .popularNewsRight",
        ),
        answers=r"/v1/(?:news|comments)\b",
        article_answer=_DETAIL,
        tab_button='.trendNewsBox .tab ul:text-is("{tab}")',
        tab_ready='.trendNewsBox [data-tab="{tab}"] li.tit',
        paging=Paging(
            current=f"//li[{_has('ant-pagination-item-active')}]",
            more=f"//li[{_has('ant-pagination-next')}][not({_has('ant-pagination-disabled')})]",
            address="?page={page}",
        ),
        row_links=(
            RowLinks(
                rows=f"//div[{_has('popularNewsRight')}]/ul | //div[{_has('tabPanel')}]/ul",
                title=_TITLE,
                answer=r"/v1/news\b",
                entries=("data.resents", "data.populars"),
                key="title",
                address="/category/{categoryId}/news/{newsId}",
            ),
        ),
        facts=(
            PageFact(answer=_DETAIL, path="data.newsDeatil.publishedAt", meta="article:published_time"),
            PageFact(answer=_DETAIL, path="data.newsDeatil.modifiedAt", meta="article:modified_time"),
            PageFact(answer=_DETAIL, path="data.newsDeatil.link", meta="article:source_url"),
        ),
        removed=(f"//*[{_has('swiper-slide-duplicate')}]",),
    )
    rules: ClassVar[Mapping[str, Sequence[Rule]]] = {
        **DcTrend.rules,
        "source_url": (
            *DcTrend.rules["source_url"],
            Rule("/html/head/meta[@property='article:source_url']/@content", _SEEN),
        ),
    }
