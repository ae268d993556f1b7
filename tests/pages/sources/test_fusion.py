"""Articles of Arc XP: what each part of the global content is of an article, and what may be missing of it."""

from typing import Any

import pytest

from newscrawl.pages.sources.fusion import article_of


def test_an_article_of_nothing_is_empty() -> None:
    found = article_of({})
    assert (found.kind, found.title, found.subtitle, found.published, found.modified) == (
        "fusion",
        "",
        "",
        "",
        "",
    )
    assert (found.authors, found.tags, found.section, found.publisher, found.markup) == ([], [], "", "", "")
    nothing = ("subheadlines", "credits", "taxonomy", "distributor", "source", "content_elements")
    assert article_of(dict.fromkeys(nothing)) == found


def test_headlines_and_times() -> None:
    found = article_of(
        {
            "headlines": {"basic": "나루시 도서관"}, "subheadlines": {"basic": "밤에도 연다"}, "display_date": "2025-02-05", "first_publish_date": "2025-02-04",
            "last_updated_date": "2025-02-06",
        }
    )  # fmt: skip
    assert (found.title, found.subtitle) == ("나루시 도서관", "밤에도 연다")
    assert (found.published, found.modified) == ("2025-02-05", "2025-02-06")
    assert article_of({"first_publish_date": "2025-02-04"}).published == "2025-02-04"


@pytest.mark.parametrize(
    ("person", "name"),
    [
        ({"name": "홍길동"}, "홍길동"), ({"name": "홍", "additional_properties": {"original": {"byline": "홍길동 기자"}}}, "홍길동 기자"), ({"name": "홍길동", "additional_properties": None}, "홍길동"),
        # names stored the western way round, unless that is how the first name is written
        ({"name": "길동 홍"}, "홍길동"), ({"name": "Jane Doe"}, "Jane Doe"), ({"name": "길동 홍", "additional_properties": {"original": {"firstName": "길동 홍"}}}, "길동 홍"), ({"name": "홍 길 동"}, "홍 길 동"),
        ({"name": "길동 홍", "additional_properties": {"original": {"firstName": "길동"}}}, "홍길동"), ({}, None), ({"name": ""}, None), ("홍길동", None),
    ],
)  # fmt: skip
def test_who_wrote_it(person: Any, name: str | None) -> None:
    assert article_of({"credits": {"by": [person]}}).authors == ([name] if name else [])


@pytest.mark.parametrize(
    ("taxonomy", "tags"),
    [
        ({"tags": [{"text": "도서관"}, {"slug": "library"}, "책"]}, ["도서관", "library"]), ({"tags": [{"text": "도서관"}], "seo_keywords": ["책"]}, ["도서관"]), ({"seo_keywords": ["책", ""]}, ["책"]),
        ({"tags": [], "seo_keywords": None}, []),
    ],
)  # fmt: skip
def test_tags_or_else_keywords(taxonomy: dict[str, Any], tags: list[str]) -> None:
    assert article_of({"taxonomy": taxonomy}).tags == tags


def test_section_and_publisher() -> None:
    names = {"taxonomy": {"primary_section": {"name": "사회"}}, "source": {"name": "나루일보"}}
    found = article_of(names)
    assert (found.section, found.publisher) == ("사회", "나루일보")
    assert article_of(names | {"distributor": {"name": "가람일보"}}).publisher == "가람일보"
    assert article_of({"taxonomy": {"primary_section": None}}).section == ""


@pytest.mark.parametrize(
    ("element", "markup"),
    [
        ({"type": "text", "content": "비가 <b>왔다</b>."}, "<p>비가 <b>왔다</b>.</p>"), ({"type": "header", "content": "비"}, "<p>비</p>"), ({"type": "text"}, "<p></p>"),
        ({"type": "image", "url": "/1.jpg", "caption": "비 오는 &lt;b&gt;거리&lt;/b&gt; <i>저녁</i>"}, '<figure><img src="/1.jpg"><figcaption>비 오는 &lt;b&gt;거리&lt;/b&gt; 저녁</figcaption></figure>'),
        ({"type": "image"}, '<figure><img src=""><figcaption></figcaption></figure>'), ({"type": "list", "items": [{"content": "하나"}, {}]}, "<p>하나</p><p></p>"), ({"type": "list"}, ""),
        ({"type": "quote", "content_elements": [{"type": "text", "content": "비가 온다."}]}, "<p>비가 온다.</p>"), ({"type": "quote"}, ""), ({"type": "gallery", "content": "비"}, ""), ({}, ""),
    ],
)  # fmt: skip
def test_each_element_is_markup(element: dict[str, Any], markup: str) -> None:
    found = article_of({"content_elements": [element, {"type": "text", "content": "끝."}]}).markup
    assert found == f"{markup}\n<p>끝.</p>"
