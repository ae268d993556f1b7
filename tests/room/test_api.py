"""The JSON API: every answer is what its description says, and what the pages show; feeds are read back."""

import csv
import io
from pathlib import Path
from typing import Any

import feedparser
import pytest
from jsonschema import Draft202012Validator, ValidationError

from newscrawl.room.tables import WITH_TABLE
from newscrawl.room.views import VIEWS, View
from newscrawl.store import Store
from tests.docs.newsday import BANKS, CALM, DAON, GARAM, LATE, LIBRARY, LINE_2, NARAE, RELIEVED, SNOW, at
from tests.export.test_feed_rules import RULES
from tests.room.asking import Answer, Asker, asker_over
from tests.room.conftest import Morning
from tests.room.furnished import PROMISED, REFUSED
from tests.store.samples import end, ranking

# What is asked of each view besides what names it.
ASKED = {
    "front": "at=2026-11-24T08:10&site=demo&list=trending&page=1",
    "sides": "site=demo",
    "list": "span=24h",
    "search": "q=금리",
    "changes": "class=headline&class=correction",
    "stories": "span=7d",
    "outlets": "by=section",
}
WRONG = {
    "run": "/runs/none",
    "list": "/lists/1",
    "reading": "/withheld/demo:1",
    "refused": "/refused/00",
    "article": "/articles/demo:99",
}


def described(ask: Asker) -> dict[str, Any]:
    return ask("/api/openapi.json").json


def hold(document: dict[str, Any], path: str, status: int, answer: Any) -> None:
    """Hold an answer against the schema of its path and status."""
    schema = document["paths"][path]["get"]["responses"][str(status)]["content"]["application/json"]["schema"]
    Draft202012Validator({**schema, "components": document["components"]}).validate(answer)


def test_every_path_answers_as_it_is_described(ask: Asker, furnished: Morning) -> None:
    document = described(ask)
    assert document["openapi"] == "3.1.0"
    for view in VIEWS:
        path = f"/api/v1{view.api.replace(':path', '')}"
        name = furnished.pages[view.name].partition("?")[0].removeprefix(view.path.partition("{")[0])
        query = ASKED.get(view.name, "")
        answer = ask(f"/api/v1{view.api.partition('{')[0]}{name if '{' in view.path else ''}?{query}")
        assert answer.status == 200, path
        hold(document, path, 200, answer.json)
        described_ones = {
            one["name"] for one in document["paths"][path]["get"]["parameters"] if one["in"] == "query"
        }
        assert {one.partition("=")[0] for one in query.split("&")} <= {*described_ones, ""}
    for view_name, address in WRONG.items():
        path = next(f"/api/v1{one.api.replace(':path', '')}" for one in VIEWS if one.name == view_name)
        answer = ask(f"/api/v1{address}")
        assert answer.status == 404
        hold(document, path, 404, answer.json)
    wrong = ask("/api/v1/lists?at=x")
    hold(document, "/api/v1/lists", 400, wrong.json)
    assert wrong.json == {"error": "time", "message": "“x” is no time"}
    assert ask("/api/v1/none").json["error"] == "no_page"


def test_a_schema_refuses_what_it_does_not_describe(ask: Asker) -> None:
    document = described(ask)
    answer = ask("/api/v1/lists").json
    for change in ({"at": 7}, {"lists": [{}]}, {"more": 1}):
        with pytest.raises(ValidationError):
            hold(document, "/api/v1/lists", 200, answer | change)


