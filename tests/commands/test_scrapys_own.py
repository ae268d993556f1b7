"""Scrapy's own commands and options work in the project."""

import json

import pytest
from scrapy.cmdline import _get_commands_from_module

from tests.ports import free_port

PAGE = (
    "<html><head><title>시의회 예산안 의결</title></head><body><h1>시의회 예산안 의결</h1><article>"
    "<p>시의회는 5일 본회의를 열어 내년도 예산안을 의결했다. 규모는 3.2% 늘어난 4조1200억원이다.</p>"
    "<p>시는 이달 안에 세부 집행 계획을 세워 공개하기로 했다.</p></article></body></html>"
)


@pytest.fixture
def page(web_site):
    """The address of a page, and what lets it be asked."""
    web_site.page("/news/1", PAGE)
    return f"{web_site.url}/news/1", ("-s", f"GUARD_ALLOWED={web_site.url.removeprefix('http://')}")


def test_every_command_of_the_project_is_one_that_scrapy_can_make():
    # `scrapy list`, a Scrapyd and everything else that is no command of the project's makes all of them.
    own = _get_commands_from_module("newscrawl.commands", inproject=True)
    assert {"crawl", "fetch", "parse", "schedule"} <= own.keys()


def test_fetch(run_scrapy, page, tmp_path):
    url, allowed = page
    result = run_scrapy("fetch", url, *allowed)
    assert result.returncode == 0, result.stderr
    assert "시의회 예산안 의결" in result.stdout
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "data").exists()


def test_shell(run_scrapy, page, tmp_path):
    url, allowed = page
    result = run_scrapy("shell", url, *allowed, "-c", "response.css('h1::text').get()")
    assert result.stdout.strip().endswith("시의회 예산안 의결"), result.stderr
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "data").exists()


def test_a_page_fetched_as_a_spider_of_the_project_is_no_run(run_scrapy, page, tmp_path):
    url, allowed = page
    fetched = run_scrapy("fetch", "--spider", "mainnews", url, *allowed)
    assert "시의회 예산안 의결" in fetched.stdout
    assert "Verdict" not in fetched.stderr
    shown = run_scrapy("shell", "--spider", "mainnews", url, *allowed, "-c", "spider.name, response.status")
    assert shown.stdout.strip().endswith("('mainnews', 200)"), shown.stderr
    assert not (tmp_path / "data").exists()


def test_parse_shows_the_article_and_keeps_nothing(run_scrapy, page, tmp_path):
    url, allowed = page
    result = run_scrapy("parse", "--spider", "mainnews", url, *allowed, "--nocolour")
    assert "'title': '시의회 예산안 의결'" in result.stdout, result.stdout + result.stderr
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "data").exists()


def test_check(run_scrapy, tmp_path):
    result = run_scrapy("check")
    assert result.returncode == 0
    assert "OK" in result.stderr
    assert not (tmp_path / "data").exists()


def test_bench(run_scrapy, tmp_path):
    result = run_scrapy("bench", "-s", "CLOSESPIDER_TIMEOUT=1")
    assert "Traceback" not in result.stderr
    assert "Closing spider (closespider_timeout)" in result.stderr
    assert not (tmp_path / "data").exists()


def test_a_job_directory_is_refused_in_one_line(run_scrapy, tmp_path):
    result = run_scrapy("crawl", "mainnews", "-s", f"JOBDIR={tmp_path / 'job'}")
    assert result.returncode == 1
    lines = [line for line in result.stderr.splitlines() if " INFO: " not in line]
    assert len(lines) == 1
    assert lines[0].startswith("newscrawl: JOBDIR is not needed")


def test_a_storage_without_its_library_is_broken_and_takes_no_other_feed_with_it(run_scrapy, tmp_path):
    own = tmp_path / "own.json"
    result = run_scrapy(
        *("crawl", "mainnews", "-s", "PORTAL_ARTICLES=20", "-O", "s3://bucket/news.json", "-O", str(own))
    )
    assert result.returncode == 1
    errors = [line for line in result.stderr.splitlines() if " ERROR: " in line]
    assert len(errors) == 2
    assert "Feed s3://bucket/news.json is not written: " in errors[0]
    assert "Verdict: broken: 1 feed not written" in errors[1]
    assert len(json.loads(own.read_text("utf-8"))) == 20


def test_a_server_that_takes_no_feed_is_said_in_one_line(run_scrapy):
    place = f"127.0.0.1:{free_port()}"
    result = run_scrapy(
        "crawl", "mainnews", "-s", "PORTAL_ARTICLES=20", "-O", f"ftp://u:geheim@{place}/n.json"
    )
    assert result.returncode == 1
    stored, verdict = [line for line in result.stderr.splitlines() if " ERROR: " in line]
    assert f"Error storing json feed (20 items) in: ftp://***@{place}/n.json: [Errno 111]" in stored
    assert "Verdict: broken: 1 feed not written" in verdict
    assert "Traceback" not in result.stderr
    assert "geheim" not in result.stderr


def test_a_feed_that_is_replaced_stays_when_nothing_is_new(run_scrapy, tmp_path):
    own = tmp_path / "own.json"
    small = ("crawl", "mainnews", "-s", "PORTAL_ARTICLES=20", "-O", str(own))
    assert run_scrapy(*small).returncode == 0
    before = own.read_bytes()
    again = run_scrapy(*small)
    assert again.returncode == 0
    assert f"Nothing new for {own}; it stays as it was" in again.stderr
    assert own.read_bytes() == before


def test_a_file_of_this_machine_at_a_prompt(run_scrapy, tmp_path):
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    shown = run_scrapy("shell", str(tmp_path / "page.html"), "-c", "response.css('h1::text').get()")
    assert shown.stdout.strip().endswith("시의회 예산안 의결"), shown.stderr
    # A spider of the project follows what pages link to.
    as_spider = ("fetch", "--spider", "mainnews", (tmp_path / "page.html").as_uri())
    assert "file: is not read" in run_scrapy(*as_spider).stderr


def test_a_spider_in_a_file_whose_run_is_broken_ends_as_a_crawl_does(run_scrapy, page, tmp_path):
    url, allowed = page
    spider = tmp_path / "own.py"
    spider.write_text(
        "import scrapy\n\n\nclass Own(scrapy.Spider):\n    name = 'own'\n"
        f"    start_urls = ['{url}']\n\n    def parse(self, response):\n"
        "        yield {'url': response.url}\n"
    )
    refused = run_scrapy("runspider", str(spider))
    assert "Verdict: broken: no request was answered, of 1" in refused.stderr
    assert refused.returncode == 1
    read = run_scrapy("runspider", str(spider), *allowed)
    assert "Verdict: ok" in read.stderr
    assert read.returncode == 0


@pytest.mark.parametrize("ending", ["jsonl", "jl", "json"])
def test_a_feed_can_be_searched_for_korean_words(run_scrapy, tmp_path, ending):
    own = tmp_path / f"own.{ending}"
    assert run_scrapy("crawl", "mainnews", "-s", "PORTAL_ARTICLES=20", "-O", str(own)).returncode == 0
    written = own.read_text("utf-8")
    assert written.count('"language": "ko"') == 20
    assert "\\u" not in written
