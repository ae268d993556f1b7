"""What a user can get wrong: one clear line, exit code 1, nothing lost."""

import socket

import pytest

LIST = "<html><body><ul>{}</ul></body></html>"


def error_lines(result) -> list[str]:
    """What a user sees beyond the log's ordinary lines."""
    return [line for line in result.stderr.splitlines() if " INFO: " not in line]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["mainnews", "-a", "pages=0"],
            "pages=0 is not allowed: pages= takes how many pages of each list, 1 or more",
        ),
        (["mainnews", "-a", "colour=red"], "mainnews has no argument 'colour'"),
        (["mainnews", "-a", "site=nowhere"], "no site is named 'nowhere'; known are"),
        (
            ["mainnews", "-a", "section=날씨"],
            "portal has no mainnews list of section 날씨; sections are 정치, 경제",
        ),
        (["mainnews", "-a", "url=news.example.com"], "url= takes the address of a list page"),
        (["weather"], "no spider 'weather'; there are mainnews, trending"),
        (["mainnews", "-s", "PORTAL_AT=soon"], "PORTAL_AT=soon is no time"),
        (["mainnews", "-s", "PORTAL_ARTICLES=-1"], "articles"),
        (["mainnews", "-s", "PORTAL_PORT=abc"], "PORTAL_PORT=abc is no whole number"),
        (["mainnews", "-s", "PORTAL_PORT=99999"], "PORTAL_PORT=99999 is no port"),
        (["mainnews", "-s", "STORE_URL=postgresql://u@db.example:abc/news"], "is no database address"),
    ],
)
def test_a_wrong_argument(run_scrapy, arguments, said):
    result = run_scrapy("crawl", *arguments)
    assert result.returncode == 1
    assert len(error_lines(result)) == 1
    assert said in error_lines(result)[0]


def test_a_data_folder_that_cannot_be_written(run_scrapy, tmp_path):
    (tmp_path / "data").write_text("a file where the folder should be")
    result = run_scrapy("crawl", "mainnews", "-s", "PORTAL_ARTICLES=10")
    assert result.returncode == 1
    assert len(error_lines(result)) == 1
    assert str(tmp_path / "data") in error_lines(result)[0]
    assert (tmp_path / "data").read_text() == "a file where the folder should be"


def test_a_store_that_cannot_be_reached(run_scrapy):
    result = run_scrapy(
        "crawl", "mainnews", env={"STORE_URL": "postgresql+psycopg://nobody@127.0.0.1:1/news"}
    )
    assert result.returncode == 1
    assert len(error_lines(result)) == 1
    assert "STORE_URL" in error_lines(result)[0]


def test_a_site_that_cannot_be_reached(run_scrapy):
    result = run_scrapy("crawl", "mainnews", "-a", "url=http://127.0.0.1:1/", "-s", "DOWNLOAD_DELAY=0")
    assert result.returncode == 1
    assert "List http://127.0.0.1:1/: connection refused" in result.stderr
    assert "Verdict: broken: no list could be fetched (connection refused 1x)" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_taken_port(run_scrapy):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = run_scrapy("portal", "--port", str(taken.getsockname()[1]))
    assert result.returncode == 1
    assert len(error_lines(result)) == 1
    assert "name another port" in error_lines(result)[0]


OWN_SPIDER = """
import scrapy


class Own(scrapy.Spider):
    name = "own"
    start_urls = ["http://127.0.0.1:9/a", "http://127.0.0.1:9/b"]
"""


def test_a_spider_of_ones_own_whose_requests_all_fail_is_not_ok(run_scrapy, tmp_path):
    (tmp_path / "own.py").write_text(OWN_SPIDER)
    result = run_scrapy("runspider", str(tmp_path / "own.py"))
    assert "Verdict: broken: no request was answered, of 2" in result.stderr
