"""Lines among a text of another language that are none, by what they say, and what only looks like them."""

import pytest

from newscrawl.lines.boilerplate import is_boilerplate, is_notice, without_boilerplate
from newscrawl.lines.stamps import is_stamp

TITLE = "The library opens"
TEXT = ["The council opened the library on Monday.", "Four thousand people came in its first week."]


@pytest.mark.parametrize(
    "line",
    [
        *("Related articles", "RELATED:", "Lire aussi :", "Baca Juga", "Zobacz także", "相关新闻："),
        *("Advertisement", "Share this article", "Loading...", "-0:00", "0:00/0:45", "* * *"),
        *("Mehr zum Thema: Der Hafen wächst", "Related: The mayor resigns", "Read next: The mayor"),
        *("Czytaj też: Burmistrz odchodzi", "関連記事：港の計画"),
        *("READ MORE: The mayor resigns", ">> Read more: The mayor resigns", "À lire aussi : Le maire part"),
    ],
)
def test_what_is_no_text_anywhere(line: str) -> None:
    assert is_boilerplate(line)
    assert without_boilerplate([TEXT[0], line, TEXT[1]], TITLE) == TEXT


@pytest.mark.parametrize(
    "line",
    [
        *("Read more about the library in its own words.", "Related costs rose by a third.", "Share prices"),
        *("Ler mais devagar faz bem", "12:45", "10", "Publicidad engañosa", "广告费用上涨", "A printed book"),
        "Advertisement revenue fell: the paper closes",
    ],
)
def test_what_only_begins_like_it_is_text(line: str) -> None:
    assert not is_boilerplate(line)
    assert without_boilerplate([TEXT[0], line, TEXT[1]], TITLE) == [TEXT[0], line, TEXT[1]]


@pytest.mark.parametrize(
    "line",
    [
        "Il vous reste 61.86% de cet article à lire. La suite est réservée aux abonnés.",
        "Already a subscriber? Sign in",
        "Нашли опечатку? Выделите ее и нажмите Ctrl+Enter",
        "This article is more than 5 years old",
        *("5 min read", "Durée de lecture : 12 minutes", "Reading time: 3"),
    ],
)
def test_notices_to_readers_stand_before_and_behind_texts(line: str) -> None:
    assert is_notice(line)
    assert without_boilerplate([line, *TEXT, line], TITLE) == TEXT


def test_a_sentence_inside_a_text_may_speak_of_subscribers() -> None:
    line = "La moitié des articles est réservée aux abonnés, dit le directeur."
    assert without_boilerplate([TEXT[0], line, TEXT[1]], TITLE) == [TEXT[0], line, TEXT[1]]


def test_something_always_stays() -> None:
    assert without_boilerplate([TITLE], TITLE) == [TITLE]
    assert without_boilerplate(["5 min read"], TITLE) == ["5 min read"]
    assert without_boilerplate([TEXT[0], "5 min read"], TITLE) == [TEXT[0]]
    assert without_boilerplate([TITLE, TEXT[0]], TITLE) == [TEXT[0]]


def test_headline_and_time_before_a_text_are_none() -> None:
    assert without_boilerplate(["«The library opens»", "March 5, 2025", *TEXT], TITLE) == TEXT


STAMPS = [
    "August 5, 2020",
    "14. August 2020, 23:21 Uhr",
    "Stand: 03.08.2020 13:14 Uhr",
    "Selasa, 23 Februari 2016 14:49 WIB",
    "Jueves, 9 de febrero del 2017 - 10:28 CET",
    "Published December 21, 2016 at 8:31am",
    "Updated: Oct 9, 2019, 11:05 IST",
    "4 mars 2016 à 10h30",
    "09 декабря 2011 г.",
    "10.01.20, 20:59",
    "2019年3月1日 13時16分",
    "Oct. 13, 2016",
    "Última actualización: Sábado, 13 de agosto de 2011",
]
TEXTS = [
    "The vote on March 5, 2025 was the closest in years",
    "Entries from $4.00, says the library",
    "Five days in May",
    "2025 was a good year",
    "El 9 de febrero cambió la vida de un pueblo",
    "1:1 gegen den Meister",
]


@pytest.mark.parametrize("line", STAMPS)
def test_a_line_that_says_when(line: str) -> None:
    assert is_stamp(line)


@pytest.mark.parametrize("line", TEXTS)
def test_a_line_that_says_more(line: str) -> None:
    assert not is_stamp(line)


@pytest.mark.parametrize(
    "line",
    ["By JANE DOE, Associated Press", "Propos recueillis par Jane Doe", "Das Interview führte Jane Doe"],
)
def test_who_signs_before_or_behind_a_text_is_no_part_of_it(line: str) -> None:
    assert without_boilerplate([line, *TEXT, line], TITLE) == TEXT
    assert without_boilerplate([TEXT[0], line, TEXT[1]], TITLE) == [TEXT[0], line, TEXT[1]]


def test_a_sentence_that_begins_with_by_is_text() -> None:
    line = "By Monday the council had opened the library."
    assert without_boilerplate([line, *TEXT, line], TITLE) == [line, *TEXT, line]
