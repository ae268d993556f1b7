"""The feeds at fixed paths hold what stands on the lists now."""

import dataclasses
import fcntl
import json
import os
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pandas as pd
import pytest

from newscrawl.feeds import publish as feed_publishing
from newscrawl.items import Article, Ranking
from newscrawl.store import Store
from newscrawl.store.content import list_row
from newscrawl.store.waiting import ListRead, ReadList, WaitingList
from tests.store.samples import KST, article, begin, ranking

publish = partial(feed_publishing.publish, sets=5)
republish = partial(feed_publishing.republish, sets=5)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(f"sqlite:///{tmp_path}/news.db")
    yield store
    store.close()


def start(store: Store, run: str, ago: timedelta = timedelta(0)) -> None:
    begin(store, run, started=datetime.now(KST) - ago)


def ids(folder: Path) -> list[str]:
    return [one["id"] for one in json.loads((folder / "mainnews.articles.json").read_text(encoding="utf-8"))]


def feeds(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("mainnews.*") if path.is_file()}


def test_new_and_known_articles_in_list_order(store: Store, tmp_path: Path) -> None:
    start(store, "run-1")
    store.commit("run-1", [article(1), article(2), article(3)], [ranking(3, 1)])
    start(store, "run-2")
    store.commit("run-2", [article(4)], [ranking(2, 1), ranking(4, 2), ranking(5, 3), ranking(1, 4)])
    done = publish(store, "run-2", "mainnews", tmp_path / "feeds")
    assert (done.articles, done.rankings, done.failures) == (3, 4, [])
    assert ids(tmp_path / "feeds") == ["demo:2", "demo:4", "demo:1"]
    assert sorted(path.name for path in (tmp_path / "feeds").iterdir()) == [
        "mainnews",
        "mainnews.articles.csv",
        "mainnews.articles.json",
        "mainnews.rankings.csv",
        "mainnews.rankings.json",
    ]
    frame = pd.read_csv(tmp_path / "feeds" / "mainnews.articles.csv")
    assert frame.listed_in.tolist() == ["경제 주요뉴스 #1", "경제 주요뉴스 #2", "경제 주요뉴스 #4"]
    assert pd.read_csv(tmp_path / "feeds" / "mainnews.rankings.csv")["rank"].tolist() == [1, 2, 3, 4]


def test_a_run_that_found_nothing_leaves_what_was_published(store: Store, tmp_path: Path) -> None:
    start(store, "run-1")
    store.commit("run-1", [article(1)], [ranking(1, 1)])
    publish(store, "run-1", "mainnews", tmp_path)
    start(store, "run-2")
    assert publish(store, "run-2", "mainnews", tmp_path).paths == []
    assert ids(tmp_path) == ["demo:1"]


def test_articles_beside_ranks_are_those_of_the_same_lists(store: Store, tmp_path: Path) -> None:
    start(store, "run-1")
    store.commit("run-1", [article(1)], [ranking(1, 1)])
    publish(store, "run-1", "mainnews", tmp_path)
    start(store, "run-2")
    store.commit("run-2", [], [ranking(9, 1)])  # on the list, but never read
    done = publish(store, "run-2", "mainnews", tmp_path)
    assert (done.articles, done.rankings) == (0, 1)
    assert ids(tmp_path) == []
    frame = pd.read_csv(tmp_path / "mainnews.articles.csv")
    assert (len(frame), list(frame.columns)) == (0, [field.name for field in dataclasses.fields(Article)])


def of_list(number: int, rank: int, name: str, run: str) -> Ranking:
    return ranking(number, rank, name=name, section=None, run=run)


def test_a_list_in_doubt_stays_as_it_was_beside_new_ones(store: Store, tmp_path: Path) -> None:
    start(store, "run-1")
    articles = [article(number) for number in range(1, 7)]
    listed = [(1, 1, "정치"), (2, 2, "정치"), (3, 1, "경제"), (1, 2, "경제")]
    store.commit("run-1", articles, [of_list(*one, "run-1") for one in listed])
    publish(store, "run-1", "mainnews", tmp_path)
    start(store, "run-2", ago=timedelta(hours=-1))
    new = [of_list(4, 1, "정치", "run-2"), of_list(5, 1, "경제", "run-2"), of_list(6, 2, "경제", "run-2")]
    store.commit("run-2", [], new)
    held = {list_row(new[0])["key"]}
    publish(store, "run-2", "mainnews", tmp_path, held=held)
    ranks = json.loads((tmp_path / "mainnews.rankings.json").read_text(encoding="utf-8"))
    assert [(one["name"], one["article_id"]) for one in ranks] == [
        ("경제", "demo:5"),
        ("경제", "demo:6"),
        ("정치", "demo:1"),
        ("정치", "demo:2"),
    ]
    assert ids(tmp_path) == ["demo:5", "demo:6", "demo:1", "demo:2"]
    # The store says the same on another machine, and a run of another site takes it as it is.
    [publication] = store.published("mainnews")
    republish(store, publication, tmp_path / "other")
    assert feeds(tmp_path / "other") == feeds(tmp_path)
    start(store, "run-3", ago=timedelta(hours=-2))
    store.commit("run-3", [], [ranking(6, 1, site="other", run="run-3")])
    publish(store, "run-3", "mainnews", tmp_path)
    assert ids(tmp_path) == ["demo:6", "demo:5", "demo:1", "demo:2"]
    # In doubt for longer, it stays; when the doubt is over, the new picture takes its place.
    start(store, "run-4", ago=timedelta(hours=-3))
    store.commit("run-4", [], [of_list(4, 1, "정치", "run-4"), of_list(3, 1, "경제", "run-4")])
    publish(store, "run-4", "mainnews", tmp_path, held=held)
    assert ids(tmp_path) == ["demo:3", "demo:1", "demo:2", "demo:6"]
    publish(store, "run-4", "mainnews", tmp_path)
    assert ids(tmp_path) == ["demo:4", "demo:3", "demo:6"]


