"""Parquet with types: times with their zone, lists, structs for parts of items, maps for counts by name."""

import importlib
import io
import json
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from typing import IO, Any, Final, Union, get_args, get_origin, get_type_hints

from newscrawl.characters import without_controls
from newscrawl.export.errors import ExportError
from newscrawl.export.writers import DocumentInfo

# A group of rows is written when it holds so many, or so many characters of text.
_ROWS: Final = 2_000
_CHARACTERS: Final = 4_000_000


class ParquetWriter:
    """Items as rows; their fields are the columns, with the types that they have in ``newscrawl.items``."""

    def __init__(self, file: IO[bytes], info: DocumentInfo) -> None:
        self._arrow = arrow()
        self._names = [field.name for field in fields(info.item)]
        self._schema = schema_of(info.item)
        sink = self._arrow.PythonFile(_Counted(file), mode="w")
        parquet = importlib.import_module("pyarrow.parquet")
        self._writer = parquet.ParquetWriter(sink, self._schema, compression="zstd")
        self._rows: list[dict[str, Any]] = []
        self._characters = 0

    def write(self, item: Any) -> None:
        """Take one item."""
        values = {name: getattr(item, name) for name in self._names}
        self._characters += len(values.get("body") or "")
        self._rows.append({name: self._value(name, value) for name, value in values.items()})
        if len(self._rows) >= _ROWS or self._characters >= _CHARACTERS:
            self._flush()

    def finish(self) -> None:
        """Write the last rows and the footer."""
        self._flush()
        self._writer.close()

    def _value(self, name: str, value: Any) -> Any:
        if isinstance(value, Mapping) and self._arrow.types.is_string(self._schema.field(name).type):
            return without_controls(json.dumps(value, ensure_ascii=False))
        return _plain(value)

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_table(self._arrow.Table.from_pylist(self._rows, schema=self._schema))
        self._rows, self._characters = [], 0


def arrow() -> Any:
    """The package, which is loaded when it is needed: it is large. Raises ``ExportError`` without it."""
    try:
        return importlib.import_module("pyarrow")
    except ModuleNotFoundError as error:
        raise ExportError("parquet needs the package pyarrow: pip install 'newscrawl[parquet]'") from error


def require() -> None:
    """Raise ``ExportError`` where the package is not installed."""
    arrow()


def schema_of(item: type) -> Any:
    """The schema of an item's table, from the types of its fields."""
    return arrow().schema(_columns(item))


def _columns(item: type) -> list[tuple[str, Any]]:
    hints = get_type_hints(item)
    return [(field.name, _type(hints[field.name])) for field in fields(item)]


def _type(hint: Any) -> Any:
    """A column's type; what has no fixed shape is a text: JSON."""
    pa = arrow()
    scalars = {
        str: pa.string(),
        int: pa.int64(),
        float: pa.float64(),
        bool: pa.bool_(),
        datetime: pa.timestamp("us", tz="Asia/Seoul"),
    }
    inner = [one for one in get_args(hint) if one is not types.NoneType]
    if hint in scalars:
        return scalars[hint]
    if get_origin(hint) in (types.UnionType, Union):
        return _type(inner[0])
    if get_origin(hint) is list:
        return pa.list_(_type(inner[0]))
    if get_origin(hint) is dict and inner[1] in scalars:
        return pa.map_(pa.string(), scalars[inner[1]])
    return pa.struct(_columns(hint)) if is_dataclass(hint) and isinstance(hint, type) else pa.string()


def _plain(value: Any) -> Any:
    kind = type(value)
    if kind is str:
        return without_controls(value)
    if value is None or kind is int or kind is datetime:
        return value
    if kind is list:
        return [_plain(one) for one in value]
    if isinstance(value, Mapping):
        return [(without_controls(str(name)), _plain(one)) for name, one in value.items()]
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value


class _Counted(io.RawIOBase):
    """A file that can say how far it was written, which is all that Parquet asks of one; it stays open."""

    def __init__(self, file: IO[bytes]) -> None:
        super().__init__()
        self._file = file
        self._at = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._file.write(data)
        size = memoryview(data).nbytes
        self._at += size
        return size

    def tell(self) -> int:
        return self._at
