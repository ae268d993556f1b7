"""A rule finds what its XPath says, however it is looked for."""

import pytest
from lxml import etree

from newscrawl.pages.document import Document
from newscrawl.pages.sources.pictures import Picture
from newscrawl.pages.sources.prose import Text
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
        # Of several for one step the first that finds anything in an element.
        (Rule("p", SEEN, (("id('c')", "id('b')", "id('a')"),)), ["셋", "넷다섯"]),
        (Rule(".", SEEN, ("id('a') | id('b')", ("p/span", "p[2]"))), ["둘", "다섯"]),
    ],
)
def test_a_rule_finds_what_its_xpath_says(rule: Rule, found: list[str]) -> None:
    class Ruled(Site):
        rules = {"tags": (rule,)}  # noqa: RUF012 - a declaration of the test

    document = Document(etree.HTML(PAGE))
    assert [one.value for one in SiteRules(document, Ruled()).candidates("tags")] == [found]


def test_a_rule_finds_nothing_where_no_element_is_what_it_looks_in() -> None:
    nowhere = Rule("p", SEEN, ("id('a')", ("section", "article")))
    ruled = type("Ruled", (Site,), {"rules": {"tags": (nowhere, Rule("//p[1]", SEEN))}})
    found = SiteRules(Document(etree.HTML(PAGE)), ruled()).candidates("tags")
    assert [one.value for one in found] == [["하나", "셋"]]


@pytest.mark.parametrize(
    ("images", "captions", "found"),
    [
        ("//img", None, [("2.jpg", None), ("1.jpg", "하나")]),
        # an address is no picture
        ("//img/@src", None, [("1.jpg", "하나")]),
        # a caption is that of the first picture without one, else stands alone
        ("//img", "id('two')", [("2.jpg", "둘"), ("1.jpg", "하나")]),
        (None, "id('two')", [("1.jpg", "하나"), (None, "둘")]),
    ],
)
def test_a_rule_adds_pictures_and_captions_to_a_text(
    images: str | None, captions: str | None, found: list[tuple[str | None, str]]
) -> None:
    document = Document(etree.HTML("<body><img src='1.jpg'><img src='2.jpg'><p id='two'>둘</p></body>"))
    text = Text(pictures=[Picture(document.root.find(".//img"), "하나")])
    rules = {"images": images, "captions": captions}
    ruled = Site().ruled_by({name: (Rule(xpath, SEEN),) for name, xpath in rules.items() if xpath})
    SiteRules(document, ruled).add_pictures(text)
    shown = [
        (one.element.get("src") if one.element is not None else None, one.caption) for one in text.pictures
    ]
    assert shown == found
