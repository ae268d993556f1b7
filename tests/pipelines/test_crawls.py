"""Whole crawls over a real server: what reaches the store and the feeds, and what is counted."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.pipelines.conftest import Crawl

RunCrawl = Callable[..., Crawl]


def counts(crawl: Crawl) -> dict[str, int]:
    prefix = "newscrawl/"
    return {name.removeprefix(prefix): n for name, n in crawl.stats.items() if name.startswith(prefix)}


def errors_of(crawl: Crawl) -> list[str]:
    """The lines of errors, but for the verdict that follows from them."""
    return [line for line in crawl.log.splitlines() if " ERROR: " in line and "Verdict: " not in line]


def test_everything_new_reaches_store_and_feeds(crawl: RunCrawl) -> None:
    first = crawl()
    numbers = counts(first)
    assert (numbers["articles/new"], numbers["rankings/observed"]) == (20, 20)
    assert numbers["store/committed"] == 40
    assert sorted(one["id"] for one in first.articles()) == sorted(f"demo:{n}" for n in range(1, 21))
    assert {one["revision"] for one in first.articles()} == {1}
    assert [len(first.feeds(kind)) for kind in ("articles.json", "articles.csv", "rankings.json")] == [
        1,
        1,
        1,
    ]
    assert first.store().counts()["articles"] == 20


def test_a_second_run_exports_only_what_changed(crawl: RunCrawl) -> None:
    crawl()
    unchanged = crawl()
    assert counts(unchanged)["articles/unchanged"] == 20
    assert len(unchanged.feeds("articles.json")) == len(unchanged.feeds("articles.csv")) == 1
    assert len(unchanged.feeds("rankings.csv")) == 2
    edited = crawl("edited")
    assert [(one["title"], one["revision"]) for one in edited.articles()] == [("고친 제목", 2)]
    counted = crawl("counted")  # the title is the old one again, which is a change as well
    assert [(one["comment_count"], one["revision"]) for one in counted.articles()] == [(99, 3)]
    assert counts(crawl("counted"))["articles/unchanged"] == 20


def test_what_lacks_a_title_is_kept_in_quarantine_with_its_page(crawl: RunCrawl) -> None:
    ended = crawl("untitled")
    numbers = counts(ended)
    assert (numbers["articles/invalid"], numbers["rankings/invalid"], numbers["quarantine/kept"]) == (1, 1, 2)
    kept = {reason: (url, page) for url, reason, page, _ in ended.store().quarantined()}
    url, page = kept["no title, no body"]
    assert url.endswith("/3")
    assert page == b"<html><body><h1>/3</h1></body></html>"
    assert kept["no title"][0].endswith("/list")
    assert len(ended.articles()) == 19


def test_one_article_under_two_addresses_or_identities_is_exported_once(crawl: RunCrawl) -> None:
    ended = crawl("twice")
    numbers = counts(ended)
    assert (numbers["articles/new"], numbers["articles/duplicate"]) == (20, 40)
    assert len(ended.articles()) == 20


def test_a_value_the_database_refuses_costs_only_its_own_article(crawl: RunCrawl) -> None:
    ended = crawl("huge")
    assert counts(ended)["articles/new"] == 19
    assert counts(ended)["articles/error"] == 1
    assert sorted(one["id"] for one in ended.articles()) == sorted(
        f"demo:{n}" for n in range(1, 21) if n != 3
    )
    [(url, reason, page, _)] = list(ended.store().quarantined())
    assert url.endswith("/3")
    assert reason.startswith("error: ")
    assert page


def test_a_store_that_fails_ends_the_crawl_in_one_line_and_nothing_more_is_exported(crawl: RunCrawl) -> None:
    first = crawl("plain", "count=5")
    size = (first.data / "newscrawl.db").stat().st_size
    second = crawl("plain", "count=400", f"file_size={size + 200_000}")
    assert second.stats["finish_reason"] == "store_failed"
    assert counts(second)["store/failed"] == 1
    stored = second.store().counts()["articles"]
    exported = second.articles() if len(second.feeds("articles.json")) == 2 else []
    assert len(exported) == stored - 5 < 395
    errors = errors_of(second)
    assert [line for line in errors if "the disk is full" in line or "disk failed or is full" in line]
    assert all(": Store /" in line or "is not recorded. Store /" in line for line in errors)
    assert len(errors) <= 2
    assert "Traceback" not in second.log


@pytest.mark.parametrize("name", ["own.json", "own.csv", "own.jl"])
def test_a_feed_of_the_users_own_gets_articles_only(crawl: RunCrawl, tmp_path: Path, name: str) -> None:
    path = tmp_path / "sub" / name
    form = {"json": "json", "csv": "csv", "jl": "jl"}[path.suffix[1:]]
    crawl("plain", f'FEEDS={{"{path}": {{"format": "{form}"}}, "{path}.rankings": {{"format": "json"}}}}')
    text = path.read_text(encoding="utf-8-sig")
    assert text.count("첫째 문단") == 20
    rankings = json.loads(Path(f"{path}.rankings").read_text(encoding="utf-8"))
    assert [one["rank"] for one in rankings] == list(range(1, 21))


def test_a_users_feed_grows_run_by_run_and_stays_one_file(crawl: RunCrawl, tmp_path: Path) -> None:
    feeds = f'FEEDS={{"{tmp_path}/own.json": {{"format": "json"}}}}'
    crawl("plain", feeds)
    crawl("edited", feeds)
    titles = [one["title"] for one in json.loads((tmp_path / "own.json").read_text(encoding="utf-8"))]
    assert len(titles) == 21
    assert titles[-1] == "고친 제목"


def test_a_run_that_finds_nothing_new_leaves_the_old_feed(crawl: RunCrawl, tmp_path: Path) -> None:
    feeds = f'FEEDS={{"{tmp_path}/own.json": {{"format": "json", "overwrite": true, "store_empty": true}}}}'
    crawl("plain", feeds)
    before = (tmp_path / "own.json").read_bytes()
    crawl("plain", feeds)
    assert (tmp_path / "own.json").read_bytes() == before


def test_a_feed_that_cannot_be_written_is_one_line_and_counted(crawl: RunCrawl, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    ended = crawl("plain", f'FEEDS={{"{tmp_path}/file/own.json": {{"format": "json"}}}}')
    assert counts(ended)["feeds/failed"] == 1
    [error] = errors_of(ended)
    assert "own.json was not written: check the path" in error
    assert "Traceback" not in ended.log


def test_a_full_disk_under_a_feed(crawl: RunCrawl) -> None:
    ended = crawl("plain", 'FEEDS={"/dev/full": {"format": "json"}}')
    assert counts(ended)["feeds/failed"] == 1
    [error] = errors_of(ended)
    assert "/dev/full was not written: the disk or the allowed file size is full" in error


def test_a_compressed_feed_is_whole(crawl: RunCrawl, tmp_path: Path) -> None:
    path = tmp_path / "own.json.gz"
    gzip_plugin = "scrapy.extensions.postprocessing.GzipPlugin"
    feeds = f'FEEDS={{"{path}": {{"format": "json", "postprocessing": ["{gzip_plugin}"]}}}}'
    crawl("plain", feeds)
    whole = path.read_bytes()
    assert len(json.loads(gzip.decompress(whole))) == 20
    again = crawl("edited", feeds)
    assert path.read_bytes() == whole
    assert "a compressed file cannot be added to" in again.log
    [beside] = list(tmp_path.glob("own.json.*.gz"))
    assert [one["title"] for one in json.loads(gzip.decompress(beside.read_bytes()))] == ["고친 제목"]
