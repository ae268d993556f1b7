"""CSV for people and programs: what a cell holds, and that spreadsheets and pandas read it back."""

import csv
import io
import json
import shutil
import subprocess
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from newscrawl.characters import without_controls
from newscrawl.feeds.cells import LONGEST_CELL, cell
from newscrawl.feeds.exporters import CsvExporter, JsonExporter, JsonLinesExporter
from newscrawl.items import Article, Author, Image, Placement, Ranking
from tests.feeds.spreadsheets import unguarded
from tests.store.samples import KST, article, ranking


def csv_of(*items: Article | Ranking) -> bytes:
    file = io.BytesIO()
    exporter = CsvExporter(file)
    exporter.start_exporting()
    for item in items:
        exporter.export_item(item)
    exporter.finish_exporting()
    return file.getvalue()


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        (3, 3),
        (-3, -3),
        (datetime(2025, 2, 5, 15, 22, tzinfo=KST), "2025-02-05T15:22:00+09:00"),
        (["경제", "시장"], "경제; 시장"),
        ([], ""),
        ([Author("한가람", "garam@example.com", "기자"), Author("윤슬")], "한가람 <garam@example.com>; 윤슬"),
        ({"기뻐요": 3, "슬퍼요": 0}, "기뻐요 3; 슬퍼요 0"),
        (
            [
                Image("https://img.example.com/1.jpg", "회의 모습. 시청 제공", "시청"),
                Image("https://img.example.com/2.jpg"),
            ],
            "회의 모습. 시청 제공 <https://img.example.com/1.jpg>; <https://img.example.com/2.jpg>",
        ),
        ([Image(None, "사진 설명")], "사진 설명"),
        ([Placement("mainnews", "경제 주요뉴스", None, "경제", 3)], "경제 주요뉴스 #3"),
        ([Placement("trending", "트렌드 뉴스", "인기뉴스", None, 1)], "트렌드 뉴스 / 인기뉴스 #1"),
        ([Placement("trending", None, None, "사회", None)], "사회 / trending"),
        ("첫째\r\n둘째\r셋째", "첫째\n둘째\n셋째"),
        ("지수가 -2.5% 내렸다", "지수가 -2.5% 내렸다"),
        ("-2.5% 내렸다", "'-2.5% 내렸다"),
        ("=1+1", "'=1+1"),
        ("+82-2-000-0000", "'+82-2-000-0000"),
        ("@편집부", "'@편집부"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\n=1"),
        ("＝1+1", "'＝1+1"),
        (["=1+1", "시장"], "'=1+1; 시장"),
        ({"=1": 2}, "'=1 2"),
        ("△12% 3.1~3.5%", "△12% 3.1~3.5%"),
        (' "=1+1"', '\' "=1+1"'),
        ("'=1+1", "''=1+1"),
        ("“-2.5%” 내려", "'“-2.5%” 내려"),
        ("“금리” -2.5%", "“금리” -2.5%"),
        ("'매파' 발언", "'매파' 발언"),
        ("\u3000@편집부", "'\u3000@편집부"),
        ("﹦1+1", "'﹦1+1"),
        ("가람\x1b[31m시\u202e", "가람[31m시"),
    ],
)
def test_a_value_as_a_cell(value: object, expected: object) -> None:
    assert cell(value) == expected


@pytest.mark.parametrize("text", ["=1", "'=1", "''=1", "'", "'가람", "", "\"'@x", "'\n", "가람=1", " '+"])
def test_what_was_put_before_a_formula_can_be_taken_off(text: str) -> None:
    assert unguarded(str(cell(text))) == text


def test_a_cell_holds_no_more_than_a_spreadsheets() -> None:
    assert cell("가" * LONGEST_CELL) == "가" * LONGEST_CELL
    assert cell("가" * (LONGEST_CELL + 1)) == "가" * (LONGEST_CELL - 1) + "…"
    assert cell("가" + "😀" * 16_383) == "가" + "😀" * 16_383  # two units each: 32,767
    assert cell("😀" * 16_384) == "😀" * 16_383 + "…"
    assert cell("=" + "가" * LONGEST_CELL) == "'=" + "가" * (LONGEST_CELL - 3) + "…"


def test_it_begins_with_a_byte_order_mark_and_all_columns() -> None:
    written = csv_of(Article(title="제목"))
    assert written.startswith("\ufeff".encode())
    assert written.count("\ufeff".encode()) == 1
    header = written.decode("utf-8-sig").splitlines()[0]
    assert header.split(",")[:3] == ['"id"', '"url"', '"requested_url"']
    assert len(header.split(",")) == len(Article.__dataclass_fields__) == 24