def test_pages_and_api_say_the_same(ask: Asker) -> None:
    page, answer = ask("/?at=2026-11-24T08:10"), ask("/api/v1/lists?at=2026-11-24T08:10").json
    shown = page.tree.xpath("//ol[@class='entries']//a[@class='headline']")
    titles = [entry["title"] for one in answer["lists"] for entry in one["entries"]]
    assert [one.text_content() for one in shown] == titles
    # The page names where the same stands as JSON.
    [link] = page.tree.xpath("//footer//a[text()='JSON']/@href")
    assert ask(link).json == answer
    article = ask("/api/v1/articles/demo:4").json
    assert article["title"] == LINE_2
    assert [one["revision"] for one in article["versions"]] == [3, 2, 1]
    assert article["versions"][1]["edits"][1] == {"operation": "replace", "before": "10분", "after": "20분"}


# What each view's feed must name, of the morning.
IN_FEEDS = {
    "front": SNOW,
    "sides": BANKS,
    "list": LATE,
    "article": LINE_2,
    "search": RELIEVED,
    "changes": f"{CALM} → {RELIEVED}",
    "stories": LIBRARY,
    "outlets": "가람경제: 5시간",  # 1 for two hours on both lists, 4 for one
    "runs": "mainnews demo: 일부 문제",
    "run": "demo: 일부 문제",
    "withheld": PROMISED,
    "reading": PROMISED,
    "refused": REFUSED,
}


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_every_view_is_a_feed_that_its_page_names(ask: Asker, furnished: Morning, view: View) -> None:
    page = ask(furnished.pages[view.name])
    links = {one.get("type"): one.get("href") for one in page.tree.xpath("//head/link[@rel='alternate']")}
    assert ask(links.pop("application/json")).status == 200
    assert [*links] == ["application/rss+xml", "application/atom+xml", "application/feed+json"]
    found = {}
    for (kind, link), (form, broken) in zip(links.items(), RULES.items(), strict=True):
        answer = ask(link)
        assert (answer.status, answer.headers["content-type"]) == (200, f"{kind}; charset=utf-8")
        assert broken(answer.body) == [], form
        if form == "jsonfeed":
            found[form] = [one["title"] for one in answer.json["items"]]
        else:
            read = feedparser.parse(answer.body)
            assert not read.bozo, read.get("bozo_exception")
            found[form] = [one.title for one in read.entries]
            assert all(one.published_parsed for one in read.entries)
    assert IN_FEEDS[view.name] in found["rss"]
    assert found["rss"] == found["atom"] == found["jsonfeed"]


def test_entries_lead_to_the_room_or_to_the_publisher(ask: Asker, furnished: Morning) -> None:
    def links(path: str) -> list[tuple[str, str]]:
        items = ask(path).json["items"]
        return [(one["url"], one.get("external_url", "")) for one in items]

    front = links("/feeds/front.jsonfeed?at=2026-11-24T08:10&list=trending")
    assert front == [(f"https://news.example.com/{number}?from=list", "") for number in (1, 4, 2)]
    own = {f"http://127.0.0.1:8500/articles/demo:4#version-{number}" for number in (1, 2, 3)}
    assert {*links("/feeds/article/demo:4.jsonfeed")} == {(one, "https://news.example.com/4") for one in own}
    ids = ask("/articles/demo:4").tree.xpath("//li/@id")
    assert {one.partition("#")[2] for one in own} == {*ids}
    for view in ("runs", "run", "withheld", "reading", "refused", "outlets", "stories", "changes"):
        path = furnished.pages[view].removeprefix("/").partition("?")[0]
        name = path if view not in ("reading", "refused", "run") else f"{view}/{path.partition('/')[2]}"
        for url, _ in links(f"/feeds/{name}.jsonfeed?span=7d"):
            assert ask(url.removeprefix("http://127.0.0.1:8500").partition("#")[0]).status == 200, url


