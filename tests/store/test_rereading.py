"""Kept pages that today's rules read otherwise become revisions, once; on SQLite and PostgreSQL."""

import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import create_engine, text

from newscrawl.items import Article, Image, Placement, ServedPage
from newscrawl.store import Store
from newscrawl.store.records import KeptPage
from tests.store.samples import START, article, ranking
from tests.stories.texts import REPORT


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    store = Store(store_url, timedelta(days=90))
    for number in (1, 2):
        item = article(number)
        item.page = ServedPage(f"https://news.example.com/{number}", "utf-8", b"<p>...</p>")
        store.commit("run-1", [item], [ranking(number, number)])
    yield store
    store.close()


def readings(store: Store, **changes: object) -> list[tuple[KeptPage, Article]]:
    """What is read from every page today."""
    pages = store.kept_pages("demo")
    return [(page, article(int(page.article_id.partition(":")[2]), **changes)) for page in pages]


def marks(url: str) -> list[tuple[str, int, bool]]:
    engine = create_engine(url)
    query = "select article_id, revision, reread_at is not null from revisions order by 1, 2"
    with engine.connect() as connection:
        found = [(row[0], row[1], bool(row[2])) for row in connection.execute(text(query))]
    engine.dispose()
    return found


def test_other_content_is_a_revision_that_is_marked_and_the_former_one_stays(
    store: Store, store_url: str
) -> None:
    outcomes = store.keep_reread("reread-1", readings(store, subtitle="찾은 부제"))
    assert [outcome.status for outcome in outcomes] == ["revised", "revised"]
    assert marks(store_url) == [
        ("demo:1", 1, False),
        ("demo:1", 2, True),
        ("demo:2", 1, False),
        ("demo:2", 2, True),
    ]
    before, after = store.revisions("demo:1")
    assert (before.subtitle, after.subtitle) == (None, "찾은 부제")
    assert after.crawled_at == START  # it is what the page said when it was fetched
    [current, _] = store.current("run-1")
    assert (current.revision, current.subtitle) == (2, "찾은 부제")
    assert current.listed_in == [Placement("mainnews", "경제 주요뉴스", None, "경제", 1)]


def test_what_the_texts_say_today_tells_the_stories(store: Store) -> None:
    assert [store.revisions(one)[-1].story for one in ("demo:1", "demo:2")] == ["demo:1", "demo:2"]
    store.keep_reread("reread-1", readings(store, body=REPORT))
    assert [store.revisions(one)[-1].story for one in ("demo:1", "demo:2")] == ["demo:1", "demo:1"]
    # A copy that is read later finds the text as it is known now.
    [copy] = store.commit("run-2", [article(3, body=REPORT)])
    assert copy.story == "demo:1"


def test_a_second_time_changes_nothing(store: Store, store_url: str) -> None:
    changes = {"subtitle": "찾은 부제", "section": None, "publisher": "나래일보"}
    store.keep_reread("reread-1", readings(store, **changes))
    before = marks(store_url)
    again = store.keep_reread("reread-2", readings(store, **changes))
    assert [(outcome.status, outcome.changes) for outcome in again] == [("unchanged", [])] * 2
    assert marks(store_url) == before


def test_the_same_page_fetched_again_is_unchanged(store: Store) -> None:
    store.keep_reread("reread-1", readings(store, subtitle="찾은 부제"))
    later = START + timedelta(hours=1)
    [outcome] = store.commit("run-2", [article(1, subtitle="찾은 부제", crawled_at=later)], [])
    assert (outcome.status, outcome.revision) == ("unchanged", 2)


def test_what_only_describes_is_replaced_without_a_revision(store: Store, store_url: str) -> None:
    today = readings(store, section=None, publisher="나래일보", comment_count=None, reactions={})
    outcomes = store.keep_reread("reread-1", today)
    assert [outcome.status for outcome in outcomes] == ["described", "described"]
    assert marks(store_url) == [("demo:1", 1, False), ("demo:2", 1, False)]
    [first, _] = store.current("run-1")
    assert (first.section, first.publisher) == (None, "나래일보")
    assert (first.comment_count, first.reactions) == (7, {"기뻐요": 3, "슬퍼요": 0})
    assert first.requested_url == "https://news.example.com/1?from=list"


