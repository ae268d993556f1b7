"""Sites drafted from their front pages alone: what stands in the draft, and that it crawls as it is."""

import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from scrapy.http import HtmlResponse

from benchmarks.frontpages import ServedFront, front_page, serving
from newscrawl.sitecheck import draft, frozen
from newscrawl.sitecheck.frozen import Examined
from newscrawl.sites import own
from tests.conftest import PROJECT, Command
from tests.crawl.council import FAST
from tests.crawl.loopback import HANDLERS

_WORDS = (
    "강변",
    "산책로",
    "새벽",
    "시장",
    "기차역",
    "광장",
    "천문대",
    "별자리",
    "갯벌",
    "감자",
    "골목",
    "책방",
    "급식",
)


def headline(number: int) -> str:
    """One of some hundred headlines that all differ."""
    one, two = _WORDS[number % 9], _WORDS[(number * 5 + 3) % 8]
    return f"{one} {two} 소식 {number}번째, 이달부터 달라진다"


def rows(first: int, number: int, row: str) -> str:
    return "".join(
        row.format(n=n, title=headline(n), rank=n - first + 1) for n in range(first, first + number)
    )


# Headings with lists under them; a menu; a registered title that agrees with the copyright line.
HEADINGS = (
    '<html><head><title>해설 - 가람뉴스</title><meta property="og:site_name" content="가람뉴스"></head>'
    "<body>"
    '<nav><a href="/politics">정치</a><a href="/economy">경제</a><a href="/about">회사소개</a></nav>'
    "<h2>주요뉴스</h2><ul>"
    + rows(1, 8, '<li><a href="/article/2026112000{n:02}?ref=main">{title}</a></li>')
    + "</ul><h2>많이 본 기사</h2><ol>"
    + rows(21, 5, '<li><em>{rank}</em><a href="/article/2026112000{n:02}">{title}</a></li>')
    + "</ol><footer><p>제호: 가람뉴스 | 등록번호 서울 아00000</p>"
    "<p>Copyright ⓒ 가람뉴스. All rights reserved.</p></footer></body></html>"
)
# Cards without any heading; addresses of a section and a code; nothing but the title names the publisher.
CARDS = (
    "<html><head><title>솔바람</title></head><body>"
    + rows(
        41,
        9,
        '<div class="card"><a href="/story/life/{n:02}AB34CD56EF78GH90"><img alt=""></a><div>'
        '<a href="/story/life/{n:02}AB34CD56EF78GH90">{title}</a></div></div>',
    )
    + "</body></html>"
)
# Tables with parameters, and a ranking in one; four publishers beside the entries.
TABLES = (
    "<html><head><title>마루포털</title></head><body><h3>헤드라인</h3><table>"
    + "".join(
        f'<tr><td><a href="/read.php?sid1=100&amp;oid={outlet}&amp;aid=00002{n}">{headline(n)}</a></td>'
        f"<td>{name}</td></tr>"
        for n, (outlet, name) in enumerate(
            [("101", "나루일보"), ("102", "가온신문"), ("103", "한빛경제"), ("104", "다솜방송")] * 2, start=61
        )
    )
    + "</table><h3>많이 본 뉴스</h3><table>"
    + rows(
        81,
        6,
        "<tr><td>{rank}</td><td>"
        '<a href="/read.php?sid1=101&amp;oid=102&amp;aid=00003{n}">{title}</a></td></tr>',
    )
    + "</table></body></html>"
)
SITES = {"garam-news.kr": HEADINGS, "solbaram.kr": CARDS, "maru-portal.kr": TABLES}


@pytest.fixture(scope="module")
def fronts() -> Iterator[tuple[str, dict[str, ServedFront]]]:
    """The sites on one server: its address, and each by its domain."""
    pages = {
        domain: front_page(domain, f"https://www.{domain}/", text.encode(), "가람뉴스")
        for domain, text in SITES.items()
    }
    with serving(pages) as url:
        yield url, pages


@pytest.fixture
def scrapy(run_scrapy: Command, fronts: tuple[str, dict[str, ServedFront]], tmp_path: Path) -> Command:
    """``scrapy …`` with a folder of sites of its own, to which every host is the server on loopback."""
    server, _ = fronts
    (tmp_path / "sites").mkdir()

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        settings = (
            *FAST,
            *("-s", f"DOWNLOAD_HANDLERS={HANDLERS}", "-s", f"GUARD_ALLOWED={urlsplit(server).netloc}"),
        )
        environment = {"SITES_PATH": str(tmp_path / "sites"), "LOOPBACK_URL": server}
        return run_scrapy(*arguments, *settings, env=environment)

    return run


def declared(text: str) -> list[str]:
    """The lines of a declaration without its comments."""
    return [line.strip() for line in text.splitlines() if line.strip() and not line.strip().startswith("#")]


