"""A run's lists beside those of the runs before: what is a doubt, what is breathing."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.exceptions import FailureClass
from newscrawl.portal.fault_lists import breath
from newscrawl.run.doubts import Doubt
from newscrawl.run.past import compare, slower, without_past
from newscrawl.store.measures import ListMeasure
from newscrawl.text import KST

# A Wednesday.
NOON = datetime(2025, 2, 12, 12, 0, tzinfo=KST)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
POLITICS = b"politics"


def measure(entries: int = 40, at: datetime = NOON, **changes: Any) -> ListMeasure:
    """A sound list of ``entries`` entries, the newest of which is ten minutes old."""
    values: dict[str, Any] = {
        "crawl": 1,
        "source": POLITICS,
        "site": "demo",
        "label": "정치",
        "at": at,
        "how": "rule",
        "lists": {7: entries},
        "articles": entries,
        "stored": entries,
        "newest": at - timedelta(minutes=10),
        "chronological": True,
        "sequence": at.isoformat().encode(),
        "ids": frozenset(f"demo:{number}" for number in range(entries)),
    }
    return ListMeasure(**(values | changes))


def compared(now: ListMeasure, *newest_first: ListMeasure) -> list[tuple[FailureClass, str]]:
    doubts = compare([now], {now.source: newest_first})
    return [(doubt.failure, str(doubt)) for doubt in doubts]


BEFORE = measure(at=NOON - HOUR)
NEWEST_BEFORE = NOON - HOUR - timedelta(minutes=10)
OLDER = frozenset(f"demo:{number}" for number in range(20, 60))
CONSENT = {"articles": 20, "stored": 1, "lists": {7: 20}}


def test_a_list_that_nobody_declared_is_named_by_its_address_alone() -> None:
    address = {"site": "https://a.kr/", "label": "https://a.kr/politics"}
    [(_, line)] = compared(measure(4, **address), measure(at=NOON - HOUR, **address))
    assert line == "https://a.kr/politics: 4 entries, usually 40"


@pytest.mark.parametrize(
    ("now", "failure", "line"),
    [
        ({"entries": 4}, FailureClass.LIST_SHRUNK, "4 entries, usually 40"),
        (
            {"entries": 20, "closed": False},
            FailureClass.LIST_SHRUNK,
            "its page breaks off, 20 entries, usually 40",
        ),
        (
            {"entries": 0, "failure": FailureClass.SERVER, "lists": {}},
            FailureClass.SERVER,
            "no list, usually 40 entries",
        ),
        (
            {"stored": 21},
            FailureClass.UNREADABLE,
            "19 of 40 articles could not be read, usually none",
        ),
        (
            {"articles": 12, "stored": 12, "lists": {7: 48}},
            FailureClass.LIST_SHRUNK,
            "only 12 different articles in 48 entries, usually 40",
        ),
        (
            {"articles": 20, "stored": 20, "lists": {7: 40}},
            FailureClass.LIST_SHRUNK,
            "only 20 different articles in 40 entries, usually 40",
        ),
        (
            {"misnamed": 10},
            FailureClass.LIST_CHANGED,
            "10 of 40 articles stand under the headline of another",
        ),
        (
            {"letters": range(90, 590, 25), "known_letters": range(300, 2000, 50)},
            FailureClass.UNREADABLE,
            "the texts of 20 new articles have 328 letters, those before 1125",
        ),
        ({"stored": 20, "gone": 20}, FailureClass.GONE, "20 of 40 articles are gone, usually none"),
        (
            {"entries": 12, "how": "largest", "ids": frozenset("abcdefghijkl")},
            FailureClass.LIST_CHANGED,
            "0 of its 12 articles stood there before, read as largest, before as rule",
        ),
        (
            {"lists": {8: 40}, "ids": frozenset(("demo:1", *map(str, range(39))))},
            FailureClass.LIST_CHANGED,
            "1 of its 40 articles stood there before, under another name",
        ),
        (
            {"newest": NEWEST_BEFORE - 24 * HOUR, "ids": OLDER},
            FailureClass.STILL,
            "its newest article is of 02-11 10:50, before it was of 02-12 10:50",
        ),
    ],
)
def test_what_is_a_doubt_after_a_single_good_run(
    now: dict[str, Any], failure: FailureClass, line: str
) -> None:
    assert compared(measure(**now), BEFORE) == [(failure, f"demo 정치: {line}")]


@pytest.mark.parametrize(
    "now",
    [
        {},
        {"entries": 80},
        {"entries": 12},  # at night or on a weekend, for all that one run says
        {"stored": 36, "gone": 2},
        {"misnamed": 9},  # reports of one event may share a headline
        {"letters": range(90, 590, 60), "known_letters": range(300, 2000, 200)},  # too few to say so
        {"letters": [60] * 9 + [900] * 11, "known_letters": range(300, 2000, 50)},  # half of them flashes
        {"closed": False},  # what was cut off was no part of the list
        {"how": "largest"},  # other templates, the same list
        {"how": "heading", "ids": frozenset("abcdefgh")},  # another hour, known by its heading
        {"sequence": BEFORE.sequence, "newest": BEFORE.newest, "at": NOON + 12 * HOUR},
        {"newest": NEWEST_BEFORE - 2 * HOUR, "ids": OLDER},
        {"newest": NEWEST_BEFORE - 24 * HOUR},  # a slow list, its newest taken down
    ],
)
def test_what_is_none(now: dict[str, Any]) -> None:
    assert compared(measure(**now), BEFORE) == []


def test_a_short_list_of_a_site_whose_new_texts_are_cut_is_in_doubt_as_well() -> None:
    cut = measure(letters=range(90, 590, 25), known_letters=range(300, 2000, 50))
    box, other = (
        replace(measure(10), source=source, site=site, label="주요", letters=[90, 200])
        for source, site in ((b"box", "demo"), (b"other", "another"))
    )
    past = {one.source: [replace(BEFORE, source=one.source)] for one in (cut, box, other)}
    assert [(doubt.site, doubt.failure) for doubt in compare([cut, box, other], past)] == [
        ("demo", FailureClass.UNREADABLE)
    ] * 2


def test_a_first_run_has_no_past() -> None:
    now = [measure(4)]
    assert compare(now, {}) == []
    assert without_past(now, {}) == 1
    assert without_past(now, {POLITICS: [replace(BEFORE, doubt=FailureClass.OTHER)]}) == 1
    assert without_past(now, {POLITICS: [BEFORE]}) == 0


def test_an_editors_list_may_take_its_newest_article_down() -> None:
    before = replace(BEFORE, chronological=False)
    assert compared(measure(newest=NOON - 9 * HOUR, chronological=False, ids=OLDER), before) == []
    assert compared(measure(newest=NOON - 23 * HOUR, chronological=False, ids=OLDER), before) != []


def test_a_list_that_is_named_after_the_hour_has_no_name_to_be_known_by() -> None:
    def named(key: int, **changes: Any) -> ListMeasure:
        other = frozenset(f"demo:{key}-{number}" for number in range(40))
        return measure(at=NOON + key * HOUR, lists={key: 40}, ids=other, **changes)

    first, second = named(1), named(2, doubt=FailureClass.LIST_CHANGED)
    assert compared(second, first) != []
    assert compared(named(3), second, first) == []


def test_a_small_box_may_be_smaller() -> None:
    box = measure(5, NOON - HOUR)
    assert compared(measure(1), box) == []
    assert compared(measure(1), measure(6, NOON - HOUR)) != []


def daily(entries: Sequence[int]) -> list[ListMeasure]:
    """A run at noon of each weekday before, newest first."""
    days = [NOON - number * DAY for number in range(1, 40) if (NOON - number * DAY).weekday() < 5]
    return [measure(number, at) for number, at in zip(entries, days, strict=False)]


def test_with_much_past_half_of_the_least_is_too_little() -> None:
    past = daily([38, 40, 41, 39, 40, 38])
    line = "demo 정치: 18 entries, usually 38 to 41"
    assert compared(measure(18), *past) == [(FailureClass.LIST_SHRUNK, line)]
    assert compared(measure(20), *past) == []
    # What was usual at noon is not at three in the morning.
    assert compared(measure(18, NOON + 15 * HOUR), *past) == []
    # A list whose length is anybody's guess may be short as well.
    assert compared(measure(18), *daily([40, 90, 38, 60, 41, 80])) == []


def test_with_very_much_past_a_third_less_is_too_little() -> None:
    past = daily([38, 40, 41, 39, 40, 38, 39, 41, 40, 38])
    line = "demo 정치: 26 entries, usually 38 to 41"
    assert compared(measure(26), *past) == [(FailureClass.LIST_SHRUNK, line)]
    assert compared(measure(26), *past[1:]) == []
    assert compared(measure(30), *past) == []
    assert compared(measure(26), *daily([40, 60, 38, 50, 41, 55, 39, 58, 40, 52])) == []


def test_one_of_several_lists_on_a_page_is_looked_at_alone() -> None:
    before = measure(lists={7: 20, 8: 20, 9: 20})
    assert compared(measure(lists={7: 20, 8: 2, 9: 20}), before) == [
        (FailureClass.LIST_SHRUNK, "demo 정치: 2 entries in one of its lists, usually 20 or more")
    ]
    # A box that is not there today: an election is over.
    assert compared(measure(lists={7: 20, 9: 20}), before) == []


def test_beside_a_list_that_has_shrunk_another_of_its_site_is_looked_at_harder() -> None:
    box, other = measure(10, source=b"box", lists={8: 10}), measure(10, source=b"other", site="other")
    past = {POLITICS: [BEFORE], b"box": [box], b"other": [other]}
    small = [replace(box, lists={8: 4}), replace(other, lists={7: 4})]
    assert compare(small, past) == []
    doubts = compare([measure(4), *small], past)
    assert [doubt.source for doubt in doubts] == [POLITICS, b"box"]


def test_a_list_that_also_stands_where_it_is_sound_is_not_held() -> None:
    # In the place of the list a box is read that is a list of its own, and sound.
    box = measure(10, source=b"box", lists={8: 10})
    sidebar = measure(10, lists={8: 10}, ids=frozenset("abc"), how="largest")
    [doubt] = compare([sidebar, box], {POLITICS: [BEFORE], b"box": [box]})
    assert (doubt.failure, doubt.keys) == (FailureClass.LIST_CHANGED, {7})


def test_what_could_not_be_read_is_said_by_its_cause() -> None:
    [doubt] = compare([measure(**CONSENT)], {POLITICS: [BEFORE]}, {"demo": FailureClass.CONSENT})
    assert doubt.failure is FailureClass.CONSENT
    assert doubt.keys == {7}


def test_a_field_that_articles_no_longer_have_is_a_doubt() -> None:
    before = replace(BEFORE, fresh=40, filled={"published_at": 1.0, "authors": 0.9, "tags": 0.3})
    now = measure(fresh=20, filled={"published_at": 0.1, "authors": 0.85})
    assert compare([now], {POLITICS: [before]}) == [
        Doubt(
            POLITICS,
            "demo",
            FailureClass.UNREADABLE,
            "demo 정치: 2 of 20 new articles have a time of publication, usually 100%",
            frozenset({7}),
        )
    ]
    few = replace(now, fresh=5)
    assert compare([few], {POLITICS: [before]}) == []
    # What only some articles have is missed only where many runs have had it.
    without = measure(fresh=20, filled={"published_at": 1.0, "authors": 0.0})
    assert compare([without], {POLITICS: [before]}) == []
    [doubt] = compare([without], {POLITICS: [before] * 5})
    # They are articles all the same.
    assert doubt.keys == frozenset()


def test_a_list_that_is_the_very_same_for_days_stands_still() -> None:
    changing = [measure(at=NOON - number * HOUR) for number in range(1, 5)]
    same = [replace(changing[0], at=NOON + number * HOUR) for number in range(36)]
    before = [*reversed(same), *changing]
    assert compared(replace(changing[0], at=NOON + 34 * HOUR), *before[2:]) == []
    assert compared(replace(changing[0], at=NOON + 36 * HOUR), *before) == [
        (FailureClass.STILL, "demo 정치: the very same list since 02-12 11:00")
    ]
    # One that never changed since it is known says nothing.
    assert compared(replace(changing[0], at=NOON + 36 * HOUR), *reversed(same)) == []


@pytest.mark.parametrize("shown", [8, 5])
def test_what_a_list_has_become_for_a_day_is_usual_again(shown: int) -> None:
    held = [
        measure(8, NOON + number * 6 * HOUR, doubt=FailureClass.LIST_SHRUNK) for number in reversed(range(5))
    ]
    now = measure(shown, NOON + 30 * HOUR)
    assert compared(now, *held, BEFORE) == []
    assert compared(now, *held[-2:], BEFORE) != []
    # From then on it is held against what it has become.
    assert compared(measure(7, NOON + 31 * HOUR), now, *held, BEFORE) == []
    # Articles that cannot be read are never usual.
    unreadable = [replace(one, doubt=FailureClass.CONSENT) for one in held]
    consent = measure(at=NOON + 30 * HOUR, stored=2)
    assert compare([consent], {POLITICS: [*unreadable, BEFORE]}, {"demo": FailureClass.CONSENT}) != []


@given(
    start=st.integers(0, 8_000).map(lambda hours: NOON + hours * HOUR),
    hours=st.integers(1, 12),
    size=st.integers(6, 80),
    seed=st.integers(0, 10_000),
    in_order=st.booleans(),
)
def test_lists_that_breathe_raise_no_doubt(
    start: datetime, hours: int, size: int, seed: int, *, in_order: bool
) -> None:
    """30 runs, whenever they begin and however far apart: nights, weekends, an election."""
    dice = random.Random(seed)
    past: list[ListMeasure] = []
    for number in range(30):
        at = start + number * timedelta(hours=hours)
        entries = max(1, round(size * breath(at) * dice.uniform(0.9, 1.1)))
        failed = min(sum(dice.random() < 0.03 for _ in range(entries)), entries // 5)
        first = int(at.timestamp() // 600)
        newest = at - timedelta(minutes=dice.randrange(40) if in_order else dice.randrange(600))
        now = measure(
            entries,
            at,
            stored=max(entries - failed, 1),
            gone=failed // 2,
            newest=max(newest, *(one.newest for one in past if one.newest)) if in_order and past else newest,
            chronological=in_order,
            ids=frozenset(f"demo:{first - place}" for place in range(entries)),
            fresh=entries // 2,
            filled={"published_at": 1.0, "authors": dice.uniform(0.5, 1.0), "tags": dice.uniform(0.45, 1.0)},
        )
        assert compare([now], {POLITICS: past}) == []
        past.insert(0, now)


@settings(max_examples=25)
@given(
    start=st.integers(0, 8_000).map(lambda hours: NOON + hours * HOUR),
    hours=st.integers(2, 12),
    size=st.integers(6, 80),
    seed=st.integers(0, 10_000),
)
def test_lists_that_have_breathed_for_weeks_raise_no_doubt(
    start: datetime, hours: int, size: int, seed: int
) -> None:
    """With very much past, too, at every hour of the week."""
    dice = random.Random(seed)
    past: list[ListMeasure] = []
    for number in range(100):
        at = start + number * timedelta(hours=hours)
        now = measure(max(1, round(size * breath(at) * dice.uniform(0.9, 1.1))), at)
        assert compare([now], {POLITICS: past}) == []
        past.insert(0, now)


RULED = {"title": {"rule": 1.0}, "body": {"rule": 0.95, "general": 0.05}}
OTHERWISE = {"title": {"rule": 1.0}, "body": {"general": 0.9, "rule": 0.1}}


def test_a_field_that_comes_from_another_source_is_said_and_published() -> None:
    past = [measure(at=NOON - n * HOUR, fresh=20, sources=RULED) for n in range(1, 7)]
    now = measure(fresh=20, sources=OTHERWISE)
    [doubt] = compare([now], {POLITICS: past})
    assert doubt.failure is FailureClass.RULES
    assert str(doubt) == "demo 정치: rule gives the body of 10% of the new articles, usually 95%"
    assert doubt.keys == frozenset()
    assert compared(measure(fresh=20, sources=RULED), *past) == []
    # Few new articles say nothing of how articles are read, and neither do few earlier runs.
    assert compared(replace(now, fresh=9), *past) == []
    assert compared(now, *past[:4]) == []


def test_another_source_for_a_day_is_usual_again() -> None:
    known = [measure(at=NOON - DAY - n * HOUR, fresh=20, sources=RULED) for n in range(1, 7)]
    since = [
        measure(at=NOON - n * HOUR, fresh=20, sources=OTHERWISE, doubt=FailureClass.RULES)
        for n in (1, 12, 24)
    ]
    now = measure(fresh=20, sources=OTHERWISE)
    assert compared(now, *since[:2], *known) != []
    assert compared(now, *since, *known) == []


def test_what_its_pages_are_instead_is_in_the_line() -> None:
    refused = {"consent": 12, "list": 1, "form": 1, "search": 2}
    [(_, line)] = compared(measure(stored=20, refused=refused), BEFORE)
    assert "20 of 40 articles could not be read (consent 12x, search 2x, list 1x), usually none" in line


def test_a_list_that_takes_far_longer_is_said_and_no_doubt() -> None:
    past = [measure(at=NOON - n * HOUR, pages=4, seconds=4.0 + n) for n in range(1, 4)]
    slow, usual = measure(pages=2, seconds=20.0), measure(pages=4, seconds=16.0)
    assert slower([slow], {POLITICS: past}) == ["demo 정치: 10.0 s a page, usually 1.5 s"]
    assert slower([usual], {POLITICS: past}) == []
    assert slower([slow], {}) == []
    assert compared(slow, *past) == []
