"""Stories as articles are stored, on SQLite and PostgreSQL. The texts are invented."""

import threading
from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from sqlalchemy import create_engine, func, select

from newscrawl.items import Article
from newscrawl.store import Store
from newscrawl.store.storytables import story_marks
from newscrawl.text import KST
from tests.stories.texts import NOTICE, OTHER_REPORT, REPORT, WEATHER, name, paragraphs, report


def commit(store: Store, *items: Article, run: str = "run-1") -> list[str]:
    return [outcome.story for outcome in store.commit(run, items)]


def stored(store: Store, ids: Sequence[str]) -> list[str | None]:
    return [store.revisions(one)[-1].story for one in ids]


def test_copies_tell_the_story_of_the_first_one(store: Store) -> None:
    assert commit(store, report(1)) == [name(1)]
    copies = [report(2, f"{REPORT}\n\n{OTHER_REPORT}"), report(3, paragraphs(REPORT, 0, 1))]
    assert commit(store, *copies) == [name(1)] * 2
    assert commit(store, report(4, OTHER_REPORT), run="run-2") == [name(4)]
    assert stored(store, [name(1), name(2), name(3), name(4)]) == [name(1)] * 3 + [name(4)]
    [story] = store.stories()
    assert (story.id, story.original) == (name(1), name(1))
    assert [one.article_id for one in story.articles] == [name(1), name(2), name(3)]
    assert story.publishers == ("1번일보", "2번일보", "3번일보")


def test_the_original_may_come_last(store: Store) -> None:
    commit(store, report(2), report(3))
    assert commit(store, report(1), run="run-2") == [name(2)]
    found = store.story(name(3))
    assert found is not None
    assert (found.id, found.original) == (name(2), name(1))


def test_a_portals_entry_and_its_page_are_one_story_whatever_their_texts(store: Store) -> None:
    page = report(1)
    entry = report(2, "짧은 글이다.", source_url=page.url, publisher="1번일보")
    assert commit(store, entry) == [name(2)]
    assert commit(store, page) == [name(2)]
    found = store.story(name(1))
    assert found is not None
    assert found.original == name(1)
    other = report(3, OTHER_REPORT, source_url="https://news1.example.com/")
    assert commit(store, other) == [name(3)]


def test_a_link_to_another_report_makes_no_story(store: Store) -> None:
    page = report(1)
    assert commit(store, page, report(2, OTHER_REPORT, source_url=page.url)) == [name(1), name(2)]


def test_a_dateline_names_the_original(store: Store) -> None:
    copy = report(1)
    copy.named = "3번일보"
    commit(store, copy, report(3))
    [story] = store.stories()
    assert (story.original, story.named) == (name(3), "3번일보")
    other = report(4, OTHER_REPORT)
    other.named = "두물통신"
    commit(store, other, report(5, OTHER_REPORT))
    found = store.story(name(4))
    assert found is not None
    assert (found.original, found.named) == (None, "두물통신")


def test_stories_become_one_when_a_whole_text_joins_them(store: Store) -> None:
    first, second = paragraphs(REPORT, 0, 1, 2, 3), paragraphs(REPORT, 3, 4) + "\n\n" + paragraphs(REPORT, 2)
    assert commit(store, report(1, paragraphs(REPORT, 0, 1, 2))) == [name(1)]
    assert commit(store, report(2, paragraphs(REPORT, 3, 4))) == [name(2)]
    page = report(3, second, source_url=report(2).url)
    assert commit(store, page) == [name(2)]
    entry = report(4, first, source_url=report(2).url)
    commit(store, entry)
    assert set(stored(store, [name(1), name(2), name(3), name(4)])) == {name(1)}
    merged = store.story(name(2))
    assert merged is not None
    assert merged.id == name(1)
    assert len(merged.articles) == 4


def test_doing_it_again_changes_nothing(store: Store) -> None:
    items = [report(1), report(2)]
    commit(store, *items)
    store.again = True
    assert commit(store, *items) == [name(1)] * 2
    store.again = False
    assert commit(store, *items, run="run-2") == [name(1)] * 2
    [story] = store.stories()
    assert len(story.articles) == 2


def test_a_revised_article_stays_in_its_story(store: Store) -> None:
    commit(store, report(1), report(2))
    assert commit(store, report(2, OTHER_REPORT, title="가람시 새 도서관 짓는다"), run="run-2") == [name(1)]


def test_a_week_apart_the_same_text_is_another_story(store: Store) -> None:
    later = report(2, published_at=datetime(2025, 2, 13, 9, 2, tzinfo=KST))
    assert commit(store, report(1), later) == [name(1), name(2)]


