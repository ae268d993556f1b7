"""The tutorial, followed word by word from an environment that has just been made; and the notebook."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import sync_playwright

from documentation.follow import follow, steps
from tests import environments
from tests.docs.answers import ANSWERS
from tests.docs.pages import DOCS, run

TUTORIAL = DOCS / "tutorial.md"
# Done here from the wheel, without asking an index; `make tutorial` types it.
INSTALL = """\
python3 -m venv ~/newscrawl
~/newscrawl/bin/pip install '.[report,room]' pandas altair vl-convert-python
"""
NOTEBOOK = DOCS / "examples" / "first-hour.ipynb"


def cells() -> list[str]:
    notebook = json.loads(NOTEBOOK.read_text("utf-8"))
    return ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder of a reader who has come to the end, and what was printed on the way."""
    home = tmp_path_factory.mktemp("home")
    wheel = environments.build(tmp_path_factory.mktemp("built"))
    beside = ("pandas", "altair", "vl-convert-python")
    environments.install(wheel, home / "newscrawl", "report", "room", beside=beside)
    first, *others = steps(TUTORIAL)
    assert first.code == INSTALL
    done = follow(others, home)
    assert done.returncode == 0, done.stdout
    return home / "news", done.stdout


def table(printed: str, header: list[str]) -> list[list[str]]:
    """The words of the rows that were printed under this header."""
    lines = [line.split() for line in printed.splitlines()]
    return lines[lines.index(header) + 1 :]


def test_both_languages_have_the_same_steps() -> None:
    def without_comments(page: Path) -> list[tuple[str, str, list[str]]]:
        return [
            (one.language, one.title, [line for line in one.code.splitlines() if not line.startswith("#")])
            for one in steps(page)
        ]

    assert without_comments(DOCS / "tutorial.ko.md") == without_comments(TUTORIAL)


def test_every_crawl_is_ok_and_something_is_found(reader: tuple[Path, str]) -> None:
    news, printed = reader
    assert printed.count("Verdict: ok") == 3
    assert "**금리**" in printed
    assert "mainnews.articles.csv" in printed
    assert "경제" in (news / "report.html").read_text("utf-8")
    assert all(int(seconds) > 0 for _, seconds, _ in table(printed, ["publisher", "seconds", "best"])[:3])


@pytest.mark.skipif(shutil.which("chromium") is None, reason="needs chromium")
def test_the_chart_shows_bars_and_loads_nothing(reader: tuple[Path, str]) -> None:
    news, printed = reader
    asked: list[str] = []
    said: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.goto((news / "chart.html").as_uri())
        page.locator("#vis svg.marks").wait_for()
        bars = page.locator("#vis .marks [aria-roledescription=bar]").count()
        shown = page.locator("#vis svg.marks text").all_text_contents()
        browser.close()
    assert bars > 10
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    assert said == []
    rows = table(printed, ["section", "publisher", "size"])[:3]
    assert len(rows) == 3
    assert {outlet for _, outlet, _ in rows} <= {*shown}


def test_the_notebook_has_no_outputs() -> None:
    for cell in json.loads(NOTEBOOK.read_text("utf-8"))["cells"]:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None


def test_the_notebook_runs_on_the_reader_s_own_crawl(
    reader: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(reader[0])
    names: dict[str, Any] = {}
    values = [run(cell, names) for cell in cells()]
    articles, ranks = values[0]
    assert articles > 400
    assert ranks > articles
    assert names["first"]["size"].sum() > 20
    assert names["minutes"].notna().all()
    assert len(names["popular"]) == len(names["spells"][names["spells"].list == "trending"]) >= 20
    assert names["lanes"].to_dict()["mark"]["type"] == "bar"


def test_the_notebook_s_questions_have_the_answers_of_the_morning(
    newsday: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(newsday)
    names: dict[str, Any] = {}
    first, *others = cells()
    of_store = [cell for cell in others if "v_" in cell or "lanes" in cell]
    run("\n".join(line for line in first.splitlines() if "import" in line), names)
    for cell in of_store:
        run(cell, names)
    assert [tuple(row) for row in names["exposure"].itertuples(index=False)] == ANSWERS[3]
    changed = names["changes"][["seen_at", "publisher", "before", "after"]]
    assert [tuple(row) for row in changed.itertuples(index=False)] == ANSWERS[11]
