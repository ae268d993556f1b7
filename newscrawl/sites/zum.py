"""Zum News."""

from datetime import date

from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListRule, ListSource, Site

_HOME = "https://zum.com/"
_CANONICAL = "https://news.zum.com/articles/{}"


class Zum(Site):
    """Portal; ``zum/view?id=`` is the medium's number, the day and the article's number in one."""

    name = "zum"
    title = "줌 뉴스"
    domains = ("zum.com",)
    base_url = "https://news.zum.com/"
    kind = "portal"
    robots = "unknown"
    lists_verified = date(2019, 9, 10)
    seen = (_HOME,)
    articles = (
        Address(r"/articles/(\d{5,})(?:/.*)?", canonical=_CANONICAL),
        Address(r"/zum/view", ("id=\\d{11}(\\d{8})",), canonical=_CANONICAL),
    )
    lists = (
        ListSource(kind="mainnews", url="https://zum.com/", name="뉴스박스", reader="rule"),
        ListSource(kind="mainnews", url="/front?c=01", name="주요뉴스", section="전체"),
        ListSource(kind="trending", url="https://zum.com/", name="랭킹", reader="rule"),
        ListSource(kind="trending", url="/top?c=01", name="많이 본 뉴스", section="전체"),
    )
    list_rules = (
        ListRule(
            kind="mainnews",
            heading="뉴스박스",
            rows="id('zum-newsBox')//div[contains(@class, 'list')]//a[contains(@class, 'd_newslink')]",
            title=".//*[contains(@class, 'text')]",
            link="self::a",
            seen=_HOME,
        ),
        ListRule(
            kind="mainnews",
            heading="뉴스박스",
            block="id('zum-newsBox')//h3[not(contains(., '랭킹'))]",
            section="./a",
            rows=".//span[@data-url and @data-section]",
            url="@data-url",
            title=".",
            seen=_HOME,
        ),
        ListRule(
            kind="trending",
            heading="랭킹",
            block="id('zum-newsBox')//h3[contains(., '랭킹')]",
            rows=".//span[@data-url and @data-section]",
            url="@data-url",
            title=".",
            seen=_HOME,
        ),
    )
