"""Nothing from a page runs or lies at any exit: the nasty texts of ``nasty`` through each of them."""

import csv
import io
import json
import logging
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

import pytest
from lxml import etree
from rich.table import Table
from rich.text import Text

from newscrawl.bounds import keep_within
from newscrawl.characters import cut, escaped_controls, without_controls
from newscrawl.commands.asking import print_csv
from newscrawl.exceptions import NewscrawlError
from newscrawl.extensions.summary import show
from newscrawl.feeds.exporters import CsvExporter, JsonExporter, JsonLinesExporter, XmlExporter
from newscrawl.items import Article, Author, Image, Placement, Ranking
from newscrawl.log import PlainRecords
from newscrawl.metrics.exposition import exposition
from newscrawl.metrics.notices import change
from newscrawl.run.counters import Count, Counters
from newscrawl.run.verdict import Verdict
from newscrawl.store import RunRecord
from newscrawl.store.watching import Watched
from newscrawl.terminal import Terminal, print_json
from newscrawl.text import one_line
from tests.exits.nasty import ACTING, ALL, FORMULAS, HARMLESS, Nasty, acting
from tests.feeds.spreadsheets import unguarded
from tests.store.samples import article, ranking

NOON = datetime(2026, 2, 5, 12, tzinfo=UTC)
# A label and a sample as Prometheus reads them.
LABEL = re.compile(r'(\w+)="((?:\\.|[^"\\])*)"')
SAMPLE = re.compile(rf"\w+(?:\{{{LABEL.pattern}(?:,{LABEL.pattern})*\}})? [0-9.e+-]+")


def test_there_are_enough_of_them() -> None:
    assert len(ALL) == len(set(ALL)) >= 500
    assert all(acting(one.raw, but="") for one in ACTING), "each acts"
    assert not any(acting(one, but="") for one in (*HARMLESS, *FORMULAS))


@pytest.mark.parametrize("one", ACTING, ids=lambda one: one.name)
def test_what_acts_goes_and_what_stands_around_it_stays(one: Nasty) -> None:
    assert one_line(one.raw) == one.clean
    assert acting(without_controls(one.raw), but="\n\t") == []
    assert without_controls(without_controls(one.raw)) == without_controls(one.raw)


@pytest.mark.parametrize("text", [*HARMLESS, *FORMULAS])
def test_what_is_harmless_stays(text: str) -> None:
    assert without_controls(text) == text
    assert escaped_controls(text) == text
    assert one_line(text) == text.strip()


def items() -> Iterator[Article | Ranking]:
    """Items that nothing has cleaned, as another spider or an older store may hand them over."""
    for number, text in enumerate(ALL):
        yield article(
            1,
            title=text,
            body=f"{text}\n\n끝 문단.",
            publisher=text,
            tags=[text, "끝"],
            authors=[Author(text, text, text)],
            images=[Image(f"https://img.example.com/{text}", text, text)],
            reactions={text: number},
            listed_in=[Placement("mainnews", text, text, text, 1)],
        )


def written(make: type[JsonExporter | JsonLinesExporter | CsvExporter | XmlExporter]) -> bytes:
    file = io.BytesIO()
    exporter = make(file)
    exporter.start_exporting()
    for item in items():
        exporter.export_item(item)
    exporter.finish_exporting()
    return file.getvalue()


def test_json_holds_every_value_and_no_raw_character_that_acts() -> None:
    text = written(JsonExporter).decode()
    assert acting(text) == []
    read = json.loads(text)
    assert [one["title"] for one in read] == list(ALL)
    assert [one["reactions"] for one in read] == [{name: number} for number, name in enumerate(ALL)]


def test_json_lines_are_as_many_as_items() -> None:
    text = written(JsonLinesExporter).decode()
    assert acting(text) == []
    lines = text.splitlines()
    assert len(lines) == len(ALL)
    assert [json.loads(line)["publisher"] for line in lines] == list(ALL)


def test_csv_runs_nothing_and_its_texts_come_back() -> None:
    text = written(CsvExporter).decode("utf-8-sig")
    assert acting(text, but="\r\n\t") == []
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(rows) == len(ALL)
    for row, raw in zip(rows, ALL, strict=True):
        assert unguarded(row["title"]) == without_controls(raw)
        assert unguarded(row["body"]) == without_controls(f"{raw}\n\n끝 문단.")
        for value in row.values():
            assert value.lstrip(" \u3000\"'“”")[:1] not in set("=+-@＝＋－＠﹦﹢﹣﹫") or value.startswith(
                "'"
            ), raw
            assert value[:1] not in {"\t", "\r", "\n"}


