"""JSON-LD as pages write it: which entity is the article, what it says, and what is no JSON any more."""

import json
from typing import Any

import pytest
from lxml import html

from newscrawl.pages.sources.json_ld import LinkedData, parse_json, text_of, texts_of


def linked(*entities: Any) -> LinkedData:
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(one)}</script>' for one in entities)
    return LinkedData(list(html.fromstring(f"<div>{scripts}</div>").iter("script")))


def said(field: str, **properties: Any) -> list[Any]:
    data = linked({"@type": "NewsArticle", **properties})
    return [one.value for one in data.candidates(field)]


@pytest.mark.parametrize(
    "kind",
    [
        "NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "OpinionNewsArticle", "AnalysisNewsArticle",
        "VideoObject", "LiveBlogPosting", "BackgroundNewsArticle", "ReviewNewsArticle",
    ],
)  # fmt: skip
def test_an_article_is_of_many_types(kind: str) -> None:
    assert linked({"@type": kind, "headline": "도서관"}).text("headline") == "도서관"
    assert linked({"@type": ["Thing", kind], "headline": "도서관"}).text("headline") == "도서관"
    assert linked({"@type": f"x{kind}", "headline": "도서관"}).entity == {}


@pytest.mark.parametrize("inside", ["@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement"])
def test_an_article_stands_inside_other_entities(inside: str) -> None:
    article = {"@type": "NewsArticle", "headline": "도서관"}
    assert linked({inside: [article]}).text("headline") == "도서관"
    assert linked({inside: {"@graph": [article]}}).text("headline") == "도서관"
    assert linked({"other": [article]}).entity == {}
    assert linked({"@type": "ItemList", "itemListElement": [article]}).entity == {}


def test_the_entity_that_says_most_is_the_article() -> None:
    video = {"@type": "VideoObject", "headline": "영상", "datePublished": "2025-02-05"}
    plain, full = (
        {"@type": "Article", "name": "a"},
        {"@type": "Article", "headline": "나", "datePublished": "2025-02-05"},
    )
    assert linked(video, plain).entity == video
    assert linked(plain, full, video).entity == full
    assert (
        linked({"@type": "Article", "headline": "가"}, {"@type": "Article", "headline": "나"}).text(
            "headline"
        )
        == "가"
    )


@pytest.mark.parametrize(
    ("field", "key"),
    [
        ("title", "headline"), ("subtitle", "alternativeHeadline"), ("subtitle", "alternateName"),
        ("description", "description"), ("published_at", "datePublished"), ("modified_at", "dateModified"),
        ("publisher", "publisher"), ("section", "articleSection"), ("body", "articleBody"), ("language", "inLanguage"),
        ("comment_count", "commentCount"),
    ],
)  # fmt: skip
def test_a_property_is_a_field(field: str, key: str) -> None:
    assert said(field, **{key: "도서관"}) == ["도서관"]
    assert said(field, **{key: ""}) == []
    if field != "body":
        assert said(field, **{key: {"name": "도서관"}}) == ["도서관"]
        assert said(field, **{key: [{}, {"@value": "도서관"}]}) == ["도서관"]


def test_the_first_property_is_believed_first() -> None:
    assert said("subtitle", alternateName="둘", alternativeHeadline="하나") == ["하나", "둘"]
    people = said("authors", creator={"name": "이새길"}, author={"name": "홍길동"})
    assert [[one.text for one in some] for some in people] == [["홍길동"], ["이새길"]]
    assert said("comment_count", commentCount=7) == ["7"]
    days = {"dateCreated": "셋째", "uploadDate": "둘째", "datePublished": "첫째"}
    assert said("published_at", **days) == ["첫째", "둘째", "셋째"]


def test_tags_and_sections() -> None:
    assert said("tags", keywords="도서관, 책") == ["도서관, 책"]
    assert said("tags", keywords=["도서관", {"name": "책"}]) == ["도서관,책"]
    assert said("tags", keywords=[]) == []
    crumbs = {
        "@type": "BreadcrumbList",
        "itemListElement": [{"name": "홈"}, {"item": {"name": "사회"}}, "x", {}],
    }
    assert [one.value for one in linked(crumbs, {"@type": "Article"}).candidates("section")] == ["사회"]
    short = {"@type": "BreadcrumbList", "itemListElement": [{"name": "홈"}]}
    assert list(linked(short, {"@type": "Article"}).candidates("section")) == []


@pytest.mark.parametrize(
    ("path", "section"),
    [
        (["홈", "사회", "[속보] 도서관 연다"], ["사회"]),
        (["홈", "[속보] 도서관 연다"], []),
        (["홈", "도서관"], ["도서관"]),
    ],
)
def test_the_headline_at_the_end_of_the_path_is_no_section(path: list[str], section: list[str]) -> None:
    crumbs = {"@type": "BreadcrumbList", "itemListElement": [{"name": name} for name in path]}
    article = {"@type": "Article", "headline": "[속보] 도서관 연다"}
    assert [one.value for one in linked(crumbs, article).candidates("section")] == section


def test_people_with_addresses_types_and_references() -> None:
    author = [
        {"@type": "Person", "name": "홍길동", "email": "a@naru.example"}, {"name": "이새길", "email": "none"}, "한도연",
        {"@id": "#kim"}, {"name": ["최나루", "정가람"]}, {},
    ]  # fmt: skip
    data = linked(
        {"@type": "Article", "author": author}, {"@id": "#kim", "@type": "Person", "name": "김도연"}
    )
    (people,) = (one.value for one in data.candidates("authors"))
    assert [(one.text, one.email, one.byline) for one in people] == [
        ("홍길동", "a@naru.example", True), ("이새길", None, False), ("한도연", None, False),
        ("김도연", None, True), ("최나루", None, False), ("정가람", None, False),
    ]  # fmt: skip


