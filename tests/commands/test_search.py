"""``scrapy search``: stored articles by what they say, with the words marked."""

import csv
import io
import json
from pathlib import Path

from newscrawl.store import Store
from tests.conftest import Command
from tests.store.samples import article, begin


def fill(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    store = Store(f"sqlite:///{tmp_path}/data/newscrawl.db")
    begun = begin(store, "run-1")
    read = [
        article(1, title="기준금리 동결", body="한국은행은 5일 기준금리를 그대로 두었다. 주식은 올랐다."),
        article(
            2,
            title="=금리 인하",
            publisher="누리일보",
            body="금리를\n\n내렸다. [red]\x1b[31m\u202e" + "긴 글 " * 80,
        ),
    ]
    store.commit("run-1", read, crawl=begun.crawl)
    store.close()


def test_what_is_found_is_shown_with_its_words_marked(run_scrapy: Command, tmp_path: Path) -> None:
    fill(tmp_path)
    done = run_scrapy("search", "금리")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split("\n")[:2] == ["=**금리** 인하", "2025-02-05 15:22  누리일보  demo:2"]
    assert (
        "기준**금리** 동결\n2025-02-05 15:22  가람경제  demo:1\n한국은행은 5일 기준**금리**를 그대로"
        in done.stdout
    )
    assert "\x1b" not in done.stdout
    assert "\u202e" not in done.stdout

    rows = json.loads(run_scrapy("search", "--json", "금리 -주식").stdout)
    assert [(row["id"], row["publisher"]) for row in rows] == [("demo:2", "누리일보")]
    assert rows[0]["snippet"].startswith("**금리**를 내렸다.")
    assert rows[0]["snippet"].endswith("…")

    table = run_scrapy("search", "--csv", "--publisher", "누리일보", "--limit", "1", "금리").stdout
    (row,) = csv.DictReader(io.StringIO(table, newline=""))
    assert (row["id"], row["title"]) == ("demo:2", "'=금리 인하")


def test_what_finds_nothing_or_is_no_query_is_one_line(run_scrapy: Command, tmp_path: Path) -> None:
    fill(tmp_path)
    nothing = run_scrapy("search", "환율")
    assert (nothing.returncode, nothing.stdout, nothing.stderr) == (1, "", "newscrawl: nothing is found\n")
    for query in ("%", "-금리", '"금리', ""):
        done = run_scrapy("search", "--", query)
        assert done.returncode == 1
        assert done.stdout == ""
        assert done.stderr.startswith("newscrawl: ")
        assert done.stderr.count("\n") == 1


def test_an_export_takes_a_query(run_scrapy: Command, tmp_path: Path) -> None:
    fill(tmp_path)
    done = run_scrapy("export", "--what", "articles", "--query", "금리 -주식", "--format", "jsonl", "-o", "-")
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["demo:2"]
    wrong = run_scrapy("export", "--what", "ranks", "--query", "금리", "--format", "jsonl", "-o", "-")
    assert (wrong.returncode, wrong.stderr.count("\n")) == (1, 1)


def test_looking_makes_no_store_and_takes_one_form(run_scrapy: Command, tmp_path: Path) -> None:
    for command in (("search", "금리"), ("stories",)):
        done = run_scrapy(*command)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.startswith("newscrawl: there is no store at ")
    assert not (tmp_path / "data" / "newscrawl.db").exists()
    assert run_scrapy("search", "--json", "--csv", "금리").returncode == 2
    assert (
        "--until=2025-02-04 is before"
        in run_scrapy("search", "--since", "2025-02-05", "--until", "2025-02-04", "금리").stderr
    )
