"""``scrapy sites`` as a user runs it, and its check against a site on loopback."""

import io
import json
import os
import re
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest
from rich.console import Console

from newscrawl.sitecheck import record, table
from newscrawl.sitecheck.record import Seen, latest
from newscrawl.sitecheck.shapes import address_shapes
from newscrawl.sites import all_sites, get
from newscrawl.text import KST
from tests.conftest import PROJECT, Command, WebSite
from tests.crawl.council import article

ROWS = "".join(
    f'<li><a href="/news/articleView.html?idxno={n}">마을 도서관이 밤에도 문을 연다 {n}편</a></li>'
    for n in range(9001, 9007)
)
PAGE = f"<html><head><title>가람신문</title></head><body><h2>주요뉴스</h2><ul>{ROWS}</ul></body></html>"


def test_table_shows_every_site(run_scrapy: Command) -> None:
    run = run_scrapy("sites")
    assert run.returncode == 0
    lines = run.stdout.splitlines()
    assert re.search(r"^naver +네이버 뉴스 +portal .*refuses +2026-05-30 +2026-03-21", run.stdout, re.M)
    assert re.search(r"^womennews .*ND Soft .*unverified +unverified", run.stdout, re.M)
    assert len(lines) == len(all_sites()) + 2


def test_one_site_in_full(run_scrapy: Command) -> None:
    run = run_scrapy("sites", "naver")
    assert run.returncode == 0
    for text in ("refuses", "https://news.naver.com/", "/section/101", "1 s, 2 at a time"):
        assert text in run.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nave"], "no site is named 'nave'"),
        (["--new", "/nowhere/page.html"], "neither an address nor a file"),
        (["--new", "http://127.0.0.1:1/"], "could not be fetched"),
        (["--repair", "nave"], "no site is named 'nave'"),
        (["--repair", "naver"], "there is no store at "),
    ],
)
def test_errors_are_one_line(run_scrapy: Command, arguments: list[str], message: str) -> None:
    run = run_scrapy("sites", *arguments)
    assert run.returncode == 1
    assert message in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("width", [40, 60, 80])
def test_stays_readable_in_a_narrow_terminal(width: int) -> None:
    out = io.StringIO()
    table.print_sites(all_sites(), {}, Console(file=out, width=width))
    lines = out.getvalue().splitlines()
    assert all(len(line) <= width for line in lines)
    for site in all_sites():
        assert any(line.startswith(f"{site.name}  ") for line in lines)


def test_draft_of_an_nd_soft_title_is_short_and_works(
    run_scrapy: Command, tmp_path, web_site: WebSite
) -> None:
    saved = tmp_path / "page.html"
    saved.write_text(PAGE, encoding="utf-8")
    run = run_scrapy(
        "sites", "--new", str(saved), "--url", "https://www.garam-news.kr/", "--to", str(tmp_path / "out")
    )
    assert run.returncode == 0, run.stderr
    declaration = tmp_path / "out" / "garam_news.py"
    scope: dict[str, object] = {}
    exec(compile(declaration.read_text(encoding="utf-8"), str(declaration), "exec"), scope)
    site = next(value for value in scope.values() if getattr(value, "name", "") == "garam_news")()  # type: ignore[operator]
    assert site.system == "ND Soft"
    assert site.title == "가람신문"
    assert site.native_id("https://www.garam-news.kr/news/articleView.html?idxno=9001") == "9001"
    case = tmp_path / "out" / "tests" / "garam_news" / "front"
    expected = json.loads((case / "expected.json").read_text())
    assert (expected["url"], expected["site"]) == ("https://www.garam-news.kr/", "garam_news")
    [block] = expected["lists"]
    assert (block["list"], block["name"]) == ("mainnews", "주요뉴스")
    assert [entry["url"][-10:] for entry in block["entries"]] == [f"idxno={n}" for n in range(9001, 9007)]
    assert "garam_news front: 1 lists of 6 entries as expected" in run.stdout
    page = (case / "page.html").read_text(encoding="utf-8")
    assert "주요뉴스" in page
    assert "도서관" not in page


