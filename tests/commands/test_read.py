"""``scrapy read`` as a user runs it."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

Command = Callable[..., CompletedProcess[str]]
PAGE = Path(__file__).parents[1] / "pages" / "generic" / "one_paragraph_photo" / "page.html"
ADDRESS = "https://photo.hanbit.example/p/31"


def test_a_saved_page_as_json(run_scrapy: Command) -> None:
    done = run_scrapy("read", str(PAGE), "--url", ADDRESS)
    assert done.returncode == 0, done.stderr
    article: dict[str, Any] = json.loads(done.stdout)
    assert article["title"] == "[포토] 불 밝힌 중앙도서관"
    assert article["authors"] == [{"name": "강해솔", "email": "haesol@hanbit.example", "role": "기자"}]


def test_why_names_the_source_of_a_field(run_scrapy: Command) -> None:
    done = run_scrapy("read", str(PAGE), "--url", ADDRESS, "--why", env={"COLUMNS": "200"})
    assert done.returncode == 0, done.stderr
    line = next(line for line in done.stdout.splitlines() if "published_at" in line)
    assert "2025-03-03T19:40:00+09:00" in line
    assert "shown" in line


def test_a_page_is_fetched_politely(run_scrapy: Command, web_site: Any) -> None:
    web_site.page("/p/31", PAGE.read_text(encoding="utf-8"))
    done = run_scrapy("read", f"{web_site.url}/p/31")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["title"] == "[포토] 불 밝힌 중앙도서관"
    assert web_site.requests[0] == "/robots.txt"


def test_a_page_that_robots_txt_refuses_is_not_read(run_scrapy: Command, web_site: Any) -> None:
    web_site.page("/robots.txt", "User-agent: *\nDisallow: /\n", Content_Type="text/plain")
    web_site.page("/p/31", PAGE.read_text(encoding="utf-8"))
    done = run_scrapy("read", f"{web_site.url}/p/31")
    assert done.returncode == 1
    assert done.stderr.startswith("newscrawl: ")
    assert "/p/31" not in web_site.requests


def test_what_is_wrong_ends_in_one_line(run_scrapy: Command, tmp_path: Path) -> None:
    empty = tmp_path / "empty.html"
    empty.write_text("<html><body></body></html>", encoding="utf-8")
    for arguments, word in (
        ((str(tmp_path / "none.html"),), "neither an address nor a file"),
        ((str(PAGE), "--site", "nowhere"), "nowhere"),
        ((str(empty), "--url", ADDRESS), f"no article on {ADDRESS}: empty shell"),
    ):
        done = run_scrapy("read", *arguments)
        assert done.returncode == 1
        assert word in done.stderr
        assert done.stderr.count("\n") == 1, done.stderr