def test_xml_is_xml_and_its_texts_come_back() -> None:
    data = written(XmlExporter)
    assert acting(data.decode(), but="\n\t") == []
    root = etree.fromstring(data)  # refuses what XML 1.0 does
    assert len(root) == len(ALL)
    for item, raw in zip(root, ALL, strict=True):
        clean = without_controls(raw)
        assert (item.findtext("title") or "") == clean
        assert (item.findtext("authors/value/name") or "") == clean
        assert (item.findtext("reactions/value/name") or "") == clean
        assert item.findtext("published_at") == "2025-02-05T15:22:00+09:00"
    empty = io.BytesIO()
    exporter = XmlExporter(empty)
    exporter.start_exporting()
    exporter.export_item(ranking(1, None, publisher=None))
    exporter.finish_exporting()
    assert etree.fromstring(empty.getvalue()).findtext("item/publisher") == ""


def test_the_log_has_a_line_for_each_record_and_nothing_that_acts() -> None:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(PlainRecords(logging.Formatter("%(levelname)s: %(message)s")))
    logger = logging.getLogger("tests.nasty")
    logger.propagate = False
    logger.addHandler(handler)
    for text in ALL:
        logger.warning("No article: %s: %r", text, text)
        logger.warning(text)
        logger.error("Error processing %s", "x", exc_info=ValueError(text))
    logger.removeHandler(handler)
    lines = stream.getvalue().split("\n")
    assert acting(stream.getvalue(), but="\n\t") == []
    records = [line for line in lines if line.startswith(("WARNING: ", "ERROR: "))]
    assert len(records) == 3 * len(ALL)
    assert all(line.startswith(("WARNING: ", "ERROR: ", "  ")) for line in lines if line)
    assert all(any(text in line for line in records) for text in HARMLESS)


def test_an_error_in_one_line_holds_nothing_that_acts() -> None:
    assert [text for text in ALL if acting(str(NewscrawlError(text)), but="\n\t")] == []
    assert [text for text in HARMLESS if str(NewscrawlError(text)) != text] == []


def on_terminal(*shown: object, colour: bool = False) -> str:
    stream = io.StringIO()
    terminal = Terminal(file=stream, width=200, force_terminal=colour, color_system=None, highlight=False)
    terminal.print(*shown)
    return stream.getvalue()


def test_a_table_on_a_terminal_shows_what_acts_as_an_escape() -> None:
    table = Table("name", "text")
    for text in ALL:
        table.add_row(text, Text(text))
    for shown in (on_terminal(table), *(on_terminal(text, Text(text)) for text in ALL)):
        assert acting(shown) == []
    shown = on_terminal(table)
    assert all(one in shown for one in HARMLESS if one.isprintable())
    assert "가람\\x1b[31;1m시" in shown
    widths = {
        sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in line) for line in shown.split("\n")[:30]
    }
    assert len(widths - {0}) == 1, "the frame stands"