def test_draft_never_overwrites(run_scrapy: Command, tmp_path) -> None:
    saved = tmp_path / "page.html"
    saved.write_text(PAGE, encoding="utf-8")
    arguments = (
        "sites",
        "--new",
        str(saved),
        "--url",
        "https://www.garam-news.kr/",
        "--to",
        str(tmp_path / "out"),
    )
    assert run_scrapy(*arguments).returncode == 0
    again = run_scrapy(*arguments)
    assert again.returncode == 1
    assert "exists already" in again.stderr


def test_draft_of_a_declared_site_is_refused(run_scrapy: Command, tmp_path) -> None:
    saved = tmp_path / "page.html"
    saved.write_text(PAGE, encoding="utf-8")
    run = run_scrapy("sites", "--new", str(saved), "--url", "https://www.mk.co.kr/", "--to", str(tmp_path))
    assert run.returncode == 1
    assert "declared already: mk" in run.stderr


def test_addresses_of_a_new_site_are_recognized() -> None:
    urls = [
        f"https://www.haneul.kr/news/{section}/{number}"
        for section, number in [("politics", 5134024), ("life-style", 5134025), ("world", 5134026)]
    ]
    shapes = address_shapes(urls, "www.haneul.kr")
    assert [shape.text for shape in shapes] == ['Address(r"/news/[^/]+/(\\d+)")']


CHECK = """
import sys
from datetime import date, datetime
from pathlib import Path
from newscrawl.sites import registry
from newscrawl.sites.addresses import UncompiledAddress as Address
from newscrawl.sites.base import ListSource, Site

class Local(Site):
    name = "local"
    title = "로컬"
    base_url = sys.argv.pop(1)
    robots = "allows"
    publisher = "로컬"
    articles = (Address(r"/news/articleView.html", ("idxno",)),)
    lists = (
        ListSource(kind="mainnews", url="/", name="주요뉴스"),
        ListSource(kind="mainnews", url="/feed.xml", reader="feed"),
        ListSource(kind="mainnews", url="/empty"),
        ListSource(kind="trending", url="/gone"),
        ListSource(kind="trending", url="/private/ranking"),
    )

local = Local()
sites = registry.SiteRegistry([*registry.all_sites(), local])
registry.declared = lambda: sites
from scrapy.cmdline import execute
from newscrawl.addresses import place_of
allowed = f"GUARD_ALLOWED={place_of(local.base_url)}"
sys.argv = ["scrapy", *sys.argv[1:], "-s", allowed, "-s", "DOWNLOAD_DELAY=0"]
execute()
"""


def check(web_site: WebSite, data: Path) -> tuple[int, str]:
    run = subprocess.run(
        [sys.executable, "-c", CHECK, web_site.url, "sites", "local", "--check"],
        cwd=PROJECT, capture_output=True, encoding="utf-8", timeout=120, check=False,
        env={**os.environ, "DATA_DIR": str(data)},
    )  # fmt: skip
    return run.returncode, run.stdout + run.stderr


def test_check_says_what_works_and_what_does_not(web_site: WebSite, tmp_path: Path) -> None:
    web_site.page("/robots.txt", "User-agent: *\nDisallow: /private/\n")
    web_site.page("/", PAGE)
    web_site.page("/feed.xml", PAGE)
    web_site.page("/empty", "<p>준비 중입니다</p>")
    code, output = check(web_site, tmp_path)
    assert code == 1
    assert "local  robots.txt partly (declared: allows)" in output
    assert "works    mainnews 주요뉴스: 6 entries, under the heading '주요뉴스'" in output
    assert "changed  mainnews : 6 entries, but under the heading" in output
    assert "empty    mainnews : no list of articles" in output
    assert "failed   trending : HTTP 404" in output
    assert "refused  trending : refused by robots.txt" in output
    assert "1 of 5 lists work" in output
    assert "failed   article: HTTP 404" in output
    assert web_site.requests.count("/robots.txt") == 1
    assert "/private/ranking" not in web_site.requests
    assert max(web_site.requests.count(path) for path in web_site.requests) == 1


