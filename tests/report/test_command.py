"""``newscrawl report`` as a user runs it: what it is about, where it goes, what it says when it cannot."""

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from lxml import html

from newscrawl.exceptions import FailureClass
from newscrawl.markup import LANGUAGES, vocabulary
from newscrawl.report.contents import Contents
from newscrawl.report.errors import ReportError
from newscrawl.report.period import Period, checked, day_period, latest_period
from newscrawl.report.write import write_report
from newscrawl.store import Store, StoreError
from newscrawl.text import KST
from tests.docs.newsday import build
from tests.report.conftest import NIGHT, WRITTEN
from tests.store.samples import begin, end, ranking

NOON = datetime(2025, 2, 6, 12, tzinfo=KST)


@pytest.fixture
def store(tmp_path):
    store = Store(f"sqlite:///{tmp_path}/news.db")
    yield store
    store.close()


def looked(store, run, at, number=1):
    store.commit(run, [], [ranking(number, 1, run=run, observed_at=at)])
    end(store, run, site="demo", started=at)


@pytest.mark.parametrize(
    ("looks", "expected"),
    [
        ([], date(2025, 2, 5)),
        (["2025-02-05T10:00"], date(2025, 2, 5)),
        (["2025-02-05T10:00", "2025-02-06T09:00"], date(2025, 2, 5)),
        (["2025-02-06T09:00"], date(2025, 2, 6)),
        (["2025-02-01T23:59"], date(2025, 2, 1)),
        (["2025-02-01T10:00", "2025-02-06T09:00"], date(2025, 2, 6)),
    ],
)
def test_it_is_about_yesterday_or_the_last_day_of_which_there_is_something(store, looks, expected) -> None:
    for number, at in enumerate(looks):
        looked(store, f"run-{number}", datetime.fromisoformat(at).replace(tzinfo=KST), number)
    found = latest_period(store, (), NOON)
    assert found.since.date() == found.last_day == expected
    assert found.until == min(found.since + timedelta(days=1), NOON)


def test_a_day_between_two_looks_that_agree_is_known(store) -> None:
    for number in range(2):
        looked(store, f"run-{number}", NOON - timedelta(days=3 * (1 - number), hours=1))
    assert latest_period(store, (), NOON).last_day == date(2025, 2, 5)


def test_where_no_list_was_ever_read_it_is_about_the_last_run(store) -> None:
    begin(store, "run-1", site="demo", started=NOON - timedelta(days=4))
    assert latest_period(store, (), NOON).last_day == date(2025, 2, 2)


def test_places_marks_and_parts_of_a_period() -> None:
    day = day_period(date(2025, 2, 4), NOON)
    assert day.is_day
    assert [day.x(day.since + timedelta(hours=hours)) for hours in (0, 6, 24)] == [0, 25, 100]
    assert [mark.hour for mark in day.marks()] == [0, 3, 6, 9, 12, 15, 18, 21]
    odd = Period(day.since + timedelta(hours=7, minutes=10), day.since + timedelta(hours=9))
    assert [f"{mark:%H:%M}" for mark in odd.marks()] == ["07:30", "08:00", "08:30"]
    assert not odd.is_day
    parts = Period(day.since, day.since + timedelta(seconds=100)).parts(24)
    assert sum((part.length for part in parts), timedelta()) == timedelta(seconds=100)
    assert all(one.until == other.since for one, other in pairwise(parts))


@pytest.mark.parametrize(("days", "ok"), [(31, True), (32, False), (0, False), (-1, False)])
def test_a_period_has_an_end_after_its_beginning_and_is_no_longer_than_a_month(days, ok) -> None:
    if ok:
        assert checked(NOON, NOON + timedelta(days=days)).length == timedelta(days=days)
    else:
        with pytest.raises(ReportError):
            checked(NOON, NOON + timedelta(days=days))


def test_a_day_that_has_not_been_is_refused() -> None:
    with pytest.raises(ReportError, match="what has been"):
        day_period(NOON.date() + timedelta(days=1), NOON)


