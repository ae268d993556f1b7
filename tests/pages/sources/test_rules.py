"""A rule finds what its XPath says, however it is looked for."""

import pytest
from lxml import etree

from newscrawl.pages.document import Document
from newscrawl.pages.sources.rules import SiteRules
from newscrawl.sites import Rule, Site

SEEN = "https://news.example.com/article/1"
PAGE = (
    "<body><div id='a'><p class='x'>하나</p><p class='x'>둘</p></div>"
    "<div id='b' class='big x'><p class='x'>셋</p><p>넷<span title='x'>다섯</span></p></div></body>"
)


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        (Rule("//p", SEEN), ["하나", "둘", "셋", "넷다섯"]),
        (Rule("//p[@class='x']", SEEN), ["하나", "둘", "셋"]),
        (Rule("//div[contains(@class, 'big')]/p[2]", SEEN), ["넷다섯"]),
        (Rule("//div[contains(concat(' ', @class, ' '), ' big ')]//span/@title", SEEN), ["x"]),
        # Of each element that holds some, the first.
        (Rule("//p[@class='x'][1]", SEEN), ["하나", "셋"]),
        (Rule("//p[2]", SEEN), ["둘", "넷다섯"]),
        (Rule("(//p)[2]", SEEN), ["둘"]),
        (Rule(".//p[@class='x']", SEEN, ("id('b')",)), ["셋"]),
        (Rule(".//p[1]", SEEN, ("id('a') | id('b')",)), ["하나", "셋"]),
    ],
)
def test_a_rule_finds_what_its_xpath_says(rule: Rule, found: list[str]) -> None:
    class Ruled(Site):
        rules = {"tags": (rule,)}  # noqa: RUF012 - a declaration of the test

    document = Document(etree.HTML(PAGE))
    assert [one.value for one in SiteRules(document, Ruled()).candidates("tags")] == [found]