def crawl_list(store: Store, run: str, source: bytes, name: str, number: int) -> None:
    """A crawl of one list, which has one article."""
    page = WaitingList(site="demo", slot="", url=f"https://news.example.com/{name}", source="{}")
    crawl = begin(store, run, lists=[page], site="demo", started=datetime.now(KST)).crawl
    read = ListRead(source=source, site="demo", label=name, at=datetime.now(KST))
    store.keep_list(
        run,
        crawl,
        ReadList(
            key=page.key, site="demo", rankings=[of_list(number, 1, name, run)], slots=[None], measured=read
        ),
        {},
    )
    store.commit(run, [article(number)], [])


def test_lists_that_a_run_was_not_sent_to_stay(store: Store, tmp_path: Path) -> None:
    crawl_list(store, "run-1", b"politics", "정치", 1)
    publish(store, "run-1", "mainnews", tmp_path)
    crawl_list(store, "run-2", b"hourly", "13시 많이 본 뉴스", 2)
    publish(store, "run-2", "mainnews", tmp_path, partial=True)
    assert ids(tmp_path) == ["demo:2", "demo:1"]
    # A list that has another name now is the same list.
    crawl_list(store, "run-3", b"hourly", "14시 많이 본 뉴스", 3)
    publish(store, "run-3", "mainnews", tmp_path, partial=True)
    assert ids(tmp_path) == ["demo:3", "demo:1"]
    # A run that was sent to all lists of the site shows all that there are.
    publish(store, "run-3", "mainnews", tmp_path)
    assert ids(tmp_path) == ["demo:3"]


def test_a_list_in_doubt_that_was_never_published_is_left_out(store: Store, tmp_path: Path) -> None:
    start(store, "run-1")
    listed = [of_list(1, 1, "정치", "run-1"), of_list(2, 1, "경제", "run-1")]
    store.commit("run-1", [article(1), article(2)], listed)
    publish(store, "run-1", "mainnews", tmp_path, held={list_row(listed[0])["key"]})
    assert ids(tmp_path) == ["demo:2"]


def test_a_run_of_one_site_does_not_wipe_anothers(store: Store, tmp_path: Path) -> None:
    start(store, "run-1")
    store.commit("run-1", [article(1)], [ranking(1, 1)])
    publish(store, "run-1", "mainnews", tmp_path)
    start(store, "run-2")
    other = article(2, id="other:2", site="other")
    store.commit("run-2", [other], [ranking(2, 1, site="other", article_id="other:2")])
    publish(store, "run-2", "mainnews", tmp_path)
    assert ids(tmp_path) == ["other:2", "demo:1"]


def test_two_runs_that_publish_at_once_do_not_leave_each_other_out(store: Store, tmp_path: Path) -> None:
    for number, site in ((1, "one"), (2, "two")):
        start(store, f"run-{number}")
        listed = ranking(number, 1, site=site, article_id=f"{site}:1")
        store.commit(f"run-{number}", [article(number, id=f"{site}:1", site=site)], [listed])
    other = Store(f"sqlite:///{tmp_path}/news.db")
    folder = tmp_path / "feeds"
    folder.mkdir()
    # Stands for a run that is publishing: the second one waits for it, and then sees what it published.
    holding = os.open(folder, os.O_RDONLY)
    fcntl.flock(holding, fcntl.LOCK_EX)
    waiting = threading.Thread(target=publish, args=(other, "run-2", "mainnews", folder))
    waiting.start()
    assert store.publish(store.edition("mainnews", "run-1", timedelta(hours=24)))
    os.close(holding)
    waiting.join()
    other.close()
    assert ids(folder) == ["two:1", "one:1"]


