"""Workbooks of spreadsheets (Office Open XML, ECMA-376 part 1), written row by row.

Of the writers for Python that stream, XlsxWriter takes a text ``<r>…</r>`` for markup of its own in that mode
and openpyxl a text that begins with ``=`` for a formula, and both write a temporary file of the whole sheet
first. Here a text is a text: cells are numbers, times, or inline strings, and nothing else.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import fields
from datetime import datetime
from itertools import count
from typing import IO, Any, Final
from xml.sax.saxutils import escape

from newscrawl.characters import without_controls
from newscrawl.export.writers import DocumentInfo
from newscrawl.feeds.cells import readable, within_cell
from newscrawl.text import KST

# Excel's limits: rows of a sheet, and days are counted from here (1900 has a 29 February in it).
ROWS: Final = 1_048_576
_EPOCH: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - a cell has no zone; the time in it is Korean
# A part of an archive that has no 64-bit sizes, which not every program reads, may be 2 GiB; a row 1 MiB.
_BYTES: Final = (1 << 31) - (1 << 24)
# What a reader would take for an escaped character (ECMA-376, ST_Xstring) is escaped itself.
_LOOKS_ESCAPED: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STYLES: Final = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><numFmts count="1">'
    '<numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


class Sheets:
    """Rows of plain values as a workbook; a sheet that is full is followed by a further one.

    ``rows`` is the most that a sheet takes, its header included.
    """

    def __init__(self, file: IO[bytes], columns: list[str], *, rows: int = ROWS) -> None:
        self._archive = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1)
        self._columns = columns
        self._most = rows
        self._letters = [_letters(number) for number in range(len(columns))]
        self._sheets = 0
        self._sheet: IO[bytes] | None = None
        self._rows = self._bytes = 0

    def write(self, values: list[Any]) -> None:
        """Write one row: numbers and times as such, everything else as text."""
        if self._sheet is None or self._rows >= self._most or self._bytes >= _BYTES:
            self._begin()
        self._row(values)

    def finish(self) -> None:
        """Write what tells readers which parts there are."""
        if self._sheet is None:
            self._begin()
        self._end()
        for name, text in self._parts():
            self._archive.writestr(name, _HEAD + text if not text.startswith("<?") else text)
        self._archive.close()

    def _begin(self) -> None:
        self._end()
        self._sheets += 1
        self._rows = self._bytes = 0
        self._sheet = self._archive.open(f"xl/worksheets/sheet{self._sheets}.xml", "w")
        self._put(
            f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
            '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
            "</sheetView></sheetViews><sheetData>"
        )
        self._row(self._columns, style=' s="2"')

    def _end(self) -> None:
        if self._sheet is not None:
            self._put("</sheetData></worksheet>")
            self._sheet.close()
            self._sheet = None

    def _row(self, values: list[Any], style: str = "") -> None:
        self._rows += 1
        number = self._rows
        cells = "".join(
            _cell(f"{letters}{number}", value, style)
            for letters, value in zip(self._letters, values, strict=True)
        )
        self._put(f'<row r="{number}">{cells}</row>')

    def _put(self, text: str) -> None:
        data = text.encode()
        self._bytes += len(data)
        if self._sheet is not None:
            self._sheet.write(data)

    def _parts(self) -> Iterator[tuple[str, str]]:
        numbers = range(1, self._sheets + 1)
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        sheets = "".join(
            f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{kind}.worksheet+xml"/>'
            for n in numbers
        )
        yield (
            "[Content_Types].xml",
            (
                f'<Types xmlns="{_PACKAGE}/content-types">'
                '<Default Extension="rels" '
                'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
                f'<Override PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/>{sheets}</Types>'
            ),
        )
        yield "_rels/.rels", _links([("officeDocument", "xl/workbook.xml")])
        named = "".join(f'<sheet name="Sheet{n}" sheetId="{n}" r:id="rId{n}"/>' for n in numbers)
        yield (
            "xl/workbook.xml",
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>{named}</sheets></workbook>',
        )
        linked = [("worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
        yield "xl/_rels/workbook.xml.rels", _links([*linked, ("styles", "styles.xml")])
        yield "xl/styles.xml", _STYLES


class WorkbookWriter:
    """Items as rows of a workbook: texts as CSV has them, without what keeps those from running there."""

    def __init__(self, file: IO[bytes], info: DocumentInfo) -> None:
        self._names = [field.name for field in fields(info.item)]
        self._sheets = Sheets(file, self._names)

    def write(self, item: Any) -> None:
        """Take one item."""
        self._sheets.write([getattr(item, name) for name in self._names])

    def finish(self) -> None:
        """Complete the workbook."""
        self._sheets.finish()


def _links(targets: list[tuple[str, str]]) -> str:
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{_LINKS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in zip(count(1), targets, strict=False)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def _letters(number: int) -> str:
    """The name of a column: A to Z, then AA."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _cell(place: str, value: Any, style: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return f'<c r="{place}"{style} t="b"><v>{value:d}</v></c>'
    if isinstance(value, int | float):
        return f'<c r="{place}"{style}><v>{value!r}</v></c>'
    if isinstance(value, datetime):
        days = (value.astimezone(KST).replace(tzinfo=None) - _EPOCH).total_seconds() / 86_400
        return f'<c r="{place}" s="1"><v>{days:.10f}</v></c>'
    text = within_cell(without_controls(value if isinstance(value, str) else readable(value)))
    if not text:
        return ""
    text = escape(_LOOKS_ESCAPED.sub("_x005F_", text))
    return f'<c r="{place}"{style} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
