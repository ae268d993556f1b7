"""Pages of a site that nobody declared, read in the browser because the user says so."""

import os
import signal
import socket
import subprocess
import sys
import time

import pytest

from newscrawl.addresses import place_of
from tests.conftest import COMMAND_SECONDS, PROJECT
from tests.rendering.scripted import SCRIPTED, TEXTS, TITLES, app


def test_a_page_that_scripts_draw_is_read_when_render_is_asked_for(scripted_site, crawl):
    result, articles = crawl(f"{scripted_site.url}/")
    assert {article["title"] for article in articles} == set(TITLES.values()), result.stderr
    texts = {f"{text}\n\n둘째 문단이다. {text}" for text in TEXTS.values()}
    assert {article["body"] for article in articles} == texts
    assert {article["published_at"] for article in articles} == {"2025-02-05T15:22:00+09:00"}


def test_pictures_are_not_loaded(scripted_site, crawl):
    _, articles = crawl(f"{scripted_site.url}/")
    assert articles
    assert "/picture.jpg" not in scripted_site.requests


def test_without_render_nothing_is_found_and_no_browser_is_started(scripted_site, crawl):
    result, articles = crawl(
        f"{scripted_site.url}/", "-s", "PLAYWRIGHT_CHROMIUM=/no/such/browser", render="0"
    )
    assert articles == []
    assert "/data.json" not in scripted_site.requests
    assert "PLAYWRIGHT_CHROMIUM" not in result.stderr


def test_an_app_that_needs_its_counter_s_script_runs_although_it_is_not_loaded(scripted_site, crawl):
    waits = """
  await new Promise((done, failed) => {
    const counter = document.createElement('script');
    counter.src = 'https://www.google-analytics.com/analytics.js';
    counter.onload = done;
    counter.onerror = failed;
    document.head.append(counter);
  });
  await new Promise((done, failed) => {
    const picture = new Image();
    picture.onload = done;
    picture.onerror = failed;
    picture.src = '/picture.jpg';
  });
"""
    scripted_site.page("/app.js", app(waits), Content_Type="text/javascript; charset=utf-8")
    result, articles = crawl(f"{scripted_site.url}/")
    assert len(articles) == len(TITLES), result.stderr


def test_a_redirect_into_the_operator_s_network_is_refused_with_the_reason(scripted_site, crawl):
    scripted_site.page("/article/10002", "", status=302, Location="http://10.1.2.3/")
    result, articles = crawl(f"{scripted_site.url}/")
    assert len(articles) == 3
    assert "/article/10002: 10.1.2.3:80 is no public address" in result.stderr


@pytest.mark.parametrize("budget", ["BROWSER_PAGE_SECONDS=3", "BROWSER_CONTENT_SECONDS=1"])
def test_a_page_whose_script_never_ends_costs_its_time_once_and_the_others_are_read(
    scripted_site, crawl, budget
):
    scripted_site.page("/article/10003", "<script>for (;;);</script>")
    result, articles = crawl(f"{scripted_site.url}/", "-s", budget)
    assert {article["title"] for article in articles} == set(TITLES.values()) - {TITLES["10003"]}
    assert "/article/10003: no answer in time" in result.stderr
    assert scripted_site.requests.count("/article/10003") == 1


def test_a_crawl_that_is_told_to_end_waits_for_no_script(scripted_site, chromium, tmp_path):
    scripted_site.page("/article/10003", "<script>for (;;);</script>")
    endless = ("-s", "BROWSER_PAGE_SECONDS=3600", "-s", "BROWSER_CONTENT_SECONDS=3600")
    with subprocess.Popen(
        [
            sys.executable, "-m", "scrapy", "crawl", "mainnews", "-a", f"url={scripted_site.url}/",
            "-a", "render=1", "-s", "DOWNLOAD_DELAY=0", *endless,
        ],
        cwd=PROJECT, env=os.environ | {"DATA_DIR": str(tmp_path)}, stderr=subprocess.PIPE, encoding="utf-8",
    ) as running:  # fmt: skip
        while "/article/10003" not in scripted_site.requests and running.poll() is None:
            time.sleep(0.05)
        running.send_signal(signal.SIGTERM)
        _, said = running.communicate(timeout=COMMAND_SECONDS)
    assert "degraded: interrupted" in said


