"""Datasette opens the file of a store and shows its views."""

from pathlib import Path

from datasette.app import Datasette

from tests.docs.answers import ANSWERS

VIEWS = ["v_articles", "v_headline_changes", "v_list_spells", "v_runs"]


async def test_datasette_shows_the_views(newsday: Path) -> None:
    shown = Datasette([str(newsday / "data" / "newscrawl.db")])
    await shown.invoke_startup()
    database = (await shown.client.get("/newscrawl.json")).json()
    assert sorted(view["name"] for view in database["views"]) == VIEWS
    for view in VIEWS:
        page = await shown.client.get(f"/newscrawl/{view}")
        assert page.status_code == 200, view
    changed = await shown.client.get("/newscrawl/v_headline_changes")
    before, after = ANSWERS[15][0][1:]
    assert before in changed.text
    assert after in changed.text
    asked = {"_shape": "array", "_sort_desc": "seen_at"}
    rows = (await shown.client.get("/newscrawl/v_headline_changes.json", params=asked)).json()
    assert [(row["seen_at"], row["publisher"], row["before"], row["after"]) for row in rows] == ANSWERS[11]
