"""The loaders: values go in as found and come out clean, and can be cleaned without being taken."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any
from urllib.parse import urljoin

import pytest

from newscrawl.addresses import Joiner
from newscrawl.items import Article, Author, Image
from newscrawl.loaders import (
    ArticleLoader,
    AuthorLoader,
    FeedEntryLoader,
    FoundImage,
    ImageLoader,
    RankingLoader,
    Written,
)
from newscrawl.text import KST

NOON = datetime(2025, 2, 5, 12, 0, tzinfo=KST)


def loaded(field: str, value: Any, **context: Any) -> Any:
    """What an article has in ``field`` of ``value`` as found."""
    loader = ArticleLoader(**context)
    loader.add_value(field, value)
    return getattr(loader.load_item(), field)


@pytest.mark.parametrize(
    ("field", "found", "clean"),
    [
        ("title", "  가람시 &amp;lt;도서관&amp;gt; 문\u200b 열어 - 가람일보", "가람시 <도서관> 문 열어"),
        ("title", "가람시 <b>도서관</b> 문 열어", "가람시 도서관 문 열어"),
        ("title", "가람시 도서관 - 문 열어", "가람시 도서관 - 문 열어"),
        ("title", "<b> </b>", None),
        ("subtitle", "첫 줄<br>둘째 줄<br/>첫 줄", "첫 줄\n둘째 줄"),
        (
            "body",
            ["[가람일보 김도연 기자] 가람시는 도서관을 열었다.", " ", "비가 왔다. ⓒ 가람일보, 무단전재 금지"],
            "가람시는 도서관을 열었다.\n\n비가 왔다.",
        ),
        ("publisher", "[가람일보] | 바른 신문", "가람일보"),
        ("section", "HOME > 사회 > 교육", "사회 > 교육"),
        ("section", "〈사회〉", "사회"),
        ("language", "ko-KR", "ko"),
        ("tags", "#가람시, 도서관; 가람시 , #", ["가람시", "도서관"]),
        ("comment_count", "댓글 1,204", 1204),
        ("comment_count", "댓글이 없습니다", 0),
        ("reactions", ["좋아요\n1,204", "슬퍼요\n3"], {"좋아요": 1204, "슬퍼요": 3}),
        ("published_at", "입력 2025.02.05 오후 3:22", datetime(2025, 2, 5, 15, 22, tzinfo=KST)),
        ("published_at", "1738736520", datetime(2025, 2, 5, 15, 22, tzinfo=KST)),
        ("published_at", "12분 전", datetime(2025, 2, 5, 11, 48, tzinfo=KST)),
        ("modified_at", "2025-02-05T06:22:00Z", datetime(2025, 2, 5, 15, 22, tzinfo=KST)),
        ("authors", ["김도연 기자 doyeon@garam.example"], [Author("김도연", "doyeon@garam.example", "기자")]),
        ("authors", [Written("홍 길 동 기자")], [Author("홍길동", None, "기자")]),
        ("authors", ["가람일보"], []),
    ],
)
def test_a_value_as_found_comes_out_clean(field: str, found: Any, clean: Any) -> None:
    assert loaded(field, found, names=("가람일보",), media=("가람일보",), observed=NOON) == clean


def test_a_picture_has_its_credit_from_its_caption() -> None:
    found = FoundImage("https://garam.example/1.jpg", " 새로 연 도서관.  가람시 제공 ")
    caption = "새로 연 도서관. 가람시 제공"
    assert loaded("images", [found]) == [Image("https://garam.example/1.jpg", caption, "가람시")]
    assert loaded("images", [FoundImage("https://garam.example/1.jpg", None)]) == [
        Image("https://garam.example/1.jpg")
    ]


def test_an_author_stands_once_with_what_other_bylines_know() -> None:
    known = [Author("김도연", "doyeon@garam.example", None), Author("이새길", "saegil@garam.example", None)]
    written = ["김도연 기자", Written("김도연 선임기자")]
    assert loaded("authors", written, known_people=known) == [
        Author("김도연", "doyeon@garam.example", "기자")
    ]


def test_the_first_value_wins_and_what_cleans_to_nothing_is_none() -> None:
    loader = ArticleLoader(names=("가람일보",))
    loader.add_value("publisher", "[]")
    loader.add_value("publisher", "가람일보")
    loader.add_value("publisher", "누리뉴스")
    loader.add_value("section", "-" * 60)
    item = loader.load_item()
    assert item.publisher == "가람일보"
    assert item.section is None


def test_cleaning_takes_nothing() -> None:
    loader = ArticleLoader(names=("가람일보",), media=("가람일보",))
    assert loader.clean("title", "가람시 도서관 - 가람일보") == ["가람시 도서관"]
    assert loader.clean("tags", "#가람시,도서관") == ["가람시", "도서관"]
    assert loader.clean("tags", ["#가람시", "도서관"]) == ["가람시", "도서관"]
    assert loader.clean("authors", Written("김도연 기자")) == [Author("김도연", None, "기자")]
    assert loader.clean("published_at", "언젠가") == []
    assert loader.load_item() == Article()


def test_values_are_added_in_one_chain_as_with_any_item_loader() -> None:
    loader = ArticleLoader().add_value("title", "가람시 도서관").add_value("section", "사회")
    assert loader.load_item() == Article(title="가람시 도서관", section="사회")


def test_an_empty_loader_makes_an_empty_article() -> None:
    assert ArticleLoader().load_item() == Article()


@pytest.mark.parametrize(
    ("loader", "field", "found", "clean"),
    [
        (AuthorLoader, "name", " 홍 길 동 ", "홍길동"),
        (AuthorLoader, "email", "mailto:doyeon@garam.example;", "doyeon@garam.example"),
        (AuthorLoader, "role", "인턴 기자", "인턴기자"),
        (AuthorLoader, "role", "Staff Writer", "Staff Writer"),
        (ImageLoader, "caption", " 새로  연 도서관 ", "새로 연 도서관"),
        (ImageLoader, "credit", "새로 연 도서관 사진=가람시", "가람시"),
    ],
)
def test_parts_of_an_article_are_cleaned_by_loaders_of_their_own(
    loader: Callable[[], Any], field: str, found: str, clean: str
) -> None:
    filled = loader()
    filled.add_value(field, found)
    assert getattr(filled.load_item(), field) == clean


def test_a_person_has_nothing_but_what_was_found() -> None:
    filled = AuthorLoader()
    filled.add_value("name", "홍길동")
    assert filled.load_item() == Author("홍길동", email=None, role=None)


@pytest.mark.parametrize(
    ("field", "found", "clean"),
    [
        ("title", "1 가람시 도서관  문 열어 12", "가람시 도서관 문 열어"),
        ("rank", "3위", 3),
        ("rank", "가람시", None),
        ("comment_count", "(1,204)", 1204),
        ("publisher", "가람일보 언론사 선정", "가람일보"),
        ("name", "많이 본 뉴스 더보기", "많이 본 뉴스"),
        ("tab", "사회 사회", "사회"),
        ("section", "경제 |", "경제"),
        ("title", "", None),
        ("title", None, None),
    ],
)
def test_what_a_list_shows_is_cleaned(field: str, found: str | None, clean: Any) -> None:
    context = {"glued": ("1", "12")} if field == "title" else {}
    assert RankingLoader.clean(field, found, **context) == clean


def test_an_address_of_a_list_is_absolute() -> None:
    page = "https://garam.example/list"
    join = Joiner(partial(urljoin, page), page)
    assert RankingLoader.clean("url", " /news/1 ", urljoin=join) == "https://garam.example/news/1"
    assert RankingLoader.clean("url", "http://[", urljoin=join) is None


def test_a_feed_that_writes_korean_time_as_utc_is_understood() -> None:
    written = "Wed, 05 Feb 2025 12:00:00 GMT"
    assert FeedEntryLoader.clean("published", written, now=NOON.astimezone(UTC)) == NOON
    later = datetime(2025, 2, 6, tzinfo=KST)
    assert FeedEntryLoader.clean("published", written, now=later) == datetime(2025, 2, 5, 21, tzinfo=KST)
