"""The table that Korean researchers know from the download of BigKinds (bigkinds.or.kr), as CSV or workbook.

The names and the order of the columns are what published work with such downloads shows; no download was at
hand. What newscrawl does not know stays empty: BigKinds' own classes, and the names and words that its
analysis finds.
"""

import csv
import io
from typing import IO, Final

from newscrawl.export.workbook import Sheets
from newscrawl.export.writers import DocumentInfo
from newscrawl.feeds.cells import cell
from newscrawl.items import Article
from newscrawl.store.selection import time_of
from newscrawl.text import KST

COLUMNS: Final = (
    "뉴스 식별자",
    "일자",
    "언론사",
    "기고자",
    "제목",
    "통합 분류1",
    "통합 분류2",
    "통합 분류3",
    "사건/사고 분류1",
    "사건/사고 분류2",
    "사건/사고 분류3",
    "인물",
    "위치",
    "기관",
    "키워드",
    "특성추출(가중치순 상위 50개)",
    "본문",
    "URL",
    "분석제외 여부",
)


def row_of(item: Article) -> list[str | int | None]:
    """The cells of one article: its identity, the day as a number, and what stands on its page.

    The day is that of publication, or of reading where the page shows none.
    """
    day = moment.astimezone(KST).strftime("%Y%m%d") if (moment := time_of(item)) else None
    values: dict[str, str | int | None] = {
        "뉴스 식별자": item.id,
        "일자": int(day) if day else None,
        "언론사": item.publisher,
        "기고자": ", ".join(author.name for author in item.authors) or None,
        "제목": item.title,
        "본문": item.body,
        # Theirs is the publisher's page.
        "URL": item.source_url or item.url,
    }
    return [values.get(name) for name in COLUMNS]


class BigKindsTable:
    """As CSV: UTF-8 with a byte order mark and guarded cells, as all CSV of newscrawl."""

    def __init__(self, file: IO[bytes], info: DocumentInfo) -> None:  # noqa: ARG002 - the interface of formats
        self._stream = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
        self._stream.write("\ufeff")
        self._writer = csv.writer(self._stream, quoting=csv.QUOTE_NONNUMERIC)
        self._writer.writerow(COLUMNS)

    def write(self, item: Article) -> None:
        """Take one article."""
        self._writer.writerow([cell(value) for value in row_of(item)])

    def finish(self) -> None:
        """Write what is left."""
        self._stream.flush()
        self._stream.detach()


class BigKindsWorkbook:
    """As a workbook, which is what BigKinds gives."""

    def __init__(self, file: IO[bytes], info: DocumentInfo) -> None:  # noqa: ARG002 - the interface of formats
        self._sheets = Sheets(file, list(COLUMNS))

    def write(self, item: Article) -> None:
        """Take one article."""
        self._sheets.write(list(row_of(item)))

    def finish(self) -> None:
        """Complete the workbook."""
        self._sheets.finish()