def test_a_feed_says_what_its_parameters_ask_for(ask: Asker) -> None:
    front = ask("/feeds/front.jsonfeed?at=2026-11-24T08:10&list=trending").json
    assert [one["title"] for one in front["items"]] == [CALM, LATE, SNOW]
    span = "since=2026-11-24T07:00&until=2026-11-24T08:00&list=trending"
    korean, english = (
        ask(f"/feeds/outlets.jsonfeed?{span}&lang={one}").json["items"] for one in ("ko", "en")
    )
    assert [(one["title"], one["summary"]) for one in korean] == [
        (f"{outlet}: 1시간", f"33.3 % · 최고 {best}위 · 기사 1건")
        for outlet, best in ((GARAM, 1), (NARAE, 1), (DAON, 3))
    ]
    assert english[0]["title"] == f"{GARAM}: 1 h"
    assert ask("/feeds/front.xlsx").status == ask("/feeds/run/run-doubtful.csv").status == 404
    assert ask("/feeds/front.rss?at=x").status == 400
    assert ask("/feeds/run/none.rss").status == 404


def test_a_feed_has_the_host_that_was_asked(morning: str) -> None:
    ask = asker_over(morning, at("09:35"), seconds=3_600)
    for host in ("127.0.0.1:8500", "localhost:8500"):
        [first, *_] = ask("/feeds/runs.jsonfeed", host=host).json["items"]
        assert first["url"].startswith(f"http://{host}/runs/")


def test_an_address_that_is_a_name_of_an_article_is_kept_whole(ask: Asker) -> None:
    page = ask("/articles/https://news.example.com/4%3Fa=b%23c?at=2026-11-24T08:10")
    assert page.status == 404
    assert "4?a=b#c" in page.said("//h1")
    [other] = page.tree.xpath("//a[@hreflang='en']/@href")
    assert "4?a=b#c" in ask(other).said("//h1")


def rows_of(answer: Answer) -> list[dict[str, str]]:
    assert (answer.status, answer.headers["content-type"]) == (200, "text/csv; charset=utf-8")
    return list(csv.DictReader(io.StringIO(answer.body.decode("utf-8-sig"))))


def test_views_of_rows_are_tables(ask: Asker, furnished: Morning) -> None:
    for view in VIEWS:
        links = ask(furnished.pages[view.name]).tree.xpath("//footer//a[text()='CSV']/@href")
        assert len(links) == (view.name in WITH_TABLE), view.name
        assert all(rows_of(ask(link)) for link in links), view.name
    exposed = rows_of(ask("/feeds/outlets.csv?since=2026-11-24T07:00&until=2026-11-24T09:00"))
    assert [(one["of"], one["seconds"], one["best_rank"]) for one in exposed] == [
        (GARAM, "18000", "1"),
        (NARAE, "10800", "1"),
        (DAON, "7200", "1"),
    ]
    standing = rows_of(ask("/feeds/front.csv?at=2026-11-24T08:10&list=trending"))
    assert [(one["site"], one["list"], one["rank"], one["title"], one["since"]) for one in standing] == [
        ("demo", "많이 본 뉴스 / 조회수", "1", CALM, "2026-11-24T07:30:00+09:00"),
        ("demo", "많이 본 뉴스 / 조회수", "2", LATE, "2026-11-24T08:00:00+09:00"),
        ("demo", "많이 본 뉴스 / 조회수", "3", SNOW, "2026-11-24T08:00:00+09:00"),
    ]
    changed = rows_of(ask("/feeds/changes.csv?class=headline"))
    assert (CALM, RELIEVED) in [(one["before"], one["after"]) for one in changed]
    assert ask("/feeds/outlets.csv?since=2026-11-23T01:00&until=2026-11-23T02:00").body.decode(
        "utf-8-sig"
    ) == ('"of","seconds","best_rank","articles"\r\n')


def test_no_cell_of_a_table_runs(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/news.db"
    store = Store(url)
    title = "=HYPERLINK(0)"
    store.commit("run", [], [ranking(1, 1, title=title, observed_at=at("08:00"), run="run")])
    end(store, "run", site="demo", started=at("08:00"))
    store.close()
    [row] = rows_of(asker_over(url, at("08:30"))("/feeds/front.csv"))
    assert row["title"] == f"'{title}"
