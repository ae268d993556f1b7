"""Every line of docs/data.md answers its question, on SQLite, PostgreSQL, pandas, polars and DuckDB."""

import math
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, inspect, text

from newscrawl.store import Store
from tests.conftest import scrapy_command
from tests.docs.answers import ANSWERS, ECONOMY, POPULAR
from tests.docs.newsday import DAON, GARAM, NARAE, build
from tests.docs.pages import DOCS, Block, run, sections

INTRODUCTION, *QUESTIONS = sections("data.md")
# Two ranks of one list, three of the other, from seven until a second after nine.
SECONDS = [(ECONOMY, 2 * 7_201), (POPULAR, 3 * 7_201)]


def code(blocks: Iterable[Block], *labels: str) -> str:
    """The one block that has one of these names, or none."""
    [found] = [block.code for block in blocks if block.label in labels]
    return found


def plain(rows: Iterable[Iterable[Any]]) -> list[tuple[Any, ...]]:
    """Rows as every tool gives them, with numbers as numbers and None for what is missing."""
    return [tuple(_plain(value) for value in row) for row in rows]


def _plain(value: Any) -> Any:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    return value if isinstance(value, str) else float(value)


def asked(url: str, query: str) -> list[tuple[Any, ...]]:
    engine = create_engine(url)
    with engine.connect() as connection:
        rows = connection.execute(text(query)).all()
    engine.dispose()
    return plain(rows)


def test_both_pages_have_the_same_code_and_twenty_questions() -> None:
    assert sections("data.ko.md") == [INTRODUCTION, *QUESTIONS]
    assert len(QUESTIONS) == len(ANSWERS) == 20
    for blocks in QUESTIONS:
        labels = [block.label for block in blocks]
        assert labels in (["", "pandas", "polars"], ["SQLite", "PostgreSQL, DuckDB", "pandas", "polars"])


@pytest.mark.parametrize("number", ANSWERS)
def test_sqlite_answers(newsday: Path, number: int) -> None:
    query = code(QUESTIONS[number - 1], "", "SQLite")
    assert asked(f"sqlite:///{newsday}/data/newscrawl.db", query) == plain(ANSWERS[number])


def test_postgresql_answers(postgresql_url: str) -> None:
    build(postgresql_url)
    for number, expected in ANSWERS.items():
        query = code(QUESTIONS[number - 1], "", "PostgreSQL, DuckDB")
        assert asked(postgresql_url, query) == plain(expected), number


Names = Callable[[str], dict[str, Any]]


@pytest.fixture(scope="module")
def frames(newsday: Path) -> Names:
    """What the page's first lines for pandas or polars make, run in the folder of the store."""
    made: dict[str, dict[str, Any]] = {}

    def opened(tool: str) -> dict[str, Any]:
        if tool not in made:
            made[tool] = {}
            with pytest.MonkeyPatch.context() as patch:
                patch.chdir(newsday)
                run(code(INTRODUCTION, tool), made[tool])
        return dict(made[tool])

    return opened


@pytest.mark.parametrize("number", ANSWERS)
def test_pandas_answers(frames: Names, number: int) -> None:
    found = run(code(QUESTIONS[number - 1], "pandas"), frames("pandas"))
    assert plain(found.itertuples(index=False)) == plain(ANSWERS[number])


@pytest.mark.parametrize("number", ANSWERS)
def test_polars_answers(frames: Names, number: int) -> None:
    found = run(code(QUESTIONS[number - 1], "polars"), frames("polars"))
    assert plain(found.rows()) == plain(ANSWERS[number])


@pytest.mark.parametrize("tool", ["pandas", "polars"])
def test_duckdb_answers_from_frames(frames: Names, tool: str) -> None:
    names = frames(tool)
    counted = run(code(INTRODUCTION, "DuckDB"), names)
    assert counted.fetchall() == [(GARAM, 3), (NARAE, 2), (DAON, 2)]
    for number, expected in ANSWERS.items():
        names["query"] = code(QUESTIONS[number - 1], "", "PostgreSQL, DuckDB")
        assert plain(run("duckdb.sql(query)", names).fetchall()) == plain(expected), number


def test_duckdb_answers_from_an_export(
    newsday: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = "newscrawl export --what spells -o spells.parquet"
    assert f"```\n{command}\n```" in (DOCS / "data.md").read_text(encoding="utf-8")
    scrapy = scrapy_command(newsday / "data")
    done = scrapy(*command.replace("spells.parquet", f"{tmp_path}/spells.parquet").split()[1:])
    assert done.returncode == 0, done.stderr
    monkeypatch.chdir(tmp_path)
    found = run(code(INTRODUCTION, "DuckDB, Parquet"), {}).fetchall()
    assert found == SECONDS


def test_every_line_works_where_nothing_has_happened_yet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    Store("sqlite:///data/newscrawl.db").close()
    for tool in ("pandas", "polars"):
        names: dict[str, Any] = {}
        run(code(INTRODUCTION, tool), names)
        run(code(INTRODUCTION, "DuckDB"), names)
        for number, blocks in enumerate(QUESTIONS, 1):
            assert run(code(blocks, tool), dict(names)).shape[0] == 0, (tool, number)
            names["query"] = code(blocks, "", "PostgreSQL, DuckDB")
            assert run("duckdb.sql(query)", names).fetchall() == [], (tool, number)


@pytest.mark.parametrize("page", ["data.md", "data.ko.md"])
def test_pages_name_every_view_and_column(newsday: Path, page: str) -> None:
    table = re.findall(r"^\| `(v_\w+)` \|.*\| `([\w ]+)` \|$", (DOCS / page).read_text("utf-8"), re.M)
    named = {view: columns.split() for view, columns in table}
    engine = create_engine(f"sqlite:///{newsday}/data/newscrawl.db")
    seen = inspect(engine)
    there = {view: [one["name"] for one in seen.get_columns(view)] for view in seen.get_view_names()}
    engine.dispose()
    assert named == there
