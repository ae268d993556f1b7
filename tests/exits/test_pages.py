"""A page and a list served with nasty texts: what leaves the reading and a real crawl of them."""

import csv
import html
import json
from dataclasses import asdict

import pytest
from scrapy.http import HtmlResponse
from sqlalchemy import create_engine, text

from newscrawl.pages import explain_article, read_listing
from newscrawl.sites import GENERIC
from tests.crawl.council import FAST, TEXT
from tests.exits.nasty import ACTING, FORMULAS, HARMLESS, Nasty, acting, squeezed

# A page cannot hold NUL or half a character but in its scripts; HTML has no reference for them.
# A forged record looks like a headline with a site's name behind its colon, which goes.
SHOWN = [
    one
    for one in ACTING
    if not any("\ud800" <= sign <= "\udfff" or sign == "\0" for sign in one.raw) and ": " not in one.raw
]
PARAGRAPHS = "".join(f"<p>{paragraph}</p>" for paragraph in TEXT)


def page(said: str, number: int = 10) -> str:
    """A page that says ``said`` everywhere: in markup, in attributes, in JSON-LD, in an address."""
    shown = html.escape(said)
    linked = json.dumps(
        {
            "@type": "NewsArticle",
            "headline": said,
            "author": [{"@type": "Person", "name": "한가람"}],
            "keywords": [said, "예산"],
            "articleSection": said,
            "publisher": {"name": said},
        }
    ).replace("<", "\\u003c")
    return (
        f"<html><head><meta charset='utf-8'><title>{shown}</title>"
        f"<meta property='og:title' content=\"{shown}\"><meta property='og:site_name' content='가람신문'>"
        f"<meta name='keywords' content=\"{shown}, 예산\">"
        f"<meta property='article:section' content=\"{shown}\">"
        f"<meta property='article:published_time' content='2025-02-05T15:{number:02}:00+09:00'>"
        f"<script type='application/ld+json'>{linked}</script></head>"
        f"<body><h1>{shown}</h1><article><p>첫머리. {shown}.</p>{PARAGRAPHS}"
        f'<figure><img src="/img/{shown}.jpg"><figcaption>{shown}</figcaption></figure></article>'
        f"<p class='copyright'>ⓒ 가람신문 {shown} 무단전재 금지</p></body></html>"
    )


def strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [one for pair in value.items() for part in pair for one in strings(part)]
    return [one for part in value for one in strings(part)] if isinstance(value, list) else []


def read(said: str):
    body = page(said).encode("utf-8", "replace")
    return explain_article(HtmlResponse("https://news.example.com/news/1", body=body), GENERIC)


@pytest.mark.parametrize("one", SHOWN[::3], ids=lambda one: one.name)
def test_no_field_holds_what_acts(one: Nasty) -> None:
    reading = read(one.raw)
    assert reading.article.title == one.clean
    assert reading.article.body is not None
    assert squeezed(f"첫머리. {one.clean}.") in reading.article.body
    assert [found for found in strings(asdict(reading.article)) if acting(found)] == []
    assert [why for why in reading.doubts.values() if acting(why, but="")] == []


@pytest.mark.parametrize("said", HARMLESS)
def test_a_field_holds_what_is_harmless(said: str) -> None:
    assert f"첫머리. {said}." in (read(said).article.body or "")


def listing(texts: list[str]) -> str:
    rows = "".join(
        f'<li><a href="/news/{n}">{html.escape(said)}</a></li>' for n, said in enumerate(texts, 10)
    )
    return f"<html><body><h2>주요\u202e뉴\x1b[31m스</h2><ul>{rows}</ul></body></html>"


def test_no_entry_of_a_list_holds_what_acts() -> None:
    texts = [one.raw for one in SHOWN]
    body = listing(texts).encode()
    rankings = read_listing(HtmlResponse("https://news.example.com/", body=body), GENERIC)
    assert {one.title for one in rankings} == {one.clean for one in SHOWN}
    assert {one.name for one in rankings} == {"주요뉴[31m스"}
    assert [found for one in rankings for found in strings(asdict(one)) if acting(found, but="")] == []


def test_a_crawl_brings_nothing_that_acts_or_runs_to_any_exit(run_scrapy, web_site, tmp_path) -> None:
    said = [one.raw for one in SHOWN[4::70]] + [
        FORMULAS[0],
        FORMULAS[3],
        "\x1b[2J한 줄\n2025 INFO: Verdict: ok",
    ]
    web_site.page("/robots.txt", "User-agent: *\nAllow: /\n", Content_Type="text/plain")
    web_site.page("/", listing([f"{one} {'예산안 의결 ' * 3}" for one in said]))
    for number, one in enumerate(said, 10):
        web_site.page(f"/news/{number}", page(f"{one} {number}차 예산안 의결", number))
    web_site.page("/news/10", "<html><title>\x1b[2J\u202e로그인</title><input type='password'></html>")
    out = [tmp_path / f"out.{form}" for form in ("jl", "csv", "xml")]
    arguments = [part for path in out for part in ("-O", str(path))]
    result = run_scrapy(
        "crawl", "mainnews", "-a", f"url={web_site.url}/", *FAST, *arguments, "-s", "STATS_DUMP=1"
    )
    assert result.returncode == 0, result.stderr
    assert acting(result.stderr + result.stdout) == []
    starts = [line for line in result.stderr.split("\n") if line]
    assert [line for line in starts if not line.startswith(("2", "  "))] == [], (
        "each record begins a line, and only a record"
    )
    files = [*out, *(tmp_path / "data/feeds").glob("*.*")]
    assert len(files) >= 7
    for path in files:
        assert acting(path.read_text("utf-8-sig"), but="\r\n") == [], path
    articles = json.loads((tmp_path / "data/feeds/mainnews.articles.json").read_text("utf-8"))
    assert len(articles) == len(said) - 1
    with (tmp_path / "data/feeds/mainnews.articles.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert sum(cell.startswith("'=") for cell in cells) >= 1
    assert [cell for cell in cells if cell[:1] in set("=+-@\t\r\n＝＋－＠")] == []
    engine = create_engine(f"sqlite:///{tmp_path}/data/newscrawl.db")
    with engine.connect() as connection:
        asked = ("SELECT * FROM revisions", "SELECT * FROM lists", "SELECT reason FROM quarantine")
        rows = [row for one in asked for row in connection.execute(text(one))]
    engine.dispose()
    assert len(rows) >= len(said)
    assert [value for row in rows for value in map(str, row) if acting(value)] == []
