"""``scrapy reread``: mended rules reach the articles whose pages are kept."""

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from newscrawl.items import Article, ServedPage
from newscrawl.store import Store
from newscrawl.text import KST
from tests.conftest import Command
from tests.store.samples import begin, ranking

HOST = "news.example.com"
TEXT = (
    "가람시가 도서관 세 곳을 새로 연다. 시는 올해 안에 공사를 마칠 계획이다. "
    "주민들은 오래 기다린 일이라고 말했다. 첫 도서관은 다음 달에 문을 연다."
)
PAGE = """<!doctype html><html lang="ko"><head><title>{title} - 가람일보</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="가람일보">
<meta property="article:published_time" content="2025-02-05T15:22:00+09:00"></head>
<body><nav><a href="/">처음</a></nav><article><h1>{title}</h1>
<p>{text}</p><p>{text} 자세한 일정은 곧 나온다.</p></article></body></html>"""


def page(number: int, encoding: str = "utf-8") -> ServedPage:
    markup = PAGE.format(title=f"가람시, 도서관 {number}곳 연다", text=TEXT)
    return ServedPage(f"https://{HOST}/news/{1000 + number}", encoding, markup.encode(encoding))


def read_long_ago(number: int, at: datetime, served: ServedPage) -> Article:
    """As rules read it that were mended since: the headline with the paper's name, half of the text."""
    item = Article(
        id=f"{HOST}:{number}",
        url=served.url,
        requested_url=served.url,
        site=HOST,
        title=f"가람시, 도서관 {number}곳 연다 - 가람일보",
        body=TEXT,
        crawled_at=at,
    )
    item.page = served
    return item


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(f"sqlite:///{tmp_path}/data/newscrawl.db", timedelta(days=90))
    at = datetime.now(KST).replace(microsecond=0)
    store.commit("run-1", [read_long_ago(1, at - timedelta(days=3), page(1))], [])
    store.commit("run-2", [read_long_ago(2, at, page(2, "cp949"))], [])
    return store


def titles(store: Store, number: int) -> list[str | None]:
    return [one.title for one in store.revisions(f"{HOST}:{number}")]


def test_articles_get_a_revision_by_todays_rules_once(run_scrapy: Command, store: Store) -> None:
    done = run_scrapy("reread", "--site", HOST)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "2 kept pages read again; 2 articles got a new revision\n"
    assert titles(store, 1) == ["가람시, 도서관 1곳 연다 - 가람일보", "가람시, 도서관 1곳 연다"]
    assert titles(store, 2)[-1] == "가람시, 도서관 2곳 연다"
    newest = store.revisions(f"{HOST}:1")[-1]
    assert newest.body == f"{TEXT}\n\n{TEXT} 자세한 일정은 곧 나온다."
    again = run_scrapy("reread", "--site", HOST)
    assert again.stdout == "2 kept pages read again; 0 articles got a new revision; 2 unchanged\n"
    assert len(titles(store, 1)) == 2


def test_a_dry_run_shows_each_field_and_writes_nothing(run_scrapy: Command, store: Store) -> None:
    done = run_scrapy("reread", "--site", HOST, "--dry-run", env={"COLUMNS": "160"})
    assert done.returncode == 0, done.stderr
    rows = {line.split()[0]: line for line in done.stdout.splitlines() if HOST in line}
    assert rows.keys() >= {"title", "body", "published_at", "publisher"}
    assert "- 가람일보" in rows["title"]
    assert done.stdout.endswith("2 kept pages read again; 2 articles would get a new revision\n")
    assert len(titles(store, 1)) == 1

    done = run_scrapy("reread", "--site", HOST, "--dry-run", "--json")
    changes = [json.loads(line) for line in done.stdout.splitlines()]
    assert {
        "article_id": f"{HOST}:1",
        "field": "title",
        "before": "가람시, 도서관 1곳 연다 - 가람일보",
        "after": "가람시, 도서관 1곳 연다",
    } in changes
    assert done.stderr == "2 kept pages read again; 2 articles would get a new revision\n"


