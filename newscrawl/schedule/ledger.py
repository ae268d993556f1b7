"""Which slots are settled: what the daemon must still know after it was killed."""

import fcntl
import json
import os
from datetime import datetime
from pathlib import Path
from typing import Self

from newscrawl.schedule.errors import DaemonError


class Ledger:
    """For each run of the declaration the last slot that needs nothing more: posted, skipped or missed.

    A file that is replaced as a whole and is on the disk before ``settle`` returns. Held by one process at
    a time; the hold ends with the process. Raises ``DaemonError``.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._hold = os.open(path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise self._failed(error) from error
        try:
            fcntl.flock(self._hold, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self._settled = self._read()
        except BlockingIOError:
            os.close(self._hold)
            raise DaemonError(
                f"another `scrapy schedule --run` works from {path.parent};"
                " end it, or give this one its own DATA_DIR"
            ) from None
        except BaseException:
            os.close(self._hold)
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._hold)

    def settled(self, name: str) -> datetime | None:
        """The last settled slot of the run called ``name``; None if it was never seen."""
        return self._settled.get(name)

    def settle(self, name: str, due: datetime) -> None:
        """Keep that all slots of ``name`` up to ``due`` are settled."""
        self._settled[name] = due
        text = json.dumps({name: due.isoformat() for name, due in self._settled.items()}, indent=1)
        part = self.path.with_suffix(".part")
        try:
            with part.open("w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            part.replace(self.path)
            directory = os.open(self.path.parent, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(directory)
            finally:
                os.close(directory)
        except OSError as error:
            raise self._failed(error) from error

    def _read(self) -> dict[str, datetime]:
        try:
            record = json.loads(self.path.read_text(encoding="utf-8"))
            return {name: datetime.fromisoformat(due) for name, due in record.items()}
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise self._failed(error) from error
        except (ValueError, TypeError, AttributeError) as error:
            raise DaemonError(
                f"{self.path} is damaged ({error}); remove it, and slots count from now"
            ) from error

    def _failed(self, error: OSError) -> DaemonError:
        return DaemonError(
            f"{self.path} cannot be written: {error.strerror or error}; check the disk and its rights"
        )
