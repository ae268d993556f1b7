"""Naver News. Its robots.txt refuses everything to ``*``."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar, Final

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListRule, ListSource, Rule, Site

_CANONICAL = "https://n.news.naver.com/mnews/article/{}/{}"
_RANKING = "https://news.naver.com/main/ranking/popularDay.naver"
_MAIN = "https://news.naver.com/"
_MAIN_2020 = "https://news.naver.com/main/home.nhn"
_MAIN_2026 = "https://news.naver.com/main/home.naver"
_LIST = "https://news.naver.com/main/list.naver?mode=LS2D&sid1=100&sid2=267"
_MAIN_LIST = "https://news.naver.com/main/main.naver?mode=LSD&mid=shm&sid1=100"
_SECTION = "https://news.naver.com/section/100"
_SECTIONS = {"정치": 100, "경제": 101, "사회": 102, "생활/문화": 103, "세계": 104, "IT/과학": 105}
# The days that a ranking offers, one of them chosen, and beside its heading "오후 9시~10시까지 집계한
# 결과입니다." The ranking of an hour shows about five minutes past it.
_DATED: Final[Mapping[str, Any]] = {
    "day": "//ul[@class='rankingnews_date']/li[contains(@class, 'is_selected')]/a/@href",
    "hours": "//div[contains(@class, 'rankingnews_info_layer')]/text()[contains(., '집계')]",
    "minute": 7,
}
# The elements around all that is an article's, so that no rule looks through the whole page.
_WITHIN, _WITHIN_2017 = ("id('ct')",), ("id('main_content')",)
_ARTICLE = "https://n.news.naver.com/mnews/article/018/0005316196"
_ARTICLE_2017 = "https://news.naver.com/main/read.naver?mode=LSD&mid=sec&oid=001&aid=0009205077&sid1=001"


class Naver(Site):
    """Portal of more than a hundred media; an article is (oid, aid) in all its paths."""

    name = "naver"
    title = "네이버 뉴스"
    domains = ("naver.com",)
    base_url = "https://news.naver.com/"
    kind = "portal"
    robots = "refuses"
    lists_verified = date(2026, 5, 30)
    articles_verified = date(2026, 3, 21)
    seen = (_MAIN, _RANKING, _SECTION, _LIST, _MAIN_LIST, _MAIN_2020, _MAIN_2026)
    articles = (
        Address(r"/(?:mnews/)?(?:ranking/|hotissue/)?article/(\d{3})/(\d{10})", canonical=_CANONICAL),
        Address(r"/(?:mnews/)?(?:ranking/|hotissue/)?article/comment/(\d{3})/(\d{10})", canonical=_CANONICAL),
        Address(r"/(?:\w+/)?article/(\d{3})/(\d{10})", canonical=_CANONICAL),
        Address(
            r"(?:/\w+)*/(?:read|news|view|readR?p?c?)\.(?:naver|nhn)", ("oid", "aid"), canonical=_CANONICAL
        ),
        Address(r"(?!/cluster/).*", ("oid", "aid"), canonical=_CANONICAL),
        Address(r".*", ("office_id", "article_id"), canonical=_CANONICAL),
    )
    rules: ClassVar[Mapping[str, Sequence[Rule]]] = {
        "title": (Rule("id('title_area')", _ARTICLE), Rule("id('articleTitle')", _ARTICLE_2017)),
        "subtitle": (Rule(".//strong[contains(@class, 'media_end_summary')]", _ARTICLE, _WITHIN),),
        # The attribute is to the second, the text is not.
        "published_at": (
            Rule(".//span[contains(@class, '_ARTICLE_DATE_TIME')]/@data-date-time", _ARTICLE, _WITHIN),
        ),
        "modified_at": (
            Rule(
                ".//span[contains(@class, '_ARTICLE_MODIFY_DATE_TIME')]/@data-modify-date-time",
                _ARTICLE,
                _WITHIN,
            ),
        ),
        "publisher": (
            Rule(".//a[contains(@class, 'media_end_head_top_logo')]/img/@alt", _ARTICLE, _WITHIN),
            Rule(".//div[@class='press_logo']//img/@alt", _ARTICLE_2017, _WITHIN_2017),
        ),
        "section": (Rule(".//em[@class='media_end_categorize_item']", _ARTICLE, _WITHIN),),
        "source_url": (
            Rule(".//a[contains(@class, 'media_end_head_origin_link')]/@href", _ARTICLE, _WITHIN),
            Rule(".//a[contains(@class, 'btn_artialoriginal')]/@href", _ARTICLE_2017, _WITHIN_2017),
        ),
        "body": (Rule("id('dic_area')", _ARTICLE), Rule("id('articleBodyContents')", _ARTICLE_2017)),
    }
    lists = (
        ListSource(kind="mainnews", url="/", name="언론사 주요뉴스", reader="rule"),
        *(
            ListSource(
                kind="mainnews",
                url=f"/section/{number}",
                section=section,
                reader="rule",
                # What the button "기사 더보기" fetches: JSON around the same markup.
                paging=f"/section/template/SECTION_ARTICLE_LIST?sid={number}&sid2=&cluid=&pageNo={{page}}&date=&next={{cursor}}",
                cursor="//div[@data-has-next='true']/@data-cursor",
            )
            for section, number in _SECTIONS.items()
        ),
        ListSource(
            kind="trending",
            url="/main/ranking/popularDay.naver",
            tab="많이 본 뉴스",
            reader="rule",
            dated="/main/ranking/popularDay.naver?date={date}",
            **_DATED,
        ),
        ListSource(
            kind="trending",
            url="/main/ranking/popularMemo.naver",
            tab="댓글 많은 뉴스",
            reader="rule",
            dated="/main/ranking/popularMemo.naver?date={date}",
            **_DATED,
        ),
    )
    list_rules = (
        ListRule(
            kind="trending",
            heading="언론사별 랭킹뉴스",
            block="//div[@class='rankingnews_box']",
            rows="ul[contains(@class, 'rankingnews_list')]/li[.//a[contains(@class, 'list_title')]]",
            link=".//a[contains(@class, 'list_title')]",
            title=".//a[contains(@class, 'list_title')]",
            rank="em[@class='list_ranking_num']",
            box_publisher=".//*[@class='rankingnews_name']",
            ranked=True,
            seen=_RANKING,
        ),
        ListRule(
            kind="mainnews",
            heading="속보",
            rows="//div[contains(@class, '_newsflash_wrapper')]//a[contains(@class, '_newsflash_link')]",
            link="self::a",
            title=".//*[@class='cn_title']",
            publisher=".//*[@class='cn_name']",
            seen=_MAIN_2026,
        ),
        ListRule(
            kind="mainnews",
            heading="언론사 주요뉴스",
            block="//div[contains(@class, '_channel_main_news_card_wrapper')]",
            rows=".//a[contains(@class, 'cnf_news_area')] | .//a[contains(@class, 'cnf_news ')]",
            link="self::a",
            title="(.//strong | self::a[not(.//strong)])[1]",
            box_publisher=".//*[@class='cnf_journal_name']",
            ranked=True,
            seen=_MAIN_2026,
        ),
        ListRule(
            kind="mainnews",
            block="//li[contains(@class, 'cni_issue_item')]",
            name=".//*[@class='cni_keyword']",
            box_publisher=".//*[@class='cni_channel']",
            rows=".//a[contains(@class, 'cni_news')][contains(@href, '/article/')]",
            link="self::a",
            seen=_MAIN_2026,
        ),
        ListRule(
            kind="mainnews",
            heading="언론사 주요뉴스",
            rows="//div[contains(@class, 'cjs_channel_card')]/div[contains(@class, '_item_contents')]",
            link=".//a[contains(@class, 'cjs_news_a')]",
            title=".//*[@class='cjs_t']",
            publisher="preceding-sibling::div[contains(@class, '_item_title')][1]//h4/text()[1]",
            seen=_MAIN,
        ),
        ListRule(
            kind="mainnews",
            heading="헤드라인 뉴스",
            rows="//li[contains(@class, '_SECTION_HEADLINE')]",
            link=".//a[contains(@class, 'sa_text_title')]",
            title=".//*[@class='sa_text_strong']",
            publisher=".//*[@class='sa_text_press']",
            seen=_SECTION,
        ),
        ListRule(
            kind="mainnews",
            heading="최신뉴스",
            rows="//li[contains(@class, 'sa_item') and not(contains(@class, '_SECTION_HEADLINE'))]",
            link=".//a[contains(@class, 'sa_text_title')]",
            title=".//*[@class='sa_text_strong']",
            publisher=".//*[@class='sa_text_press']",
            seen=_SECTION,
        ),
        ListRule(
            kind="trending",
            heading="언론사별 많이 본 뉴스",
            rows="//li[contains(@class, 'rl_item')]",
            link=".//a[contains(@class, 'rl_coverlink')]",
            title=".//*[@class='rl_txt']",
            publisher=".//a[contains(@class, 'rl_pressimg')]",
            seen=_SECTION,
        ),
        ListRule(
            kind="mainnews",
            rows="//div[contains(@class, 'newsflash_body')]//ul/li",
            name="//div[contains(@class, 'list_header')]//h3",
            link=".//dt[not(@class='photo')]/a",
            title=".//dt[not(@class='photo')]/a",
            publisher=".//span[contains(@class, 'writing')]",
            seen=_LIST,
        ),
        ListRule(
            kind="mainnews",
            heading="헤드라인 뉴스",
            rows="//div[contains(@class, 'cluster_group')]//li[contains(@class, 'cluster_item')]",
            link=".//a[contains(@class, 'cluster_text_headline')]",
            title=".//a[contains(@class, 'cluster_text_headline')]",
            publisher=".//*[@class='cluster_text_press']",
            seen=_MAIN_LIST,
        ),
        ListRule(
            kind="mainnews",
            heading="분야별 주요뉴스",
            rows="id('right_dailyList')//li[.//a]",
            link=".//a",
            title=".//a",
            seen=_LIST,
        ),
        ListRule(
            kind="trending",
            heading="언론사별 가장 많이 본 뉴스",
            rows="//ul[contains(@class, 'section_list_ranking_press')]/li",
            link=".//a[contains(@class, 'list_tit')]",
            title=".//a[contains(@class, 'list_tit')]",
            publisher=".//a[contains(@class, 'list_press')]",
            seen=_LIST,
        ),
        ListRule(
            kind="mainnews",
            heading="헤드라인 뉴스",
            rows="id('today_main_news')//a[starts-with(@class, 'lnk_hdline_')]",
            link="self::a",
            seen=_MAIN_2020,
        ),
        ListRule(
            kind="mainnews",
            block="//div[starts-with(@id, 'section_')][.//div[@class='com_list']]",
            name=".//h4",
            section=".//h4",
            rows=".//dl[contains(@class, 'mtype_img')] | .//ul[contains(@class, 'mlist2')]/li",
            link=".//dd/a | .//a[not(.//img)]",
            title=".//dd/a | .//a[not(.//img)]",
            publisher=".//*[contains(@class, 'writing')]",
            ranked=True,
            seen=_MAIN_2020,
        ),
        ListRule(
            kind="mainnews",
            heading="오늘의 뉴스",
            rows="//li[contains(@class, 'today_item')]",
            link="a",
            title=".//*[@class='title']",
            publisher=".//*[@class='information']/span[1]",
            seen="https://sports.news.naver.com/index.nhn",
        ),
        ListRule(
            kind="mainnews",
            heading="뉴스 검색결과",
            rows="//ul[@class='srch_lst']/li",
            link="div[@class='ct']/a[@class='tit']",
            title="div[@class='ct']/a[@class='tit']",
            publisher="div[@class='ct']//*[@class='press']",
            ranked=True,
            seen="http://news.naver.com/main/search/search.nhn",
        ),
    )