def test_only_pages_since_a_time_or_of_a_run(run_scrapy: Command, store: Store) -> None:
    begin(store, "run-1")
    assert run_scrapy("reread", "--site", HOST, "--since", "1d").stdout.startswith("1 kept page")
    assert [len(titles(store, number)) for number in (1, 2)] == [1, 2]
    assert run_scrapy("reread", "--site", HOST, "--run", "run-1").stdout.startswith("1 kept page")
    assert [len(titles(store, number)) for number in (1, 2)] == [2, 2]
    nothing = run_scrapy("reread", "--site", HOST, "--since", "0")
    assert (nothing.returncode, nothing.stdout[:6]) == (0, "0 kept")


def test_pages_that_are_no_articles_today_keep_what_they_were(run_scrapy: Command, store: Store) -> None:
    at = datetime.now(KST)
    empty = ServedPage(f"https://{HOST}/news/9", "utf-8", b"<html><body></body></html>")
    store.commit("run-3", [read_long_ago(9, at, empty)], [])
    done = run_scrapy("reread", "--site", HOST)
    assert done.returncode == 0
    assert "1 no article by today's rules, left as they are" in done.stdout
    assert len(titles(store, 9)) == 1
    alone = run_scrapy("reread", "--site", HOST, "--run", "run-3")
    assert alone.returncode == 1


@pytest.mark.parametrize(
    ("arguments", "code", "line"),
    [
        ((), 2, "name a site: scrapy reread --site NAME"),
        (("--site", "naver"), 1, "newscrawl: no page of naver is kept; KEEP_PAGES says"),
        (("--site", "nave"), 1, "newscrawl: nothing is stored of a site 'nave'; did you mean naver?"),
        (("--site", HOST, "--run", "none"), 1, "newscrawl: there is no run none;"),
        (("--site", HOST, "--since", "soon"), 1, "newscrawl: --since=soon is no time"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    run_scrapy: Command, store: Store, arguments: tuple[str, ...], code: int, line: str
) -> None:
    done = run_scrapy("reread", *arguments)
    assert done.returncode == code
    assert line in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_pages_of_a_crawl_read_again_by_the_same_rules_change_nothing(
    run_scrapy: Command, tmp_path: Path
) -> None:
    crawl = run_scrapy("crawl", "mainnews", "-a", "site=portal", "-a", "limit=40", "-s", "PORTAL_ARTICLES=60")
    assert crawl.returncode == 0, crawl.stderr
    done = run_scrapy("reread", "--site", "portal")
    assert done.returncode == 0, done.stderr
    assert done.stdout == "40 kept pages read again; 0 articles got a new revision; 40 unchanged\n"


def test_a_crawl_keeps_pages_for_as_long_as_the_setting_says(run_scrapy: Command) -> None:
    arguments = ("crawl", "mainnews", "-a", "site=portal", "-a", "limit=8", "-s", "PORTAL_ARTICLES=60")
    wrong = run_scrapy(*arguments, "-s", "KEEP_PAGES=soon")
    assert wrong.returncode == 1
    assert "newscrawl: KEEP_PAGES=soon is no length of time; write 90d, 12h, 30m, or 0" in wrong.stderr
    assert run_scrapy(*arguments, "-s", "KEEP_PAGES=0").returncode == 0
    none = run_scrapy("reread", "--site", "portal")
    assert (none.returncode, none.stdout) == (1, "")
    assert none.stderr.startswith("newscrawl: no page of portal is kept;")


def test_what_the_list_showed_is_known_to_the_second_reading_too(run_scrapy: Command, store: Store) -> None:
    """The page's head names the paper alone; of its lines the list tells which is the headline."""
    headline = "가람시, 도서관 3곳 밤에도 연다"
    markup = PAGE.format(title="가람일보", text=TEXT).replace("<h1>가람일보</h1>", f"<p>{headline}</p>")
    served = ServedPage(f"https://{HOST}/news/1003", "utf-8", markup.encode())
    at = datetime.now(KST).replace(microsecond=0)
    observed = ranking(3, 1, article_id=f"{HOST}:3", title=headline, url=served.url, observed_at=at)
    store.commit("run-3", [read_long_ago(3, at, served)], [observed])
    assert run_scrapy("reread", "--site", HOST).returncode == 0
    assert titles(store, 3)[-1] == headline
