"""Every field of an article comes back equal, by each program that a format is made for."""

import csv
import json
import shutil
import subprocess
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas as pd
import polars as pl
import pyarrow.parquet
import pytest

from newscrawl.export.bigkinds import COLUMNS
from newscrawl.export.formats import BIGKINDS_WORKBOOK, FORMATS
from newscrawl.export.kinds import KINDS
from newscrawl.export.write import Order, to_days, to_file
from newscrawl.store import Store
from newscrawl.store.selection import Selection
from tests.export.conftest import DAY, Export
from tests.export.test_formats import BODIES, IDS
from tests.feeds.spreadsheets import unguarded

IN_LIBREOFFICE = pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice (soffice)")
AS_CSV, AS_WORKBOOK = "csv:Text - txt - csv (StarCalc):44,34,76", "xlsx"
# One list of authors and tags as CSV has it.
AUTHORS, TAGS = "한가람 <garam@example.com>; 윤슬", "경제; 시장"


@pytest.fixture
def stored(news: Store) -> list[dict[str, Any]]:
    """What the store has, as JSON has it."""
    return [one.to_dict() for one in news.select_articles(Selection())]


def without_nothing(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows without what is missing: each program has its own word for that."""
    return [{name: value for name, value in row.items() if not _is_missing(value)} for row in rows]


def _is_missing(value: Any) -> bool:
    return value is None or value != value or (not isinstance(value, int) and not value)  # noqa: PLR0124 - NaN


def pandas_json(path: Path) -> list[dict[str, Any]]:
    rows = pd.read_json(path, lines=path.suffix == ".jsonl", dtype=False)
    return [{str(name): value for name, value in row.items()} for row in rows.to_dict("records")]


def polars_json(path: Path) -> list[dict[str, Any]]:
    read = pl.read_ndjson if path.suffix == ".jsonl" else pl.read_json
    return read(path).to_dicts()


@pytest.mark.parametrize("form", ["json", "jsonl"])
@pytest.mark.parametrize("read", [pandas_json, polars_json])
def test_every_field_of_json(
    export: Export, stored: list[dict[str, Any]], form: str, read: Callable[[Path], list[dict[str, Any]]]
) -> None:
    assert without_nothing(read(export(form))) == without_nothing(stored)


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_duckdb_reads_json_with_its_times(export: Export, form: str) -> None:
    query = "SELECT id, epoch(CAST(published_at AS TIMESTAMPTZ)), reactions['기뻐요'], authors[1].email, tags"
    rows = duckdb.sql(f"{query} FROM read_json('{export(form)}')").fetchall()
    assert [row[0] for row in rows] == IDS
    assert rows[0][1:] == (DAY.timestamp(), 3, "garam@example.com", ["경제", "시장"])


def of_csv(stored: list[dict[str, Any]]) -> list[dict[str, str]]:
    """The columns of CSV whose values one can say without the code that writes them."""
    plain = [name for name, value in stored[0].items() if not isinstance(value, list | dict)]
    return [
        {name: "" if row[name] is None else str(row[name]) for name in plain}
        | {"tags": TAGS, "authors": AUTHORS if row["authors"] else ""}
        for row in stored
    ]


def test_every_plain_column_of_csv(export: Export, stored: list[dict[str, Any]]) -> None:
    path, wanted = export("csv"), of_csv(stored)
    names = [*wanted[0]]
    frames = {
        "pandas": pd.read_csv(path, dtype=str, keep_default_na=False)[names].to_dict("records"),
        "polars": pl.read_csv(path, infer_schema=False).fill_null("").select(names).to_dicts(),
        "duckdb": duckdb.sql(f"SELECT * FROM read_csv('{path}', all_varchar=true)")
        .pl()
        .fill_null("")
        .select(names)
        .to_dicts(),
    }
    for program, rows in frames.items():
        assert [{name: unguarded(str(row[name])) for name in names} for row in rows] == wanted, program


def test_a_folder_of_days_is_one_table(news: Store, tmp_path: Path) -> None:
    order = Order(kind=KINDS["articles"], format=FORMATS["parquet"], selection=Selection())
    to_days(news, order, tmp_path / "articles", lambda: None)
    files = f"{tmp_path}/articles/*/*.parquet"
    counted = duckdb.sql(
        "SELECT CAST(day AS VARCHAR), count(*), list(id ORDER BY id)"
        f" FROM '{files}' GROUP BY day ORDER BY day"
    )
    days = [("2025-02-05", 2, ["demo:1", "demo:3"]), ("2025-02-06", 1, ["demo:2"])]
    assert counted.fetchall() == days
    lazy = pl.scan_parquet(tmp_path / "articles", hive_partitioning=True)
    of_sixth = lazy.filter(pl.col("day").cast(pl.String) == "2025-02-06").collect()
    assert of_sixth["id"].to_list() == ["demo:2"]
    dataset = pd.read_parquet(tmp_path / "articles")
    assert {str(one.day): one.id for one in dataset.itertuples() if one.id == "demo:2"} == {
        "2025-02-06": "demo:2"
    }
    assert pyarrow.parquet.ParquetDataset(tmp_path / "articles").read().num_rows == 3


def converted(paths: list[Path], form: str, folder: Path) -> None:
    """Have LibreOffice open files and write them as something else."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", folder / "lo", *paths]
    # As it opens CSV by a double click: UTF-8, commas, quotation marks.
    if form == AS_WORKBOOK:
        command[3:3] = ["--infilter=CSV:44,34,76"]
    subprocess.run(command, check=True, capture_output=True)