def test_the_summary_shows_nothing_that_acts(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    show(
        [("feed", text) for text in ALL], Verdict("degraded", tuple(one.raw for one in ACTING)), terminal=True
    )
    assert acting(capsys.readouterr().err) == []


def test_printed_json_reads_back(capsys: pytest.CaptureFixture[str]) -> None:
    print_json(list(ALL))
    out = capsys.readouterr().out
    assert acting(out) == []
    assert json.loads(out) == list(ALL)


class KeptStats:
    """Scrapy's stats, as far as they are needed."""

    def __init__(self) -> None:
        self.values: Counter[str] = Counter()

    def inc_value(self, key: str, count: int = 1) -> None:
        self.values[key] += count

    def get_stats(self) -> dict[str, int]:
        return dict(self.values)


def test_csv_of_a_command_runs_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    print_csv(["title", "outlets"], ({"title": text, "outlets": [text, "끝"]} for text in ALL))
    out = capsys.readouterr().out
    assert acting(out, but="\n\t\r") == []
    rows = list(csv.DictReader(io.StringIO(out, newline="")))
    assert [unguarded(row["title"]) for row in rows] == [without_controls(text) for text in ALL]


def ended(site: str, **values: Any) -> RunRecord:
    """A run of a site that ended broken."""
    return RunRecord(
        id="r1",
        spider="mainnews",
        started=NOON,
        site=site,
        ended=NOON,
        state="ended",
        verdict="broken",
        **values,
    )


@pytest.mark.parametrize("where", ["site", "field", "class"])
def test_metrics_have_a_line_for_each_sample_and_nothing_that_acts(where: str) -> None:
    texts = list(dict.fromkeys(map(one_line, ALL)))
    health = {"site": {"verdict": "broken", "classes": texts if where == "class" else []}}
    rows = dict.fromkeys(("articles", "revisions", "ranks_observed", "waiting"), 0)
    state = Watched(
        ended={},
        latest=[ended("site", health=health)],
        at_work=0,
        good_lists=dict.fromkeys(ALL if where == "site" else (), NOON),
        filled=dict.fromkeys((("site", text) for text in (ALL if where == "field" else ())), 0.5),
        rows=rows,
        store_bytes=0,
    )
    text = exposition(state)
    assert acting(text) == []
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    assert all(SAMPLE.fullmatch(line) for line in lines)
    labels = [
        re.sub(r"\\(.)", r"\1", value)
        for line in lines
        for name, value in LABEL.findall(line)
        if name == where
    ]
    assert set(texts) <= set(labels)


def test_a_notice_is_lines_of_its_own() -> None:
    for text in ALL:
        notice = change(ended(text, reasons=[text]), None)
        assert notice is not None
        assert acting(notice.title, but="") == []
        assert notice.text == f"{one_line(text)}\nr1"


def test_names_of_counts_hold_nothing_that_acts() -> None:
    stats = KeptStats()
    counters = Counters(stats)
    for text in (*ALL, "가" * 100_000):
        counters.add(Count.ARTICLES_FAILED, why=text)
        counters.add_of(Count.ARTICLES_DOUBTED, text)
    assert [name for name in stats.values if acting(name, but="")] == []
    assert max(map(len, stats.values)) < 400
    assert stats.values["newscrawl/articles/failed"] == len(ALL) + 1


def test_items_leave_the_reading_within_their_bounds() -> None:
    item = Article(
        url="https://news.example.com/1",
        source_url="https://news.example.com/" + "a" * 9_000,
        title="가" * 501,
        body="나" * 400_000,
        tags=["다" * 101, *(f"말{n}" for n in range(150))],
        images=[Image("https://img.example.com/1.jpg", "라" * 3_000)] * 301,
        authors=[Author(f"이름{n}") for n in range(60)],
        reactions={f"반응{n}": n for n in range(60)},
    )
    beyond = keep_within(item)
    assert item.title == "가" * 500
    assert item.body is not None
    assert len(item.body.encode()) == 999_999
    assert (len(item.tags), item.tags[0], item.tags[1]) == (100, "다" * 100, "말0")
    assert (len(item.images), len(item.authors), len(item.reactions)) == (300, 50, 50)
    assert item.source_url is None
    assert beyond == {
        "source_url": "left out: too long for an address",
        "title": "cut to 500 of 501 characters",
        "body": "cut to 1,000,000 of 1,200,000 bytes",
        "tags": "100 of 151 kept; cut to 100 of 101 characters",
        "images": "300 of 301 kept; caption: cut to 2,000 of 3,000 characters",
        "authors": "50 of 60 kept",
        "reactions": "50 of 60 kept",
    }
    assert keep_within(item) == {}
    whole = article(1)
    assert keep_within(whole) == {}
    assert whole == article(1)


def test_every_text_of_an_item_is_bounded() -> None:
    long = "가" * 2_000_000
    item = Article(
        **dict.fromkeys(("id", "url", "site", "publisher", "section", "title", "subtitle", "body"), long),
        copyright=long,
        language=long,
        tags=[long],
        authors=[Author(long, long, long)],
        images=[Image(long, long, long)],
        reactions={long: 1},
        requested_url=long,
        source_url=long,
    )
    rank = Ranking(**dict.fromkeys(("site", "name", "tab", "section", "title", "url", "publisher"), long))
    keep_within(item)
    keep_within(rank)
    assert sum(len(json.dumps(asdict(one), ensure_ascii=False)) for one in (item, rank)) < 400_000


@pytest.mark.parametrize(
    ("text", "longest", "expected"),
    [
        ("가나다", 3, "가나다"),
        ("가나다라", 3, "가나다"),
        ("가 나", 2, "가"),
        ("가 👨‍👩‍👧 나", 5, "가"),
        ("가👍🏽나", 2, "가"),
        ("e\u0301e\u0301", 3, "e\u0301"),
        ("🇰🇷🇯🇵", 3, "🇰🇷"),
        ("가1️⃣", 3, "가"),
        ("가\u1112\u119e\u11ab", 3, "가"),
        ("가\u0301" * 3 + "\u0301" * 90, 50, "가\u0301" * 3 + "\u0301" * 44),
    ],
)
def test_a_cut_ends_where_a_letter_ends(text: str, longest: int, expected: str) -> None:
    assert cut(text, longest) == expected
