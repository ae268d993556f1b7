"""Articles and lists come from seed and index alone, and are computed directly."""

import re
from collections import Counter
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.portal import truth
from newscrawl.portal.beats import CATEGORIES, GROUPS
from newscrawl.portal.hangul import final_consonant
from newscrawl.portal.newsroom import NEWEST, Newsroom
from newscrawl.portal.writer import Writer

LATER = NEWEST + timedelta(days=2)


@pytest.mark.parametrize("seed", [0, 7, 12345])
def test_twenty_thousand_titles_are_all_different(seed: int) -> None:
    titles = Counter(headline.title for headline in Newsroom(20_000, seed))
    assert [title for title, count in titles.items() if count > 1] == []


def test_same_seed_same_articles_however_they_are_reached() -> None:
    forward = list(truth.articles(Newsroom(60, 3), "http://x", LATER))
    alone = Newsroom(60, 3)
    backward = [
        truth.article_truth(Writer(alone, alone.headline(index)).write(LATER), "http://x")
        for index in reversed(range(60))
        if not alone.headline(index).gone
    ]
    assert forward == backward[::-1]


def test_an_article_does_not_depend_on_how_many_there_are() -> None:
    few, many = Newsroom(50, 7), Newsroom(500_000, 7)
    assert (
        Writer(few, few.headline(9)).write(LATER).blocks == Writer(many, many.headline(9)).write(LATER).blocks
    )


def test_another_seed_is_another_portal() -> None:
    assert Newsroom(1, 7).headline(0).title != Newsroom(1, 8).headline(0).title


def test_a_million_articles_make_no_work_ahead() -> None:
    newsroom = Newsroom(1_000_000, 7)
    made = newsroom.headline.cache_info
    assert made().currsize == 0
    page = newsroom.newest(GROUPS[1].categories, 150_000, 12)
    assert len(page) == 12
    assert made().currsize == 0
    assert newsroom.headline(page[0]).category.group == "ECONOMY"
    assert made().currsize == 1
    assert newsroom.total(GROUPS[1].categories) == 200_000


@pytest.mark.parametrize("count", [1, 9, 10, 37, 503])
def test_lists_hold_each_article_once_newest_first(count: int) -> None:
    newsroom = Newsroom(count, 11)
    listed = []
    for group in GROUPS:
        total = newsroom.total(group.categories)
        found = [
            index for start in range(0, total + 3, 7) for index in newsroom.newest(group.categories, start, 7)
        ]
        assert found == sorted(found)
        assert len(found) == total
        listed += found
    assert sorted(listed) == list(range(count))
    assert newsroom.total(CATEGORIES) == count


def test_times_fall_strictly_and_start_at_a_fixed_moment() -> None:
    times = [headline.published for headline in Newsroom(500, 7)]
    assert times[0].isoformat() == "2025-02-05T15:22:00+09:00"
    assert all(later > earlier for later, earlier in pairwise(times))


@pytest.mark.parametrize("seed", [1, 7, 99])
def test_five_hundred_articles_hold_every_quirk(seed: int) -> None:
    headlines = list(Newsroom(500, seed))
    assert {headline.charset for headline in headlines} == {
        *("utf-8", "cp949-header", "cp949-meta", "meta-lies", "bom-over-meta")
    }
    assert {headline.genre for headline in headlines} == {
        *("straight", "long", "interview", "broadcast", "table", "photo", "flash")
    }
    assert {headline.category.name for headline in headlines} == {category.name for category in CATEGORIES}
    assert len({headline.publisher.name for headline in headlines}) == 12
    assert sum(headline.gone for headline in headlines) >= 4
    assert sum(headline.edited_at is not None for headline in headlines) >= 20
    assert 50 <= sum(headline.long_date for headline in headlines) <= 90


def test_bodies_are_as_long_as_real_ones() -> None:
    lengths = sorted(len(article.body or "") for article in truth.articles(Newsroom(500, 7), "", LATER))
    assert lengths[0] < 80
    assert 750 < lengths[len(lengths) // 2] < 1050
    assert 2200 < lengths[-1] <= 4000


def test_no_gap_of_a_phrase_stays_open_and_all_particles_agree() -> None:
    newsroom = Newsroom(400, 5)
    for headline in newsroom:
        article = truth.article_truth(Writer(newsroom, headline).write(LATER), "")
        text = "\n".join([article.title or "", article.subtitle or "", article.body or ""])
        assert not re.search(r"[{}]", text)
        assert "  " not in text
        # The organisation's and the topic's own particles, wherever they stand.
        for word in (headline.org, headline.topic):
            wrong = "는가를와" if final_consonant(word) else "은이을과"
            assert not re.search(re.escape(word) + rf"[{wrong}](?=[\s,])", text), text


def test_five_hundred_articles_are_no_copies_of_each_other() -> None:
    seen: Counter[str] = Counter()
    for article in truth.articles(Newsroom(500, 7), "", LATER):
        seen.update({text for text in (article.body or "").split("\n\n") if len(text) > 60})
    assert max(seen.values()) <= 3


def test_an_article_is_edited_at_its_moment() -> None:
    newsroom = Newsroom(200, 7)
    headline = next(headline for headline in newsroom if headline.edited_at)
    assert headline.edited_at is not None
    before = Writer(newsroom, headline).write(headline.edited_at - timedelta(seconds=1))
    after = Writer(newsroom, headline).write(headline.edited_at)
    assert before.modified is None
    assert after.modified == headline.edited_at > headline.published
    assert after.title == before.title + "(종합)"
    assert len(after.blocks) == len(before.blocks) + 1
    assert [block for block in after.blocks if block in before.blocks] == list(before.blocks)


@pytest.mark.parametrize("count", [0, -1, 10_000_001])
def test_impossible_numbers_of_articles(count: int) -> None:
    with pytest.raises(ValueError, match="1 to 10,000,000"):
        Newsroom(count)


def test_some_texts_hold_syllables_that_only_cp949_has() -> None:
    newsroom = Newsroom(500, 7)
    bodies = [
        truth.article_truth(Writer(newsroom, headline).write(LATER), "").body or ""
        for headline in newsroom
        if headline.charset in {"cp949-header", "cp949-meta"}
    ]
    assert any("똠" in body or "꼍" in body for body in bodies)
    assert all(body.encode("cp949").decode("cp949") == body for body in bodies)


@given(st.integers(1, 200), st.integers(-10, 700), st.integers(0, 30), st.integers(1, 30))
def test_what_is_not_out_yet_stands_on_no_list(count: int, minutes: int, start: int, size: int) -> None:
    newsroom = Newsroom(count, 7)
    at = NEWEST - timedelta(minutes=minutes)
    first = newsroom.first(at)
    assert [index for index in range(count) if newsroom.published(index) <= at] == list(range(first, count))
    for group in GROUPS[:2]:
        out = [index for index in range(first, count) if newsroom.category_at(index) in group.categories]
        assert newsroom.total(group.categories, first) == len(out)
        assert newsroom.newest(group.categories, start, size, first) == out[start : start + size]
