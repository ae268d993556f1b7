"""The clock: what stood on lists at any moment, and the way from one moment to the next."""

import random
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert

from newscrawl.store import Store
from newscrawl.store.content import list_row
from newscrawl.store.entrybook import EntryBook, ShownEntry, numbers_of_lists
from newscrawl.store.listhistory import ListHistory
from newscrawl.store.spelltables import HOLDS, State
from newscrawl.store.standing import Look
from newscrawl.store.tables import lists
from newscrawl.text import KST
from tests.docs.newsday import BANKS, CALM, LATE, RELIEVED, SNOW, at
from tests.room.asking import Answer, Asker, asker_over
from tests.store.samples import ranking
from tests.store.spellmodel import PlainHistory


def headlines(answer: Answer, kind: str) -> list[str]:
    """The headlines of the lists of a kind on a page, in order."""
    found = answer.tree.xpath(f"//section[contains(@class, 'list {kind}')]//a[@class='headline']")
    return [one.text_content() for one in found]


@pytest.mark.parametrize(
    ("moment", "trending", "mainnews"),
    [
        ("2026-11-24T08:10", [CALM, LATE, SNOW], [CALM, BANKS]),
        ("2026-11-24T08:29:59", [CALM, LATE, SNOW], [CALM, BANKS]),
        ("2026-11-24T08:30", [LATE, RELIEVED, SNOW], [CALM, BANKS]),
        ("2026-11-24T00:10:00+00:00", [], []),  # 09:10 in Korea: nobody looked after nine
        ("2026-11-24T06:59", [], []),
    ],
)
def test_any_minute_shows_what_stood_there(
    ask: Asker, moment: str, trending: list[str], mainnews: list[str]
) -> None:
    page = ask(f"/?at={moment.replace('+', '%2B')}")
    assert page.status == 200
    assert headlines(page, "trending") == trending
    assert headlines(page, "mainnews") == mainnews


def test_what_nobody_knows_is_shown_as_a_hole(ask: Asker) -> None:
    after = ask("/?at=2026-11-24T09:20")
    assert len(after.tree.xpath("//div[@class='hole']")) == 2
    assert "당시 목록을 알 수 없습니다" in after.said("//div[@class='hole']")
    before = ask("/?at=2026-11-24T06:30&lang=en")
    assert before.said("//p[@class='state']").count("Nobody had looked") == 2


def test_without_a_time_the_newest_looks_are_shown(ask: Asker) -> None:
    page = ask("/")
    assert headlines(page, "trending") == [LATE, RELIEVED, SNOW]
    assert page.said("//h1").endswith("09:35")
    assert "지금" not in page.said("//nav[@class='steps']")


def test_the_ways_lead_to_the_changes_before_and_after(ask: Asker) -> None:
    page = ask("/?at=2026-11-24T08:10&site=demo")
    [before] = page.tree.xpath("//a[@rel='prev']/@href")
    [after] = page.tree.xpath("//a[@rel='next']/@href")
    assert before == "/?site=demo&at=2026-11-24T08:00"
    assert after == "/?site=demo&at=2026-11-24T08:30"
    [back] = page.tree.xpath("//a[text()='−1시간']/@href")
    assert back == "/?site=demo&at=2026-11-24T07:10"
    # At nine the one list has the headline that the other has had since half past eight; then nobody looked.
    [last] = ask(after).tree.xpath("//a[@rel='next']/@href")
    assert last == "/?site=demo&at=2026-11-24T09:00"
    assert ask(last).tree.xpath("//a[@rel='next']") == []
    form = page.tree.xpath("//form[@class='go']")[0]
    assert form.fields["at"] == "2026-11-24T08:10"
    assert form.fields["site"] == "demo"


# -- Against every look as it was -------------------------------------------------------------------

BEGIN = int(datetime(2026, 11, 1, tzinfo=KST).timestamp())


