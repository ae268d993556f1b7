"""What the parts say of a store, on either database, that is small enough to know the answer by thinking."""

from datetime import datetime, timedelta

from lxml import html

from newscrawl.report.contents import Contents
from newscrawl.report.period import Period
from newscrawl.report.write import write_report
from newscrawl.text import KST
from tests.store.conftest import postgresql, postgresql_url, store, store_url
from tests.store.samples import article, end, ranking
from tests.stories.texts import REPORT

__all__ = ["postgresql", "postgresql_url", "store", "store_url"]
SEVEN = datetime(2025, 2, 4, 7, tzinfo=KST)
DAY = Period(SEVEN.replace(hour=0), SEVEN.replace(hour=0) + timedelta(days=1))


def look(store, minutes, numbers, articles=(), **names):
    """A crawl at so many minutes past seven that sees these articles, the first one first."""
    at = SEVEN + timedelta(minutes=minutes)
    run = f"run-{minutes}-{names.get('name', '')}"
    ranks = [
        ranking(number, rank, run=run, observed_at=at, **({"publisher": None} | names))
        for rank, number in enumerate(numbers, 1)
    ]
    store.commit(run, list(articles), ranks)
    end(store, run, site="demo", started=at)


def printed(number, publisher, **more):
    """An article of seven o'clock; all of them have one text unless it is given."""
    return article(
        number, publisher=publisher, **({"body": REPORT, "published_at": SEVEN, "crawled_at": SEVEN} | more)
    )


def contents(store, **more):
    return Contents(store, more.get("period", DAY), more.get("sites", ()), SEVEN + timedelta(days=1))


def test_main_news_weighs_time_by_rank_and_names_each_story_once(store) -> None:
    told = [
        printed(1, "가람경제", title="시청 새 청사 연다"),
        printed(2, "나래일보", title="새 청사 문 열어"),
        printed(3, "다온통신", title="첫눈, 출근길", body="눈이 왔다."),
        printed(4, "라온신문", title="첫눈 출근길", body="길이 막혔다."),
    ]
    titles = {one.id: one.title for one in told}
    for minutes, numbers in ((0, [1, 3, 2, 4]), (60, [3, 1, 2, 4]), (120, [3, 1, 2, 4])):
        at = SEVEN + timedelta(minutes=minutes)
        run = f"run-{minutes}"
        ranks = [
            ranking(n, rank, run=run, observed_at=at, publisher=None, title=titles[f"demo:{n}"])
            for rank, n in enumerate(numbers, 1)
        ]
        store.commit(run, told if not minutes else [], ranks)
        end(store, run, site="demo", started=at)
    [section] = contents(store).sections()
    assert (section.name, section.number) == ("경제", 4)
    # Article 3 had an hour at 2 and an hour at 1, article 1 the other way round and as long: 1.5 hours each.
    assert {one.title: round(one.weight / 3600, 2) for one in section.articles} == {
        "시청 새 청사 연다": 1.5,
        "첫눈, 출근길": 1.5,
    }
    assert {one.title: [other.publisher for other in one.others] for one in section.articles} == {
        "시청 새 청사 연다": ["나래일보"],
        "첫눈, 출근길": ["라온신문"],
    }
    assert {one.publisher for one in section.articles} == {"가람경제", "다온통신"}


