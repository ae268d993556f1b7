"""Meta elements: values by name and purpose, in order of trust; addresses; the card of an author."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages import read_article
from newscrawl.pages.sources.meta import KEYS, Meta
from newscrawl.sites import GENERIC


def said(field: str, *pairs: tuple[str, str]) -> list[str]:
    return [one.value for one in Meta(pairs).candidates(field)]


def test_names_are_asked_in_order_of_trust() -> None:
    pairs = [(name, f"value {place}") for place, name in enumerate(KEYS["published_at"])]
    assert said("published_at", *reversed(pairs)) == [value for _, value in pairs]
    assert said("published_at", ("date", "a"), ("date", "b")) == ["a", "b"]
    assert said("no such field", ("date", "a")) == []


def test_tags_in_several_elements_are_one_list() -> None:
    assert said("tags", ("article:tag", "도서관"), ("article:tag", "책"), ("keywords", "나루")) == [
        "도서관,책",
        "나루",
    ]


def test_an_address_of_a_profile_is_no_author() -> None:
    assert said("authors", ("article:author", "https://a.example/hong"), ("article:author", "홍길동")) == [
        "홍길동"
    ]
    assert said("authors", ("author", "https://a.example/hong")) == ["https://a.example/hong"]


def test_values_stand_on_one_line_with_entities_resolved() -> None:
    meta = Meta([("og:title", " "), ("og:title", " 가람 &amp;amp; \n 시 "), ("description", "둘")])
    assert meta.first("og:title", "description") == "가람 & 시"
    assert meta.first("none", "description") == "둘"
    assert meta.first("none") == ""
    assert meta.every("og:title", "description") == ["가람 & 시", "둘"]
    assert meta.named("description") == ["둘"]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("email", True), ("author:email", True), ("nextweb:email", True), ("reporter_email", True), ("reporter.email", True), ("reporter-e-mail", True),
        ("emails", False), ("myemail", False), ("email:desk", False),
    ],
)  # fmt: skip
def test_addresses_have_names_that_say_so(name: str, found: bool) -> None:
    meta = Meta([(name, "hong@naru.example"), (name, "none")])
    assert meta.emails() == (["hong@naru.example"] if found else [])


@pytest.mark.parametrize(
    "label",
    [
        "Written by",
        "written by",
        "Verfasst von",
        "Escrito por",
        "Écrit par",
        "Scritto da",
        "Geschreven door",
        "작성자",
    ],
)
@pytest.mark.parametrize("number", ["1", "2"])
def test_a_card_names_the_author(label: str, number: str) -> None:
    other = {"1": "2", "2": "1"}[number]
    pairs = [
        (f"twitter:label{number}", label), (f"twitter:data{number}", "Jane Doe"),
        (f"twitter:label{other}", "Reading time"), (f"twitter:data{other}", "3 minutes"),
    ]  # fmt: skip
    assert [one.value for one in Meta(pairs).card_author()] == ["Jane Doe"]


def test_of_two_cards_the_first_comes_first() -> None:
    pairs = [
        (f"twitter:{kind}{number}", {"label": "작성자", "data": f"{number}"}[kind])
        for kind in ("label", "data")
        for number in "21"
    ]
    assert [one.value for one in Meta(pairs).card_author()] == ["1", "2"]


def test_the_account_on_a_card_is_no_author_where_the_page_names_one() -> None:
    text = "".join(
        f"<p>On day {day} the harbour board met and spoke of the ferry again.</p>" for day in range(3, 9)
    )
    page = (
        '<html lang="en"><head><meta name="twitter:creator" content="HNN"></head><body>'
        f"<h1>The ferry returns</h1><p>By Jane Doe</p><p>5 February 2025</p>{text}</body></html>"
    )
    response = HtmlResponse("https://hnn.example/a", body=page.encode(), encoding="utf-8")
    assert [author.name for author in read_article(response, GENERIC).authors] == ["Jane Doe"]


def test_authors_in_several_elements_sign_together() -> None:
    pairs = [("article:author", "Jane Doe"), ("article:author", "Ann Poe"), ("author", "Jane Doe")]
    together, alone = Meta(pairs).candidates("authors")
    assert [one.text for one in together.value] == ["Jane Doe", "Ann Poe"]
    assert alone.value == "Jane Doe"


@pytest.mark.parametrize(
    ("name", "value", "want"),
    [
        ("citation_author", "Doe, Jane", "Jane Doe"),
        ("dc.creator", "Doe, Jane van", "Jane van Doe"),
        ("citation_author", "Jane Doe, Ann Poe", "Jane Doe, Ann Poe"),
        ("author", "Doe, Jane", "Doe, Jane"),
    ],
)
def test_libraries_write_the_surname_first(name: str, value: str, want: str) -> None:
    assert said("authors", (name, value)) == [want]
