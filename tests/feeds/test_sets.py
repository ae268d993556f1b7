"""Files at fixed paths change as one set, whatever stood there before."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from newscrawl.feeds.errors import FeedError
from newscrawl.feeds.sets import FeedSet

NAMES = ["news.articles.json", "news.rankings.json"]
# Calls that change what a reader sees; each is announced before it is made.
CHANGES = {"os.rename", "os.symlink", "os.link", "os.remove", "os.mkdir", "os.rmdir", "os.chmod"}


def write(directory: Path, text: str, keep: int = 9) -> FeedSet:
    with FeedSet(directory, "news", NAMES) as new:
        for name in NAMES:
            new.path(name).write_text(text, encoding="utf-8")
        new.keep("1a2b3c")
        new.show()
        new.prune(keep)
    return new


def shown(directory: Path) -> tuple[str | None, ...]:
    return tuple(
        (directory / name).read_text(encoding="utf-8") if (directory / name).exists() else None
        for name in NAMES
    )


@pytest.fixture(scope="module")
def watch() -> Iterator[list[Path]]:
    """Directories whose fixed paths are looked at before every change, with what was seen, once each."""
    watched: list[Path] = []

    def look(event: str, _: object) -> None:
        if watched and event in CHANGES:
            directory = watched.pop()  # looking is not looked at
            SEEN[shown(directory)] = None
            watched.append(directory)

    sys.addaudithook(look)
    yield watched
    watched.clear()


SEEN: dict[tuple[str | None, ...], None] = {}


def seen_while(watch: list[Path], directory: Path, text: str) -> list[tuple[str | None, ...]]:
    SEEN.clear()
    watch.append(directory)
    try:
        write(directory, text)
    finally:
        watch.clear()
    return [*SEEN, shown(directory)] if shown(directory) not in SEEN else list(SEEN)


def test_a_reader_sees_one_set_or_the_next(watch: list[Path], tmp_path: Path) -> None:
    assert seen_while(watch, tmp_path, "1") == [(None, None), ("1", "1")]
    assert seen_while(watch, tmp_path, "2") == [("1", "1"), ("2", "2")]


def test_plain_files_are_taken_over_without_a_moment_between(watch: list[Path], tmp_path: Path) -> None:
    for name in NAMES:
        (tmp_path / name).write_text("old", encoding="utf-8")
    (tmp_path / NAMES[0]).chmod(0o640)
    assert seen_while(watch, tmp_path, "new") == [("old", "old"), ("new", "new")]
    assert (tmp_path / NAMES[0]).stat().st_mode & 0o777 == 0o640


def test_one_plain_file_among_links_is_taken_over_too(watch: list[Path], tmp_path: Path) -> None:
    write(tmp_path, "1")
    (tmp_path / NAMES[1]).unlink()
    (tmp_path / NAMES[1]).write_text("restored", encoding="utf-8")
    assert seen_while(watch, tmp_path, "2") == [("1", "restored"), ("2", "2")]


def test_an_older_set_that_was_opened_stays_for_a_while(tmp_path: Path) -> None:
    first = (write(tmp_path, "1").folder / "now").resolve()
    write(tmp_path, "2", keep=2)
    assert (first / NAMES[0]).read_text(encoding="utf-8") == "1"
    new = write(tmp_path, "3", keep=2)
    assert not first.exists()
    assert len(list(new.folder.iterdir())) == 3  # two sets and the link


def test_what_a_killed_process_left_is_cleared(tmp_path: Path) -> None:
    left = write(tmp_path, "1").folder / ".part-12345678"
    left.mkdir()
    (left / NAMES[0]).write_text("half", encoding="utf-8")
    (left.parent / ".link-12345678").symlink_to("nowhere")
    new = write(tmp_path, "2")
    assert [path.name for path in new.folder.iterdir() if path.name.startswith(".")] == []


def test_a_set_that_breaks_off_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path, "1")
    with FeedSet(tmp_path, "news", NAMES) as new:
        new.path(NAMES[0]).write_text("half", encoding="utf-8")
    assert shown(tmp_path) == ("1", "1")
    assert [path.name for path in new.folder.iterdir() if path.name.startswith(".")] == []


def test_a_link_of_the_users_own_is_named_and_left_alone(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.json"
    elsewhere.write_text("theirs", encoding="utf-8")
    (tmp_path / "feeds").mkdir()
    (tmp_path / "feeds" / NAMES[0]).symlink_to(elsewhere)
    with pytest.raises(FeedError, match="it is a link to elsewhere"):
        write(tmp_path / "feeds", "1")
    assert elsewhere.read_text(encoding="utf-8") == "theirs"


def test_a_folder_that_was_moved_goes_on_showing_its_set(tmp_path: Path) -> None:
    write(tmp_path / "one", "1")
    shutil.move(tmp_path / "one", tmp_path / "two")
    assert shown(tmp_path / "two") == ("1", "1")


def test_where_there_are_no_links_each_file_is_replaced_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")  # what FAT says

    monkeypatch.setattr(os, "symlink", refuse)
    monkeypatch.setattr(os, "link", refuse)
    assert write(tmp_path, "1").one_by_one
    assert write(tmp_path, "2").one_by_one
    assert shown(tmp_path) == ("2", "2")
    assert not any((tmp_path / name).is_symlink() for name in NAMES)
