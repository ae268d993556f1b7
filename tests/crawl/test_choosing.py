"""since=, until= and query= choose among what stands on lists; follow=0 asks for ranks alone."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Command, WebSite
from tests.crawl.council import article, crawl_well, listing

# Article 12 of the council is of 15:12, and so on.
LISTED = range(10, 16)


@pytest.fixture
def site(web_site: WebSite) -> WebSite:
    web_site.page("/robots.txt", "User-agent: *\nAllow: /\n", Content_Type="text/plain")
    web_site.page("/", listing(LISTED))
    for number in LISTED:
        web_site.page(f"/news/{number}", article(number))
    return web_site


def feed(tmp_path: Path, kind: str) -> list[dict[str, Any]]:
    [path] = (tmp_path / "data/feeds/mainnews").glob(f"*.{kind}.json")
    found: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))
    return found


def numbers(items: list[dict[str, Any]]) -> list[int]:
    return [int(item["url"].rpartition("/")[2]) for item in items]


def test_a_span_chooses_by_the_articles_time(run_scrapy: Command, site: WebSite, tmp_path: Path) -> None:
    said = crawl_well(run_scrapy, site, "/", "since=2025-02-05T15:12", "until=2025-02-05T15:13")
    assert sorted(numbers(feed(tmp_path, "articles"))) == [12, 13]
    assert "4 outside of since=, until= or query=" in said
    # The list stood as it stood.
    assert numbers(feed(tmp_path, "rankings")) == list(LISTED)
    assert "The feeds at the fixed paths stay as they were" in said
    assert not (tmp_path / "data/feeds/mainnews.articles.json").exists()


def test_a_query_looks_into_title_and_text(run_scrapy: Command, site: WebSite, tmp_path: Path) -> None:
    site.page("/news/11", article(11).replace("시는 이달 안에", "부산시는 이달 안에"))
    said = crawl_well(run_scrapy, site, "/", 'query="세부 집행" 부산시 -13차')
    assert numbers(feed(tmp_path, "articles")) == [11]
    assert "5 outside of since=, until= or query=" in said
    # Its headline says that it is not asked for.
    assert "/news/13" not in site.requests


def test_what_was_read_to_know_is_stored_and_in_no_feed(
    run_scrapy: Command, site: WebSite, tmp_path: Path
) -> None:
    crawl_well(run_scrapy, site, "/", "query=12차")
    [path] = (tmp_path / "data/feeds/mainnews").glob("*.articles.json")
    before = path.read_bytes()
    path.unlink()
    again = run_scrapy("export", "--run", path.name.removesuffix(".articles.json"))
    assert again.returncode == 0, again.stderr
    assert path.read_bytes() == before
    site.requests.clear()
    assert "6 known already" in crawl_well(run_scrapy, site, "/")
    assert not [path for path in site.requests if path.startswith("/news/")]
    assert sorted(
        numbers(json.loads((tmp_path / "data/feeds/mainnews.articles.json").read_text("utf-8")))
    ) == list(LISTED)


def test_ranks_alone_are_published_beside_the_stored_articles_that_stand_there(
    run_scrapy: Command, site: WebSite, tmp_path: Path
) -> None:
    published = tmp_path / "data/feeds"
    crawl_well(run_scrapy, site, "/", "follow=0")
    assert not [path for path in site.requests if path.startswith("/news/")]
    assert numbers(json.loads((published / "mainnews.rankings.json").read_text("utf-8"))) == list(LISTED)
    assert json.loads((published / "mainnews.articles.json").read_text("utf-8")) == []
    crawl_well(run_scrapy, site, "/")
    site.page("/", listing([*LISTED, 20]))
    crawl_well(run_scrapy, site, "/", "follow=0")
    assert "/news/20" not in site.requests
    assert numbers(json.loads((published / "mainnews.rankings.json").read_text("utf-8"))) == [*LISTED, 20]
    assert numbers(json.loads((published / "mainnews.articles.json").read_text("utf-8"))) == list(LISTED)