def test_a_page_that_hangs_on_a_third_party_is_read_without_it(scripted_site, crawl):
    with socket.create_server(("127.0.0.1", 0)) as silent:  # takes connections and never answers
        place = f"127.0.0.1:{silent.getsockname()[1]}"
        held = SCRIPTED.replace("</body>", f'<script async src="http://{place}/x.js"></script></body>')
        scripted_site.page("/article/10004", held)
        allowed = f"GUARD_ALLOWED={place},{place_of(scripted_site.url)}"
        _, articles = crawl(f"{scripted_site.url}/", "-s", allowed, "-s", "BROWSER_CONTENT_SECONDS=5")
    assert len(articles) == len(TITLES)


def test_an_address_that_turns_out_to_be_a_file_has_failed(scripted_site, crawl):
    scripted_site.page("/article/10002", "x" * 100, Content_Disposition="attachment; filename=report.hwp")
    result, articles = crawl(f"{scripted_site.url}/")
    assert len(articles) == len(TITLES) - 1
    assert "/article/10002: " in result.stderr


def test_a_server_that_is_not_there_is_said_in_plain_words(crawl):
    with socket.create_server(("127.0.0.1", 0)) as closed:
        place = f"127.0.0.1:{closed.getsockname()[1]}"
    result, _ = crawl(f"http://{place}/", "-s", "ROBOTSTXT_OBEY=0")
    assert result.returncode == 1
    assert f"List http://{place}/: connection refused" in result.stderr


def test_an_article_that_is_gone_is_told_by_its_status(scripted_site, crawl):
    del scripted_site.pages["/article/10001"]
    result, articles = crawl(f"{scripted_site.url}/")
    assert len(articles) == 3
    assert "1 gone" in result.stderr


def test_an_error_of_the_server_is_retried(scripted_site, crawl):
    scripted_site.page("/article/10001", "busy", status=503)
    result, articles = crawl(f"{scripted_site.url}/")
    assert len(articles) == 3
    assert "/article/10001: HTTP 503" in result.stderr
    assert scripted_site.requests.count("/article/10001") == 3


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (("-s", "DCTREND_URL=http://127.0.0.1:9"), "PLAYWRIGHT_CHROMIUM=/no/such/browser is no program"),
        ((), "the address of dctrend is not known: give it with -s DCTREND_URL=https://…"),
        (("-s", "DCTREND_URL=ftp://x"), "DCTREND_URL=ftp://x is no address"),
        (("-s", "DCTREND_URL=http://127.0.0.1:9", "-s", "DCTREND_LISTS=경제"), "DCTREND_LISTS is no JSON"),
        (
            ("-s", "DCTREND_URL=http://127.0.0.1:9", "-s", 'DCTREND_LISTS=[{"kind": "news", "url": "/"}]'),
            "every list of DCTREND_LISTS needs a kind, mainnews or trending, and a url",
        ),
    ],
    ids=["no-browser", "no-address", "bad-address", "no-json", "bad-list"],
)
def test_what_a_rendered_site_lacks_is_said_in_one_line(run_scrapy, settings, said):
    result = run_scrapy(
        "crawl", "mainnews", "-a", "site=dctrend", "-s", "PLAYWRIGHT_CHROMIUM=/no/such/browser", *settings
    )
    assert result.returncode == 1
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_a_crawl_of_served_pages_needs_no_browser(run_scrapy):
    result = run_scrapy(
        "crawl",
        "mainnews",
        "-a",
        "limit=3",
        "-s",
        "PORTAL_ARTICLES=30",
        "-s",
        "PLAYWRIGHT_CHROMIUM=/no/such/browser",
    )
    assert result.returncode == 0, result.stderr
