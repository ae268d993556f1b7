"""Whether an SQLite store is still the file that was opened: a deleted one takes commits without an error."""

from pathlib import Path

from sqlalchemy import Engine

from newscrawl.store.errors import StoreError


class StoreFile:
    """The file behind an engine as it is now, to be held against what becomes of it; servers have none."""

    def __init__(self, engine: Engine) -> None:
        database = engine.url.database
        is_file = engine.dialect.name == "sqlite" and database not in (None, "", ":memory:")
        self._path = Path(str(database)) if is_file else None
        try:
            self._opened = self._identity()
        except OSError as error:  # a folder that is another one by now, as behind a link
            raise StoreError(f"the store's file is gone ({error.strerror}): start again") from error

    def _identity(self) -> tuple[int, int] | None:
        if self._path is None:
            return None
        found = self._path.stat()
        return found.st_dev, found.st_ino

    def change(self) -> str | None:
        """What has become of the file in words: ``gone``, ``replaced by another one``, ``empty``; or None."""
        if self._path is None:
            return None
        try:
            if self._identity() != self._opened:
                return "replaced by another one"
            return None if self._path.stat().st_size else "empty"
        except FileNotFoundError:
            return "gone"
