"""Rankings of past days: each day once, under its own day, whatever the archive answers at first."""

import json
import sqlite3
import subprocess
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from benchmarks.archive import torture
from newscrawl.portal.archive import KEPT_DAYS, Archive, Shape
from newscrawl.store import Store
from newscrawl.text import KST
from tests.conftest import scrapy_command
from tests.crawl.council import FAST
from tests.crawl.loopback import HANDLERS
from tests.faults.portal_thread import PortalThread

NOW = datetime.now(KST)
DAY = timedelta(days=1)
# Seven days that have each trap, and are over.
DAYS = [NOW.date() - number * DAY for number in range(9, 2, -1)]
SPAN = ("-a", f"since={DAYS[0]}", "-a", f"until={DAYS[-1]}")


@pytest.fixture(scope="module")
def portal() -> Iterator[PortalThread]:
    thread = PortalThread(200, NOW)
    yield thread
    thread.end()


class Place:
    """A folder in which crawls of the archive follow each other, under the names of its sites."""

    def __init__(self, thread: PortalThread, folder: Path) -> None:
        self.thread, self.folder = thread, folder
        thread.recover()  # it has been asked for nothing yet
        thread.be(NOW)
        self.archive = Archive(thread.portal.newsroom)
        self._command = scrapy_command(folder)

    def crawl(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        url = self.thread.portal.url
        return self._command(
            *("crawl", "trending", *arguments, *FAST, "-s", "LIST_AGAIN=0.1,0.1"),
            *("-s", f"DOWNLOAD_HANDLERS={HANDLERS}", "-s", "ROBOTSTXT_OBEY=0"),
            *("-s", f"GUARD_ALLOWED={urlsplit(url).netloc}"),
            env={"LOOPBACK_URL": url},
        )

    def observed(self, site: str, tab: str | None = None) -> Counter[tuple[str, int, str]]:
        """Day (none: now), rank and address of every rank that is kept."""
        query = (
            "SELECT l.span, r.rank, r.url FROM rankings r JOIN lists l ON l.key = r.list_key"
            " WHERE l.site = ? AND coalesce(l.tab, '') = coalesce(?, l.tab, '')"
        )
        with sqlite3.connect(self.folder / "newscrawl.db") as connection:
            return Counter(connection.execute(query, (site, tab)))

    def listed(self, shape: Shape, days: list[date], section: str = "") -> Counter[tuple[str, int, str]]:
        return Counter(
            (day.isoformat(), entry.rank, entry.url)
            for day in days
            for entry in self.archive.listed(shape, day, section)
        )


@pytest.fixture
def place(portal: PortalThread, tmp_path: Path) -> Place:
    return Place(portal, tmp_path / "data")


def test_the_archive_has_every_trap_in_a_week(place: Place) -> None:
    assert {place.archive.trap(day) for day in DAYS} == {"none", "today", "empty", "moved"}


@pytest.mark.parametrize(
    ("shape", "section", "asked", "tab"),
    [
        ("naver", "", ("tab=popular",), "많이 본 뉴스"),
        ("naver", "memo", (), "댓글 많은 뉴스"),
        ("daum", "", (), None),
        ("nate", "spo", ("section=스포츠",), None),
    ],
)
def test_every_day_is_kept_once_under_its_own_day(
    place: Place, shape: Shape, section: str, asked: tuple[str, ...], tab: str | None
) -> None:
    narrowed = [part for one in asked for part in ("-a", one)]
    done = place.crawl("-a", f"site={shape}", "-a", "follow=0", *SPAN, *narrowed)
    assert "Verdict: ok" in done.stderr, done.stderr[-3000:]
    assert place.observed(shape, tab) == place.listed(shape, DAYS, section)
    assert " times asked for again" in done.stderr
    # They are no lists of now.
    assert not (place.folder / "feeds/trending.rankings.json").exists()
    assert "The feeds at the fixed paths stay as they were" in done.stderr
    [feed] = (place.folder / "feeds/trending").glob("*.rankings.json")
    ranks = json.loads(feed.read_text("utf-8"))
    about = {rank["about_from"]: rank["about_until"] for rank in ranks}
    assert about == {f"{day}T00:00:00+09:00": f"{day + DAY}T00:00:00+09:00" for day in DAYS}


async def test_a_crawl_of_days_that_is_killed_twice_has_each_day_once(tmp_path: Path) -> None:
    result = await torture(tmp_path, kills=2, length=4, seed=2)
    assert (result.kills, result.expected) == (2, 880)
    assert result.sound, str(result)


def test_days_that_the_archive_has_not_are_refused_named_and_never_kept(place: Place) -> None:
    first = NOW.date() - KEPT_DAYS * DAY
    days = [first - DAY, first]
    done = place.crawl("-a", "site=daum", "-a", "follow=0", "-a", f"since={days[0]}", "-a", f"until={first}")
    assert done.returncode == 0, done.stderr
    shown = f"daum 많이 본 뉴스 {days[0]}: shows {NOW.date()}"
    assert f"Verdict: degraded: 1 list not of the day asked for ({shown})" in done.stderr
    assert place.observed("daum") == place.listed("daum", [first])
    # It was asked for three times, and between them were the pauses.
    asked = [path for path in place.thread.watched.asked if f"{days[0]:%Y%m%d}" in path]
    assert len(asked) == 3


def test_an_archive_without_any_day_asked_for_is_broken(place: Place) -> None:
    day = NOW.date() - (KEPT_DAYS + 5) * DAY
    done = place.crawl("-a", "site=daum", "-a", "follow=0", "-a", f"since={day}", "-a", f"until={day}")
    assert done.returncode == 1
    shown = f"daum 많이 본 뉴스 {day}: shows {NOW.date()}"
    assert f"Verdict: broken: no day asked for was shown ({shown})" in done.stderr
    assert not place.observed("daum")


def test_pages_of_a_list_of_days_are_days_and_those_of_the_past_are_not_published(place: Place) -> None:
    at = datetime.now(KST)
    place.thread.be(at)
    done = place.crawl("-a", "site=nate", "-a", "section=시사", "-a", "pages=3", "-a", "follow=0")
    assert "Verdict: ok" in done.stderr, done.stderr[-3000:]
    days = [at.date() - number * DAY for number in (1, 2)]
    stands = place.listed("nate", [at.date()], "sisa")
    now = Counter({(None, rank, url): number for (_, rank, url), number in stands.items()})
    assert place.observed("nate") == place.listed("nate", days, "sisa") + now
    published = json.loads((place.folder / "feeds/trending.rankings.json").read_text("utf-8"))
    assert Counter((None, one["rank"], one["url"]) for one in published) == now
    assert [one["rank"] for one in published] == list(range(1, 21))


def test_days_that_a_limit_leaves_unread_are_not_known_and_those_before_are_whole(place: Place) -> None:
    """``pages=`` means nothing where since= and until= name the days: the list of a day is one page."""
    narrowed = ("-a", "site=nate", "-a", "section=시사", "-a", "pages=1", "-a", "limit=25")
    done = place.crawl(*narrowed, *SPAN)
    kept = place.observed("nate")
    days = sorted({day for day, _, _ in kept})
    assert days == [day.isoformat() for day in DAYS if day.isoformat() in days]
    assert 0 < len(days) < len(DAYS)
    assert "limit= left" in done.stderr, done.stderr[-3000:]
    assert kept == place.listed("nate", [date.fromisoformat(day) for day in days], "sisa")
    store = Store(f"sqlite:///{place.folder / 'newscrawl.db'}")
    history = {one.of.span: one for one in store.lists_at(store.followed("nate"))}
    store.close()
    assert {span: (one.state, len(one.entries), one.reach) for span, one in history.items()} == dict.fromkeys(
        days, ("seen", 20, None)
    )


def test_the_ranking_of_now_says_which_hour_was_counted(place: Place) -> None:
    at = datetime(2025, 11, 5, 22, 7, tzinfo=KST)
    place.thread.be(at)
    done = place.crawl("-a", "site=naver", "-a", "tab=popular", "-a", "follow=0")
    assert "Verdict: ok" in done.stderr, done.stderr[-3000:]
    published = json.loads((place.folder / "feeds/trending.rankings.json").read_text("utf-8"))
    assert {(one["about_from"], one["about_until"]) for one in published} == {
        ("2025-11-05T21:00:00+09:00", "2025-11-05T22:00:00+09:00")
    }
