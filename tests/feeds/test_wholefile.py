"""A file appears under its name only when it is whole."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from newscrawl.feeds.errors import FeedError
from newscrawl.feeds.storage import WholeFileStorage
from newscrawl.feeds.wholefile import SUFFIX, WholeFile

PROJECT = Path(__file__).parents[2]


def parts(folder: Path) -> list[Path]:
    return list(folder.glob(f".*{SUFFIX}"))


def test_the_old_file_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "feed.json"
    path.write_bytes(b"old")
    file = WholeFile(path)
    file.write(b"new")
    assert path.read_bytes() == b"old"
    assert file.keep() == path
    assert path.read_bytes() == b"new"
    assert parts(tmp_path) == []


def test_a_discarded_file_leaves_nothing(tmp_path: Path) -> None:
    file = WholeFile(tmp_path / "feed.json")
    file.write(b"new")
    file.discard()
    assert list(tmp_path.iterdir()) == []


def test_a_new_file_has_the_rights_of_any_new_file_and_a_replaced_one_keeps_its_own(tmp_path: Path) -> None:
    old_mask = os.umask(0o027)
    try:
        WholeFile(tmp_path / "new").keep()
        (tmp_path / "plain").write_text("x")
    finally:
        os.umask(old_mask)
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "plain").stat().st_mode
    (tmp_path / "shared").write_text("x")
    (tmp_path / "shared").chmod(0o664)
    WholeFile(tmp_path / "shared").keep()
    assert stat.S_IMODE((tmp_path / "shared").stat().st_mode) == 0o664


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "feed").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "real" / "feed")
    file = WholeFile(tmp_path / "link")
    file.write(b"new")
    file.keep()
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / "feed").read_text() == "new"


def test_leftovers_of_killed_processes_go_and_those_of_live_ones_stay(tmp_path: Path) -> None:
    program = (
        "import os, signal, sys; from pathlib import Path; from newscrawl.feeds.wholefile import WholeFile\n"
        "file = WholeFile(Path(sys.argv[1])); file.write(b'x' * 100_000)\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "feed.json")]
    assert subprocess.run(command, cwd=PROJECT, check=False, timeout=60).returncode == -9
    assert len(parts(tmp_path)) == 1
    live = WholeFile(tmp_path / "other.json")
    assert len(parts(tmp_path)) == 1  # the leftover is gone
    WholeFile(tmp_path / "third.json").keep()
    assert len(parts(tmp_path)) == 1  # the live one is not
    live.keep()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other.json", "third.json"]


FULL = """
import resource, sys
from pathlib import Path
from newscrawl.feeds.errors import FeedError
from newscrawl.feeds.wholefile import WholeFile
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
file = WholeFile(Path(sys.argv[1]))
for _ in range(50):
    file.write(b"x" * 10_000)
try:
    file.keep()
except FeedError as error:
    print(error)
"""


def test_a_full_disk_is_one_error_and_no_partial_file(tmp_path: Path) -> None:
    path = tmp_path / "feed.json"
    path.write_bytes(b"old")
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(path)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.startswith(f"File {path} was not written: the disk or the allowed file size is full")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_directory_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "feed").mkdir()
    with pytest.raises(FeedError, match="was not written"):
        WholeFile(tmp_path / "feed").keep()


def stored(path: Path, data: bytes, **options: object) -> None:
    storage = WholeFileStorage(str(path), feed_options=options)
    storage.open(None).write(data)
    storage._complete()


def test_what_cannot_be_joined_is_kept_beside_the_untouched_old_file(tmp_path: Path) -> None:
    path = tmp_path / "feed.json"
    path.write_bytes(b'[{"id": 1},')
    with pytest.raises(
        FeedError, match=r"Could not add to .*no whole JSON array.* The new items are in (\S+)"
    ) as error:
        stored(path, b'[{"id": 2}]', format="json")
    assert path.read_bytes() == b'[{"id": 1},'
    beside = Path(str(error.value).rpartition(" ")[2])
    assert beside.parent == tmp_path
    assert beside.read_bytes() == b'[{"id": 2}]'
    assert len(list(tmp_path.iterdir())) == 2


def test_an_empty_existing_file_is_filled(tmp_path: Path) -> None:
    path = tmp_path / "feed.json"
    path.touch()
    stored(path, b'[{"id": 2}]', format="json")
    assert path.read_bytes() == b'[{"id": 2}]'


def test_a_file_address_is_a_path(tmp_path: Path) -> None:
    uri = f"{tmp_path.as_uri()}/a%20b.json"
    storage = WholeFileStorage(uri, feed_options={"format": "json"})
    assert storage.path == tmp_path / "a b.json"
