"""The formats of an export, by name."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from newscrawl.export import parquet
from newscrawl.export.bigkinds import BigKindsTable, BigKindsWorkbook
from newscrawl.export.syndication import AtomWriter, JsonFeedWriter, RssWriter
from newscrawl.export.workbook import WorkbookWriter
from newscrawl.export.writers import MakeWriter, feed_writer
from newscrawl.feeds.exporters import CsvExporter, JsonExporter, JsonLinesExporter


def _nothing() -> None:
    """What most formats need besides newscrawl."""


@dataclass(frozen=True, slots=True)
class Format:
    """How a file is written. ``suffixes``: the endings of names that mean it, where no format is named.

    ``of_articles``: it holds articles and nothing else. ``is_feed``: its reader wants the newest first.
    ``require`` raises ``ExportError`` where a package is missing.
    """

    name: str
    suffixes: tuple[str, ...]
    make: MakeWriter
    of_articles: bool = False
    is_feed: bool = False
    is_binary: bool = False
    require: Callable[[], None] = _nothing


FORMATS: Final = {
    one.name: one
    for one in (
        Format("json", (".json",), feed_writer(JsonExporter)),
        Format("jsonl", (".jsonl", ".jl", ".ndjson"), feed_writer(JsonLinesExporter)),
        Format("csv", (".csv",), feed_writer(CsvExporter)),
        Format("parquet", (".parquet",), parquet.ParquetWriter, is_binary=True, require=parquet.require),
        Format("xlsx", (".xlsx",), WorkbookWriter, is_binary=True),
        Format("rss", (".rss",), RssWriter, of_articles=True, is_feed=True),
        Format("atom", (".atom",), AtomWriter, of_articles=True, is_feed=True),
        Format("jsonfeed", (), JsonFeedWriter, of_articles=True, is_feed=True),
        Format("bigkinds", (), BigKindsTable, of_articles=True),
    )
}
BIGKINDS_WORKBOOK: Final = Format("bigkinds", (), BigKindsWorkbook, of_articles=True, is_binary=True)
"""What ``bigkinds`` means for a file that is named ``.xlsx``."""
