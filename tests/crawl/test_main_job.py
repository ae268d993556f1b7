"""The main job as a user runs it: the bundled portal, crawled twice, against the portal's own truth."""

import dataclasses
import json
import re
import sqlite3
from collections import Counter
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import jsonschema
import pandas as pd
import pytest

from newscrawl.items import Article, Ranking
from newscrawl.portal.newsroom import Newsroom
from newscrawl.portal.rankings import rankings_at
from newscrawl.schema import json_schema
from tests.conftest import scrapy_command

AT = "2025-02-06T09:00:00+09:00"
ARTICLES = 250
# What a reading adds to the truth: when and how this run came by it.
OF_THE_RUN = {"requested_url", "crawled_at", "revision", "listed_in", "story"}
FIELDS = [field.name for field in dataclasses.fields(Article) if field.name not in OF_THE_RUN]


def read_feed(path: Path) -> list[dict]:
    return json.loads(path.read_text(encoding="utf-8"))


def counts(database: Path) -> list[dict]:
    with sqlite3.connect(database) as connection:
        return [json.loads(row[0]) for row in connection.execute("select counts from runs order by started")]


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    """The portal crawled twice, half a day apart by its clock."""
    data = tmp_path_factory.mktemp("main-job") / "data"
    run = scrapy_command(data)
    truth = data.parent / "truth.jsonl"
    told = run("portal", "--truth", str(truth), "--articles", str(ARTICLES), "--at", AT)
    assert told.returncode == 0, told.stderr
    crawl = ("crawl", "mainnews", "-s", f"PORTAL_ARTICLES={ARTICLES}")
    first = run(*crawl, "-s", f"PORTAL_AT={AT}")
    feeds = data / "feeds"
    after_first = {path: path.read_bytes() for path in feeds.glob("**/*.*")}
    later = AT.replace("T09", "T21")
    second = run(*crawl, "-s", f"PORTAL_AT={later}")
    return SimpleNamespace(
        first=first,
        second=second,
        feeds=feeds,
        database=data / "newscrawl.db",
        after_first=after_first,
        truth={line["id"]: line for line in map(json.loads, truth.read_text("utf-8").splitlines())},
    )


def of_first_run(crawled, ending: str) -> Path:
    return min((crawled.feeds / "mainnews").glob(f"*.{ending}"))


def portable(value):
    """Without the port, which differs from run to run."""
    return json.loads(re.sub(r"http://127\.0\.0\.1:\d+", "http://portal", json.dumps(value)))


def test_both_runs_end_ok(crawled):
    for run in (crawled.first, crawled.second):
        assert run.returncode == 0, run.stderr
        assert "Verdict: ok" in run.stderr
        assert "Traceback" not in run.stderr


def test_the_user_is_told_about_the_bundled_portal_and_how_to_name_a_real_site(crawled):
    assert "Crawling the bundled portal" in crawled.first.stderr
    assert "-a site=NAME" in crawled.first.stderr


def test_every_article_of_the_portal_is_there_exactly_once(crawled):
    articles = read_feed(crawled.feeds / "mainnews.articles.json")
    assert len(crawled.truth) >= ARTICLES * 0.98  # some listed articles are gone
    assert Counter(article["id"] for article in articles) == Counter(crawled.truth.keys())


def test_every_article_of_the_portal_is_a_story_of_its_own(crawled):
    """Its reports are written once each; flashes and weather of one form are about other things."""
    articles = read_feed(of_first_run(crawled, "articles.json"))
    assert [(one["id"], one["story"]) for one in articles if one["story"] != one["id"]] == []


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_equals_the_truth(crawled, name):
    wrong = [
        (article["id"], crawled.truth[article["id"]][name], article[name])
        for article in read_feed(of_first_run(crawled, "articles.json"))
        if portable(article[name]) != portable(crawled.truth[article["id"]][name])
    ]
    assert not wrong, f"{len(wrong)} differ, the first: id, truth, read = {wrong[0]}"