def test_an_outlets_notice_makes_no_story_of_short_texts(store: Store) -> None:
    short = [
        "시청 앞 광장에 첫눈이 내렸다.",
        "소방서가 새 사다리차를 들였다.",
        "시장이 학교 급식실을 둘러봤다.",
    ]
    items = [
        report(number, f"{text}\n\n{NOTICE}", publisher="가람일보", title=text)
        for number, text in enumerate(
            [*short, "강변 산책로에 등불이 걸렸다.", "도서관이 밤 열 시까지 문을 연다."], 1
        )
    ]
    for item in items:
        commit(store, item)
    assert stored(store, [name(4), name(5)]) == [name(4), name(5)]


def test_daily_briefs_of_one_template_are_stories_of_their_own(store: Store) -> None:
    values = {"a": -7, "b": 2, "c": 3, "d": 9, "e": 0, "f": 5, "g": 1, "h": 5, "i": 3}
    briefs = [
        WEATHER.format(
            day=5 + day,
            sky=("맑겠다", "흐리겠다", "비가 오겠다")[day % 3],
            dust=("좋음", "보통", "나쁨")[day % 3],
            **{name: value + day * (place + 2) for place, (name, value) in enumerate(values.items())},
        )
        for day in range(8)
    ]
    for number, text in enumerate(briefs, 1):
        commit(store, report(number, text, publisher="가람일보"))
    copies = [report(10 + number, text) for number, text in enumerate(briefs, 1)]
    assert commit(store, *copies) == [name(number) for number in range(1, 9)]


def test_what_need_not_be_found_is_let_go(store: Store) -> None:
    long_ago = datetime.now(KST) - timedelta(days=30)
    old = {"published_at": long_ago, "crawled_at": long_ago}
    commit(store, report(1, **old), report(2, **old), report(3, OTHER_REPORT, **old))
    assert store.prune_stories() == 3
    assert store.prune_stories() == 0
    assert commit(store, report(4, OTHER_REPORT, **old), report(5, **old)) == [name(4), name(5)]
    found = store.story(name(2))
    assert found is not None
    assert [one.article_id for one in found.articles] == [name(1), name(2)]


@pytest.mark.parametrize("anew", [False, True], ids=["revised", "anew"])
def test_no_mark_stays_of_what_is_let_go(store: Store, store_url: str, anew: bool) -> None:
    """Also of a text that was revised, which is found by its former marks too, and of one found anew."""
    long_ago = datetime.now(KST) - timedelta(days=30)
    old = {"published_at": long_ago, "crawled_at": long_ago}
    entry = report(2, **old, source_url=report(1).url)
    commit(store, report(1, **old), entry, report(3, OTHER_REPORT, **old))
    commit(store, report(3, paragraphs(REPORT, 0, 1), **old), run="run-2")
    assert marks_in(store_url) > 40
    if anew:
        list(store.rebuild_stories(long_ago - timedelta(days=1)))
    store.prune_stories()
    assert marks_in(store_url) == 0


def marks_in(store_url: str) -> int:
    engine = create_engine(store_url)
    with engine.connect() as connection:
        count = connection.scalar(select(func.count()).select_from(story_marks))
    engine.dispose()
    return count or 0


def test_stories_are_found_anew(store: Store) -> None:
    commit(store, report(1), report(3, OTHER_REPORT))
    commit(store, report(2), report(4, OTHER_REPORT), run="run-2")
    before = store.stories()
    assert sum(store.rebuild_stories()) == 4
    assert store.stories() == before
    assert sum(store.rebuild_stories(datetime.now(KST) - timedelta(days=1))) == 0
    assert sum(store.rebuild_stories(report(1).crawled_at)) == 4
    assert store.stories() == before


def test_writers_at_once_find_one_story(store_url: str) -> None:
    barrier = threading.Barrier(4)

    def write(number: int) -> None:
        store = Store(store_url)
        barrier.wait()
        for part in range(5):
            body = REPORT.replace("가람시", f"{'가나다라마'[part] * 2}시").replace("348억", f"{part + 3}48억")
            store.commit(f"run-{number}", [report(10 * part + number, body)])
        store.close()

    Store(store_url).close()
    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    store = Store(store_url)
    found = store.stories()
    assert sum(len(story.articles) for story in found) == 20
    store.close()


def test_an_unknown_identity_has_no_story(store: Store) -> None:
    assert store.story("nobody:1") is None


@pytest.mark.parametrize("outlets", [2, 3])
def test_only_what_enough_outlets_tell_is_listed(store: Store, outlets: int) -> None:
    commit(store, report(1), report(2))
    assert len(store.stories(outlets=outlets)) == (1 if outlets == 2 else 0)
    assert store.stories(since=datetime(2025, 2, 6, tzinfo=KST)) == []
