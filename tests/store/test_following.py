"""Which stored articles a list gives a reason to read again; on SQLite and PostgreSQL. Headlines invented."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

import pytest

from newscrawl.items import Article, NamedVersion, ServedPage
from newscrawl.store import Store, Unread
from newscrawl.store.following import is_due
from newscrawl.store.records import RunRecord
from newscrawl.store.waiting import KeptList, ReadList, Rereading, WaitingList
from newscrawl.text import KST
from tests.store.samples import article, ranking

NOW = datetime.now(KST).replace(microsecond=0)
TITLE = "가람시, 내년 예산 4조1200억원 확정…복지에 절반 쓴다"
SHORT = "가람시 예산 4조"
EVERY = (timedelta(hours=1), timedelta(hours=6))


class Lists:
    """A store to which lists are shown, each time by a crawl of its own."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.number = 0

    def shown(
        self,
        title: str,
        at: datetime = NOW,
        *,
        name: str = "경제 주요뉴스",
        page: int = 1,
        limit: int | None = None,
        modified: datetime | None = None,
        intervals: Sequence[timedelta] = (),
    ) -> KeptList:
        """What a list that shows article 1 under ``title`` comes to."""
        self.number += 1
        run = f"run-{self.number}"
        source = WaitingList(site="demo", slot="demo", url="https://news.example.com/", source="{}")
        begun = self.store.begin_run(RunRecord(id=run, spider="mainnews", started=at), run, [source])
        entry = ranking(1, 1)
        entry.title, entry.name, entry.observed_at = title, name, at
        entry.listed_modified = modified
        read = ReadList(
            key=source.key,
            site="demo",
            page=page,
            rankings=[entry],
            slots=["demo"],
            limit=limit,
            rereading=Rereading(now=at, intervals=intervals),
        )
        return self.store.keep_list(run, begun.crawl, read, {})

    def read(self, at: datetime = NOW, why: str | None = None, **changes: object) -> str:
        """The article is read, as a run does that was led to it."""
        item = article(1, title=TITLE, **changes)
        item.crawled_at = at
        item.read_because = why
        [outcome] = self.store.commit(f"run-{self.number}", [item])
        return outcome.status


@pytest.fixture
def lists(store_url: str) -> Iterator[Lists]:
    store = Store(store_url, timedelta(days=90))
    yield Lists(store)
    store.close()


def hours(number: float) -> datetime:
    return NOW + timedelta(hours=number)


def test_a_headline_that_changes_is_followed_once(lists: Lists) -> None:
    assert lists.shown(TITLE).queued == 1
    lists.read()
    assert (lists.shown("[단독] " + TITLE[:20] + "…", hours(1)).queued, lists.number) == (0, 2)
    changed = lists.shown("가람시 예산 4조1300억원으로 늘려", hours(2))
    assert (changed.queued, changed.again, changed.known) == (1, {"changed headline": 1}, 0)
    lists.read(hours(2), "changed headline")
    # The page still says what it said, and the list goes on to show the other.
    assert lists.shown("가람시 예산 4조1300억원으로 늘려", hours(3)).queued == 0
    assert lists.shown(TITLE, hours(4)).queued == 0  # as it is stored


def test_a_headline_that_loses_its_end_where_it_was_cut_is_another(lists: Lists) -> None:
    lists.shown("가람시, 내년 예산 4조1200억원 확정…")
    lists.read()
    assert lists.shown("가람시, 내년 예산 4조1200억원 확정", hours(1)).queued == 1


def test_a_list_that_always_shows_another_headline_gives_no_reason(lists: Lists) -> None:
    lists.shown(SHORT)
    lists.read()
    assert [lists.shown(SHORT, hours(number)).queued for number in (1, 2, 3)] == [0, 0, 0]
    # Another list that shows the same one neither.
    assert lists.shown(SHORT, hours(4), name="많이 본 뉴스").queued == 0
    assert lists.shown("돌봄에 절반, 윤슬 시장의 셈법", hours(5), name="많이 본 뉴스").queued == 1


def test_a_headline_that_no_room_was_left_for_is_followed_by_the_next_run(lists: Lists) -> None:
    lists.shown(TITLE)
    lists.read()
    assert lists.shown(SHORT, hours(1), limit=0).left == 1
    assert lists.shown(SHORT, hours(2)).queued == 1


