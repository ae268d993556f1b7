"""How items are written: JSON, JSON lines and CSV, registered in ``FEED_EXPORTERS``."""

import csv
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import IO, Any, cast

from scrapy.exporters import CsvItemExporter, JsonItemExporter, JsonLinesItemExporter
from scrapy.utils.serialize import ScrapyJSONEncoder

from newscrawl.feeds.cells import cell


class ItemEncoder(ScrapyJSONEncoder):
    """JSON of our items: dataclasses as objects, times in ISO 8601 with their zone."""

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


class JsonExporter(JsonItemExporter):
    """A JSON array in UTF-8, Korean as it is, one item a line unless an indent is set."""

    def __init__(self, file: IO[bytes], **kwargs: Any) -> None:
        _json_options(kwargs)
        super().__init__(cast("Any", file), **kwargs)
        self.encoder = ItemEncoder(**self._kwargs)

    def finish_exporting(self) -> None:
        """End the array, and the last line."""
        super().finish_exporting()
        self.file.write(b"\n")


class JsonLinesExporter(JsonLinesItemExporter):
    """JSON lines in UTF-8, Korean as it is."""

    def __init__(self, file: IO[bytes], **kwargs: Any) -> None:
        _json_options(kwargs)
        super().__init__(cast("Any", file), **kwargs)
        self.encoder = ItemEncoder(**self._kwargs)


class CsvExporter(CsvItemExporter):
    """CSV for people: UTF-8 with a byte order mark, so that Excel shows Korean; the columns are the item's
    fields, always all of them; cells as ``cells.cell`` makes them; text in quotes, so that a spreadsheet
    that splits at semicolons does not split in a text; rows end in CR LF, lines in a cell in LF (RFC 4180).
    """

    def __init__(self, file: IO[bytes], **kwargs: Any) -> None:
        encoding = (kwargs.get("encoding") or "utf-8").lower()
        kwargs["encoding"] = "utf-8-sig" if encoding in ("utf-8", "utf8") else encoding
        kwargs.setdefault("quoting", csv.QUOTE_NONNUMERIC)
        # What another encoding lacks is written as a reference, not lost: &#128512;
        kwargs.setdefault("errors", "xmlcharrefreplace")
        super().__init__(cast("Any", file), **kwargs)

    def serialize_field(self, field: Any, name: str, value: Any) -> Any:  # noqa: ARG002 - interface
        """One value as a cell."""
        serializer = field.get("serializer")
        return cell(serializer(value) if serializer else value)
