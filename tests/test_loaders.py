"""The loader: the first source wins, its cleaners apply, and stats tell who gave what."""

from scrapy.statscollectors import StatsCollector
from scrapy.utils.test import get_crawler

from newscrawl.items import Article, Author
from newscrawl.loaders import ArticleLoader


def test_the_first_source_with_a_value_wins() -> None:
    loader = ArticleLoader()
    loader.add_from("rule", "title", None)
    loader.add_from("rule", "title", " \u200b ")
    loader.add_from("meta", "title", "  가람시  도서관 ")
    loader.add_from("shown", "title", "다른 제목")
    assert loader.load_item().title == "가람시 도서관"
    assert loader.sources == {"title": "meta"}


def test_zero_comments_are_a_value() -> None:
    loader = ArticleLoader()
    loader.add_from("shown", "comment_count", 0)
    assert loader.load_item().comment_count == 0


def test_tags_lose_their_mark_and_their_doubles() -> None:
    loader = ArticleLoader()
    loader.add_from("shown", "tags", ["#가람시", " 도서관 ", "가람시", "#"])
    assert loader.load_item().tags == ["가람시", "도서관"]


def test_lists_and_lines_stay_as_they_are() -> None:
    loader = ArticleLoader()
    loader.add_from("body", "authors", [Author("김도연"), Author("이새길")])
    loader.add_from("shown", "subtitle", "첫 줄\n둘째 줄")
    item = loader.load_item()
    assert item.authors == [Author("김도연"), Author("이새길")]
    assert item.subtitle == "첫 줄\n둘째 줄"


def test_an_empty_loader_makes_an_empty_article() -> None:
    assert ArticleLoader().load_item() == Article()


def test_stats_count_the_source_of_each_field() -> None:
    stats = StatsCollector(get_crawler())
    for source in ("rule", "meta", "meta"):
        ArticleLoader(stats=stats).add_from(source, "title", "제목")
    assert stats.get_stats() == {"parser/title/rule": 1, "parser/title/meta": 2}
