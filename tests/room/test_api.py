"""The JSON API: every answer is what its description says, and what the pages show; feeds are read back."""

from typing import Any

import feedparser
import pytest
from jsonschema import Draft202012Validator, ValidationError

from newscrawl.room.views import VIEWS
from tests.docs.newsday import CALM, LATE, LINE_2, RELIEVED, SNOW
from tests.room.asking import Asker

# An address for each path of the description, and one of what is wrong.
ADDRESSES = {
    "front": "/lists?at=2026-11-24T08:10&site=demo&list=trending&page=1",
    "sides": "/sides?site=demo",
    "list": "/lists/{key}?span=24h",
    "article": "/articles/demo:4",
    "search": "/search?q=금리",
    "changes": "/changes?class=headline&class=correction",
    "stories": "/stories?span=7d",
    "outlets": "/exposure?by=section",
    "runs": "/runs",
    "run": "/runs/run-doubtful",
    "withheld": "/withheld",
}
WRONG = {"reading": "/withheld/demo:1", "refused": "/refused/00", "article": "/articles/demo:99"}


def described(ask: Asker) -> dict[str, Any]:
    return ask("/api/openapi.json").json


def key_of_a_list(ask: Asker) -> str:
    return str(ask("/api/v1/lists").json["lists"][0]["key"])


def hold(document: dict[str, Any], path: str, status: int, answer: Any) -> None:
    """Hold an answer against the schema of its path and status."""
    schema = document["paths"][path]["get"]["responses"][str(status)]["content"]["application/json"]["schema"]
    Draft202012Validator({**schema, "components": document["components"]}).validate(answer)


def test_every_path_answers_as_it_is_described(ask: Asker) -> None:
    document = described(ask)
    assert document["openapi"] == "3.1.0"
    key = key_of_a_list(ask)
    for view in VIEWS:
        path = f"/api/v1{view.api.replace(':path', '')}"
        for addresses, status in ((ADDRESSES, 200), (WRONG, 404)):
            if view.name not in addresses:
                continue
            answer = ask(f"/api/v1{addresses[view.name].replace('{key}', key)}")
            assert answer.status == status, path
            hold(document, path, status, answer.json)
        asked = {one["name"] for one in document["paths"][path]["get"]["parameters"] if one["in"] == "query"}
        assert {
            one.partition("=")[0] for one in ADDRESSES.get(view.name, "?").partition("?")[2].split("&")
        } <= {
            *asked,
            "",
        }
    assert {*ADDRESSES, *WRONG} == {view.name for view in VIEWS}
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


def test_every_view_of_entries_has_feeds(ask: Asker) -> None:
    feeds = {"front": "", "sides": "", "changes": "", "stories": "?span=7d", "runs": "", "withheld": ""}
    paths = [f"/feeds/{name}.FORM{query}" for name, query in feeds.items()]
    paths += [
        "/feeds/search.FORM?q=금리",
        "/feeds/article/demo:4.FORM",
        f"/feeds/list/{key_of_a_list(ask)}.FORM",
    ]
    for path in paths:
        counts = set()
        for form in ("rss", "atom"):
            answer = ask(path.replace("FORM", form))
            assert answer.status == 200, path
            read = feedparser.parse(answer.body)
            assert not read.bozo, (path, read.get("bozo_exception"))
            counts.add(len(read.entries))
        items = ask(path.replace("FORM", "jsonfeed")).json["items"]
        assert counts == {len(items)}, path
        assert items or "withheld" in path
    front = ask("/feeds/front.jsonfeed?at=2026-11-24T08:10&list=trending").json
    assert [one["title"] for one in front["items"]] == [CALM, LATE, SNOW]
    changed = ask("/feeds/changes.jsonfeed?class=headline").json
    assert f"{CALM} → {RELIEVED}" in [one["title"] for one in changed["items"]]
    assert ask("/feeds/front.xlsx").status == 404
    assert ask("/feeds/front.rss?at=x").status == 400
    named = ask("/").tree.xpath("//link[@rel='alternate']/@href")
    assert [ask(one).status for one in named] == [200, 200, 200]