@pytest.mark.parametrize(("item", "ending"), [(Article, "articles.json"), (Ranking, "rankings.json")])
def test_the_feeds_keep_to_their_schema(crawled, item, ending):
    validator = jsonschema.Draft202012Validator(json_schema(item))
    for path in crawled.feeds.glob(f"**/*{ending}"):
        for entry in read_feed(path):
            validator.validate(entry)


def test_an_article_carries_every_list_it_stands_on(crawled):
    rankings = read_feed(of_first_run(crawled, "rankings.json"))
    places = Counter(ranking["article_id"] for ranking in rankings)
    articles = read_feed(of_first_run(crawled, "articles.json"))
    assert max(places.values()) > 1
    assert {article["id"]: len(article["listed_in"]) for article in articles} == {
        article_id: count for article_id, count in places.items() if article_id in crawled.truth
    }


def test_every_rank_equals_the_truth(crawled):
    def facts(entries):
        names = (
            "list",
            "name",
            "tab",
            "section",
            "rank",
            "title",
            "article_id",
            "publisher",
            "comment_count",
        )
        return sorted(tuple(str(entry[name]) for name in names) for entry in entries)

    at = datetime.fromisoformat(AT)
    truth = [dataclasses.asdict(entry) for entry in rankings_at(Newsroom(ARTICLES, 7), "http://portal", at)]
    followed = [entry for entry in truth if entry["list"] == "mainnews"]
    assert facts(read_feed(of_first_run(crawled, "rankings.json"))) == facts(followed)


def test_the_second_run_asks_for_no_article_and_exports_none(crawled):
    first, second = counts(crawled.database)
    assert first["articles/requested"] == ARTICLES
    assert "articles/requested" not in second
    assert second["articles/known"] == ARTICLES
    assert len(list((crawled.feeds / "mainnews").glob("*.articles.json"))) == 1
    assert len(list((crawled.feeds / "mainnews").glob("*.rankings.json"))) == 2


def test_the_second_run_leaves_the_first_ones_feeds_as_they_were(crawled):
    for path, content in crawled.after_first.items():
        if path.parent.name == "mainnews":
            assert path.read_bytes() == content


def test_the_second_run_observes_new_ranks(crawled):
    box = "경제 주요뉴스"
    first, second = (
        {entry["article_id"]: entry["rank"] for entry in read_feed(path) if entry["name"] == box}
        for path in sorted((crawled.feeds / "mainnews").glob("*.rankings.json"))
    )
    assert len(first) == len(second) == 10
    assert first != second


def test_the_published_articles_stand_in_list_order(crawled):
    ranked = [entry["article_id"] for entry in read_feed(crawled.feeds / "mainnews.rankings.json")]
    order = [article_id for article_id in dict.fromkeys(ranked) if article_id in crawled.truth]
    assert [article["id"] for article in read_feed(crawled.feeds / "mainnews.articles.json")] == order


@pytest.mark.parametrize("ending", ["articles", "rankings"])
def test_pandas_reads_every_feed_back(crawled, ending):
    for path in crawled.feeds.glob(f"**/*.{ending}.csv"):
        from_csv = pd.read_csv(path, encoding="utf-8-sig")
        from_json = pd.read_json(path.with_suffix(".json"), dtype=False)
        assert list(from_csv.columns) == list(from_json.columns)
        assert len(from_csv) == len(from_json) > 0
        numbers = ["comment_count", "revision"] if ending == "articles" else ["rank", "comment_count"]
        for column in numbers:
            assert pd.api.types.is_numeric_dtype(from_csv[column])
            assert (from_csv[column].dropna().to_numpy() == from_json[column].dropna().to_numpy()).all()
        time = "published_at" if ending == "articles" else "observed_at"
        assert str(pd.to_datetime(from_csv[time]).dtype).endswith("UTC+09:00]")
