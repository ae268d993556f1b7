"""``scrapy portal`` as a user types it."""

import json
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from newscrawl.items import Article
from newscrawl.portal.truth import OF_THE_CRAWL

PROJECT = Path(__file__).resolve().parents[2]
PATIENCE = 60


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "scrapy", "portal", *arguments],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_serves_until_it_is_told_to_end(how: signal.Signals) -> None:
    command = [sys.executable, "-m", "scrapy", "portal", "--port", "0", "--articles", "1000000"]
    with subprocess.Popen(
        command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.fullmatch(
            r"Serving 1,000,000 articles on (http://127\.0\.0\.1:\d+)/ \(Ctrl-C ends\)\n", line
        )
        assert found is not None, line
        with urllib.request.urlopen(f"{found[1]}/category/SPORTS?page=8000") as page:
            assert page.status == 200
        process.send_signal(how)
        rest, errors = process.communicate(timeout=PATIENCE)
    assert (process.returncode, rest, errors) == (0, "", "")


def test_a_taken_port_is_one_line_and_exit_1() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run("--port", str(port))
    assert result.returncode == 1
    assert result.stdout == ""
    assert re.fullmatch(
        rf"portal: cannot serve the portal on 127\.0\.0\.1:{port} \(.*\): name another port.*\n",
        result.stderr,
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--articles", "0"], "a portal holds 1 to 10,000,000 articles"),
        (["--port", "70000"], "cannot serve the portal on 127.0.0.1:70000"),
        (["--at", "yesterday"], "'yesterday' is no time"),
        (["--truth", "/nowhere/truth.jsonl"], "cannot write /nowhere/truth.jsonl"),
        (["--truth", "x.jsonl", "--port", "0"], "give --port"),
        (["more"], "takes no 'more'"),
        (["--faults", "nonsense"], "no fault is named 'nonsense'; --faults help lists them"),
        (["--faults", "gone", "--rendering", "client"], "not of --rendering client"),
    ],
)
def test_wrong_arguments_say_what_to_do(arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert result.returncode != 0
    assert message in result.stderr + result.stdout
    assert "Traceback" not in result.stderr


def test_truth_is_written_whole_with_the_fields_of_an_article(tmp_path: Path) -> None:
    file = tmp_path / "truth.jsonl"
    result = run(
        "--articles", "60", "--port", "8600", "--at", "2025-02-05T18:30", "--freeze", "--truth", str(file)
    )
    assert (result.returncode, result.stderr) == (0, "")
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert result.stdout == f"{len(lines)} articles written to {file}\n"
    assert set(lines[0]) == set(Article.__dataclass_fields__) - OF_THE_CRAWL
    assert lines[0]["url"] == "http://127.0.0.1:8600/category/7/news/90000000"
    assert lines[0]["id"] == "portal:90000000"
    assert [entry.name for entry in tmp_path.iterdir()] == ["truth.jsonl"]


def test_an_old_truth_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    file = tmp_path / "truth.jsonl"
    file.write_text("old\n")
    command = [sys.executable, "-m", "scrapy", "portal", "--articles", "500000", "--truth", str(file)]
    with subprocess.Popen(
        command, cwd=PROJECT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        while len(list(tmp_path.iterdir())) < 2:  # until it has begun to write
            assert process.poll() is None
        process.kill()
    assert file.read_text() == "old\n"


def test_faults_are_listed_and_served() -> None:
    listed = run("--faults", "help")
    assert listed.returncode == 0
    cases = [line.split(maxsplit=1) for line in listed.stdout.splitlines()]
    assert ["short-list", "every list shows 4 of its entries, on one page"] in cases
    command = [sys.executable, "-m", "scrapy", "portal", "--port", "0", "--faults", "gone,short-list"]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        found = re.search(r"http://127\.0\.0\.1:\d+", process.stdout.readline())
        assert found is not None
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"{found[0]}/category/1/news/89999999")
        with urllib.request.urlopen(f"{found[0]}/category/SPORTS") as page:
            assert page.read().count(b"hoverImgPt") == 4
        process.send_signal(signal.SIGTERM)
