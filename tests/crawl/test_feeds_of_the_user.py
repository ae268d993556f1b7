"""``-o`` and ``-O`` behave as Scrapy's users know them, and never leave a broken file."""

import json

import pandas as pd

SMALL = ("crawl", "mainnews", "-s", "PORTAL_ARTICLES=24")


def test_an_appended_feed_is_one_valid_file(run_scrapy, tmp_path):
    feeds = [tmp_path / "all.json", tmp_path / "all.csv"]
    outputs = [argument for feed in feeds for argument in ("-o", str(feed))]
    assert run_scrapy(*SMALL, *outputs, "-a", "limit=10").returncode == 0
    assert len(json.loads(feeds[0].read_text("utf-8"))) == 10
    assert run_scrapy(*SMALL, *outputs).returncode == 0
    articles = json.loads(feeds[0].read_text("utf-8"))
    assert len(articles) == len({article["id"] for article in articles}) > 20
    assert list(pd.read_csv(feeds[1], encoding="utf-8-sig")["id"]) == [article["id"] for article in articles]


def test_a_replaced_feed_stays_when_the_run_finds_nothing_new(run_scrapy, tmp_path):
    feed = tmp_path / "new.json"
    assert run_scrapy(*SMALL, "-O", str(feed)).returncode == 0
    before = feed.read_bytes()
    assert run_scrapy(*SMALL, "-O", str(feed)).returncode == 0
    assert feed.read_bytes() == before


def test_ranks_go_where_the_name_says_so(run_scrapy, tmp_path):
    assert run_scrapy(*SMALL, "-O", str(tmp_path / "rankings.json")).returncode == 0
    entries = json.loads((tmp_path / "rankings.json").read_text("utf-8"))
    assert {"rank", "observed_at"} <= entries[0].keys()
