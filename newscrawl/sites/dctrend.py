"""The live portal on DC Trend, which renders in the browser. Its host is not known: DCTREND_URL names it."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from newscrawl.sites.base import Rule
from newscrawl.sites.portal import Portal
from newscrawl.sites.rendering import PageFact, Paging, Rendering, RowLinks
from newscrawl.sites.sources import ListSource
from newscrawl.sites.systems.dctrend import DcTrend

_DETAIL = r"/v1/news/\d+/\d+(?:\?|$)"
_SEEN = "http://127.0.0.1:8600/category/2/news/90000000"


class LiveDcTrend(DcTrend):
    """A client-rendered portal: without JavaScript there is no article and no list.

    Its ranked rows are no links; where they lead stands in the data that the page fetches.
    """

    name = "dctrend"
    title = "디시트렌드"
    configured_by = "DCTREND"
    robots = "allows"
    render = True
    lists = (
        *(source for source in Portal.lists if source.kind == "mainnews"),
        # One address: the tabs are loaded by a click.
        *(
            ListSource(kind="trending", url="/trend", name="트렌드 뉴스", tab=tab, reader="rule")
            for tab in ("최신뉴스", "인기뉴스")
        ),
    )
    rendering = Rendering(
        list_ready=("#root li.tit, #root .empty",),
        article_ready=(
            "#root .articleWrap .articleTitle",
            "#root .commentWrap .totalCnt",
            "#root .popularNewsRight",
        ),
        answers=r"/v1/(?:news|comments)\b",
        article_answer=_DETAIL,
        tab_button='.trendNewsBox .tab ul:text-is("{tab}")',
        tab_ready='.trendNewsBox [data-tab="{tab}"] li.tit',
        paging=Paging(
            current="//li[contains(@class, 'ant-pagination-item-active')]",
            more="//li[contains(@class, 'ant-pagination-next')][not(contains(@class, 'disabled'))]",
            address="?page={page}",
        ),
        row_links=(
            RowLinks(
                rows="//div[@class='popularNewsRight']/ul | //div[contains(@class, 'tabPanel')]/ul",
                title="li[@class='tit']/text()[1]",
                answer=r"/v1/news\b",
                entries=("data.populars", "data.resents"),
                key="title",
                address="/category/{categoryId}/news/{newsId}",
            ),
        ),
        facts=(
            PageFact(answer=_DETAIL, path="data.newsDeatil.publishedAt", meta="article:published_time"),
            PageFact(answer=_DETAIL, path="data.newsDeatil.modifiedAt", meta="article:modified_time"),
            PageFact(answer=_DETAIL, path="data.newsDeatil.link", meta="article:source_url"),
        ),
        removed=("//*[contains(concat(' ', @class, ' '), ' swiper-slide-duplicate ')]",),
    )
    rules: ClassVar[Mapping[str, Sequence[Rule]]] = {
        **DcTrend.rules,
        "source_url": (
            *DcTrend.rules["source_url"],
            Rule("/html/head/meta[@property='article:source_url']/@content", _SEEN),
        ),
    }
