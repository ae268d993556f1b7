"""What every format is: a writer of items, one after the other, into a file of bytes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, Any, Protocol

from newscrawl.feeds.exporters import CsvExporter, JsonExporter, JsonLinesExporter


class RowWriter(Protocol):
    """Writes items into the file that it was made with; what is held does not grow with their number."""

    def write(self, item: Any) -> None:
        """Take one item."""

    def finish(self) -> None:
        """Write what is left and the end."""


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """What a document says of itself: ``item`` is the type of its rows, ``link`` where it will stand."""

    item: type
    title: str
    link: str | None = None


MakeWriter = Callable[[IO[bytes], DocumentInfo], RowWriter]


class FeedWriter:
    """JSON, JSON lines and CSV, by the exporters of the feeds: the same bytes for the same items."""

    def __init__(
        self,
        exporter: type[JsonExporter | JsonLinesExporter | CsvExporter],
        file: IO[bytes],
        info: DocumentInfo,
    ) -> None:
        self._exporter = exporter(file, indent=0) if exporter is JsonExporter else exporter(file)
        self._item = info.item
        self._is_empty = True
        self._exporter.start_exporting()

    def write(self, item: Any) -> None:
        """Take one item."""
        self._is_empty = False
        self._exporter.export_item(item)

    def finish(self) -> None:
        """End the document; a table without rows has its header all the same."""
        if self._is_empty and isinstance(self._exporter, CsvExporter):
            self._exporter.export_header(self._item)
        self._exporter.finish_exporting()


def feed_writer(exporter: type[JsonExporter | JsonLinesExporter | CsvExporter]) -> MakeWriter:
    """Makes a ``FeedWriter`` of this exporter."""
    return lambda file, info: FeedWriter(exporter, file, info)
