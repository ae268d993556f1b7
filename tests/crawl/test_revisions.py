"""An article that is edited: read again when asked for, a new revision, the old one kept."""

import json
import re
import shutil
import sqlite3
from datetime import timedelta

import pytest

from tests.conftest import scrapy_command
from tests.faults.ageing import age
from tests.ports import free_port

AGAIN = re.compile(r"120 listed, (\d+) known already, (\d+) read again \((\d+) changed headlines\), 0 new")
BEFORE, AFTER = "2025-02-05T15:25:00+09:00", "2025-03-01T09:00:00+09:00"


@pytest.fixture(scope="module")
def port():
    """The portal's: at another one the next run would find another site."""
    return free_port()


def portal(port, at):
    """Words of a crawl of the portal as it is at a time of its clock."""
    settings = ("-s", "PORTAL_ARTICLES=120", "-s", f"PORTAL_AT={at}", "-s", f"PORTAL_PORT={port}")
    return ("crawl", "mainnews", *settings)


@pytest.fixture(scope="module")
def once(tmp_path_factory, port):
    """What the first crawl leaves."""
    data = tmp_path_factory.mktemp("once") / "data"
    assert scrapy_command(data)(*portal(port, BEFORE)).returncode == 0
    return data


@pytest.fixture
def crawl(run_scrapy, port, once, tmp_path):
    """Crawl the portal again, after the first time."""
    shutil.copytree(once, tmp_path / "data", symlinks=True)

    def run(at, *arguments):
        return run_scrapy(*portal(port, at), *arguments)

    return run


def feeds(tmp_path):
    paths = sorted((tmp_path / "data/feeds/mainnews").glob("*.articles.json"))
    return [{entry["id"]: entry for entry in json.loads(path.read_text("utf-8"))} for path in paths]


def test_an_edited_article_becomes_a_second_revision(crawl, tmp_path):
    # Those whose headline has changed on their list are asked for, and no others.
    result = crawl(AFTER)
    assert result.returncode == 0
    changed = AGAIN.search(result.stderr)
    assert changed is not None, result.stderr
    first, revised = feeds(tmp_path)
    assert 0 < len(revised) < len(first)
    for article_id, article in revised.items():
        assert (article["revision"], first[article_id]["revision"]) == (2, 1)
        assert article["title"] != first[article_id]["title"] or article["body"] != first[article_id]["body"]
        assert article["modified_at"] is not None
    assert f"{len(revised)} revised" in result.stderr
    assert changed.groups() == (str(120 - len(revised)), str(len(revised)), str(len(revised)))
    assert "120 known already, 0 new" in crawl(AFTER).stderr  # they were followed
    with sqlite3.connect(tmp_path / "data/newscrawl.db") as connection:
        versions = connection.execute(
            "select article_id, count(*) from revisions group by 1 having count(*) > 1"
        )
        assert dict(versions) == dict.fromkeys(revised, 2)


def test_what_is_read_again_and_unchanged_is_not_sent_again(crawl, tmp_path):
    store = tmp_path / "data/newscrawl.db"
    first = dict(sqlite3.connect(store).execute("select id, read_at from articles"))
    result = crawl(BEFORE, "-a", "fresh=0")
    assert "119 read again (119 older than fresh=), 0 new, 119 unchanged" in result.stderr
    [saved] = re.findall(r"saved +([\d,]+) KB by ([\d,]+) unchanged answers", result.stderr)
    assert int(saved[1].replace(",", "")) >= 119
    assert int(saved[0].replace(",", "")) > 1_000
    second = dict(sqlite3.connect(store).execute("select id, read_at from articles"))
    assert all(second[one] > first[one] for one in first)
    # What is kept of them is still the page of their newest reading.
    seen = "select count(*) from pages join articles on id = article_id and confirmed_at = articles.read_at"
    assert sqlite3.connect(store).execute(seen.replace(" id ", " articles.id ")).fetchone() == (119,)


def test_front_pages_are_read_again_as_reread_says(crawl, tmp_path):
    age(tmp_path / "data/newscrawl.db", timedelta(minutes=50))
    assert "120 known already, 0 new" in crawl(BEFORE).stderr
    age(tmp_path / "data/newscrawl.db", timedelta(minutes=20))
    again = crawl(BEFORE).stderr
    assert re.search(r"(\d+) read again \(\1 on a front page\), 0 new, \1 unchanged", again), again
    assert "120 known already, 0 new" in crawl(BEFORE).stderr
    age(tmp_path / "data/newscrawl.db", timedelta(hours=6))
    # But what was not there is asked for once more.
    assert "119 known already, 0 new, 1 gone" in crawl(BEFORE, "-s", "REREAD=").stderr


def test_a_wrong_reread_is_one_line(crawl):
    result = crawl(BEFORE, "-s", "REREAD=1h,soon")
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert "REREAD=soon is no length of time; write 90s, 90m" in result.stderr


def test_a_stored_article_is_not_read_again_before_its_time(crawl):
    assert "120 known already" in crawl(BEFORE, "-a", "fresh=1").stderr