def random_lists(url: str, rng: random.Random) -> tuple[dict[str, PlainHistory], dict[int, str]]:
    """Three lists of some days, looked at at odd times, with gaps, doubts and pages without the list.

    Their plain histories by key, and the headlines by the numbers that these name.
    """
    store = Store(url)
    models, titles = {}, {}
    with store._writing() as connection:
        for number in range(3):
            name = ranking(1, 1, name=f"{number}번째 목록")
            row = list_row(name)
            connection.execute(insert(lists), [row])
            key = row["key"]
            history = ListHistory(connection, numbers_of_lists(connection, [key])[key])
            book, model, moment = EntryBook(connection), PlainHistory(), BEGIN
            standing = list(range(6))
            for _ in range(120):
                moment += rng.choice((300, 600, 600, HOLDS, HOLDS + 1, 5 * 3600))
                if rng.random() < 0.5:
                    standing = rng.sample(range(12), 6)
                state = rng.choices((State.SEEN, State.EMPTY, State.DOUBT), (8, 1, 1))[0]
                shown = [
                    ShownEntry(f"demo:{one}", f"https://a.kr/{one}", f"글 {one}", None) for one in standing
                ]
                numbers = book.numbers(shown)
                titles |= {numbers[one]: one.title or "" for one in shown}
                places = {place: (numbers[one], place) for place, one in enumerate(shown, 1)}
                look = Look(moment, state, places if state is State.SEEN else {})
                history.put(look)
                model.put(look)
            history.flush()
            models[str(key)] = model
    store.close()
    return models, titles


STATES = {State.SEEN: "seen", State.EMPTY: "empty", State.DOUBT: "in doubt", None: "gap"}


def test_the_clock_equals_the_observations_at_500_random_points(tmp_path: Path) -> None:
    rng = random.Random(5)
    url = f"sqlite:///{tmp_path}/news.db"
    models, titles = random_lists(url, rng)
    last = max(max(model.looks) for model in models.values())
    ask = asker_over(url, datetime.fromtimestamp(last, KST) + timedelta(days=20))
    seen = 0
    for _ in range(500):
        second = rng.randrange(BEGIN, last + 4 * 3600)
        moment = datetime.fromtimestamp(second, KST)
        answer = ask(f"/api/v1/lists?at={moment:%Y-%m-%dT%H:%M:%S}").json
        assert len(answer["lists"]) == 3
        for one in answer["lists"]:
            model = models[one["key"]]
            known = model.at(second)
            first = min(model.looks)
            assert one["state"] == ("never" if second < first else STATES[known.state])
            there = [titles[known.places[place][0]] for place in sorted(known.places)]
            assert [entry["title"] for entry in one["entries"]] == there
            seen += bool(there)
        before = max(
            (look for model in models.values() for look in starts(model) if look < second), default=None
        )
        assert answer["clock"]["previous"] == (before and datetime.fromtimestamp(before, KST).isoformat())
    assert 500 < seen < 1_500  # some were known, and some were not


def starts(model: PlainHistory) -> list[int]:
    """The looks that found something else than the one before."""
    found: list[int] = []
    former = None
    for moment in sorted(model.looks):
        look = model.looks[moment]
        if former is None or (look.state, look.places) != (former.state, former.places):
            found.append(moment)
        former = look
    return found


def test_a_past_that_is_settled_may_be_kept_for_long(ask: Asker, morning: str) -> None:
    recent = ask("/?at=2026-11-24T08:10")
    assert recent.headers["cache-control"] == "private, no-cache"
    later = asker_over(morning, at("09:35") + timedelta(days=30))
    settled = later("/?at=2026-11-24T08:10")
    assert settled.headers["cache-control"] == "private, max-age=86400, immutable"
    # After the newest look another one may still say that nothing has changed since.
    assert later("/?at=2026-11-24T09:10").headers["cache-control"] == "private, no-cache"
    again = later("/?at=2026-11-24T08:10", if_none_match=settled.headers["etag"])
    assert (again.status, again.body) == (304, b"")
