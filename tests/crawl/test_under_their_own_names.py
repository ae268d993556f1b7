"""Frozen list pages, served under their own host names and followed to their articles."""

import json
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.crawl.council import FAST, article
from tests.crawl.loopback import HANDLERS

PAGES = Path(__file__).parent.parent / "pages/lists"
CASES = {
    "naver/ranking": "trending",
    "naver/section": "mainnews",
    "daum/home": "mainnews",
    "zum/home": "mainnews",
    "yna/section": "mainnews",
    "rss/plain": "mainnews",
}
TYPES = {".html": "text/html", ".xml": "application/rss+xml"}


@pytest.fixture(params=CASES)
def followed(request, run_scrapy, web_site, tmp_path):
    """The crawl of one case: the entries expected of its page, the ranks and the articles that came out."""
    folder, kind = PAGES / request.param, CASES[request.param]
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    lists = [block for block in expected["lists"] if block["list"] == kind]
    [page] = folder.glob("page.*")
    place = urlsplit(expected["url"])
    web_site.pages[f"/{place.netloc}{place.path or '/'}"] = (
        200,
        {"Content-Type": TYPES[page.suffix]},
        page.read_bytes(),
    )
    for number, entry in enumerate(entry for block in lists for entry in block["entries"]):
        asked = entry["url"].partition("://")[2]
        page = article(number).replace(f"시의회 예산안 {number}차 의결", escape(entry["title"]))
        web_site.page(f"/{asked}", page.replace("<p>", f"<p>{escape(entry['title'])} 소식이다. ", 1))
    result = run_scrapy(
        *("crawl", kind, "-a", f"url={expected['url']}", *FAST),
        *("-s", f"DOWNLOAD_HANDLERS={HANDLERS}", "-s", "ROBOTSTXT_OBEY=0"),
        *("-s", f"GUARD_ALLOWED={urlsplit(web_site.url).netloc}"),
        env={"LOOPBACK_URL": web_site.url},
    )
    assert result.returncode == 0, result.stderr
    feeds = tmp_path / "data/feeds"
    return (
        [entry for block in lists for entry in block["entries"]],
        json.loads((feeds / f"{kind}.rankings.json").read_text("utf-8")),
        json.loads((feeds / f"{kind}.articles.json").read_text("utf-8")),
    )


def test_the_list_is_followed_to_every_article_with_its_rank(followed):
    expected, rankings, articles = followed
    assert [(entry["title"], entry["url"], entry["rank"]) for entry in expected] == [
        (ranking["title"], ranking["url"], ranking["rank"]) for ranking in rankings
    ]
    assert len(articles) == len({ranking["article_id"] for ranking in rankings})
    listed = {(place["name"], place["rank"]) for entry in articles for place in entry["listed_in"]}
    assert listed == {(ranking["name"], ranking["rank"]) for ranking in rankings}
