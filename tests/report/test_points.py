"""What the charts show is what stood there: read back from the file and held against every look."""

from collections import Counter, defaultdict
from datetime import datetime, timedelta
from itertools import pairwise
from random import Random

import pytest
from lxml import html

from benchmarks.reportday import DAY, STEP
from newscrawl.report.exposed import exposure_in_time
from newscrawl.report.tracks import DEPTH
from newscrawl.store import Store
from newscrawl.store.spelltables import HOLDS
from tests.report.conftest import NIGHT

ROW = 34
NAMES = {"garam · 많이 본 기사": "많이 본 기사", "portal · 트렌드 뉴스 / 인기뉴스": "트렌드 뉴스"}


def percent(element, name):
    return float(element.get(name).removesuffix("%"))


def drawn(page):
    """For each chart its heading, the first and last time of its axis, and (rank, from, until, what)."""
    for figure in page.xpath("//figure"):
        heading = figure.xpath("string(.//h3)").strip()
        steps = [
            (round((float(line.get("y1")) + ROW / 2) / ROW), percent(line, "x1"), percent(line, "x2"), told)
            for track in figure.xpath(".//*[contains(@class, 'track')]")
            for told in [(track.xpath("string(.//strong)"), track.xpath("string(.//span)").split(" · ")[0])]
            for line in track.xpath(".//*[@class='step']")
        ]
        yield heading, steps


@pytest.fixture(scope="module")
def charts(day_report):
    return dict(drawn(html.fromstring(day_report.read_text("utf-8"))))


def looks_at(day, name):
    """Each look at a list: when, and what stood at its first ranks."""
    found = []
    for at, ranks in day.looks:
        shown = {one.rank: one for one in ranks if one.name == name and one.rank <= DEPTH}
        if shown:
            found.append((at, shown))
    return found


def standing(looks, moment):
    """What stood there at a moment, None where nobody can know."""
    before = [(at, shown) for at, shown in looks if at <= moment]
    after = [(at, shown) for at, shown in looks if at > moment]
    if not before or not after:
        return None
    (was, shown), (will, later) = before[-1], after[0]
    same = {rank: one.article_id for rank, one in shown.items()} == {
        r: o.article_id for r, o in later.items()
    }
    return shown if same or (will - was).total_seconds() <= HOLDS else None


def test_bump_charts_equal_the_looks_at_500_random_points(day, charts) -> None:
    rng, unknown = Random(11), 0
    assert charts.keys() == NAMES.keys()
    for heading, name in NAMES.items():
        looks = looks_at(day, name)
        # A headline is shown as the list had it last.
        title = {one.article_id: one.title for _, shown in looks for one in shown.values()}
        begin, end = looks[0][0], looks[-1][0] + timedelta(seconds=1)
        for _ in range(250):
            moment = begin + timedelta(seconds=rng.randrange(int((end - begin).total_seconds())) + 0.5)
            x = 100 * (moment - begin) / (end - begin)
            seen = {rank: told for rank, since, until, told in charts[heading] if since <= x < until}
            truth = standing(looks, moment)
            unknown += truth is None
            expected = {rank: (title[one.article_id], one.publisher) for rank, one in (truth or {}).items()}
            assert seen == expected, f"{heading} at {moment}"
    assert unknown > 10, "the hours in which nobody looked are asked for too"


def exposed(day, since, until):
    """Seconds of each outlet between two times, look by look."""
    lists = defaultdict(list)
    for at, ranks in day.looks:
        by_list = defaultdict(list)
        for one in ranks:
            by_list[one.site, one.name].append(one)
        for key, shown in by_list.items():
            lists[key].append((at, shown))
    seconds: Counter[str] = Counter()
    for looks in lists.values():
        last = looks[-1][0]
        for (at, shown), (following, later) in pairwise(
            [*looks, (last + timedelta(seconds=1), looks[-1][1])]
        ):
            same = [one.article_id for one in shown] == [one.article_id for one in later]
            if same or (following - at).total_seconds() <= HOLDS:
                part = (min(following, until) - max(at, since)).total_seconds()
                for one in shown:
                    seconds[one.publisher] += int(max(part, 0))
            elif since <= at < until:
                seconds.update(one.publisher for one in shown)  # the second of the look itself
    return +seconds


def test_exposure_in_time_equals_the_looks(day, day_url, day_report) -> None:
    store = Store(day_url)
    found = exposure_in_time(store, store.followed(), NIGHT)
    store.close()
    assert {one.total.of: one.total.seconds for one in found.outlets} == exposed(
        day, NIGHT.since, NIGHT.until
    )
    assert [one.total.seconds for one in found.outlets] == [sum(one.seconds) for one in found.outlets]
    for place, part in enumerate(found.parts):
        truth = exposed(day, part.since, part.until)
        assert {one.total.of: one.seconds[place] for one in found.outlets if one.seconds[place]} == truth
    # The file shows the same, in minutes.
    page = html.fromstring(day_report.read_text("utf-8"))
    rows = page.xpath("//section[@id='exposure']//details//tbody/tr")
    shown = {row.xpath("string(th)"): [cell.text for cell in row.xpath("td")][3:] for row in rows}
    assert shown == {
        one.total.of: [f"{round(seconds / 60):,}" if seconds else None for seconds in one.seconds]
        for one in found.outlets
    }
    assert len(found.parts) * len(found.outlets) > 200


def test_a_known_change_of_a_headline_is_marked(day, day_report) -> None:
    page = html.fromstring(day_report.read_text("utf-8"))
    shown = page.xpath("//section[@id='headlines']//bdi")
    edited = {
        (
            plain(one.headline.title_at(one.headline.edit.at - timedelta(minutes=1))),
            plain(one.headline.new_title),
        )
        for one in day.printed
        if one.headline.new_title and DAY < one.headline.edit.at <= day.looks[-1][0]
    }
    assert len(shown) > 5
    for one in shown:
        before = plain(" ".join(one.xpath(".//text()[not(ancestor::ins)]")))
        after = plain(" ".join(one.xpath(".//text()[not(ancestor::del)]")))
        assert (before, after) in edited
        assert one.xpath(".//del | .//ins")


def plain(text):
    return " ".join(text.split())


def test_points_between_looks_are_the_earlier_ones(day) -> None:
    """The truth of these tests knows a gap from a short time between two looks."""
    looks = looks_at(day, "많이 본 기사")
    at = datetime(2025, 2, 4, 1, 50, tzinfo=DAY.tzinfo)
    assert standing(looks, at - STEP / 2) is not None
    assert standing(looks, at + STEP) is None
