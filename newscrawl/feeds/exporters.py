"""How items are written: JSON, JSON lines, CSV and XML, registered in ``FEED_EXPORTERS``.

Scrapy's exporters take any item and ask for each field what to do with it. Ours are all alike, so they are
written without asking, to the same bytes; other items, and ours with ``FEED_EXPORT_FIELDS``, go Scrapy's way.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import IO, Any, cast

from scrapy.exporters import (
    BaseItemExporter,
    CsvItemExporter,
    JsonItemExporter,
    JsonLinesItemExporter,
    XmlItemExporter,
)
from scrapy.utils.serialize import ScrapyJSONEncoder

from newscrawl.characters import json_without_controls, without_controls
from newscrawl.feeds.cells import cell
from newscrawl.items import Article, Ranking

_OURS = frozenset((Article, Ranking))
_QUOTE, _DOUBLED = '"', '""'


class ItemEncoder(ScrapyJSONEncoder):
    """JSON of our items: dataclasses as objects, times in ISO 8601 with their zone. Characters that act on a
    terminal, which an item of others may hold, are escaped: the values are what they were.
    """

    def encode(self, o: Any) -> str:
        """As ``json`` does it."""
        return json_without_controls(super().encode(o))

    def default(self, o: Any) -> Any:
        """What ``json`` does not know by itself."""
        if isinstance(o, datetime | date):
            return o.isoformat()
        if is_dataclass(o) and not isinstance(o, type):
            return {field.name: getattr(o, field.name) for field in fields(o)}
        return super().default(o)


def _json_options(options: dict[str, Any]) -> None:
    # Another encoding than UTF-8 (cp949, say) has no emoji; JSON can escape what it lacks.
    options["encoding"] = options.get("encoding") or "utf-8"
    options.setdefault("ensure_ascii", not options["encoding"].lower().startswith("utf"))


class _Plain(BaseItemExporter):
    def get_serialized_fields(
        self, item: Any, default_value: Any = None, include_empty: bool | None = None
    ) -> Any:
        """The fields and their values as JSON."""
        if type(item) in _OURS and self.fields_to_export is None:
            return item.to_dict()
        return super().get_serialized_fields(item, default_value, include_empty)


class JsonExporter(_Plain, JsonItemExporter):
    """A JSON array in UTF-8, Korean as it is, one item a line unless an indent is set."""

    def __init__(self, file: IO[bytes], **kwargs: Any) -> None:
        _json_options(kwargs)
        super().__init__(cast("Any", file), **kwargs)
        self.encoder = ItemEncoder(**self._kwargs)

    def finish_exporting(self) -> None:
        """End the array, and the last line."""
        super().finish_exporting()
        self.file.write(b"\n")


class JsonLinesExporter(_Plain, JsonLinesItemExporter):
    """JSON lines in UTF-8, Korean as it is."""

    def __init__(self, file: IO[bytes], **kwargs: Any) -> None:
        _json_options(kwargs)
        super().__init__(cast("Any", file), **kwargs)
        self.encoder = ItemEncoder(**self._kwargs)


class XmlExporter(XmlItemExporter):
    """XML 1.0, which has no place for control characters: lists as ``<value>`` elements, parts as elements of
    their fields, reactions as ``<name>`` and ``<value>``, a missing value as an empty element.

    Scrapy's own writes a dict's keys as names of elements, and parts as Python shows them.
    """

    def get_serialized_fields(
        self, item: Any, default_value: Any = None, include_empty: bool | None = None
    ) -> Any:
        """The fields and their values as text, lists and dicts."""
        for name, value in super().get_serialized_fields(item, default_value, include_empty):
            yield name, _as_xml(value)


def _as_xml(value: Any) -> Any:
    if isinstance(value, str):
        return without_controls(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return [{"name": _as_xml(str(name)), "value": _as_xml(one)} for name, one in value.items()]
    if isinstance(value, list | tuple):
        return [_as_xml(one) for one in value]
    if is_dataclass(value):
        return {field.name: _as_xml(getattr(value, field.name)) for field in fields(value)}
    return "" if value is None else value


def row_of(cells: Iterable[str | float | None]) -> str:
    """A row as ``csv`` writes it with ``QUOTE_NONNUMERIC``."""
    quoted = [
        '""' if one is None else f'"{one.replace(_QUOTE, _DOUBLED)}"' if isinstance(one, str) else str(one)
        for one in cells
    ]
    return ",".join(quoted) + "\r\n"


class CsvExporter(CsvItemExporter):
    """CSV for people: UTF-8 with a byte order mark, so that Excel shows Korean; the columns are the item's
    fields, always all of them; cells as ``cells.cell`` makes them; text in quotes, so that a spreadsheet
    that splits at semicolons does not split in a text; rows end in CR LF, lines in a cell in LF (RFC 4180).
    """

    def __init__(self, file: IO[bytes], **kwargs: Any) -> None:
        encoding = (kwargs.get("encoding") or "utf-8").lower()
        is_utf8 = encoding in ("utf-8", "utf8", "utf-8-sig")
        # The codec utf-8-sig is written in Python and would be asked for every row.
        kwargs["encoding"] = "utf-8" if is_utf8 else encoding
        kwargs.setdefault("quoting", csv.QUOTE_NONNUMERIC)
        # What another encoding lacks is written as a reference, not lost: &#128512;
        kwargs.setdefault("errors", "xmlcharrefreplace")
        super().__init__(cast("Any", file), **kwargs)
        # Unless somebody asks for another dialect, rows are written without asking of every character.
        self._is_plain = self._kwargs == {"quoting": csv.QUOTE_NONNUMERIC}
        self._needs_mark = is_utf8 and not (self.stream.seekable() and self.stream.tell())
        # The columns of the kinds of items that a row was written of, and whether the kind has each.
        self._columns: dict[type, list[tuple[str, bool]]] = {}

    def export_item(self, item: Any) -> None:
        """Write one row, and before the first one the header."""
        if self._needs_mark:
            self._needs_mark = False
            self.stream.write("\ufeff")
        kind = type(item)
        if (columns := self._columns.get(kind)) is None:
            super().export_item(item)  # which also says what columns there are, and if fields have none
            if kind in _OURS and self.fields_to_export and not isinstance(self.fields_to_export, Mapping):
                own = {field.name for field in fields(kind)}
                self._columns[kind] = [(name, name in own) for name in self.fields_to_export]
            return
        cells = [cell(getattr(item, name)) if is_own else "" for name, is_own in columns]
        if self._is_plain:
            self.stream.write(row_of(cells))
        else:
            self.csv_writer.writerow(cells)

    def export_header(self, kind: type) -> None:
        """Write the header that rows of this kind of item have, where there will be none."""
        if self._needs_mark:
            self._needs_mark = False
            self.stream.write("\ufeff")
        if not self.fields_to_export:
            self.fields_to_export = [field.name for field in fields(kind)]
        self._write_headers_and_set_fields_to_export(None)

    def serialize_field(self, field: Any, name: str, value: Any) -> Any:  # noqa: ARG002 - interface
        """One value as a cell."""
        serializer = field.get("serializer")
        return cell(serializer(value) if serializer else value)
