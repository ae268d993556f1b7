"""A file that appears under its name only when it is whole."""

import contextlib
import fcntl
import io
import os
import secrets
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from newscrawl.feeds.errors import feed_error

if TYPE_CHECKING:
    from typing_extensions import Buffer

SUFFIX = ".newscrawl-part"


class WholeFile(io.RawIOBase):
    """Bytes written beside ``path``, to be renamed onto it by ``keep`` or taken away by ``discard``.

    The hidden file stands in the same directory, so that the rename is atomic. It is made as any new file
    (0666 less the umask) or with the mode of the file it replaces. The process holds a lock on it; one
    without a lock is the leftover of a killed process, and the next ``WholeFile`` in the directory removes
    it. Something that is no regular file (``/dev/null``, a pipe) is written directly.

    An ``OSError`` while writing is kept in ``failure`` and not raised, so that a full disk does not
    interrupt the crawl once for every item; ``keep`` raises it as one ``FeedError``.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = Path(os.path.realpath(path))
        self.failure: OSError | None = None
        self._part: Path | None = None
        self._file: io.BufferedWriter | None = None
        try:
            self._open()
        except OSError as error:
            self.failure = error

    def _open(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        try:
            mode = self.path.stat().st_mode
        except FileNotFoundError:
            mode = None
        if mode is not None and not stat.S_ISREG(mode):
            self._file = self.path.open("wb")
            return
        remove_leftovers(self.path.parent)
        descriptor = self._locked_part()
        if mode is not None:
            os.fchmod(descriptor, stat.S_IMODE(mode))
        self._file = io.BufferedWriter(io.FileIO(descriptor, "wb"), buffer_size=1 << 16)

    def _locked_part(self) -> int:
        while True:
            self._part = self.path.with_name(f".{self.path.name[:60]}.{secrets.token_hex(4)}{SUFFIX}")
            descriptor = os.open(self._part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            if self._part.exists():
                return descriptor
            os.close(descriptor)  # another process took it for a leftover before it was locked

    def writable(self) -> bool:
        """True."""
        return True

    def write(self, data: "Buffer", /) -> int:
        """Take the bytes. Always returns their number; see ``failure``."""
        if self._file is not None and self.failure is None:
            try:
                self._file.write(data)
            except OSError as error:
                self.failure = error
        return memoryview(data).nbytes

    def keep(self, path: Path | None = None) -> Path:
        """Put the file at ``path``, by default its own. Returns where it is. Raises ``FeedError``."""
        target = path or self.path
        try:
            if self.failure is not None or self._file is None:
                raise self.failure or OSError("closed")
            self._file.flush()
            if self._part is not None:
                os.fsync(self._file.fileno())
                self._part.replace(target)
                self._part = None
                sync_directory(target.parent)
        except OSError as error:
            raise feed_error(target, error) from error
        finally:
            self.discard()
        return target

    def finish_part(self) -> Path:
        """Complete the hidden file without renaming it and return its path. Raises ``FeedError``."""
        try:
            if self.failure is not None or self._file is None:
                raise self.failure or OSError("closed")
            self._file.flush()
        except OSError as error:
            self.discard()
            raise feed_error(self.path, error) from error
        return self._part or self.path

    def discard(self) -> None:
        """Take the hidden file away, if it is still there, and close."""
        if self._part is not None:
            self._part.unlink(missing_ok=True)
            self._part = None
        if self._file is not None:
            file, self._file = self._file, None
            try:
                file.close()
            except OSError as error:  # what was buffered does not fit either
                self.failure = self.failure or error


def remove_leftovers(directory: Path) -> None:
    """Remove the hidden files of killed processes in ``directory``."""
    for part in directory.glob(f".*{SUFFIX}"):
        try:
            descriptor = os.open(part, os.O_RDONLY | os.O_CLOEXEC)
        except OSError:  # another run renamed or removed it just now
            continue
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            part.unlink(missing_ok=True)
        except OSError:  # its writer is alive
            continue
        finally:
            os.close(descriptor)


def sync_directory(directory: Path) -> None:
    """Make a rename survive a power failure, where the file system can."""
    with contextlib.suppress(OSError):  # network file systems refuse it; the file itself is in place
        descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
