"""Every format is read back with equal values by the programs that its users have."""

import csv
import io
import json
import zipfile
from calendar import timegm
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import feedparser
import openpyxl
import pandas as pd
import polars as pl
import pyarrow.parquet
import pytest
from lxml import etree

from newscrawl.characters import without_controls
from newscrawl.export.bigkinds import COLUMNS
from newscrawl.export.formats import BIGKINDS_WORKBOOK, FORMATS
from newscrawl.export.parquet import schema_of
from newscrawl.export.workbook import Sheets
from newscrawl.export.writers import DocumentInfo
from newscrawl.feeds.cells import LONGEST_CELL
from newscrawl.items import Article, Author, Image, Placement, Ranking
from newscrawl.store import Store
from newscrawl.store.selection import Selection
from tests.exits.nasty import ALL, HARMLESS, acting
from tests.export.conftest import DAY, HOUR, Export
from tests.feeds.spreadsheets import unguarded
from tests.store.samples import article, begin

IDS = ["demo:1", "demo:3", "demo:2"]
NEWEST_FIRST = ["demo:2", "demo:3", "demo:1"]
BODIES = [
    "금리가 올랐다.\n\n=합계 <b>&</b> -2.5%",
    "3번째 글의 첫째 문단이다.\n\n지수가 2.5% 내렸다.",
    "2번째 글의 첫째 문단이다.\n\n지수가 2.5% 내렸다.",
]
PUBLISHED = [DAY, None, DAY.replace(day=6)]
# Each with the best rank that it had there.
PLACES = [
    {"list": "mainnews", "name": "경제 주요뉴스", "tab": None, "section": "경제", "rank": 1},
    {"list": "trending", "name": "인기뉴스", "tab": None, "section": None, "rank": 2},
]


def times(column: Any) -> list[datetime | None]:
    """A column of pandas as moments."""
    return [None if pd.isna(one) else one.to_pydatetime() for one in column]


def test_parquet_has_types_and_the_values(export: Export) -> None:
    path = export("parquet")
    table = pyarrow.parquet.read_table(path)
    assert table.schema.equals(schema_of(Article))
    rows = table.to_pylist(maps_as_pydicts="strict")
    assert [row["id"] for row in rows] == IDS
    assert [row["body"] for row in rows] == BODIES
    assert [row["published_at"] for row in rows] == PUBLISHED
    assert rows[0]["published_at"].isoformat() == "2025-02-05T12:00:00+09:00"
    assert rows[0]["authors"] == [
        {"name": "한가람", "email": "garam@example.com", "role": "기자"},
        {"name": "윤슬", "email": None, "role": None},
    ]
    assert [row["reactions"] for row in rows] == [{"기뻐요": 3, "슬퍼요": 0}] * 3
    assert [row["tags"] for row in rows] == [["경제", "시장"]] * 3
    assert rows[0]["listed_in"] == PLACES

    frame = pd.read_parquet(path)
    assert [*frame["id"]] == IDS
    assert times(frame["published_at"]) == PUBLISHED
    assert str(frame["published_at"].dt.tz) == "Asia/Seoul"

    table_of_polars = pl.read_parquet(path)
    assert table_of_polars["id"].to_list() == IDS
    assert table_of_polars["published_at"].to_list() == PUBLISHED
    assert table_of_polars["listed_in"].to_list()[0] == PLACES
    assert table_of_polars["authors"].list.first().struct.field("name").to_list() == [
        "한가람",
        "한가람",
        None,
    ]

    found = duckdb.sql(
        f"SELECT id, epoch(published_at), authors[1].name, reactions['기뻐요'], body FROM '{path}'"
    ).fetchall()
    assert [row[0] for row in found] == IDS
    assert [row[1] for row in found] == [one.timestamp() if one else None for one in PUBLISHED]
    assert [row[2:4] for row in found] == [("한가람", 3), ("한가람", 3), (None, 3)]
    assert [row[4] for row in found] == BODIES


def test_parquet_of_runs_and_ranks(export: Export) -> None:
    runs = pyarrow.parquet.read_table(export("parquet", "runs")).to_pylist()
    assert [(run["id"], run["verdict"], run["counts"]) for run in runs] == [
        ("run-1", "ok", '{"articles/new": 3}'),
        ("run-2", "ok", None),
    ]
    assert runs[0]["started"] == DAY
    ranks = pl.read_parquet(export("parquet", "ranks"))
    assert ranks["rank"].to_list() == [1, 2, 3, 2]
    assert ranks["observed_at"].to_list() == [DAY, DAY, DAY, DAY + HOUR]
    assert ranks["comment_count"].to_list() == [2, 2, 2, 2]
    assert ranks["run"].to_list() == ["run-1", "run-1", "run-1", "run-2"]
    assert set(ranks.columns) == {field.name for field in pyarrow.schema(schema_of(Ranking))}