def test_check_prints_what_is_said_about_use(web_site: WebSite, tmp_path: Path) -> None:
    said = "Content-Signal: search=yes, ai-train=no\nContent-Usage: train-ai=n\n"
    web_site.page("/robots.txt", f"User-agent: *\n{said}")
    web_site.page("/", PAGE, X_Robots_Tag="otherbot: noindex, newscrawl: noarchive")
    _, output = check(web_site, tmp_path)
    assert "usage content-signal@robots.txt: search=yes, ai-train=no" in output
    assert "usage content-usage@robots.txt: train-ai=n" in output
    assert "usage robots@header: noarchive" in output
    assert output.count("usage ") == 3


def test_site_that_refuses_gets_no_request_but_for_robots_txt(web_site: WebSite, tmp_path: Path) -> None:
    web_site.page("/robots.txt", "User-agent: *\nDisallow: /\n")
    code, output = check(web_site, tmp_path)
    assert code == 1  # it was declared otherwise
    assert "robots.txt refuses (declared: allows)" in output
    assert web_site.requests == ["/robots.txt"]


def test_details_of_a_site_fit_a_narrow_terminal() -> None:
    out = io.StringIO()
    table.print_site(get("naver"), {}, Console(file=out, width=50))
    assert all(len(line) <= 50 for line in out.getvalue().splitlines())


def test_what_a_check_saw_is_kept_and_shown(run_scrapy: Command, web_site: WebSite, tmp_path: Path) -> None:
    """A site of the operator's whose declaration knows nothing: afterwards both facts have their day."""
    sites, data = tmp_path / "sites", tmp_path / "data"
    sites.mkdir()
    place = web_site.url.partition("//")[2]
    (sites / "local.py").write_text(
        "from newscrawl.sites.base import ListSource, Site\n"
        "class Local(Site):\n"
        f"    name, title, publisher, base_url = 'local', '로컬', '로컬', '{web_site.url}/'\n"
        "    lists = (ListSource(kind='mainnews', url='/', name='주요뉴스'),)\n",
        "utf-8",
    )
    web_site.page("/", PAGE)
    web_site.page("/news/articleView.html?idxno=9001", article(1))
    environment = {"SITES_PATH": str(sites), "DATA_DIR": str(data)}
    before = run_scrapy("sites", "local", env=environment)
    assert "lists unverified · articles unverified" in before.stdout
    assert "never here" in before.stdout
    options = ("-s", f"GUARD_ALLOWED={place}", "-s", "DOWNLOAD_DELAY=0")
    checked = run_scrapy("sites", "local", "--check", *options, env=environment)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    after = run_scrapy("sites", "local", env=environment)
    today = datetime.now(KST).date()
    assert f"lists {today} · articles {today}" in after.stdout
    assert "allows (declared: unknown)" in after.stdout
    assert "1 of 1 lists worked" in after.stdout


def test_the_newer_day_counts_and_a_day_once_seen_stays(tmp_path: Path) -> None:
    at = datetime(2026, 11, 2, 9, 0, tzinfo=KST)
    record.write(tmp_path, {"naver": Seen(at.date(), None, "partly", 3, 4, at)})
    record.write(tmp_path, {"naver": Seen(None, None, "unknown", 0, 4, at), "daum": Seen(None, None)})
    known = record.read(tmp_path)
    assert known["naver"] == Seen(date(2026, 11, 2), None, "partly", 0, 4, at)
    shown = latest(get("naver"), known)
    assert (shown.lists, shown.articles, shown.robots) == (date(2026, 11, 2), date(2026, 3, 21), "partly")
    assert latest(get("daum"), known).articles == get("daum").articles_verified


def test_a_record_that_is_none_is_one_line(run_scrapy: Command, tmp_path: Path) -> None:
    (tmp_path / "sites.json").write_text("[1]", "utf-8")
    run = run_scrapy("sites", env={"DATA_DIR": str(tmp_path)})
    assert run.returncode == 1
    assert f"newscrawl: {tmp_path}/sites.json cannot be read" in run.stderr