def test_the_command_says_where_the_file_is_and_speaks_the_locales_language(run_scrapy, tmp_path) -> None:
    (tmp_path / "data").mkdir()
    build(f"sqlite:///{tmp_path}/data/newscrawl.db")
    result = run_scrapy("report", "--day", "2026-11-24", env={"LC_ALL": "C.UTF-8", "LANGUAGE": ""})
    assert (result.returncode, result.stdout.strip()) == (0, str(tmp_path / "data/report.html"))
    korean = html.fromstring((tmp_path / "data/report.html").read_text("utf-8"))
    assert korean.xpath("string(//html/@lang)") == "ko"
    assert korean.xpath("string(//h1)").strip() == "2026년 11월 24일 (화)"
    assert "demo · 일부 문제" in korean.xpath("string(//header//*[@href='#health']/..)")
    where = tmp_path / "morning.html"
    options = (
        "--since",
        "2026-11-24T07:00",
        "--until",
        "2026-11-24T09:01",
        "--site",
        "demo",
        "-o",
        str(where),
    )
    result = run_scrapy("report", *options, env={"LC_ALL": "en_US.UTF-8", "LANGUAGE": ""})
    assert result.stdout.strip() == str(where)
    english = html.fromstring(where.read_text("utf-8"))
    assert english.xpath("string(//h1)").strip() == "Tue 24 Nov 2026, 07:00 to Tue 24 Nov 2026, 09:01"
    # The morning is small enough to know by thinking: the third row was last seen at nine.
    ranks = english.xpath("//*[@class='standing']//li")
    assert [row.xpath("string(.//bdi)") for row in ranks] == [
        "지하철 첫차 늦어",
        "금리 동결, 시장은 안도",
        "첫눈에 출근길 정체",
    ]
    assert [row.xpath("string(.//*[@class='soft small'])") for row in ranks] == [
        "가람경제",
        "가람경제",
        "나래일보",
    ]
    exposed = english.xpath("//table[@class='exposure']/tbody/tr")
    shares = {row.xpath("string(th)"): row.xpath("string(td[1])").strip() for row in exposed}
    assert shares == {"가람경제": "50.0 %", "나래일보": "30.0 %", "다온통신": "20.0 %"}


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--day", "tomorrow"), "--day=tomorrow is no time"),
        (("--until", "2026-11-24"), "--until needs a beginning"),
        (("--site", "dmeo"), "did you mean demo?"),
    ],
)
def test_what_cannot_be_reported_is_said_and_nothing_is_written(run_scrapy, tmp_path, options, words) -> None:
    (tmp_path / "data").mkdir()
    store = Store(f"sqlite:///{tmp_path}/data/newscrawl.db")
    looked(store, "run-1", NOON)
    store.close()
    result = run_scrapy("report", *options)
    assert result.returncode != 0
    assert words in result.stderr + result.stdout
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "data/report.html").exists()


def test_without_a_store_nothing_is_made(run_scrapy, tmp_path) -> None:
    result = run_scrapy("report")
    assert result.returncode == 1
    assert result.stderr.startswith("newscrawl: ")
    assert not (tmp_path / "data/newscrawl.db").exists()


def test_a_report_that_breaks_off_leaves_the_former_one(store, tmp_path, monkeypatch) -> None:
    path = tmp_path / "report.html"
    path.write_text("yesterday's", encoding="utf-8")

    def broken(*_):
        raise StoreError("the disk is gone")

    monkeypatch.setattr(Contents, "missed", broken)
    with pytest.raises(StoreError):
        write_report(Contents(store, NIGHT, (), WRITTEN), "ko", path)
    assert path.read_text("utf-8") == "yesterday's"
    assert [one.name for one in tmp_path.iterdir() if "part" in one.name] == []


def test_every_class_of_failure_has_words() -> None:
    for language in LANGUAGES:
        words = vocabulary(language)
        assert [one for one in FailureClass if f"failure_{one}" not in words.entries] == []
        assert words.named("failure", FailureClass.FORBIDDEN) != "401/403"