def test_spells_have_their_time_and_headlines_what_they_were(export: Export) -> None:
    spells = pl.read_parquet(export("parquet", "spells")).sort("start", "name", "rank")
    assert spells.select("name", "rank", "article_id", "start", "seconds", "is_open").rows() == [
        ("경제 주요뉴스", 1, "demo:1", DAY, 3601, True),  # seen last an hour and one second later
        ("경제 주요뉴스", 2, "demo:2", DAY, 3601, True),
        ("인기뉴스", 3, "demo:1", DAY, 3600, False),
        ("인기뉴스", 2, "demo:1", DAY + HOUR, 1, True),
    ]
    (headline,) = pl.read_parquet(export("parquet", "headlines")).rows(named=True)
    assert (headline["article_id"], headline["before"], headline["after"], headline["publisher"]) == (
        "demo:2",
        "2번째 시장 소식",
        "고친 제목",
        "누리일보",
    )
    assert [one["rank"] for one in json.loads(export("json", "ranks", lists=("인기뉴스",)).read_text())] == [
        3,
        2,
    ]


def test_stories_are_those_of_several_articles(export: Export, news: Store) -> None:
    text = "가람시는 5일 도서관 세 곳을 새로 연다고 밝혔다. 공사는 올해 안에 끝나며 예산은 120억 원이다. " * 6
    items = [
        article(one, publisher=f"신문{one}", body=text, published_at=DAY + one * HOUR, site=f"outlet{one}")
        for one in (11, 12)
    ]
    news.commit("run-4", items, crawl=begin(news, "run-4").crawl)
    (story,) = json.loads(export("json", "stories").read_text("utf-8"))
    assert (story["articles"], story["publishers"], story["id"]) == (2, 2, "demo:11")
    assert story["last_at"] == (DAY + 12 * HOUR).isoformat()
    told = {one["id"]: one["story"] for one in json.loads(export("json").read_text("utf-8"))}
    assert told["demo:11"] == told["demo:12"] == "demo:11"
    assert json.loads(export("json", "stories", until=DAY).read_text("utf-8")) == []


def test_json_lines_and_csv_are_read_by_all(export: Export) -> None:
    lines, table, whole = export("jsonl"), export("csv"), export("json")
    assert [one["body"] for one in json.loads(whole.read_text("utf-8"))] == BODIES
    assert [*pd.read_json(lines, lines=True)["body"]] == BODIES
    assert pl.read_ndjson(lines)["listed_in"].to_list()[0] == PLACES
    assert duckdb.sql(f"SELECT body FROM read_json('{lines}')").fetchall() == [(one,) for one in BODIES]
    assert duckdb.sql(f"SELECT id FROM read_json('{whole}')").fetchall() == [(one,) for one in IDS]
    assert [*pd.read_csv(table)["body"]] == BODIES
    assert pl.read_csv(table)["body"].to_list() == BODIES
    assert duckdb.sql(f"SELECT body FROM read_csv('{table}')").fetchall() == [(one,) for one in BODIES]
    assert pd.read_csv(export("csv", "runs"))["counts"][0] == "articles/new 3"


def test_a_workbook_is_read_by_all(export: Export) -> None:
    path = export("xlsx")
    sheet = openpyxl.load_workbook(path)["Sheet1"]
    header, *rows = sheet.iter_rows(values_only=True)
    of = {name: [row[place] for row in rows] for place, name in enumerate(header)}
    assert of["id"] == IDS
    assert of["body"] == BODIES
    # A cell has no zone: it is the time in Korea.
    assert of["published_at"] == [one.replace(tzinfo=None) if one else None for one in PUBLISHED]
    assert of["comment_count"] == [7, 7, 7]
    assert of["authors"][0] == "한가람 <garam@example.com>; 윤슬"
    assert [*pd.read_excel(path)["body"]] == BODIES
    spells = pd.read_excel(export("xlsx", "spells"))
    assert {(one.title, one.rank): one.is_open for one in spells.itertuples() if one.name == "인기뉴스"} == {
        ("1번째 시장 소식", 3): False,
        ("1번째 시장 소식", 2): True,
    }


