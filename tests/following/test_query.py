"""``query=``: all words, phrases, and none of the words behind a minus."""

import pytest

from newscrawl.following.query import Query

TITLE, BODY = "한은, 기준금리 인상", "물가가 올랐다.\n\nBOK는 5일 회의를 열었다. 주식 시장은 조용했다."


@pytest.mark.parametrize(
    "query",
    ["금리", "금리 물가", '"기준금리 인상"', "bok", "인상 -부동산", "-부동산", '물가 -"금리 인하"', "ＢＯＫ"],
)
def test_it_finds(query: str) -> None:
    assert Query.parse(query).finds(TITLE, None, BODY)


@pytest.mark.parametrize(
    "query", ["환율", "금리 환율", '"인상 기준금리"', "금리 -주식", '금리 -"5일 회의"', "-금리"]
)
def test_it_does_not_find(query: str) -> None:
    assert not Query.parse(query).finds(TITLE, None, BODY)


def test_a_headline_alone_can_rule_an_article_out() -> None:
    assert Query.parse("물가 -금리").excludes(TITLE)
    assert not Query.parse("물가 -주식").excludes(TITLE)


def test_words_of_two_texts_do_not_join() -> None:
    assert not Query.parse('"인상 물가가"').finds(TITLE, BODY)