def test_a_site_not_observed_for_a_day_is_not_now(store: Store, tmp_path: Path) -> None:
    start(store, "run-1", ago=timedelta(hours=30))
    store.commit("run-1", [article(1)], [ranking(1, 1)])
    publish(store, "run-1", "mainnews", tmp_path)
    start(store, "run-2")
    store.commit("run-2", [article(2)], [ranking(2, 1, site="other")])
    publish(store, "run-2", "mainnews", tmp_path)
    assert ids(tmp_path) == ["demo:2"]


def test_a_site_whose_lists_all_fail_stays_as_long_as_it_is_followed(store: Store, tmp_path: Path) -> None:
    start(store, "run-1", ago=timedelta(hours=30))
    listed = ranking(1, 1)
    store.commit("run-1", [article(1)], [listed])
    publish(store, "run-1", "mainnews", tmp_path)
    start(store, "run-2")
    store.commit("run-2", [article(2)], [ranking(2, 1, site="other")])
    publish(store, "run-2", "mainnews", tmp_path, held={list_row(listed)["key"]})
    assert ids(tmp_path) == ["demo:2", "demo:1"]
    publish(store, "run-2", "mainnews", tmp_path)
    assert ids(tmp_path) == ["demo:2"]


def test_a_run_that_was_not_published_is_not_taken_by_others(store: Store, tmp_path: Path) -> None:
    start(store, "run-1")
    store.commit("run-1", [article(1)], [ranking(1, 1)])
    start(store, "run-2")
    store.commit("run-2", [article(2)], [ranking(2, 1, site="other")])
    publish(store, "run-2", "mainnews", tmp_path)
    assert ids(tmp_path) == ["demo:2"]


def test_another_spiders_lists_are_its_own(store: Store, tmp_path: Path) -> None:
    begin(store, "run-1", spider="trending")
    store.commit("run-1", [article(1)], [ranking(1, 1, site="other")])
    publish(store, "run-1", "trending", tmp_path)
    start(store, "run-2")
    store.commit("run-2", [article(2)], [ranking(2, 1)])
    publish(store, "run-2", "mainnews", tmp_path)
    assert ids(tmp_path) == ["demo:2"]


def test_a_set_that_cannot_be_written_is_one_line_and_the_old_one_stays(store: Store, tmp_path: Path) -> None:
    start(store, "run-1")
    store.commit("run-1", [article(1)], [ranking(1, 1)])
    publish(store, "run-1", "mainnews", tmp_path)
    before = feeds(tmp_path)
    start(store, "run-2")
    store.commit("run-2", [article(2)], [ranking(2, 1, run="run-2")])
    (tmp_path / "mainnews.articles.csv").unlink()
    (tmp_path / "mainnews.articles.csv").mkdir()
    done = publish(store, "run-2", "mainnews", tmp_path)
    [failure] = done.failures
    assert "mainnews.articles.csv was not written: what stands there is no file" in failure
    assert done.paths == []
    assert {name: content for name, content in before.items() if name != "mainnews.articles.csv"} == feeds(
        tmp_path
    )
    # Nor does the store say that it is published.
    assert [one.run for one in store.published()] == ["run-1"]


def test_the_published_feed_is_written_again_to_the_same_bytes(store: Store, tmp_path: Path) -> None:
    start(store, "run-1")
    store.commit("run-1", [article(1), article(2)], [ranking(2, 1), ranking(1, 2)])
    publish(store, "run-1", "mainnews", tmp_path / "one")
    start(store, "run-2")
    store.commit("run-2", [article(3)], [ranking(3, 1, site="a", run="run-2")])
    publish(store, "run-2", "mainnews", tmp_path / "one")
    # A run that publishes nothing, because its lists failed, is no part of it.
    start(store, "run-3")
    store.commit("run-3", [article(4)], [ranking(4, 1, run="run-3")])

    other = Store(f"sqlite:///{tmp_path}/news.db")
    [publication] = other.published()
    assert (publication.spider, publication.run) == ("mainnews", "run-2")
    assert [(one.run, one.site) for one in publication.lists] == [("run-2", "a"), ("run-1", "demo")]
    done = republish(other, publication, tmp_path / "two")
    other.close()
    assert (done.articles, done.rankings, done.failures) == (3, 3, [])
    assert feeds(tmp_path / "one") == feeds(tmp_path / "two")


def test_what_is_published_stays_published_when_its_day_is_over(store: Store, tmp_path: Path) -> None:
    start(store, "run-1", ago=timedelta(hours=30))
    store.commit("run-1", [article(1)], [ranking(1, 1)])
    publish(store, "run-1", "mainnews", tmp_path / "one")
    [publication] = store.published("mainnews")
    republish(store, publication, tmp_path / "two")
    assert ids(tmp_path / "two") == ["demo:1"]
    assert store.published("trending") == []
