"""Feeds as files that are whole or not there at all: ``FEED_STORAGES`` for paths and ``file:`` addresses."""

from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, cast

from scrapy import Spider
from scrapy.utils.asyncio import run_in_thread
from scrapy.utils.defer import deferred_from_coro
from twisted.internet.defer import Deferred
from w3lib.url import file_uri_to_path

from newscrawl.feeds.append import append
from newscrawl.feeds.errors import FeedError
from newscrawl.feeds.wholefile import WholeFile


class WholeFileStorage:
    """Writes a feed beside its target and renames it when it is whole.

    With ``overwrite`` (``-O``) the old file stays until the new one is whole. Without (``-o``) the old and
    the new are joined into one valid file, which then takes the old one's place; where they cannot be
    joined, the old one is left as it is and the new items are kept beside it under a name with the time.
    """

    def __init__(self, uri: str, *, feed_options: dict[str, Any] | None = None) -> None:
        self.path = Path(file_uri_to_path(uri) if uri.startswith("file:") else uri)
        options = feed_options or {}
        self._overwrite = bool(options.get("overwrite"))
        self._format = str(options.get("format") or self.path.suffix.removeprefix("."))
        self._encoding = str(options.get("encoding") or "utf-8")
        self._compressed = bool(options.get("postprocessing"))
        self._file: WholeFile | None = None

    def open(self, spider: Spider) -> IO[bytes]:  # noqa: ARG002 - Scrapy's interface
        """Begin the hidden file. Never raises: what fails is raised by ``store``."""
        self._file = WholeFile(self.path)
        return cast("IO[bytes]", self._file)

    def store(self, file: IO[bytes]) -> Deferred[None]:  # noqa: ARG002 - Scrapy's interface
        """Complete the feed, in a thread. Fails with ``FeedError``."""
        return deferred_from_coro(run_in_thread(self._complete))

    def has_content(self) -> bool:
        """Whether the target exists and is not empty."""
        try:
            return self.path.is_file() and self.path.stat().st_size > 0
        except OSError:
            return False

    def _complete(self) -> None:
        if self._file is None:
            raise FeedError(f"Feed {self.path} was never opened")
        if self._overwrite or not self.has_content():
            self._file.keep()
        else:
            self._join(self._file)

    def _join(self, new: WholeFile) -> None:
        part = new.finish_part()
        joined = WholeFile(self.path)
        try:
            if self._compressed:
                raise FeedError("a compressed file cannot be added to; write a new one with -O")  # noqa: TRY301
            append(new.path, part, cast("IO[bytes]", joined), self._format, self._encoding)
            joined.keep()
        except FeedError as error:
            beside = new.keep(_beside(new.path))
            raise FeedError(
                f"Could not add to {self.path}: {error}. The new items are in {beside}"
            ) from error
        finally:
            joined.discard()
            new.discard()


def _beside(path: Path) -> Path:
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    return path.with_name(f"{path.stem}.{stamp}{path.suffix}")