def test_drafts_say_why_pass_their_tests_and_crawl_as_they_are(scrapy: Command, tmp_path: Path) -> None:
    outputs = {domain: scrapy("sites", "--new", f"https://www.{domain}/") for domain in SITES}
    assert {domain: run.returncode for domain, run in outputs.items()} == dict.fromkeys(SITES, 0), outputs
    texts = {path.stem: path.read_text("utf-8") for path in (tmp_path / "sites").glob("*.py")}

    headings = texts["garam_news"]
    assert 'publisher = "가람뉴스"' in declared(headings)
    assert "# registered title, og:site_name, copyright line, page title" in headings
    assert 'Address(r"/article/(\\d{12})"),' in declared(headings)
    assert 'robots = "allows"' in declared(headings)
    lists = [line for line in declared(headings) if line.startswith("ListSource(")]
    assert lists == [
        'ListSource(kind="mainnews", url="/", name="주요뉴스", reader="heading"),',
        'ListSource(kind="trending", url="/", name="많이 본 기사", reader="heading"),',
        'ListSource(kind="mainnews", url="/politics", section="정치"),',
        'ListSource(kind="mainnews", url="/economy", section="경제"),',
    ]
    assert "# under the heading '주요뉴스': 8 entries" in headings
    doubts = [line for line in outputs["garam-news.kr"].stdout.splitlines() if line.startswith("?")]
    assert doubts == [f"? mainnews {name}: is it the list that the menu means?" for name in ("정치", "경제")]

    cards = texts["solbaram"]
    assert 'Address(r"/story/life/([A-Z0-9]{18})"),' in declared(cards)
    assert 'ListSource(kind="mainnews", url="/"),' in declared(cards)
    assert "? publisher 솔바람: only the page title says so" in outputs["solbaram.kr"].stdout
    assert "? no list of trending articles was found" in outputs["solbaram.kr"].stdout

    tables = texts["maru_portal"]
    assert 'kind = "portal"' in declared(tables)
    assert "publisher = " not in tables
    assert 'Address(r"/read\\.php", ("oid", "aid")),' in declared(tables)
    assert "# ? sid1 left out" in tables

    crawled = scrapy("crawl", "mainnews", "-a", "site=garam_news,solbaram,maru_portal")
    assert "Verdict: ok" in crawled.stderr, crawled.stderr[-3000:]
    assert crawled.returncode == 0


def test_a_draft_that_no_longer_fits_its_page_fails_its_test(tmp_path: Path) -> None:
    page = HtmlResponse("https://www.garam-news.kr/", body=HEADINGS.encode(), encoding="utf-8")
    new = draft.drafted(page, {}, lambda _: "unknown", live=False)
    path, frozen_page, _ = draft.write(new, page, tmp_path, tmp_path / "tests")
    assert headline(1) not in frozen_page.read_text("utf-8")
    assert examined(tmp_path) == Examined(2, 13, [])
    text = path.read_text("utf-8").replace("/article/", "/story/").replace("주요뉴스", "헤드라인")
    path.write_text(text, "utf-8")
    assert examined(tmp_path).problems == [
        "mainnews 헤드라인: no list has this heading",
        "13 of 13 addresses name no article",
    ]


def test_addresses_that_take_several_articles_for_one_are_a_problem(tmp_path: Path) -> None:
    page = HtmlResponse("https://www.maru-portal.kr/", body=TABLES.encode(), encoding="utf-8")
    new = draft.drafted(page, {}, lambda _: "unknown", live=False)
    path, *_ = draft.write(new, page, tmp_path, tmp_path / "tests")
    path.write_text(path.read_text("utf-8").replace('("oid", "aid")', '("sid1",)'), "utf-8")
    [module], [case] = own.modules_of_folder(tmp_path), frozen.cases_of(tmp_path / "tests", "maru_portal")
    assert frozen.examine(module.MaruPortal(), case).problems == [
        "2 of 2 identities are those of several articles"
    ]


def examined(folder: Path) -> Examined:
    """What the test of the only declaration in a folder says."""
    [module] = own.modules_of_folder(folder)
    [case] = frozen.cases_of(folder / "tests", "garam_news")
    return frozen.examine(module.GaramNews(), case)


def test_at_a_terminal_what_is_in_doubt_is_asked(tmp_path: Path) -> None:
    """The publisher is named anew, the list that is none is left out."""
    page = tmp_path / "front.html"
    page.write_text(CARDS, "utf-8")
    ours, theirs = pty.openpty()
    command = [
        sys.executable,
        "-m",
        "newscrawl",
        "sites",
        "--new",
        str(page),
        "--url",
        "https://www.solbaram.kr/",
    ]
    with subprocess.Popen(
        [*command, "--to", str(tmp_path / "sites")], cwd=PROJECT, stdin=theirs, stdout=theirs, stderr=theirs
    ) as asked:
        with open(ours, "wb", buffering=0, closefd=False) as terminal:
            terminal.write("솔바람신문\ny\n".encode())
        assert asked.wait(60) == 0
    text = (tmp_path / "sites" / "solbaram.py").read_text("utf-8")
    assert 'publisher = "솔바람신문"' in declared(text)
    assert "# as answered" in text
    assert "? only the page title" not in text


def test_without_a_frozen_page_there_is_no_test(scrapy: Command) -> None:
    run = scrapy("sites", "khan", "--test")
    assert run.returncode == 1
    assert run.stderr.startswith("newscrawl: khan has no frozen page in ")