def test_what_was_read_in_this_crawl_is_not_read_again(lists: Lists) -> None:
    lists.shown(TITLE)
    lists.read(hours(1))
    assert lists.shown(SHORT, hours(1)).queued == 0
    assert lists.shown(SHORT, hours(2)).queued == 1  # it was not followed then


def test_a_headline_that_flips_is_followed_ever_more_rarely(lists: Lists) -> None:
    lists.shown(TITLE)
    lists.read()
    followed = []
    for quarter in range(1, 17):
        at = hours(quarter / 4)
        if lists.shown((SHORT, "예산 4조, 가람시의 선택")[quarter % 2], at).queued:
            followed.append(quarter)
            # That it was void is noted by the clock of now; the article is read then.
            lists.read(at, "changed headline")
    assert followed[:2] == [1, 2]
    assert len(followed) <= 6


def test_a_list_that_says_when_the_article_changed_is_believed(lists: Lists) -> None:
    lists.shown(TITLE)
    lists.read()
    assert lists.shown(TITLE, hours(1), modified=hours(-1)).queued == 0
    newer = lists.shown(TITLE, hours(1), modified=hours(0.5))
    assert newer.again == {"newer on its list": 1}
    lists.read(hours(1), "newer on its list", body="다른 글이다. 가람시는 예산을 늘렸다.")
    assert lists.shown(TITLE, hours(2), modified=hours(0.5)).queued == 0
    assert lists.shown(TITLE, hours(2), modified=hours(9)).queued == 0  # no time that was yet


def test_first_pages_are_read_again_after_intervals(lists: Lists) -> None:
    lists.shown(TITLE)
    lists.read()
    assert lists.shown(TITLE, hours(0.9), intervals=EVERY).queued == 0
    assert lists.shown(TITLE, hours(1.1), intervals=EVERY, page=2).queued == 0
    assert lists.shown(TITLE, hours(1.1), intervals=EVERY).again == {"on a front page": 1}
    lists.read(hours(1.1))
    assert lists.shown(TITLE, hours(5), intervals=EVERY).queued == 0
    assert lists.shown(TITLE, hours(6), intervals=EVERY).queued == 1
    lists.read(hours(6))
    assert lists.shown(TITLE, hours(300), intervals=EVERY).queued == 0


def test_an_interval_that_no_run_fell_into_is_made_up_for_once() -> None:
    rereading = Rereading(now=hours(100), intervals=EVERY)
    assert is_due(NOW, NOW, rereading)
    assert not is_due(NOW, hours(6.5), rereading)


def test_what_is_gone_is_not_asked_for(lists: Lists) -> None:
    lists.shown(TITLE)
    lists.read()
    gone = Unread(how="gone", article_id="demo:1", url="https://news.example.com/1")
    lists.store.commit("run-1", [], (), [gone])
    assert lists.shown(SHORT, hours(1), intervals=EVERY).queued == 0


def test_an_unchanged_page_counts_as_read(lists: Lists) -> None:
    version = NamedVersion(url="https://news.example.com/1", rules="a", etag='"1"', transferred=900)
    lists.shown(TITLE)
    item: Article = article(1, title=TITLE)
    item.crawled_at = NOW - timedelta(hours=1)
    item.page = ServedPage(version.url, "utf-8", b"<p>...</p>", version)
    lists.store.commit("run-1", [item])
    same = Unread(how="unchanged", article_id="demo:1", url=version.url, why="changed headline")
    lists.store.commit("run-2", [], (), [same])
    [page] = lists.store.kept_pages("demo")
    assert page.read_at > item.crawled_at
    assert page.body == b"<p>...</p>"
    assert lists.store.known([("demo:1", version.url)])["demo:1"].read_at == page.read_at
    # Its reason was void, and so is the next one; then it waits.
    later = page.read_at + timedelta(minutes=1)
    assert lists.shown(SHORT, later).queued == 1
    lists.store.commit("run-3", [], (), [same])
    again = datetime.now(KST) + timedelta(minutes=1)
    assert lists.shown("예산 4조, 가람시의 선택", again).queued == 0
    assert lists.shown("예산 4조, 가람시의 선택", again + timedelta(hours=1)).queued == 1
