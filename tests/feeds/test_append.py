"""An existing feed and a new one become one valid file, or the old one stays."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newscrawl.feeds.append import append
from newscrawl.feeds.errors import FeedError
from newscrawl.feeds.exporters import CsvExporter, JsonExporter, JsonLinesExporter
from newscrawl.items import Ranking

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
RANKINGS = st.lists(
    st.builds(Ranking, title=TEXT, url=TEXT, rank=st.none() | st.integers(0, 10_000), publisher=TEXT),
    max_size=6,
)
# Every example writes its own files anew.
SHARED_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def joined(tmp_path: Path, old: bytes, new: bytes, form: str) -> bytes:
    (tmp_path / "old").write_bytes(old)
    (tmp_path / "new").write_bytes(new)
    target = io.BytesIO()
    append(tmp_path / "old", tmp_path / "new", target, form, "utf-8")
    return target.getvalue()


def exported(exporter: Any, items: list[Any]) -> bytes:
    file = io.BytesIO()
    writer = exporter(file)
    writer.start_exporting()
    for item in items:
        writer.export_item(item)
    writer.finish_exporting()
    return file.getvalue()


@SHARED_FOLDER
@given(
    old=st.lists(VALUES, max_size=5), new=st.lists(VALUES, max_size=5), indent=st.sampled_from([None, 0, 2])
)
def test_two_json_arrays_become_one(
    tmp_path: Path, old: list[Any], new: list[Any], indent: int | None
) -> None:
    first = json.dumps(old, ensure_ascii=False, indent=indent).encode()
    second = json.dumps(new, indent=indent).encode()
    assert json.loads(joined(tmp_path, first, second, "json")) == old + new


def test_json_larger_than_what_is_read_at_once(tmp_path: Path) -> None:
    old = [{"body": "긴 글 " * 60_000}, *range(30_000), 123456789012345678901234567890]
    result = joined(tmp_path, json.dumps(old, ensure_ascii=False).encode(), b'["new"]', "json")
    assert json.loads(result) == [*old, "new"]


@pytest.mark.parametrize(
    "broken",
    [
        b'[{"id": 1},',
        b'[{"id": 1}',
        b'[{"id": 1},]',
        b'[{"id": 1} {"id": 2}]',
        b'[{"id": 1}][{"id": 2}]',
        b'[{"id": 1}, {"id"',
        b"[1, 2, 3",
        b'{"id": 1}',
        b"[",
        b"not json",
        b'["\xff"]',
    ],
)
def test_a_broken_json_file_is_refused(tmp_path: Path, broken: bytes) -> None:
    with pytest.raises(FeedError, match="it is no whole JSON array"):
        joined(tmp_path, broken, b'[{"id": 9}]', "json")


@SHARED_FOLDER
@given(text=VALUES.map(lambda value: json.dumps([value], ensure_ascii=False)), cut=st.integers(1, 200))
def test_a_json_file_that_was_cut_off_is_refused(tmp_path: Path, text: str, cut: int) -> None:
    with pytest.raises(FeedError):
        joined(tmp_path, text[: max(len(text) - cut, 1)].encode(), b"[1]", "json")


@SHARED_FOLDER
@given(old=st.lists(VALUES, min_size=1, max_size=5), new=RANKINGS)
def test_json_lines_without_a_last_newline(tmp_path: Path, old: list[Any], new: list[Ranking]) -> None:
    first = "\n".join(json.dumps(value) for value in old).encode()
    result = joined(tmp_path, first, exported(JsonLinesExporter, new), "jsonlines").decode()
    read = [json.loads(line) for line in result.split("\n") if line]
    assert read[: len(old)] == old
    assert [one["title"] for one in read[len(old) :]] == [one.title for one in new]


def test_broken_json_lines_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FeedError, match="its line 2 is no JSON"):
        joined(tmp_path, b'{"id": 1}\n{"id": ', b'{"id": 2}\n', "jsonlines")


@SHARED_FOLDER
@given(old=RANKINGS.filter(bool), new=RANKINGS.filter(bool), trimmed=st.booleans())
def test_two_csv_files_become_one_with_one_header(
    tmp_path: Path, old: list[Ranking], new: list[Ranking], trimmed: bool
) -> None:
    first, second = exported(CsvExporter, old), exported(CsvExporter, new)
    whole = exported(CsvExporter, old + new)
    if trimmed:
        first = first.removesuffix(b"\r\n")
    result = joined(tmp_path, first, second, "csv")
    assert result == whole
    assert result.count("\ufeff".encode()) == whole.count("\ufeff".encode())


def test_a_csv_file_of_other_columns_is_refused(tmp_path: Path) -> None:
    new = exported(CsvExporter, [Ranking(title="제목")])
    with pytest.raises(FeedError, match=r"columns differ .* Only there: summary; only here: site, list"):
        joined(tmp_path, b"title,summary\r\na,b\r\n", new, "csv")


@pytest.mark.parametrize("broken", ['"a","b', '"1","2","3"\r\n', '"1"\r\n'])
def test_a_broken_csv_file_is_refused(tmp_path: Path, broken: str) -> None:
    new = exported(CsvExporter, [Ranking(title="제목")])
    header = new.partition(b"\r\n")[0]
    with pytest.raises(FeedError, match="repair it or move it away"):
        joined(tmp_path, header + b"\r\n" + broken.encode(), new, "csv")


def test_a_csv_file_written_elsewhere_with_the_same_columns_grows(tmp_path: Path) -> None:
    new = exported(CsvExporter, [Ranking(title="제목")])
    names = list(Ranking.__dataclass_fields__)
    old = io.StringIO()
    csv.writer(old, lineterminator="\n").writerows([names, ["가"] * len(names)])
    rows = list(csv.reader(io.StringIO(joined(tmp_path, old.getvalue().encode(), new, "csv").decode())))
    assert [len(row) for row in rows] == [len(names)] * 3
    assert rows[2][names.index("title")] == "제목"


def test_formats_that_cannot_grow_say_so(tmp_path: Path) -> None:
    with pytest.raises(
        FeedError, match="a xml file cannot be added to; write a new one with -O, or use jsonlines"
    ):
        joined(tmp_path, b"<items/>", b"<items/>", "xml")


def test_json_exported_twice_is_one_array(tmp_path: Path) -> None:
    feed = exported(JsonExporter, [Ranking(title="제목", rank=1)])
    assert [one["rank"] for one in json.loads(joined(tmp_path, feed, feed, "json"))] == [1, 1]