def test_a_full_sheet_is_followed_by_another(tmp_path: Path) -> None:
    path = tmp_path / "many.xlsx"
    with path.open("wb") as file:
        sheets = Sheets(file, ["n", "text"], rows=4)
        for number in range(7):
            sheets.write([number, f"{number}번"])
        sheets.finish()
    frames = pd.read_excel(path, sheet_name=None)
    assert {name: [*frame["n"]] for name, frame in frames.items()} == {
        "Sheet1": [0, 1, 2],
        "Sheet2": [3, 4, 5],
        "Sheet3": [6],
    }
    assert [*frames["Sheet3"]["text"]] == ["6번"]


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_feeds_are_read_by_feed_readers(export: Export, form: str) -> None:
    read = feedparser.parse(export(form).read_bytes())
    assert not read.bozo
    assert read.version == {"rss": "rss20", "atom": "atom10"}[form]
    assert read.feed.title == "newscrawl"
    entries = read.entries
    assert [one.title for one in entries] == ["고친 제목", "3번째 시장 소식", "1번째 시장 소식"]
    assert [one.link for one in entries] == [f"https://news.example.com/{number}" for number in (2, 3, 1)]
    assert timegm(entries[2].published_parsed) == DAY.timestamp()
    assert [one["term"] for one in entries[0].tags] == ["사회", "경제", "시장"]
    assert entries[1].summary == "부제"
    # feedparser cleans HTML: what was text there is still text.
    assert entries[2].content[0].value == (
        "<p>금리가 올랐다.</p>\n<p>=합계 &lt;b&gt;&amp;&lt;/b&gt; -2.5%</p>"
    )
    assert entries[0].author == "누리일보"


def test_atom_has_what_its_specification_requires(export: Export) -> None:
    root = etree.parse(export("atom")).getroot()
    name = "{http://www.w3.org/2005/Atom}"
    for element in (root, *root.iter(f"{name}entry")):
        for child in ("id", "title", "updated"):
            assert len(element.findall(f"{name}{child}")) == 1, child  # RFC 4287, 4.1.1 and 4.1.2
        assert "T" in element.findtext(f"{name}updated", "")
        assert ":" in element.findtext(f"{name}id", "")
    for entry in root.iter(f"{name}entry"):
        assert [link.get("rel") for link in entry.iter(f"{name}link")] == ["alternate"]
    authors = [
        [one.text for one in entry.iterfind(f"{name}author/{name}name")]
        for entry in root.iter(f"{name}entry")
    ]
    assert authors == [["누리일보"], ["한가람", "윤슬"], ["한가람", "윤슬"]]


def test_rss_has_what_its_specification_requires(export: Export) -> None:
    (channel,) = etree.parse(export("rss")).getroot()
    assert [len(channel.findall(one)) for one in ("title", "link", "description")] == [1, 1, 1]
    assert [one.text for one in channel.iterfind("item/guid")] == NEWEST_FIRST
    assert channel.findtext("item/pubDate") == "Thu, 06 Feb 2025 12:00:00 +0900"  # RFC 822
    assert b"<content:encoded" in export("rss").read_bytes()


def test_json_feed_has_what_its_specification_requires(export: Export) -> None:
    feed = json.loads(export("jsonfeed").read_text("utf-8"))
    assert (feed["version"], feed["title"]) == ("https://jsonfeed.org/version/1.1", "newscrawl")
    assert [one["id"] for one in feed["items"]] == NEWEST_FIRST
    assert feed["items"][2]["content_text"] == BODIES[0]
    assert feed["items"][2]["date_published"] == "2025-02-05T12:00:00+09:00"
    assert feed["items"][2]["authors"] == [{"name": "한가람"}, {"name": "윤슬"}]
    assert feed["items"][1]["_newscrawl"]["publisher"] == "가람경제"
    assert all(None not in one.values() for one in feed["items"])


def test_bigkinds_has_its_columns_and_leaves_empty_what_nobody_knows(export: Export, news: Store) -> None:
    frame = pd.read_csv(export("bigkinds"), dtype=str, keep_default_na=False)
    assert tuple(frame.columns) == COLUMNS
    assert [*frame["일자"]] == ["20250205", "20250205", "20250206"]
    assert [*frame["언론사"]] == ["가람경제", "가람경제", "누리일보"]
    assert [*frame["기고자"]] == ["한가람, 윤슬", "한가람, 윤슬", ""]
    assert [*frame["본문"]] == BODIES
    assert {*frame["통합 분류1"], *frame["키워드"], *frame["분석제외 여부"]} == {""}
    out = io.BytesIO()
    writer = BIGKINDS_WORKBOOK.make(out, DocumentInfo(Article, ""))
    for one in news.select_articles(Selection()):
        writer.write(one)
    writer.finish()
    assert [*pd.read_excel(out)["일자"]] == [20250205, 20250205, 20250206]


