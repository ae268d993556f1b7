"""The tags of a page that is not Korean: which of its lists is believed."""

import json

import pytest
from scrapy.http import HtmlResponse

from newscrawl.items import Article
from newscrawl.pages import read_article
from newscrawl.sites import GENERIC

TEXT = "".join(
    f"<p>The council of the harbour said on day {day} that the old library opens again in spring.</p>"
    for day in range(6)
)


def article(
    head: str = "", behind: str = "", title: str = "The library opens", path: str = "/a/1"
) -> Article:
    page = (
        f"<html lang=en><head><meta property='og:title' content='{title}'>"
        f"<meta property='og:site_name' content='Naru Times'>{head}</head>"
        f"<body><h1>{title}</h1><div>{TEXT}</div>{behind}</body></html>"
    )
    return read_article(
        HtmlResponse(f"https://naru.example{path}", body=page.encode(), encoding="utf-8"), GENERIC
    )


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def links(*words: str, to: str = "/a/") -> str:
    return "<p>" + " ".join(f"<a href={to}{number}>{word}</a>" for number, word in enumerate(words)) + "</p>"


@pytest.mark.parametrize(
    ("head", "found"),
    [
        # the head's own fields need a word each that the text holds
        (meta("article:tag", "Public libraries,Harbour Council (Naru)"), ["Public libraries", "Harbour Council (Naru)"]),
        (meta("news_keywords", "Harbour Council (Naru), sailing"), ["Harbour Council (Naru)", "sailing"]),
        (meta("news_keywords", "Nachrichten, Inland, Ausland, Sport"), []),
        # keywords are a whole site's as often as an article's
        (meta("keywords", "library, harbour"), ["library", "harbour"]), (meta("keywords", "Harbour pictures, Harbour videos"), []),
        # the names of the site are none
        (meta("article:tag", "Naru Times,News,Library"), ["Library"]),
    ],
)  # fmt: skip
def test_what_the_head_says(head: str, found: list[str]) -> None:
    assert list(article(head).tags or ()) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        # the words of the headline or of the address one by one, or in one tag
        ("The, old, harbour, library, opens, spring", []),
        ("ferry,wharf,fire,council,dam", []),
        ("ferry wharf fire council dam", []),
        ("the old harbour library opens in spring - Naru Times, Harbour", ["Harbour"]),
        # what an editor chose among them, and a list that only begins so
        ("library, harbour, council, spring", ["library", "harbour", "council", "spring"]),
        ("Harbour, council, library", ["Harbour", "council", "library"]),
        ("old harbour library opens", ["old harbour library opens"]),
        ("ferry,wharf,fire,council,dam,day,said,again,that,of the harbour,said on day", ["ferry", "wharf", "fire", "council", "dam", "day", "said", "again", "that", "of the harbour", "said on day"]),
    ],
)  # fmt: skip
def test_what_an_article_is_called_is_no_tag(words: str, found: list[str]) -> None:
    title, path = "The old harbour library opens in spring", "/2025/ferry-wharf-fire-council-dam.html"
    assert list(article(meta("article:tag", words), title=title, path=path).tags or ()) == found


def test_a_short_headline_may_be_a_tag() -> None:
    assert list(article(meta("news_keywords", "Library")).tags or ()) == ["Library"]
    assert list(article(meta("news_keywords", "The library opens")).tags or ()) == ["The library opens"]


def test_the_heads_own_fields_come_before_links_and_keywords_behind_them() -> None:
    shown = "<div class=tags>" + links("Harbour", "Spring") + "</div>"
    assert list(article(meta("article:tag", "Library"), shown).tags or ()) == ["Library"]
    assert list(article(meta("keywords", "library"), shown).tags or ()) == ["Harbour", "Spring"]


def test_json_ld_names_them() -> None:
    data = {"@type": "NewsArticle", "headline": "The library opens", "keywords": ["Library law", "Harbour"]}
    head = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    assert list(article(head).tags or ()) == ["Library law", "Harbour"]


@pytest.mark.parametrize(
    ("behind", "found"),
    [
        (links("Library", "Harbour"), ["Library", "Harbour"]), (links("Library"), []), (links("Library", "Back"), []),
        (links("Tweet", "Print", "Share"), []), (links("Cognition", to="/tag/"), ["Cognition"]),
    ],
)  # fmt: skip
def test_bare_links_are_tags_where_the_text_speaks_of_two(behind: str, found: list[str]) -> None:
    assert list(article(behind=behind).tags or ()) == found
