"""An article that is edited: read again when asked for, a new revision, the old one kept."""

import json
import socket
import sqlite3

import pytest

BEFORE, AFTER = "2025-02-05T15:25:00+09:00", "2025-03-01T09:00:00+09:00"


@pytest.fixture
def crawl(run_scrapy):
    """Crawl the portal as it is at a time of its clock, each time on the same port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    def run(at, *arguments):
        settings = ("-s", "PORTAL_ARTICLES=120", "-s", f"PORTAL_AT={at}", "-s", f"PORTAL_PORT={port}")
        return run_scrapy("crawl", "mainnews", *settings, *arguments)

    return run


def feeds(tmp_path):
    paths = sorted((tmp_path / "data/feeds/mainnews").glob("*.articles.json"))
    return [{entry["id"]: entry for entry in json.loads(path.read_text("utf-8"))} for path in paths]


def test_an_edited_article_becomes_a_second_revision(crawl, tmp_path):
    assert crawl(BEFORE).returncode == 0
    # Without `fresh` what is known is not asked for, however it has changed.
    assert "articles 120 listed, 120 known already" in crawl(AFTER).stderr
    result = crawl(AFTER, "-a", "fresh=0")
    assert result.returncode == 0
    first, revised = feeds(tmp_path)
    assert 0 < len(revised) < len(first)
    for article_id, article in revised.items():
        assert (article["revision"], first[article_id]["revision"]) == (2, 1)
        assert article["title"] != first[article_id]["title"] or article["body"] != first[article_id]["body"]
        assert article["modified_at"] is not None
    assert f"{len(revised)} revised" in result.stderr
    with sqlite3.connect(tmp_path / "data/newscrawl.db") as connection:
        versions = connection.execute(
            "select article_id, count(*) from revisions group by 1 having count(*) > 1"
        )
        assert dict(versions) == dict.fromkeys(revised, 2)


def test_a_stored_article_is_not_read_again_before_its_time(crawl):
    crawl(BEFORE)
    assert "120 known already" in crawl(BEFORE, "-a", "fresh=1").stderr
