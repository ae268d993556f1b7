"""What is known, new, revised, unchanged; on SQLite and PostgreSQL."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import update

from newscrawl.items import Author, Image, Placement
from newscrawl.store import Store, Unread, tables
from newscrawl.store.errors import ValueRefusedError
from tests.store.samples import KST, START, article, ranking


def test_an_article_comes_back_as_it_was_stored(store: Store) -> None:
    store.commit("run-1", [article(1)], [ranking(1, 1)])
    [read] = store.current("run-1")
    expected = article(
        1, revision=1, story="demo:1", listed_in=[Placement("mainnews", "경제 주요뉴스", None, "경제", 1)]
    )
    assert read == expected
    assert str(read.published_at) == "2025-02-05 15:22:00+09:00"


def test_nothing_but_missing_values_survives(store: Store) -> None:
    bare = article(
        1,
        subtitle=None,
        published_at=None,
        authors=[],
        images=[],
        tags=[],
        comment_count=None,
        reactions={},
        publisher=None,
        section=None,
    )
    store.commit("run-1", [bare], [ranking(1, None)])
    [read] = store.current("run-1")
    assert (read.published_at, read.authors, read.images, read.tags) == (None, [], [], [])
    assert (read.comment_count, read.reactions, read.publisher) == (None, {}, None)


def test_an_article_is_known_under_its_identity_and_every_address(store: Store) -> None:
    store.commit("run-1", [article(1)], [])
    known = store.known(
        [
            ("demo:1", "https://elsewhere.example.com/"),
            ("demo:other", "https://news.example.com/1"),
            ("demo:third", "https://news.example.com/1?from=list"),
            ("demo:2", "https://news.example.com/2"),
        ]
    )
    assert set(known) == {"demo:1", "demo:other", "demo:third"}
    assert {one.article_id for one in known.values()} == {"demo:1"}
    assert known["demo:1"].read_at == START


def test_an_article_read_too_long_ago_is_to_be_read_again(store: Store) -> None:
    store.commit("run-1", [article(1)], [])
    listed = [("demo:1", "https://news.example.com/1")]
    assert store.known(listed, START - timedelta(hours=1))
    assert not store.known(listed, START + timedelta(hours=1))


def test_many_articles_are_asked_for_at_once(store: Store) -> None:
    store.commit("run-1", [article(number) for number in range(50)], [])
    listed = [(f"demo:{number}", f"https://news.example.com/{number}") for number in range(20_000)]
    assert len(store.known(listed)) == 50


def test_an_article_that_is_gone_need_not_be_asked_for(store: Store) -> None:
    for status in (410, 404):
        gone = Unread(how="gone", article_id="demo:1", url="https://news.example.com/1", status=status)
        store.commit("run-1", [], [], [gone])
    known = store.known([("demo:1", "https://m.example.com/1"), ("demo:9", "https://news.example.com/1")])
    assert known["demo:1"].gone
    assert known["demo:9"].gone
    assert store.counts()["gone"] == 1


@pytest.mark.parametrize(
    ("status", "minutes", "waits"),
    [(404, 50, True), (404, 70, False), (200, 70, True), (200, 25 * 60, False)],
)
def test_what_was_not_there_is_asked_for_an_hour_later_while_a_list_shows_it(
    store: Store, status: int, minutes: int, waits: bool
) -> None:
    gone = Unread(how="gone", article_id="demo:1", url="https://news.example.com/1", status=status)
    store.commit("run-1", [], [], [gone])
    with store._engine.begin() as raw:
        raw.execute(update(tables.gone).values(seen_at=datetime.now(KST) - timedelta(minutes=minutes)))
    assert bool(store.known([("demo:1", "https://news.example.com/1")])) == waits


def test_changed_content_is_a_new_revision_and_the_old_one_stays(store: Store) -> None:
    store.commit("run-1", [article(1)], [])
    later = START + timedelta(hours=1)
    [outcome] = store.commit("run-2", [article(1, title="고친 제목", crawled_at=later)], [])
    assert (outcome.status, outcome.revision) == ("revised", 2)
    first, second = store.revisions("demo:1")
    assert (first.revision, first.title, first.crawled_at) == (1, "1번째 시장 소식", START)
    assert (second.revision, second.title, second.crawled_at) == (2, "고친 제목", later)


@pytest.mark.parametrize(
    "changes",
    [
        {"subtitle": "새 부제"},
        {"body": "다른 글이다."},
        {"authors": [Author("윤슬")]},
        {"images": [Image("https://img.example.com/other.jpg", "회의 모습. 시청 제공", "시청")]},
        {"tags": ["경제"]},
        {"published_at": None},
    ],
)
def test_what_the_publisher_wrote_is_content(store: Store, changes: dict[str, object]) -> None:
    store.commit("run-1", [article(1)], [])
    [outcome] = store.commit("run-2", [article(1, **changes)], [])
    assert outcome.status == "revised"


@pytest.mark.parametrize(
    "changes",
    [
        {"comment_count": 99, "reactions": {"기뻐요": 50}},
        {"modified_at": START},
        {"section": "증권"},
        {"copyright": "ⓒ 가람경제 2026"},
        {"listed_in": []},
        {"requested_url": "https://m.example.com/1"},
        {"body": "1번째  글의 첫째 문단이다.\n지수가 2.5% 내렸다. "},
        {"images": [Image("https://img.example.com/1.jpg?w=1200&sig=a", "회의 모습. 시청 제공", "시청")]},
    ],
)
def test_counts_and_circumstances_are_not_content(store: Store, changes: dict[str, object]) -> None:
    store.commit("run-1", [article(1)], [])
    [outcome] = store.commit("run-2", [article(1, **changes)], [])
    assert (outcome.status, outcome.revision) == ("unchanged", 1)
    assert len(store.revisions("demo:1")) == 1


def test_counts_of_an_unchanged_article_are_updated_and_missing_ones_are_kept(store: Store) -> None:
    store.commit("run-1", [article(1)], [])
    store.commit("run-2", [article(1, comment_count=99, reactions={}, publisher=None)], [ranking(1, 1)])
    [read] = store.current("run-2")
    assert (read.comment_count, read.reactions, read.publisher) == (
        99,
        {"기뻐요": 3, "슬퍼요": 0},
        "가람경제",
    )


def test_an_article_read_twice_in_a_run_is_a_duplicate(store: Store) -> None:
    [first, second] = store.commit("run-1", [article(1), article(1, title="Other")], [])
    assert (first.status, second.status) == ("new", "duplicate")
    [third] = store.commit("run-1", [article(1, title="Other")], [])
    assert third.status == "duplicate"


def test_an_address_known_under_another_identity_keeps_that_one(store: Store) -> None:
    store.commit("run-1", [article(1, id="news.example.com:abcdef")], [])
    [outcome] = store.commit("run-2", [article(1)], [])
    assert (outcome.status, outcome.article_id) == ("unchanged", "news.example.com:abcdef")
    assert store.counts()["articles"] == 1


def test_a_refused_value_leaves_nothing_of_its_batch(store: Store) -> None:
    with pytest.raises(ValueRefusedError):
        store.commit("run-1", [article(1), article(2, comment_count=1 << 80)], [ranking(1, 1)])
    assert store.counts()["articles"] == store.counts()["rankings"] == 0


def test_quarantine_keeps_the_page_once_for_each_reason(store: Store) -> None:
    page = "<p>제목 없는 글</p>".encode("cp949")
    for _ in range(3):
        store.quarantine("run-1", "https://news.example.com/1", "no title", page, "cp949")
    store.quarantine("run-1", "https://news.example.com/1", "no body", None, None)
    assert sorted(store.quarantined(), key=lambda kept: kept[1], reverse=True) == [
        ("https://news.example.com/1", "no title", page, "cp949"),
        ("https://news.example.com/1", "no body", None, None),
    ]


def test_very_long_addresses_and_texts_are_kept(store: Store) -> None:
    url = "https://news.example.com/" + "가" * 5_000
    store.commit("run-1", [article(1, url=url, body="긴 글 " * 200_000)], [ranking(1, 1, url=url)])
    assert store.known([("demo:x", url)])["demo:x"].article_id == "demo:1"
