"""Our items go past Scrapy's questions to the same bytes that they would come to with them."""

import io
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import Any

import pytest
from scrapy.exporters import BaseItemExporter

from newscrawl.feeds.exporters import CsvExporter, JsonExporter, JsonLinesExporter
from newscrawl.items import Article, Author, Image, Placement, Ranking
from tests.store.samples import article, ranking


class AskedArticle(Article):
    """An article that is none of ours to the exporters, so that they ask Scrapy's questions."""

    __slots__ = ()


class AskedRanking(Ranking):
    """A ranking, likewise."""

    __slots__ = ()


NASTY = [
    "=1+1",
    "-2.5%",
    "@여기",
    "＝합계",
    "\t탭",
    "a;b",
    '그는 "네"라고',
    "줄\r\n바꿈\r끝\n",
    "",
    "😀🇰🇷",
    "\x7f\u2028",
    "ㄱ" * 9,
]
ITEMS: list[Any] = [
    article(1),
    Article(),
    Ranking(),
    ranking(1, 3),
    ranking(2, None, comment_count=0, title="-3도"),
    *(article(n, title=text, body=f"첫\n\n{text}", tags=[text, "끝"]) for n, text in enumerate(NASTY)),
    article(
        3,
        published_at=datetime(2025, 2, 5, 6, 22, 1, 5, tzinfo=UTC),
        authors=[Author("=한", "=e@example.com", None), Author("")],
        images=[Image(None, "설명; 또", None), Image("https://img.example.com/a b.jpg"), Image()],
        listed_in=[Placement("trending"), Placement("mainnews", "경제", "+탭", "경제", 1)],
        reactions={"=나": 1, "좋아요": 10**12},
        comment_count=-1,
    ),
]  # fmt: skip


def asked(item: Article | Ranking) -> Article | Ranking:
    kind = AskedArticle if isinstance(item, Article) else AskedRanking
    return kind(**{field.name: getattr(item, field.name) for field in fields(item)})


def written(make: Callable[..., BaseItemExporter], items: list[Any], **options: Any) -> bytes:
    file = io.BytesIO()
    exporter = make(file, **options)
    exporter.start_exporting()
    for item in items:
        exporter.export_item(item)
    exporter.finish_exporting()
    return file.getvalue()


@pytest.mark.parametrize("kind", [Article, Ranking])
@pytest.mark.parametrize(
    ("make", "options"),
    [
        (JsonExporter, {}),
        (JsonExporter, {"indent": 0}),
        (JsonExporter, {"indent": 2}),
        (JsonExporter, {"encoding": "cp949"}),
        (JsonLinesExporter, {}),
        (CsvExporter, {}),
        (CsvExporter, {"encoding": "utf-8-sig"}),
        (CsvExporter, {"encoding": "cp949"}),
        (CsvExporter, {"encoding": "utf-16"}),
        (CsvExporter, {"include_headers_line": False}),
        (CsvExporter, {"delimiter": ";"}),
        (CsvExporter, {"fields_to_export": ["title", "url", "no_such_field"]}),
        (CsvExporter, {"fields_to_export": {"title": "제목", "url": "주소"}}),
        (JsonExporter, {"fields_to_export": ["title", "url"]}),
    ],
)
def test_the_bytes_are_those_of_scrapys_own_way(
    kind: type, make: Callable[..., BaseItemExporter], options: dict[str, Any]
) -> None:
    items = [item for item in ITEMS if isinstance(item, kind)]
    assert written(make, items, **options) == written(make, [asked(item) for item in items], **options)


def test_a_table_that_begins_with_ranks_has_their_columns_for_articles_too() -> None:
    mixed = [ranking(1, 1), article(1), ranking(2, 2), article(2)]
    assert written(CsvExporter, mixed) == written(CsvExporter, [asked(item) for item in mixed])


def test_the_byte_order_mark_stands_once_and_only_before_something() -> None:
    assert written(CsvExporter, []) == b""
    table = written(CsvExporter, [article(1), article(2)])
    assert table.startswith(b'\xef\xbb\xbf"id"')
    assert table.count(b"\xef\xbb\xbf") == 1
    file = io.BytesIO(table)
    file.seek(0, io.SEEK_END)
    exporter = CsvExporter(file, include_headers_line=False)
    exporter.export_item(article(3))
    exporter.finish_exporting()
    assert file.getvalue().count(b"\xef\xbb\xbf") == 1


def test_an_item_is_not_changed() -> None:
    item = article(1)
    before = replace(item)
    for make in (JsonExporter, CsvExporter):
        written(make, [item])
    assert item == before