def test_a_reference_may_be_nothing_but_the_id() -> None:
    person = {"@id": "#kim", "@type": "Person", "name": "김도연"}
    (candidate,) = linked({"@type": "Article", "author": "#kim"}, person).candidates("authors")
    assert [one.text for one in candidate.value] == ["김도연"]


def test_the_page_may_name_its_author() -> None:
    page = {"@type": "WebPage", "author": {"@type": "Person", "name": "김도연"}}
    (candidate,) = linked(page).candidates("authors")
    assert ([one.text for one in candidate.value], candidate.place) == (["김도연"], "WebPage.author")
    # the article's own come first
    first, _ = linked(page, {"@type": "Article", "author": "홍길동"}).candidates("authors")
    assert [one.text for one in first.value] == ["홍길동"]


def test_other_entities_are_known() -> None:
    data = linked(
        {"@type": "WebPage", "datePublished": "2025-02-05"}, {"@type": "Organization", "name": "가람일보"}
    )
    assert [one.value for one in data.days()] == ["2025-02-05"]
    assert data.organization == "가람일보"
    assert data.types == {"WebPage", "Organization"}
    assert (
        linked(
            {"@type": "NewsMediaOrganization", "name": "가람"}, {"@type": "Organization", "name": "나"}
        ).organization
        == "가람"
    )


@pytest.mark.parametrize(
    "text",
    [
        '{"a": [1, true]}', '{"a": [1, true],}', '{"a": [1, true,]}', '{"a": [1, true]} // end', '/* x */ {"a": [1, true]}',
        '{"a": /* x * y */ [1, true]}', '{"a": // x\n [1, true]}', '<![CDATA[{"a": [1, true]}]]>', '<!-- {"a": [1, true]} -->',
        '// <![CDATA[\n{"a": [1, true]}\n// ]]>', '<!-- {"a": [1, true]}', '// <![CDATA[\n{"a": [1, true]}', '{"a": [1, true]} -->', '{"a": [1, true]};', '\n{"a": [1, true]}{"b": 1}',
    ],
)  # fmt: skip
def test_json_as_pages_write_it(text: str) -> None:
    assert parse_json(text) == {"a": [1, True]}


@pytest.mark.parametrize("value", ['"x"', "1", "true", "false", "null", "[1]", "{}"])
def test_a_comma_may_be_missing_at_the_end_of_a_line(value: str) -> None:
    assert parse_json(f'{{"a": {value}\n "b": 2}}') == {"a": json.loads(value), "b": 2}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"a": "x // y", }', {"a": "x // y"}), ('{"a": "x /* y */", }', {"a": "x /* y */"}),
        ('{"a": "x \\" // y", }', {"a": 'x " // y'}), ('{"a": "한\n줄"}', {"a": "한\n줄"}),
        ("", None), ("도서관", None), ('{"a": "x', None), ('{"a": "x\\', None), ("/* x", None),
    ],
)  # fmt: skip
def test_texts_keep_their_signs(text: str, value: Any) -> None:
    assert parse_json(text) == value


def test_a_string_of_any_value() -> None:
    assert text_of({"name": {"@value": " 가람 &amp; 시 "}}) == "가람 & 시"
    assert text_of({"headline": "가람"}) == "가람"
    assert text_of([None, "", "가람"]) == "가람"
    assert text_of(3) == ""
    assert texts_of(["가람", None, {"name": "한들"}]) == ["가람", "한들"]
    assert texts_of("가람") == ["가람"]


def test_a_string_stands_nine_levels_deep() -> None:
    named: Any = "가람"
    listed: Any = "가람"
    for _ in range(9):
        named, listed = {"name": named}, [listed]
    assert (text_of(named), text_of(listed)) == ("가람", "가람")
    assert (text_of({"name": named}), text_of([listed])) == ("", "")


def test_of_two_that_say_as_much_the_graph_comes_first() -> None:
    one, other, third, fourth = ({"@type": "Article", "headline": name} for name in ("가", "나", "다", "라"))
    assert (
        linked({"hasPart": [fourth], "mainEntity": other, "itemListElement": [third], "@graph": [one]}).entity
        == one
    )
    assert linked({"hasPart": [fourth], "mainEntity": other, "itemListElement": [third]}).entity == other
    assert linked({"hasPart": [fourth], "itemListElement": [third]}).entity == third


def test_of_two_properties_the_first_in_trust_comes_first() -> None:
    assert said("subtitle", alternateName="다른 이름", alternativeHeadline="다른 제목") == [
        "다른 제목",
        "다른 이름",
    ]
    people = said("authors", creator={"name": "이새길"}, author={"name": "홍길동"})
    assert [one[0].text for one in people] == ["홍길동", "이새길"]


@pytest.mark.parametrize(
    ("keywords", "tags"),
    [
        ("도서관, 공원", ["도서관, 공원"]),
        (["도서관", "공원"], ["도서관,공원"]),
        ([{"name": "도서관"}, "공원"], ["도서관,공원"]),
        ({"name": "도서관"}, ["도서관"]),
        ("", []),
        ([], []),
        (None, []),
    ],
)
def test_keywords_are_tags(keywords: Any, tags: list[str]) -> None:
    assert said("tags", keywords=keywords) == tags