@IN_LIBREOFFICE
def test_libreoffice_opens_workbooks(export: Export, news: Store, tmp_path: Path) -> None:
    path, table = export("xlsx"), tmp_path / "bigkinds.xlsx"
    to_file(
        news,
        Order(kind=KINDS["articles"], format=BIGKINDS_WORKBOOK, selection=Selection()),
        table,
        lambda: None,
    )
    converted([path, table], AS_CSV, tmp_path)
    rows = [*csv.DictReader((tmp_path / "lo" / "out.csv").open(encoding="utf-8", newline=""))]
    assert [row["id"] for row in rows] == IDS
    assert [row["body"] for row in rows] == BODIES
    assert [row["published_at"] for row in rows] == ["2025-02-05 12:00:00", "", "2025-02-06 12:00:00"]
    rows = [*csv.DictReader((tmp_path / "lo" / "bigkinds.csv").open(encoding="utf-8", newline=""))]
    assert tuple(rows[0]) == COLUMNS
    assert [row["뉴스 식별자"] for row in rows] == IDS
    assert [row["일자"] for row in rows] == ["20250205", "20250205", "20250206"]
    assert [row["본문"] for row in rows] == BODIES


@IN_LIBREOFFICE
def test_libreoffice_opens_tables(export: Export, tmp_path: Path) -> None:
    path = export("csv")
    table = export("bigkinds", name="bigkinds").rename(tmp_path / "bigkinds.csv")
    converted([path, table], AS_WORKBOOK, tmp_path)
    of = columns(tmp_path / "lo" / "out.xlsx")
    assert of["id"] == IDS
    assert [unguarded(text) for text in of["body"]] == BODIES
    assert of["comment_count"] == [7, 7, 7]
    assert of["authors"][0] == AUTHORS
    of = columns(tmp_path / "lo" / "bigkinds.xlsx")
    assert tuple(of) == COLUMNS
    assert of["일자"] == [20250205, 20250205, 20250206]
    assert of["제목"] == ["1번째 시장 소식", "3번째 시장 소식", "고친 제목"]


def columns(path: Path) -> dict[str, list[Any]]:
    """A sheet's columns by their names. No cell is a formula."""
    header, *rows = openpyxl.load_workbook(path).worksheets[0].iter_rows()
    assert {cell.data_type for row in rows for cell in row} <= {"s", "inlineStr", "n", "d"}
    return {str(cell.value): [row[place].value for row in rows] for place, cell in enumerate(header)}


def test_the_workbook_has_every_column_that_csv_has(export: Export, stored: list[dict[str, Any]]) -> None:
    of = columns(export("xlsx"))
    table = pd.read_csv(export("csv"), dtype=str, keep_default_na=False)
    assert [*of] == [*table.columns]
    for name in (
        "id",
        "url",
        "site",
        "publisher",
        "section",
        "title",
        "body",
        "tags",
        "language",
        "copyright",
    ):
        assert [value or "" for value in of[name]] == [unguarded(text) for text in table[name]], name
    times = [
        one and datetime.fromisoformat(one).replace(tzinfo=None)
        for one in (row["crawled_at"] for row in stored)
    ]
    assert of["crawled_at"] == times


def test_json_feed_and_json_tell_the_same(export: Export) -> None:
    feed = {one["id"]: one for one in json.loads(export("jsonfeed").read_text("utf-8"))["items"]}
    for one in json.loads(export("json").read_text("utf-8")):
        entry = feed[one["id"]]
        assert (entry["title"], entry["content_text"], entry["url"]) == (
            one["title"],
            one["body"],
            one["url"],
        )
        assert entry.get("date_published") == one["published_at"]
