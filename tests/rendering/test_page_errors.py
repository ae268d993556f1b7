"""Apps that do not start: what they say is in the log, and what they lack is made up for where it can be."""

import socket

import pytest

from newscrawl.portal.process import PortalProcess
from newscrawl.portal.weather import Weather
from newscrawl.rendering.pageerrors import shortened
from tests.rendering.scripted import SCRIPTED, TITLES, app

OF_TODAY = (
    'src="https://t1.kakaocdn.net/kakao_js_sdk/2.7.2/kakao.min.js" crossorigin="anonymous" '
    'integrity="sha384-TiCUE00h649CAMonG018J2ujOgDKW/kVWlChEuu4jK2vxfAAD0eZxzCKakxg55G4"'
)
KAKAO = ('src="https://developers.kakao.com/sdk/js/kakao.min.js"', OF_TODAY)


@pytest.fixture
def closed():
    """An address of this machine at which nobody answers."""
    with socket.create_server(("127.0.0.1", 0)) as unused:
        return f"127.0.0.1:{unused.getsockname()[1]}"


def with_app(site, extra):
    site.page("/app.js", app(extra), Content_Type="text/javascript; charset=utf-8")


def lines_with(result, words):
    return [line for line in result.stderr.splitlines() if words in line]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Kakao is not defined", "Kakao is not defined"),
        ("first\nsecond\tthird", "first second third"),
        ("\x1b[31mred\x1b[0m \x9b2J\u202ereversed\u2028next", "[31mred [0m 2J reversed next"),
        ("x" * 161, "x" * 159 + "…"),
        (" \x00 ", ""),
    ],
)
def test_a_page_s_own_words_fit_in_a_line_and_steer_nothing(text, line):
    assert shortened(text) == line


def test_an_app_without_its_third_party_s_global_ends_in_one_line_with_the_page_s_error(chromium, run_scrapy):
    with PortalProcess(30, client=Weather(kit=False)) as portal:
        result = run_scrapy(
            "crawl", "mainnews", "-a", "site=dctrend", "-s", f"DCTREND_URL={portal.url}",
            "-s", f"DCTREND_API_URL={portal.api_url}", "-s", "DOWNLOAD_DELAY=0",
        )  # fmt: skip
        [line] = lines_with(result, "WARNING: List ")
        assert f"List {portal.url}/: the page shows nothing: ReferenceError: Kakao is not defined" in line
        assert f"{portal.api_url}/sdk/kakao.js did not load" in line
    assert result.returncode == 1
    assert "Traceback" not in result.stderr


def test_so_does_an_undeclared_page_whose_script_fails(scripted_site, crawl):
    with_app(scripted_site, r"throw new TypeError('no\x1b[2Jconfig\n' + 'y'.repeat(5000));")
    result, articles = crawl(f"{scripted_site.url}/")
    assert articles == []
    [line] = lines_with(result, "WARNING: List ")
    assert f"List {scripted_site.url}/: the page shows nothing: TypeError: no [2Jconfig yyy" in line
    assert "\x1b" not in result.stderr
    assert len(line) < 300
    assert result.returncode == 1


def test_an_error_beside_what_a_page_shows_is_passed_over(scripted_site, crawl):
    with_app(scripted_site, "setTimeout(() => { throw new Error('counter') });")
    _, articles = crawl(f"{scripted_site.url}/")
    assert len(articles) == len(TITLES)


@pytest.mark.parametrize("kakao", KAKAO, ids=["old", "with-integrity"])
def test_an_app_that_calls_kakao_when_it_starts_is_read_without_it(scripted_site, crawl, kakao):
    with_app(
        scripted_site,
        "if (!Kakao.isInitialized()) Kakao.init('key'); Kakao.Share.sendDefault({}); `${await Kakao}`;",
    )
    for path in ("/", *(f"/article/{number}" for number in TITLES)):
        scripted_site.page(path, SCRIPTED.replace("</head>", f"<script {kakao}></script></head>"))
    result, articles = crawl(f"{scripted_site.url}/")
    assert len(articles) == len(TITLES), result.stderr


def test_a_script_of_a_third_party_that_cannot_be_had_stops_no_app(scripted_site, crawl, closed):
    with_app(
        scripted_site,
        f"""
  await new Promise((done, failed) => {{
    const kit = document.createElement('script');
    kit.src = 'http://{closed}/kit.js?' + Math.random();
    kit.onload = done;
    kit.onerror = () => failed(new Error('no kit'));
    document.head.append(kit);
  }});
""",
    )
    result, articles = crawl(f"{scripted_site.url}/")
    assert len(articles) == len(TITLES), result.stderr