def test_lives_of_a_story_have_first_look_best_rank_and_time_on_any_list(store) -> None:
    told = [printed(1, "가람경제"), printed(2, "나래일보", published_at=SEVEN + timedelta(minutes=5))]
    look(store, 10, [5, 1], told, name="경제 주요뉴스")
    look(store, 40, [1, 5], name="경제 주요뉴스")
    look(store, 60, [5], name="경제 주요뉴스")
    # At the same time on another list, and longer there: together it was there from 7:10 until 8:10.
    look(store, 30, [2, 3, 1], name="많이 본 뉴스", list="trending", section=None)
    look(store, 70, [3, 2], name="많이 본 뉴스", list="trending", section=None)
    more = f"{REPORT}\n\n시는 다음 달부터 새 청사에서 일한다고 밝혔다."
    again = printed(1, "가람경제", body=more, crawled_at=SEVEN + timedelta(hours=2))
    store.commit("again", [again])
    [story] = contents(store).stories()
    assert story.number == 2
    assert story.first_seen == SEVEN + timedelta(minutes=10)
    lives = {life.article.article_id: life for life in story.lives}
    first = lives["demo:1"]
    assert (first.best, first.seconds) == (1, 3600)
    assert [(part.since, part.until) for part in first.on_lists] == [
        (SEVEN + timedelta(minutes=10), SEVEN + timedelta(minutes=70))
    ]
    assert {name.label for name in first.lists} == {"경제 주요뉴스", "많이 본 뉴스"}
    assert (first.versions, first.revision) == ([SEVEN + timedelta(hours=2)], 2)
    assert (lives["demo:2"].best, lives["demo:2"].versions) == (1, [])
    # Of sites that were not asked for nothing is told.
    assert contents(store, sites=("other",)).stories() == []


def test_times_that_were_missed_are_named_once_for_the_lists_of_a_site(store) -> None:
    for name in ("경제 주요뉴스", "사회 주요뉴스"):
        look(store, 0, [1, 2], name=name)
        look(store, 300, [2, 1], name=name)
    period = Period(SEVEN, SEVEN + timedelta(minutes=310))
    [missed] = contents(store, period=period).missed()
    assert [one.label for one in missed.lists] == ["경제 주요뉴스", "사회 주요뉴스"]
    assert missed.end == SEVEN + timedelta(minutes=300)
    assert missed.why == "gap"


def test_trending_lists_of_each_site_come_in_turn(store) -> None:
    for site, names in {"a": ["가", "나", "다"], "b": ["라"]}.items():
        for name in names:
            look(store, 0, [1], site=site, list="trending", name=name)
    assert [(one.on.site, one.on.name) for one in contents(store).moves()] == [
        ("a", "가"),
        ("b", "라"),
        ("a", "나"),
        ("a", "다"),
    ]


def test_a_long_period_draws_its_last_hours(store) -> None:
    for hours in range(0, 24 * 4, 2):
        look(store, 60 * hours, [1 + hours % 4, 7], list="trending", name="많이 본 뉴스")
    period = Period(DAY.since, DAY.since + timedelta(days=4))
    [moved] = contents(store, period=period).moves()
    assert moved.axis.since == period.until - timedelta(hours=48)
    assert moved.axis.length <= timedelta(hours=48)
    steady = next(track for track in moved.tracks if track.url and "/7?" in track.url)
    assert [(step.rank, step.start) for step in steady.steps] == [(2, moved.axis.since)]


def test_it_is_written_from_either_database(store, tmp_path) -> None:
    look(
        store,
        0,
        [1, 2, 3],
        [printed(1, "가람경제"), printed(2, "나래일보")],
        list="trending",
        name="많이 본 뉴스",
    )
    look(
        store,
        30,
        [2, 1, 3],
        [printed(1, "가람경제", title="다른 제목")],
        list="trending",
        name="많이 본 뉴스",
    )
    path = write_report(contents(store), "en", tmp_path / "report.html")
    page = html.parse(path).getroot()
    assert page.xpath("string(//h1)").strip() == "Tue 4 Feb 2025"
    assert page.xpath("count(//*[contains(@class, 'track')]//*[@class='step'])") == 5
    assert [" ".join(one.text_content().split()) for one in page.xpath("//ins")] == ["다른 제목"]


def test_lists_that_are_not_drawn_are_counted_if_there_is_something_to_see(store) -> None:
    names = "가나다라마바사아자차"
    for name in names:
        look(store, 0, [1], list="trending", name=name)
    of_now = contents(store)
    assert len(list(of_now.moves())) == 8
    assert of_now.more_moves == 2
    # Days later nine of them are looked at.
    for name in names[:9]:
        look(store, 10 * 24 * 60, [1], list="trending", name=name)
    since = DAY.since + timedelta(days=10)
    later = contents(store, period=Period(since, since + timedelta(days=1)))
    assert len(list(later.moves())) == 8
    assert later.more_moves == 1