def test_numbers_stay_numbers_and_text_is_in_quotes() -> None:
    row = csv_of(Ranking(rank=3, title="제목; 부제", comment_count=0)).decode().splitlines()[1]
    assert ',3,"제목; 부제",' in row
    assert row.split(",")[10] == "0"


def test_pandas_reads_the_right_types_back() -> None:
    bare = article(2, comment_count=None, published_at=None, authors=[], revision=1)
    frame = pd.read_csv(io.BytesIO(csv_of(article(1, revision=1), bare)))
    assert list(frame.columns) == list(Article.__dataclass_fields__)
    assert frame.revision.dtype == "int64"
    assert frame.comment_count.tolist()[0] == 7
    assert frame.comment_count.isna().tolist() == [False, True]
    assert pd.to_datetime(frame.published_at)[0] == pd.Timestamp("2025-02-05T15:22:00+09:00")
    assert frame.body[0] == "1번째 글의 첫째 문단이다.\n\n지수가 2.5% 내렸다."
    assert frame.authors.isna().tolist() == [False, True]


def test_pandas_reads_json_back() -> None:
    file = io.BytesIO()
    exporter = JsonExporter(file)
    exporter.start_exporting()
    exporter.export_item(article(1, revision=1))
    exporter.finish_exporting()
    frame = pd.read_json(io.BytesIO(file.getvalue()))
    assert pd.to_datetime(frame.published_at)[0] == pd.Timestamp("2025-02-05T15:22:00+09:00")
    assert frame.authors[0][0] == {"name": "한가람", "email": "garam@example.com", "role": "기자"}
    assert frame.listed_in[0][0]["rank"] == 1
    assert "번째 시장 소식" in file.getvalue().decode()


@pytest.mark.parametrize("exporter", [CsvExporter, JsonExporter, JsonLinesExporter])
def test_an_encoding_that_lacks_a_character_loses_nothing(exporter: type[CsvExporter]) -> None:
    file = io.BytesIO()
    writer = exporter(file, encoding="cp949")
    writer.start_exporting()
    writer.export_item(Ranking(title="시장 소식 😀", rank=1))
    writer.finish_exporting()
    text = file.getvalue().decode("cp949")
    if exporter is CsvExporter:
        assert "시장 소식 &#128512;" in text
    else:
        [read] = [json.loads(text)] if exporter is JsonLinesExporter else json.loads(text)
        assert read["title"] == "시장 소식 😀"


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), min_size=1, max_size=60)


@settings(deadline=None)
@given(st.lists(st.tuples(TEXT, st.none() | st.integers(-(2**53), 2**53)), min_size=1, max_size=5))
def test_any_text_comes_back_from_csv(rows: list[tuple[str, int | None]]) -> None:
    written = csv_of(*[Ranking(title=text, comment_count=number) for text, number in rows])
    read = list(csv.DictReader(io.StringIO(written.decode("utf-8-sig"), newline="")))
    assert len(read) == len(rows)
    for (text, number), row in zip(rows, read, strict=True):
        title = row["title"]
        assert unguarded(title) == without_controls(text)
        assert not title.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
        assert row["comment_count"] == ("" if number is None else str(number))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_shows_korean_in_the_right_columns(tmp_path: Path) -> None:
    path = tmp_path / "feed.csv"
    path.write_bytes(
        csv_of(ranking(1, 1, title='=HYPERLINK("x")'), ranking(2, 2, title="둘째 줄\n-2.5%, “따옴표”"))
    )
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            "--infilter=CSV:44,34,76,1",  # comma, quote, UTF-8: what its import dialog shows for such a file
            "--convert-to",
            "xlsx",
            "--outdir",
            str(tmp_path),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    with ZipFile(tmp_path / "feed.xlsx") as book:
        sheet = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
        shared = etree.fromstring(book.read("xl/sharedStrings.xml"))
    names = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    strings = ["".join(one.itertext()) for one in shared.findall("m:si", names)]
    assert sheet.findall(".//m:f", names) == []
    rows = []
    for row in sheet.findall(".//m:row", names):
        cells = row.findall("m:c", names)
        rows.append(
            {
                (one.get("r") or "").rstrip("0123456789"): (
                    strings[int(one.findtext("m:v", namespaces=names) or 0)]
                    if one.get("t") == "s"
                    else one.findtext("m:v", namespaces=names)
                )
                for one in cells
            }
        )
    assert list(rows[0].values()) == list(Ranking.__dataclass_fields__)
    columns = dict(zip(rows[0].values(), rows[0].keys(), strict=True))
    assert rows[1][columns["title"]] == '\'=HYPERLINK("x")'
    assert rows[2][columns["title"]] == "둘째 줄\n-2.5%, “따옴표”"
    assert rows[2][columns["rank"]] == "2"
    assert rows[2][columns["publisher"]] == "가람경제"
    assert len(rows) == 3