def test_paragraphs_are_content_here_though_not_in_a_crawl(store: Store) -> None:
    lines = "1번째 글의 첫째 문단이다.\n지수가 2.5% 내렸다."
    [outcome, _] = store.keep_reread("reread-1", readings(store, body=lines))
    assert (outcome.status, [change.field for change in outcome.changes]) == ("revised", ["body"])
    resized = [Image("https://img.example.com/1.jpg?w=1200", "회의 모습. 시청 제공", "시청")]
    [outcome, _] = store.keep_reread("reread-2", readings(store, body=lines, images=resized))
    assert outcome.status == "unchanged"


def test_comparing_shows_each_field_and_writes_nothing(store: Store, store_url: str) -> None:
    today = readings(store, title="바른 제목", authors=[], section="증권")
    [outcome, _] = store.compare_reread(today)
    assert outcome.status == "revised"
    assert [(change.field, change.before, change.after) for change in outcome.changes] == [
        ("title", "1번째 시장 소식", "바른 제목"),
        (
            "authors",
            [{"name": "한가람", "email": "garam@example.com", "role": "기자"}, {"name": "윤슬"}],
            None,
        ),
        ("section", "경제", "증권"),
    ]
    assert [one.status for one in store.compare_reread(today)] == ["revised", "revised"]
    assert marks(store_url) == [("demo:1", 1, False), ("demo:2", 1, False)]


def test_an_article_fetched_anew_meanwhile_is_left_as_it_is(store: Store) -> None:
    today = readings(store, title="바른 제목")
    later = START + timedelta(hours=1)
    store.commit("run-2", [article(1, title="더 새 제목", crawled_at=later)], [])
    first, second = store.keep_reread("reread-1", today)
    assert (first.status, second.status) == ("superseded", "revised")
    assert [one.title for one in store.revisions("demo:1")] == ["1번째 시장 소식", "더 새 제목"]


def test_an_address_of_another_article_is_not_taken(store: Store) -> None:
    [_, second] = readings(store, url="https://news.example.com/1")
    [outcome] = store.keep_reread("reread-1", [second])
    assert outcome.status == "unchanged"
    assert store.known([("demo:x", "https://news.example.com/1")])["demo:x"].article_id == "demo:1"
    assert store.known([("demo:x", "https://news.example.com/2")])["demo:x"].article_id == "demo:2"


def test_a_new_canonical_address_is_known_and_the_requested_one_stays(store: Store) -> None:
    own = article(3, requested_url="https://news.example.com/3", crawled_at=START)
    own.page = ServedPage("https://news.example.com/3", "utf-8", b"<p>...</p>")
    store.commit("run-2", [own], [ranking(3, 1, run="run-2")])
    third = [
        (page, article(3, url="https://news.example.com/a/3"))
        for page in store.kept_pages("demo", run="run-2")
    ]
    store.keep_reread("reread-1", third)
    [read] = store.current("run-2")
    assert (read.url, read.requested_url) == ("https://news.example.com/a/3", "https://news.example.com/3")
    assert store.known([("demo:x", "https://news.example.com/a/3")])["demo:x"].article_id == "demo:3"


def test_a_crawl_that_reads_the_article_meanwhile_and_rereading_do_not_disturb_each_other(
    store: Store, store_url: str
) -> None:
    failures: list[BaseException] = []
    crawling = Store(store_url, timedelta(days=90))

    def crawl() -> None:
        try:
            for number in range(30):
                at = START + timedelta(minutes=number + 1)
                fetched = article(1, title=f"{number}번째로 고친 제목", crawled_at=at)
                fetched.page = ServedPage("https://news.example.com/1", "utf-8", b"<p>...</p>")
                crawling.commit(f"run-{number}", [fetched])
        except BaseException as error:  # noqa: BLE001 - the test looks at it
            failures.append(error)

    worker = threading.Thread(target=crawl)
    worker.start()
    for number in range(30):
        store.keep_reread(f"reread-{number}", readings(store, title=f"{number}번째로 다시 읽은 제목"))
    worker.join()
    crawling.close()
    assert failures == []
    kept = store.revisions("demo:1")
    assert [one.revision for one in kept] == list(range(1, len(kept) + 1))
    crawled = [one.title for one in kept if one.title and one.title.endswith("고친 제목")]
    assert crawled == [f"{number}번째로 고친 제목" for number in range(30)]
