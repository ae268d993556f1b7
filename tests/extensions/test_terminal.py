"""What a person at a terminal sees: a progress line while the run lasts, a table at its end."""

import os
import pty
import subprocess
import sys

from rich.console import Console

from newscrawl.extensions.progressline import progress_line
from newscrawl.extensions.summary import rows
from newscrawl.run.ending import Ended
from newscrawl.run.verdict import Verdict
from tests.conftest import PROJECT


def at_a_terminal(tmp_path, *arguments: str) -> tuple[int, str]:
    """Run ``scrapy …`` with a pseudo-terminal as stderr. Returns the exit code and all that appeared."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "scrapy", *arguments],
        cwd=PROJECT,
        env=os.environ | {"DATA_DIR": str(tmp_path / "data"), "TERM": "xterm-256color", "COLUMNS": "120"},
        stdin=subprocess.DEVNULL,
        stderr=slave,
    )
    os.close(slave)
    shown = b""
    while True:
        try:
            part = os.read(master, 65536)
        except OSError:  # the other end is closed
            break
        if not part:
            break
        shown += part
    os.close(master)
    return process.wait(), shown.decode()


def test_a_terminal_shows_progress_log_lines_and_a_table(tmp_path):
    code, shown = at_a_terminal(tmp_path, "crawl", "mainnews", "-s", "PORTAL_ARTICLES=60")
    assert code == 0, shown
    assert "/60 articles" in shown
    assert "Crawling the bundled portal" in shown
    assert "Verdict: ok" in shown
    table = shown[shown.rindex("┌") :] if "┌" in shown else shown[shown.rindex("┏") :]
    assert "verdict" in table
    assert "60 listed" in table
    assert "Traceback" not in shown


def rendered(line) -> str:
    console = Console(width=120, file=open(os.devnull, "w", encoding="utf-8"), record=True)  # noqa: PTH123, SIM115
    console.print(line)
    return console.export_text()


def test_the_progress_line_counts_what_is_done_and_how_fast():
    stats = {
        "lists/read": 3,
        "articles/requested": 40,
        "articles/read": 8,
        "articles/gone": 1,
        "articles/failed": 1,
        "articles/new": 7,
        "articles/known": 12,
    }
    line = rendered(progress_line(stats, 5.0))
    for part in ("3 lists", "10/40 articles", "7 new", "12 known", "1 failed", "2.0/s"):
        assert part in line


def test_the_summary_names_counts_rate_and_files(tmp_path):
    stats = {
        "lists/read": 2,
        "rankings/observed": 30,
        "articles/listed": 20,
        "articles/read": 20,
        "articles/new": 19,
        "articles/invalid": 1,
    }
    assert rows(Ended(Verdict("ok"), [tmp_path / "a.json"], stats), stats, 10.0) == [
        ("lists", "2 read"),
        ("ranks", "30 observed"),
        ("articles", "20 listed, 19 new, 1 quarantined, 0 failed"),
        ("time", "10.0 s, 2.0 articles a second"),
        ("feed", str(tmp_path / "a.json")),
    ]


def test_the_summary_of_a_crawl_that_went_on_is_about_all_of_it():
    whole, own = {"lists/read": 9, "articles/read": 50, "articles/new": 48}, {"articles/read": 20}
    lines = dict(rows(Ended(Verdict("ok"), counts=whole, runs=2), own, 10.0))
    assert lines["lists"] == "9 read"
    assert "48 new" in lines["articles"]
    assert lines["time"] == "10.0 s, 2.0 articles a second"  # of this run
    assert "2 runs" in lines["crawl"]


def test_the_summary_leaves_no_listed_article_out():
    counts = {
        "articles/listed": 50,
        "articles/known": 10,
        "articles/adopted": 2,
        "articles/new": 20,
        "articles/duplicate": 1,
        "articles/error": 1,
        "articles/elsewhere": 8,
        "articles/left": 5,
    }
    lines = dict(rows(Ended(Verdict("ok"), counts=counts, waiting=7), counts, 1.0))
    assert lines["articles"] == (
        "50 listed, 10 known already, 2 left by an earlier crawl, 20 new, 1 not kept,"
        " 1 once more under another address, 8 read by another crawl or under another address,"
        " 5 left by limit=, 0 failed, 7 still waiting"
    )
