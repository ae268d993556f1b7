"""The process list shows no secret that was typed, and the rest of the command line as it was."""

import subprocess
import sys
from pathlib import Path

import pytest

from newscrawl.processtitle import shown_arguments


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("STORE_URL=postgresql+psycopg://news:S3CRET@db/news", "STORE_URL=postgresql+psycopg://***@db/news"),
        ("STORE_URL=postgresql+psycopg://news:S3CRETdb/news", "STORE_URL=postgresql+psycopg://news:***/news"),
        ("url=http://user:S3CRET@h.kr/?page=2", "url=http://***@h.kr/?page=2"),
        ("url=http://h.kr/?access_token=S3CRET&page=2", "url=http://h.kr/?access_token=***&page=2"),
        ("ALERT_WEBHOOK=https://hooks.example/S3CRET", "ALERT_WEBHOOK=***"),
        ("AWS_SECRET_ACCESS_KEY=S3CRET", "AWS_SECRET_ACCESS_KEY=***"),
        ("--set=STORE_URL=postgresql://news:S3CRET@db/news", "--set=***@db/news"),
        ("http://user:S3CRET@h.kr/", "http://***@h.kr/"),
        ("user:S3CRET@h.kr", "***@h.kr"),
        ("ftp://news:S3CRET@h.kr/feed.json", "ftp://***@h.kr/feed.json"),
        ("section=경제", "section=경제"),
        ("limit=3", "limit=3"),
        ("http://h.kr:8080/news?id=1", "http://h.kr:8080/news?id=1"),
    ],
)
def test_a_word_of_the_command_line(word: str, shown: str) -> None:
    assert shown_arguments(["scrapy", word]) == ["scrapy", shown]


def test_the_process_list_shows_what_is_left() -> None:
    code = (
        "from newscrawl.processtitle import hide_arguments; hide_arguments();"
        "print(open('/proc/self/cmdline').read())"
    )
    if not Path("/proc/self/cmdline").exists():
        pytest.skip("no /proc: the process list cannot be read here")
    done = subprocess.run(
        [sys.executable, "-c", code, "url=http://user:S3CRET@h.kr/", "limit=3"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "url=http://***@h.kr/ limit=3" in done.stdout
    assert "S3CRET" not in done.stdout