# -- Nothing from a page runs or lies in any of them ------------------------------------------------


def written(form: str) -> bytes:
    out = io.BytesIO()
    writer = FORMATS[form].make(out, DocumentInfo(Article, ALL[0], f"https://example.com/{ALL[1]}"))
    for number, text in enumerate(ALL):
        item = article(
            number,
            title=text,
            body=f"{text}\n\n끝 문단.",
            subtitle=text,
            publisher=text,
            section=text,
            tags=[text, "끝"],
            authors=[Author(text, text, text)],
            images=[Image(f"https://img.example.com/{text}", text, text)],
            reactions={text: number},
            listed_in=[Placement("mainnews", text, text, text, 1)],
            source_url=f"https://news.example.com/{text}",
        )
        writer.write(item)
    writer.finish()
    return out.getvalue()


CLEAN = [without_controls(text) for text in ALL]


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_nasty_texts_in_xml_feeds(form: str) -> None:
    data = written(form)
    assert acting(data.decode(), but="\n\t") == []
    root = etree.fromstring(data)  # refuses what XML 1.0 does
    titles = [
        one.text or ""
        for one in root.iter("{*}title")
        if one.getparent().tag.rpartition("}")[2] in ("item", "entry")
    ]
    assert titles == CLEAN
    read = feedparser.parse(data)
    assert not read.bozo
    assert len(read.entries) == len(ALL)
    assert "<script" not in json.dumps([one.content[0].value for one in read.entries])


def test_nasty_texts_in_a_json_feed() -> None:
    text = written("jsonfeed").decode()
    assert acting(text) == []
    assert [one["title"] for one in json.loads(text)["items"]] == list(ALL)


def test_nasty_texts_in_parquet() -> None:
    rows = pyarrow.parquet.read_table(io.BytesIO(written("parquet"))).to_pylist()
    assert [row["title"] for row in rows] == CLEAN
    assert [row["authors"][0]["name"] for row in rows] == CLEAN
    assert [row["reactions"] for row in rows] == [[(text, n)] for n, text in enumerate(CLEAN)]
    assert acting(json.dumps(rows, default=str, ensure_ascii=False)) == []


def test_nasty_texts_in_a_workbook_are_texts_and_no_formulas() -> None:
    data = written("xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    header, *rows = sheet.iter_rows()
    place = [cell.value for cell in header].index("title")
    assert [row[place].value or "" for row in rows] == CLEAN
    assert {cell.data_type for row in rows for cell in row} <= {"s", "inlineStr", "n", "d"}
    xml = zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in xml
    assert acting(xml, but="\n\t") == []


def test_nasty_texts_in_the_bigkinds_table() -> None:
    text = written("bigkinds").decode("utf-8-sig")
    assert acting(text, but="\r\n\t") == []
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [unguarded(row["제목"]) for row in rows] == CLEAN
    for row in rows:
        assert not any(value[:1] in {"=", "+", "-", "@", "\t"} for value in row.values())


def test_what_looks_like_markup_or_an_escape_in_a_workbook_is_text() -> None:
    texts = ["<r><t>굵게</t></r>", "_x0041_", "a_x000D_b", " 앞뒤 ", "가" * (LONGEST_CELL + 5), HARMLESS[0]]
    out = io.BytesIO()
    sheets = Sheets(out, ["text"])
    for text in texts:
        sheets.write([text])
    sheets.finish()
    xml = etree.fromstring(zipfile.ZipFile(out).read("xl/worksheets/sheet1.xml"))
    kept = [one.text for one in xml.iter("{*}t")][1:]
    # As ECMA-376 escapes what looks escaped (ST_Xstring); spreadsheets resolve it.
    assert kept[:4] == ["<r><t>굵게</t></r>", "_x005F_x0041_", "a_x005F_x000D_b", " 앞뒤 "]
    assert kept[4] == "가" * (LONGEST_CELL - 1) + "…"
    assert kept[5] == HARMLESS[0]


def test_an_article_without_anything_goes_through_every_format() -> None:
    bare = Article(id="demo:1", crawled_at=datetime(2025, 2, 5, tzinfo=UTC))
    for form in FORMATS.values():
        out = io.BytesIO()
        writer = form.make(out, DocumentInfo(Article, "newscrawl"))
        writer.write(bare)
        writer.finish()
        written = [out.getvalue()]
        if zipfile.is_zipfile(out):
            packed = zipfile.ZipFile(out)
            written = [packed.read(name) for name in packed.namelist()]
        assert any(b"demo:1" in one for one in written), form.name
