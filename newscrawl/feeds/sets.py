"""Files at fixed paths that change as one: a folder for each set of them, and one link to the newest.

``<directory>/<spider>/published/`` holds the sets, each a folder that is not changed once it is named, and
``now``, a link to the one that counts. The fixed names, ``<directory>/<spider>.articles.json`` and so on, are
links that lead through ``now``: renaming that one link switches all files in the same moment.
"""

import contextlib
import errno
import os
import secrets
import shutil
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from newscrawl.feeds.errors import FeedError, feed_error
from newscrawl.feeds.wholefile import WholeFile, sync_directory

NOW = "now"
_PART = ".part-"
_LINK = ".link-"
# What systems say whose file system has no links.
_NO_LINKS = {errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP}


class FeedSet:
    """A new set of files for the fixed paths of ``spider`` in ``directory``.

    Write each of ``names`` at ``path(name)``, then ``keep`` the set, then ``show`` it. Used as a context, it
    takes what was not kept away. The caller holds the lock on ``directory``, so that there is one at a time.
    Every method raises ``FeedError``.
    """

    def __init__(self, directory: Path, spider: str, names: Sequence[str]) -> None:
        self._directory = directory
        self._names = names
        self.folder = directory / spider / "published"
        self._part = self.folder / f"{_PART}{secrets.token_hex(4)}"
        self._kept: Path | None = None
        # Whether the files had to be replaced one after the other, because the file system has no links.
        self.one_by_one = False

    def __enter__(self) -> "FeedSet":
        with self._errors():
            self.folder.mkdir(parents=True, exist_ok=True)
            for left in self.folder.glob(".*"):  # by processes that were killed
                shutil.rmtree(left) if left.is_dir() and not left.is_symlink() else left.unlink()
            for name in self._names:
                self._check(self._directory / name)
            self._part.mkdir()
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self._part, ignore_errors=True)

    def discard(self) -> None:
        """Delete the set that was kept and is not to be shown."""
        if self._kept is not None:
            shutil.rmtree(self._kept, ignore_errors=True)

    def path(self, name: str) -> Path:
        """Where the file that will have this fixed name is written."""
        return self._part / name

    def keep(self, label: str) -> None:
        """Complete the set under its time and ``label``. It is not shown yet."""
        with self._errors():
            for name in self._names:
                with contextlib.suppress(FileNotFoundError):  # a new file has the mode of new files
                    self.path(name).chmod((self._directory / name).stat().st_mode & 0o777)
            self._kept = self._name(self._part, label)

    def show(self) -> None:
        """Make the fixed paths lead to the set that was kept.

        Raises RuntimeError: the set is not kept yet.
        """
        if self._kept is None:
            raise RuntimeError("the set is not kept")
        with self._errors():
            try:
                self._lead_through_link()
                self._link(self.folder / NOW, self._kept.name)
            except OSError as error:
                if error.errno not in _NO_LINKS or (self.folder / NOW).is_symlink():
                    raise
                self._replace_each(self._kept)

    def prune(self, keep: int) -> None:
        """Delete all but the newest ``keep`` sets and the one that is shown; what cannot be deleted stays."""
        with contextlib.suppress(OSError):
            sets = sorted(one for one in self.folder.iterdir() if one.is_dir() and not one.is_symlink())
            shown = (self.folder / NOW).resolve()
            for old in sets[: -max(keep, 1)]:
                if old.resolve() != shown:
                    shutil.rmtree(old, ignore_errors=True)

    def _name(self, part: Path, label: str) -> Path:
        """Give a finished folder its name."""
        sync_directory(part)
        kept = self.folder / f"{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}-{label}"
        part.rename(kept)
        sync_directory(self.folder)
        return kept

    def _check(self, path: Path) -> None:
        """Raise ``FeedError`` if something stands at a fixed path that cannot be replaced with the others."""
        if path.is_symlink() and not self._is_own(path):
            raise FeedError(
                f"File {path} was not written: it is a link to elsewhere; make that a link to this path"
            )
        if path.exists() and not path.is_file():
            raise FeedError(f"File {path} was not written: what stands there is no file; move it away")

    def _is_own(self, path: Path) -> bool:
        return path.is_symlink() and path.readlink() == self._through_now(path.name)

    def _through_now(self, name: str) -> Path:
        return self.folder.relative_to(self._directory) / NOW / name

    def _lead_through_link(self) -> None:
        """Make the fixed names links. What stands there now is made a set of its own before, so that each
        path shows the same file at every moment.
        """
        fixed = [self._directory / name for name in self._names]
        if all(self._is_own(path) for path in fixed):
            return
        standing = [path for path in fixed if path.exists()]
        if standing:
            former = self.folder / f"{_PART}{secrets.token_hex(4)}"
            former.mkdir()
            for path in standing:
                _link_or_copy(path.resolve(), former / path.name)
            self._link(self.folder / NOW, self._name(former, "before").name)
        for path in fixed:
            if not self._is_own(path):
                self._link(path, str(self._through_now(path.name)))

    def _link(self, path: Path, target: str) -> None:
        """Make ``path`` a link to ``target``, whatever file stood there."""
        new = self.folder / f"{_LINK}{secrets.token_hex(4)}"
        try:
            new.symlink_to(target)
            new.replace(path)
        finally:
            new.unlink(missing_ok=True)
        sync_directory(path.parent)

    def _replace_each(self, kept: Path) -> None:
        self.one_by_one = True
        for name in self._names:
            file = WholeFile(self._directory / name)
            file.write((kept / name).read_bytes())
            file.keep()

    @contextlib.contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise feed_error(error.filename or self.folder, error) from error


def _link_or_copy(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:
        file = WholeFile(target)
        file.write(source.read_bytes())
        file.keep()
