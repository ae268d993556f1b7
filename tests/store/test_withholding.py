"""What the store withholds, remembers of it, and takes out again; on SQLite and PostgreSQL."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import create_engine, select, text

from newscrawl.items import Article, Promise
from newscrawl.store import Outcome, Store, refused
from newscrawl.store.alltables import metadata
from newscrawl.store.records import Objection
from tests.store.samples import START, article, begin
from tests.store.texts import BODY, CONSENT, PARAGRAPHS, TITLE

HEADLINES = (
    TITLE,
    "한빛 투수 노을, 완봉승으로 시즌 12승",
    "내일 전국 맑음…아침 영하 3도",
    "반도체 수출 다섯 달째 늘어…역대 최대",
    "오름미술관 새 단장, 상설전 무료로 연다",
    "나래항공 여객기 회항, 승객 모두 무사",
)
NOTICE = "서비스 이용 안내"


def read(
    number: int, title: str = TITLE, body: str = BODY, *, listed: str | None = None, **changes: Any
) -> Article:
    """The article that the list shows under ``listed`` at place ``number``, as its page says."""
    values: dict[str, Any] = {"title": title, "subtitle": None, "body": body, "images": []}
    item = article(number, **(values | changes))
    item.promise = Promise(f"demo:{number}", listed or title, (title,))
    return item


def text_of(headline: str) -> str:
    return "\n\n".join(
        f"{headline} 소식의 {part} 대목을 전한다." for part in ("첫째", "둘째", "셋째", "넷째")
    )


def good(number: int) -> Article:
    return read(number, HEADLINES[number], text_of(HEADLINES[number]))


def consent(number: int, **changes: Any) -> Article:
    return read(number, NOTICE, CONSENT, listed=HEADLINES[number], **changes)


def commit(store: Store, run: str, *items: Article) -> list[str]:
    return [one.why or one.status for one in outcomes(store, run, *items)]


def outcomes(store: Store, run: str, *items: Article) -> list[Outcome]:
    return store.commit(run, list(items), [])


def titles(store: Store) -> list[str | None]:
    found = (store.revisions(f"demo:{number}") for number in range(len(HEADLINES)))
    return [versions[-1].title for versions in found if versions]


def test_a_consent_for_every_article_is_stored_for_none(store: Store) -> None:
    assert commit(store, "run-1", *map(consent, range(3))) == [Objection.SAME_PAGE] * 3
    assert commit(store, "run-1", consent(3)) == [Objection.SAME_PAGE]
    assert store.counts()["articles"] == 0


def test_a_page_that_the_list_did_not_promise_is_not_stored(store: Store) -> None:
    assert commit(store, "run-1", consent(0), good(1)) == [Objection.NOT_PROMISED, "new"]
    assert titles(store) == [HEADLINES[1]]


def test_what_a_list_shows_of_every_article_promises_nothing(store: Store) -> None:
    durations = ("동영상뉴스 재생시간 02:24", "동영상뉴스 재생시간 11:48", "동영상뉴스 재생시간 00:51")
    pages = [
        read(number, HEADLINES[number], text_of(HEADLINES[number]), listed=shown)
        for number, shown in enumerate(durations)
    ]
    assert commit(store, "run-1", *pages) == ["new"] * 3
    # Alone, such words cannot be told from a headline.
    assert commit(store, "run-2", read(6, listed=durations[0])) == [Objection.NOT_PROMISED]


def test_good_texts_outlive_a_consent(store: Store) -> None:
    everything = range(len(HEADLINES))
    assert commit(store, "run-1", *map(good, everything)) == ["new"] * 6
    assert commit(store, "run-2", *map(consent, everything)) == [Objection.SAME_PAGE] * 6
    assert titles(store) == list(HEADLINES)
    assert [len(store.revisions(f"demo:{number}")) for number in everything] == [1] * 6
    assert commit(store, "run-3", *map(good, everything)) == ["unchanged"] * 6


def test_one_article_for_every_address_is_stored_once_at_most(store: Store) -> None:
    served = [
        read(number, HEADLINES[0], text_of(HEADLINES[0]), listed=HEADLINES[number]) for number in range(6)
    ]
    said = commit(store, "run-1", *served)
    assert said[0] == "new"
    assert {*said[1:]} <= {Objection.SAME_PAGE, Objection.NOT_PROMISED}
    assert titles(store) == [HEADLINES[0]]


def test_an_article_whose_page_names_anothers_address_moves_no_address(store: Store) -> None:
    store.commit("run-1", [good(0)], [])
    wrong = read(1, HEADLINES[0], text_of(HEADLINES[0]), listed=HEADLINES[1])
    wrong.id, wrong.url = good(0).id, good(0).url
    assert commit(store, "run-2", wrong) == [Objection.NOT_PROMISED]
    asked = [("demo:1", "https://news.example.com/1?from=list")]
    assert store.known(asked) == {}
    assert commit(store, "run-3", good(1)) == ["new"]


SHELL = (
    "가람뉴스를 보시려면 자바스크립트를 켜 주세요. 브라우저의 설정에서 바꾸실 수 있습니다. "
    "바꾼 뒤에는 새로 고쳐 주세요."
)


def test_a_shell_under_the_right_headlines_is_found_and_the_first_ones_are_taken_out(store: Store) -> None:
    shells = [read(number, HEADLINES[number], SHELL) for number in range(4)]
    first = [one.status for shell in shells[:2] for one in outcomes(store, "run-1", shell)]
    assert first == ["new", "new"]
    [third] = outcomes(store, "run-1", shells[2])
    assert (third.why, third.withdrew) == (Objection.SAME_PAGE, 2)
    assert store.counts()["articles"] == 0
    assert store.known([("demo:0", "https://news.example.com/0"), ("demo:1", "x")]) == {}
    assert [reason for _, reason, _, _ in store.quarantined("run-1")] == [Objection.SAME_PAGE] * 2
    # It is known in the next run, from its first page on.
    assert commit(store, "run-2", shells[3]) == [Objection.SAME_PAGE]
    assert commit(store, "run-3", *map(good, range(4))) == ["new"] * 4


def test_what_an_earlier_run_kept_is_not_taken_out(store: Store) -> None:
    shells = [read(number, HEADLINES[number], SHELL) for number in range(3)]
    assert commit(store, "run-1", *shells[:2]) == ["new", "new"]
    assert commit(store, "run-2", shells[2]) == [Objection.SAME_PAGE]
    assert store.counts()["articles"] == 2


def test_one_headline_of_their_own_for_every_page_is_found_within_a_run(store: Store) -> None:
    pages = [read(n, "오늘의 화면", text_of(HEADLINES[n]), listed=HEADLINES[n]) for n in range(3)]
    assert commit(store, "run-1", *pages) == [Objection.SAME_PAGE] * 3
    # A column of that name, day by day, is none.
    assert [commit(store, f"day-{n}", pages[n]) for n in range(3)] == [["new"]] * 3


def test_a_republished_article_is_two_by_design(store: Store) -> None:
    republished = ["새해 살림 4조, 어디에 쓰나", "'돌봄이 먼저' 윤슬 시장의 셈법", TITLE + " (종합)"]
    items = [read(number, TITLE, BODY, listed=listed) for number, listed in enumerate(republished)]
    assert commit(store, "run-1", *items[:2]) == ["new", "new"]
    assert commit(store, "run-2", items[2], read(3), read(4)) == ["new"] * 3


def test_photographs_under_one_caption_are_articles(store: Store) -> None:
    body = (
        "배우 윤슬이 5일 가람극장에서 열린 시사회에 참석해 포즈를 취하고 있다. "
        "영화는 다음 달에 개봉한다. 감독도 왔다."
    )
    series = [
        "[포토] 윤슬, 눈부신 미소",
        "[포토] 손 흔드는 윤슬",
        "[포토] 윤슬 '시사회 왔어요'",
        "[포토] 극장 찾은 윤슬",
    ]
    assert commit(store, "run-1", *(read(n, title, body) for n, title in enumerate(series))) == ["new"] * 4


def teaser(minute: int = 0, **changes: Any) -> Article:
    return read(0, TITLE, PARAGRAPHS[0], crawled_at=START + timedelta(minutes=minute), **changes)


def test_a_shortened_text_is_believed_once_three_runs_have_read_the_same(store: Store) -> None:
    store.commit("run-1", [read(0)], [])
    assert commit(store, "run-2", teaser()) == [Objection.LOST_TEXT]
    assert commit(store, "run-2", teaser(1)) == [Objection.LOST_TEXT]  # the same run says it once
    assert commit(store, "run-3", teaser()) == [Objection.LOST_TEXT]
    assert store.revisions("demo:0")[-1].body == BODY
    assert commit(store, "run-4", teaser()) == ["revised"]
    assert [one.body for one in store.revisions("demo:0")] == [BODY, PARAGRAPHS[0]]


def test_what_comes_in_between_begins_the_count_anew(store: Store) -> None:
    store.commit("run-1", [read(0)], [])
    for run, item, said in (
        ("run-2", teaser(), Objection.LOST_TEXT),
        ("run-3", teaser(), Objection.LOST_TEXT),
        ("run-4", read(0), "unchanged"),
        ("run-5", teaser(), Objection.LOST_TEXT),
        ("run-6", teaser(tags=["다름"]), Objection.LOST_TEXT),
        ("run-7", teaser(), Objection.LOST_TEXT),
    ):
        assert commit(store, run, item) == [said]


def test_a_consent_is_believed_by_no_number_of_runs(store: Store) -> None:
    store.commit("run-1", [good(0), good(1), good(2)], [])
    for run in range(2, 9):
        page = read(0, HEADLINES[0], CONSENT)
        assert commit(store, f"run-{run}", page) == [Objection.OTHER_TEXT]
    assert titles(store) == list(HEADLINES[:3])


def test_a_withheld_reading_is_not_asked_for_before_its_time(store: Store) -> None:
    asked = [("demo:0", "https://news.example.com/0")]
    begin(store, "run-1")
    store.commit("run-1", [read(0, crawled_at=START)], [])
    assert store.known(asked, START + timedelta(days=1)) == {}
    store.commit("run-2", [teaser()], [])
    assert store.known(asked, START + timedelta(days=1))["demo:0"].article_id == "demo:0"


def test_a_page_withheld_by_three_runs_is_asked_for_a_day_later(store: Store) -> None:
    asked = [("demo:0", "https://news.example.com/0")]
    for run in ("run-1", "run-2"):
        assert commit(store, run, consent(0)) == [Objection.NOT_PROMISED]
        assert store.known(asked) == {}
    commit(store, "run-3", consent(0))
    assert store.known(asked)["demo:0"].gone
    assert commit(store, "run-4", good(0)) == ["new"]
    assert not store.known(asked)["demo:0"].gone


@pytest.mark.parametrize("status", ["unchanged", "duplicate"])
def test_a_stored_text_read_again_is_believed_whatever_the_list_says(store: Store, status: str) -> None:
    store.commit("run-1", [good(0)], [])
    again = read(0, HEADLINES[0], text_of(HEADLINES[0]), listed=HEADLINES[1])
    assert commit(store, "run-1" if status == "duplicate" else "run-2", again) == [status]


def test_the_index_of_withheld_texts_does_not_grow_with_every_page(store: Store, store_url: str) -> None:
    for number in range(60):
        page = read(number, NOTICE, CONSENT, listed=HEADLINES[number % 6])
        store.commit(f"run-{number // 20}", [page], [])
    engine = create_engine(store_url)
    with engine.connect() as connection:
        known = connection.scalar(text("SELECT count(*) FROM texts"))
    engine.dispose()
    assert known <= 30


def moved_back(url: str, table: str, by: timedelta) -> None:
    engine = create_engine(url)
    of_table = metadata.tables[table]
    with engine.begin() as connection:
        rows = connection.execute(select(of_table)).all()
        for row in rows:
            key = next(iter(of_table.primary_key.columns))
            moved = of_table.update().where(key == getattr(row, key.name)).values(seen_at=row.seen_at - by)
            connection.execute(moved)
    engine.dispose()


def test_what_waits_may_wait_for_ever(store_url: str) -> None:
    store = Store(store_url, timedelta.max, timedelta.max, timedelta.max)
    store.quarantine("run-1", "https://news.example.com/1", "no title", b"<p>", "utf-8")
    assert (store.prune_refused(), store.expired_refused(), store.expired_pages()) == (0, (0, 0), (0, 0))
    store.close()


def test_what_waits_is_bounded_by_age_and_number(store_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(store_url, keep_quarantine=timedelta(days=30))
    for number in range(3):
        commit(store, "run-1", consent(number))
        store.quarantine("run-1", f"https://news.example.com/{number}", "no title", b"<p>", "utf-8")
    store.prune_refused()
    assert (len(store.withheld()), len(list(store.quarantined()))) == (3, 3)
    for table in ("withheld", "quarantine"):
        moved_back(store_url, table, timedelta(days=29))
    commit(store, "run-2", consent(3))
    store.quarantine("run-2", "https://news.example.com/3", "no title", b"<p>", "utf-8")
    monkeypatch.setattr(refused, "MOST", dict.fromkeys(refused.MOST, 3))
    store.prune_refused()
    assert [one.article_id for one in store.withheld()] == ["demo:3", "demo:2", "demo:1"]
    assert [url[-1] for url, *_ in store.quarantined()] == ["1", "2", "3"]
    for table in ("withheld", "quarantine"):
        moved_back(store_url, table, timedelta(days=1))
    store.prune_refused()
    assert [one.article_id for one in store.withheld()] == ["demo:3"]
    assert [url[-1] for url, *_ in store.quarantined()] == ["3"]
    store.close()


def test_an_article_that_is_read_again_without_its_time_keeps_it(store: Store) -> None:
    dated = good(0)
    assert commit(store, "run-1", dated) == ["new"]
    undated = good(0)
    undated.published_at = None
    assert commit(store, "run-2", undated) == ["unchanged"]
    # Its kept page, read with other rules, says that it has none.
    undated = good(0)
    undated.published_at, undated.promise = None, None
    assert commit(store, "run-3", undated) == ["revised"]
    assert [one.published_at for one in store.revisions("demo:0")] == [dated.published_at, None]
