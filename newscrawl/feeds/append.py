"""Joining an existing feed and a new one into one valid file."""

import csv
import io
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TextIO

from newscrawl.feeds.errors import FeedError

_CHUNK = 1 << 16
_BOM = b"\xef\xbb\xbf"
# Formats whose files are a plain sequence of records: one after the other is valid.
_SEQUENCES = {"pickle", "marshal"}


def append(existing: Path, new: Path, target: IO[bytes], form: str, encoding: str) -> None:
    """Write ``existing`` followed by ``new``, two whole feeds of the format ``form``, to ``target``.

    Raises ``FeedError`` when ``existing`` is damaged, has other columns, or the format cannot grow.
    """
    if form == "json":
        _append_json(existing, new, target, encoding)
    elif form in ("jsonlines", "jl", "jsonl"):
        _append_lines(existing, new, target)
    elif form == "csv":
        _append_csv(existing, new, target, encoding)
    elif form in _SEQUENCES:
        for source in (existing, new):
            with source.open("rb") as file:
                shutil.copyfileobj(file, target)
    else:
        raise FeedError(f"a {form} file cannot be added to; write a new one with -O, or use jsonlines")


# -- JSON -------------------------------------------------------------------------------------------


def _append_json(existing: Path, new: Path, target: IO[bytes], encoding: str) -> None:
    text = io.TextIOWrapper(target, encoding=encoding, newline="")
    separator = "[\n"
    for source in (existing, new):
        with source.open(encoding=_without_bom(encoding), newline="") as file:
            try:
                for item in _array_items(file):
                    text.write(separator)
                    text.write(item)
                    separator = ",\n"
            except ValueError as error:
                raise FeedError(f"it is no whole JSON array ({error}); repair it or move it away") from error
    text.write("[\n]" if separator == "[\n" else "\n]")
    text.write("\n")
    text.flush()
    text.detach()


def _array_items(file: TextIO) -> Iterator[str]:
    """The texts of the elements of a JSON array, holding one at a time. Raises ``ValueError``."""
    decoder = json.JSONDecoder()
    buffer = file.read(_CHUNK).lstrip()
    if not buffer.startswith("["):
        raise ValueError("it does not begin with [")
    buffer = buffer[1:]
    expects_item = False  # after a comma an element must follow
    while True:
        buffer = buffer.lstrip()
        while not buffer:
            if not (more := file.read(_CHUNK)):
                raise ValueError("it ends before its ]")
            buffer = more.lstrip()
        if buffer[0] == "]" and not expects_item:
            if (buffer[1:] + file.read()).strip():
                raise ValueError("something follows its ]")
            return
        item, buffer = _next_item(decoder, buffer, file)
        yield item
        while not (buffer := buffer.lstrip()):
            if not (more := file.read(_CHUNK)):
                raise ValueError("it ends before its ]")
            buffer = more
        if buffer[0] not in ",]":
            raise ValueError("a comma is missing between two elements")
        expects_item = buffer[0] == ","
        buffer = buffer.removeprefix(",")


def _next_item(decoder: json.JSONDecoder, buffer: str, file: TextIO) -> tuple[str, str]:
    while True:
        try:
            _, end = decoder.raw_decode(buffer)
        except json.JSONDecodeError:
            end = None
        # A number may go on behind the end of what is read so far.
        if end is not None and end < len(buffer):
            return buffer[:end], buffer[end:]
        # Reading twice as much each time keeps the work linear in the size of the element.
        more = file.read(max(_CHUNK, len(buffer)))
        if not more:
            raise ValueError("an element is damaged, or it ends before its ]")
        buffer += more


# -- JSON lines -------------------------------------------------------------------------------------


def _append_lines(existing: Path, new: Path, target: IO[bytes]) -> None:
    with existing.open("rb") as file:
        last = b"\n"
        for number, line in enumerate(file, start=1):
            if line.strip():
                try:
                    json.loads(line.removeprefix(_BOM))
                except ValueError as error:
                    raise FeedError(
                        f"its line {number} is no JSON ({error}); repair it or move it away"
                    ) from error
            target.write(line)
            last = line
    if not last.endswith(b"\n"):
        target.write(b"\n")
    with new.open("rb") as file:
        shutil.copyfileobj(file, target)


# -- CSV --------------------------------------------------------------------------------------------


def _append_csv(existing: Path, new: Path, target: IO[bytes], encoding: str) -> None:
    columns = _check_csv(existing, encoding)
    with new.open("rb") as file:
        new_columns, header = _header(file, encoding)
        if columns != new_columns:
            raise FeedError(
                "its columns differ from the new ones; write to another file. Only there:"
                f" {_difference(columns, new_columns)}; only here: {_difference(new_columns, columns)}"
            )
        with existing.open("rb") as old:
            tail = b""
            while chunk := old.read(_CHUNK):
                target.write(chunk)
                tail = chunk[-1:]
        if tail not in (b"\n", b"\r"):
            target.write("\r\n".encode("utf-8" if _without_bom(encoding) == "utf-8-sig" else encoding))
        file.seek(header)
        shutil.copyfileobj(file, target)


def _check_csv(path: Path, encoding: str) -> list[str]:
    """The columns of a CSV file whose every row has as many cells. Raises ``FeedError``."""
    limit = csv.field_size_limit(1 << 30)
    columns: list[str] = []
    with path.open(encoding=_without_bom(encoding), newline="") as file:
        try:
            for row in csv.reader(file, strict=True):
                if not columns:
                    columns = row
                elif len(row) != len(columns):
                    raise FeedError(
                        f"one of its rows has {len(row)} cells instead of {len(columns)};"
                        " repair it or move it away"
                    )
        except (csv.Error, UnicodeDecodeError) as error:
            raise FeedError(f"it is no whole CSV file ({error}); repair it or move it away") from error
        finally:
            csv.field_size_limit(limit)
    return columns


def _header(file: IO[bytes], encoding: str) -> tuple[list[str], int]:
    """Columns of our own CSV, and where its second row begins: our column names hold no line breaks."""
    line = file.readline()
    text = line.decode(_without_bom(encoding))
    return next(csv.reader([text])), len(line)


def _difference(some: list[str], others: list[str]) -> str:
    return ", ".join(column for column in some if column not in others) or "nothing, but their order"


def _without_bom(encoding: str) -> str:
    """The encoding that reads a file with or without a byte order mark."""
    return "utf-8-sig" if encoding.lower().replace("_", "-") in ("utf-8", "utf8", "utf-8-sig") else encoding
