"""What is asked of the store wrongly is said in one line, with what was likely meant, and exit code 1."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from newscrawl.store import Store
from newscrawl.text import KST
from tests.conftest import Command
from tests.store.samples import article, begin


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A store with an article of a site and a list of it."""
    (tmp_path / "data").mkdir()
    store = Store(f"sqlite:///{tmp_path}/data/newscrawl.db")
    begun = begin(store, "run-1")
    store.commit("run-1", [article(1)], [], crawl=begun.crawl)
    store.close()
    return tmp_path


TOMORROW = f"{datetime.now(KST) + timedelta(days=2):%Y-%m-%d}"


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (
            ("lists", "--at", "yesterday"),
            "--at=yesterday is no time: write 2025-02-05, 2025",
        ),
        (("lists", "--at", TOMORROW), f"--at={TOMORROW} lies in the future: now it is 20"),
        (
            ("lists", "--site", "demo"),
            "no list of demo has a history yet: a crawl that comes to its end begins it",
        ),
        (("lists", "--site", "hani"), "nothing is stored of a site 'hani'; there is: demo"),
        (("lists",), "no list has a history yet: a crawl that comes to its end begins it"),
        (("ranks", "--site", "demo", "--from", TOMORROW), f"--from={TOMORROW} lies in the future"),
        (
            ("ranks", "--list", "경제", "--from", "2025-02-05", "--until", "2025-02-04"),
            "--from=2025-02-05 is not before --until=2025-02-04",
        ),
        (("changes", "--since", "1h", "--until", "2h"), "--since=1h is not before --until=2h"),
        (("search", "--site", "dem", "기사"), "nothing is stored of a site 'dem'; did you mean demo?"),
        (("ranks", "--site", "Demo."), "nothing is stored of a site 'Demo.'; did you mean demo?"),
        (
            ("export", "--what", "articles", "-o", "-", "--format", "csv", "--site", "demos"),
            "nothing is stored of a site 'demos'; did you mean demo?",
        ),
        (("reread", "--site", "portla"), "nothing is stored of a site 'portla'; did you mean portal?"),
        (("search", "--since", "9999999d", "--until", "later", "기사"), "--since=9999999d is no time"),
        (("stories", "--limit", "0"), "--limit and --outlets are numbers of 1 or more"),
        (("history", "demo:9"), "no article demo:9 is stored; "),
    ],
)
def test_it_is_one_line(run_scrapy: Command, arguments: tuple[str, ...], line: str) -> None:
    done = run_scrapy(*arguments)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith(f"newscrawl: {line}")
    assert done.stderr.count("\n") == 1


@pytest.mark.usefixtures("data")
def test_a_stored_site_needs_no_declaration(run_scrapy: Command) -> None:
    assert run_scrapy("sites", "demo").returncode == 1
    done = run_scrapy("export", "--what", "articles", "-o", "-", "--format", "jsonl", "--site", "demo")
    assert (done.returncode, done.stdout.count("\n")) == (0, 1), done.stderr
    assert run_scrapy("changes", "--site", "demo").returncode == 0
    # Of a declared one there may be nothing yet: an export that runs by itself is empty, and no error.
    empty = run_scrapy("export", "--what", "articles", "-o", "-", "--format", "jsonl", "--site", "naver")
    assert (empty.returncode, empty.stdout) == (0, "")


def test_without_a_store_there_is_nothing_to_ask(run_scrapy: Command, tmp_path: Path) -> None:
    done = run_scrapy("changes")
    assert done.returncode == 1
    assert done.stderr.startswith("newscrawl: ")
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "data").exists()
