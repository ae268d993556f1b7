"""Daum News."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListRule, ListSource, Rule, Site

_HOME = "https://www.daum.net/"
_SEARCH = "https://search.daum.net/search?w=news&q=AI"
_CANONICAL = "https://v.daum.net/v/{}"
_SECTIONS = {
    "정치": "politics",
    "경제": "economy",
    "사회": "society",
    "국제": "world",
    "문화": "culture",
    "IT": "tech",
}
_ARTICLE = "https://v.daum.net/v/20260321214325415"
# The elements around an article and its head, so that no rule looks through the whole page.
_TEXT = ("id('mArticle')",)
_HEAD = ("id('mArticle') | id('cSub')",)


class Daum(Site):
    """Portal; an article is the number behind ``/v/``, which begins with the time it came in."""

    name = "daum"
    title = "다음 뉴스"
    domains = ("daum.net",)
    base_url = "https://news.daum.net/"
    kind = "portal"
    robots = "unknown"
    lists_verified = date(2026, 3, 19)
    articles_verified = date(2026, 3, 21)
    seen = (_HOME, _SEARCH, "https://v.daum.net/v/20260321214325415")
    articles = (
        Address(r"/(?:\w+/)*(?:v|newsview|print)/(\d{17})(?:/.*)?", canonical=_CANONICAL),
        Address(r".*", ("newsid=(\\d{17})",), canonical=_CANONICAL),
        # Codes for sharing; the page behind one names the number.
        Address(r"/v/([A-Za-z0-9]{10})", host=r"(?:\w+\.)?v\.daum\.net"),
    )
    rules: ClassVar[Mapping[str, Sequence[Rule]]] = {
        "title": (Rule(".//h3[@class='tit_view']", _ARTICLE, _HEAD),),
        "subtitle": (
            Rule(".//strong[@class='summary_view']", "https://v.daum.net/v/20240513125214547", _TEXT),
        ),
        "published_at": (Rule(".//span[@class='num_date']", _ARTICLE, _HEAD),),
        "body": (Rule(".//div[contains(concat(' ', @class, ' '), ' article_view ')]", _ARTICLE, _TEXT),),
    }
    lists = (
        ListSource(kind="mainnews", url="/", name="주요뉴스"),
        *(
            ListSource(kind="mainnews", url=f"/{code}", section=section, name=section)
            for section, code in _SECTIONS.items()
        ),
        ListSource(
            kind="mainnews", url="https://www.daum.net/", name="뉴스", section="첫 화면", reader="rule"
        ),
        ListSource(
            kind="trending",
            url="/ranking/popular",
            name="많이 본 뉴스",
            # Read about; the days of its articles' numbers say whether a page is that of the day asked for.
            dated="/ranking/popular?regDate={date}",
            day_in_address=r"/v/(\d{8})\d{9}(?!\d)",
        ),
    )
    list_rules = (
        ListRule(
            kind="mainnews",
            heading="뉴스",
            rows="//div[contains(@class, 'news_prime')]//ul[starts-with(@class, 'list_')]/li",
            seen=_HOME,
        ),
        ListRule(
            kind="mainnews",
            heading="뉴스 검색",
            rows="//ul[contains(@class, 'c-list-basic')]/li",
            link=".//div[contains(@class, 'item-title')]//a",
            title=".//div[contains(@class, 'item-title')]//a",
            publisher=".//div[contains(@class, 'c-tit-doc')]//*[contains(@class, 'tit_item')]",
            ranked=True,
            seen=_SEARCH,
        ),
    )
