"""The article loader takes values as found; its processors make them values of the item."""

import pytest

from newscrawl.items import Article, Author
from newscrawl.loaders import ArticleLoader, Written


def test_white_space_goes_and_nothing_is_no_value() -> None:
    loader = ArticleLoader()
    loader.add_value("title", " \u200b ")
    assert not loader.get_collected_values("title")
    loader.add_value("title", "  가람시  도서관 ")
    assert loader.load_item().title == "가람시 도서관"


def test_tags_lose_their_mark_and_their_doubles() -> None:
    loader = ArticleLoader()
    loader.add_value("tags", ["#가람시", " 도서관 ", "가람시", "#"])
    assert loader.load_item().tags == ["가람시", "도서관"]


def test_an_empty_loader_makes_an_empty_article() -> None:
    assert ArticleLoader().load_item() == Article()


@pytest.mark.parametrize(
    ("found", "want"),
    [
        (Written("이 새 길 인턴 기자"), [Author("이새길", None, "인턴기자")]),
        (Written("이 새 길", "mailto:saegil@garam.example"), [Author("이새길", "saegil@garam.example")]),
        (Written("특별취재팀", byline=True), [Author("특별취재팀")]),
        (Written("영상취재 : 이새길 기자", byline=True), []),
        (Written("가람일보", byline=True), []),
    ],
)
def test_authors(found: Written, want: list[Author]) -> None:
    loader = ArticleLoader(media=("가람일보",))
    loader.add_value("authors", [found])
    assert loader.load_item().authors == want


def test_a_person_once_with_what_other_bylines_know() -> None:
    known = [Author("이새길", "saegil@garam.example"), Author("김도연", "doyeon@garam.example")]
    loader = ArticleLoader(known_people=known)
    loader.add_value("authors", [Written("이새길 기자"), Written("이새길")])
    assert loader.load_item().authors == [Author("이새길", "saegil@garam.example", "기자")]


def test_cleaning_a_candidate_does_not_take_it() -> None:
    loader = ArticleLoader()
    assert loader.clean("section", "> 경제 ") == ["경제"]
    assert loader.load_item().section is None
