"""What publishers say about the use of their pages, read as each standard says it is written."""

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages import read_article
from newscrawl.sites import GENERIC
from newscrawl.usage import OriginStatements, directives, of_headers, of_metas
from tests.crawl.council import article

PAGE = "https://news.example.com/news/1"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("noarchive", ["noarchive"]),
        ("NoIndex, nofollow", ["noindex", "nofollow"]),
        ("none", ["none"]),
        ("index,follow", []),
        ("all", []),
        ("max-image-preview:large, max-snippet:-1", []),
        ("max-snippet:-1, noai, noimageai", ["noai", "noimageai"]),
        ("newscrawl: noarchive", ["noarchive"]),
        ("NewsCrawl: noarchive, nosnippet", ["noarchive", "nosnippet"]),
        ("googlebot: noindex, nofollow", []),
        ("googlebot: noindex, newscrawl: noarchive", ["noarchive"]),
        ("*: noindex", ["noindex"]),
        ("unavailable_after: 25 Jun 2025 15:00:00 GMT", ["unavailable_after: 25 jun 2025 15:00:00 gmt"]),
        (
            "unavailable_after: Wed, 25 Jun 2025 15:00:00 GMT, noarchive",
            ["unavailable_after: wed, 25 jun 2025 15:00:00 gmt", "noarchive"],
        ),
        ("", []),
        (",,:,", []),
        ("noarchive, noarchive", ["noarchive"]),
    ],
)
def test_directives_for_everybody_and_for_us(value: str, expected: list[str]) -> None:
    assert directives(value) == expected


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, {}),
        ({"content-usage": ["train-ai=n"]}, {"content-usage@header": "train-ai=n"}),
        (
            {"content-usage": ["train-ai=n", "search=y"]},
            {"content-usage@header": "train-ai=n, search=y"},
        ),
        ({"content-signal": ["ai-train=no"]}, {"content-signal@header": "ai-train=no"}),
        (
            {"x-robots-tag": ["googlebot: noindex", "noarchive"]},
            {"robots@header": "noarchive"},
        ),
        (
            {"tdm-reservation": ["1"], "tdm-policy": ["https://news.example.com/policy.json"]},
            {
                "tdm-reservation@header": "1",
                "tdm-policy@header": "https://news.example.com/policy.json",
            },
        ),
        (
            {"link": ['<https://e.example/l.xml>; rel="license"; type="application/rsl+xml"']},
            {"rsl@header": "https://e.example/l.xml"},
        ),
        (
            {"link": ['</a.css>; rel=preload, </l.xml>; type="application/rsl+xml"; rel=license']},
            {"rsl@header": "/l.xml"},
        ),
        ({"link": ['<https://creativecommons.org/by/4.0/>; rel="license"']}, {}),
        ({"link": ['<https://e.example/l.xml>; rel="next"; type="application/rsl+xml"']}, {}),
        ({"content-usage": ["a\x1b[31m\u202e" + "b" * 9_000]}, {"content-usage@header": "a[31m" + "b" * 495}),
    ],
)
def test_headers(headers: dict[str, list[str]], expected: dict[str, str]) -> None:
    assert of_headers(headers) == expected


def test_meta_elements() -> None:
    metas = [
        ("robots", "noarchive, max-image-preview:large"),
        ("newscrawl", "noindex"),
        ("googlebot", "nosnippet"),
        ("tdm-reservation", "1"),
        ("tdm-policy", "https://news.example.com/policy.json"),
        ("description", "noai"),
    ]
    assert of_metas(metas) == {
        "robots@meta": "noarchive, noindex",
        "tdm-reservation@meta": "1",
        "tdm-policy@meta": "https://news.example.com/policy.json",
    }


ROBOTS = b"""\
License: https://news.example.com/license.xml
User-agent: *
Allow: /
Content-Signal: search=yes, ai-train=no
Content-Usage: train-ai=n
Content-Usage: /open/ train-ai=y
Content-Usage: /open/*.pdf$ train-ai=n, search=n # papers

User-agent: ExampleBot
Content-Usage: train-ai=y
"""
LICENCE = {"rsl@robots.txt": "https://news.example.com/license.xml"}


@pytest.mark.parametrize(
    ("body", "path", "expected"),
    [
        (
            ROBOTS,
            "/news/1",
            {
                "content-usage@robots.txt": "train-ai=n",
                "content-signal@robots.txt": "search=yes, ai-train=no",
                **LICENCE,
            },
        ),
        (
            ROBOTS,
            "/open/1",
            {
                "content-usage@robots.txt": "train-ai=y",
                "content-signal@robots.txt": "search=yes, ai-train=no",
                **LICENCE,
            },
        ),
        (
            ROBOTS,
            "/open/1.pdf",
            {
                "content-usage@robots.txt": "train-ai=n, search=n",
                "content-signal@robots.txt": "search=yes, ai-train=no",
                **LICENCE,
            },
        ),
        # Our own group stands in the place of the one for everybody.
        (
            b"User-agent: *\nContent-Signal: ai-train=no\nUser-agent: NewsCrawl/1\nAllow: /\n",
            "/news/1",
            {},
        ),
        (
            b"User-agent: a\nUser-agent: newscrawl\nContent-Usage: search=n\nUser-agent: b\nAllow: /\n",
            "/news/1",
            {"content-usage@robots.txt": "search=n"},
        ),
        # Before any group it is for everybody; ends of lines and a byte order mark are as they come.
        (
            b"\xef\xbb\xbfcontent-signal : search=no\r\rUser-agent: *\rDisallow:\r",
            "/news/1",
            {"content-signal@robots.txt": "search=no"},
        ),
        # Two statements for one path: both are heard.
        (
            b"User-agent: *\nContent-Usage: train-ai=y\nContent-Usage: train-ai=n\n",
            "/news/1",
            {"content-usage@robots.txt": "train-ai=y, train-ai=n"},
        ),
        (b"User-agent: *\nContent-Usage: /other train-ai=n\n", "/news/1", {}),
        (b"<html>Content-Usage</html>\n:::\n\xff\xfe\x00", "/news/1", {}),
        (b"", "/news/1", {}),
    ],
)
def test_records_of_robots_txt(body: bytes, path: str, expected: dict[str, str]) -> None:
    said = OriginStatements()
    said.read_robots(body)
    assert said.of(f"https://news.example.com{path}") == expected


@pytest.mark.parametrize(
    ("body", "path", "expected"),
    [
        (
            b'[{"location": "/news/*", "tdm-reservation": 1, "tdm-policy": "https://e.example/p.json"}]',
            "/news/1",
            {"tdm-reservation@tdmrep.json": "1", "tdm-policy@tdmrep.json": "https://e.example/p.json"},
        ),
        (
            b'[{"location": "/news/*", "tdm-reservation": 1}, {"location": "/", "tdm-reservation": 0}]',
            "/about",
            {"tdm-reservation@tdmrep.json": "0"},
        ),
        (b'[{"location": "/a b\\n/", "tdm-reservation": 1}]', "/a", {}),
        (b'{"location": "/", "tdm-reservation": 1}', "/news/1", {}),
        (b'[1, null, {"tdm-reservation": [1]}]', "/news/1", {}),
        (b"<html>not found</html>", "/news/1", {}),
        (b"[" * 100_000, "/news/1", {}),
    ],
)
def test_the_tdm_file(body: bytes, path: str, expected: dict[str, str]) -> None:
    said = OriginStatements()
    said.add_tdm_file(body)
    assert said.of(f"https://news.example.com{path}") == expected


def test_an_article_holds_what_its_page_says() -> None:
    head = (
        "<head><meta name='robots' content='noai, max-snippet:-1'><meta name='TDM-Reservation' content='1'>"
        "<link rel='license' type='application/rsl+xml' href='/license.xml'>"
    )
    response = HtmlResponse(
        PAGE,
        headers={"Content-Usage": "train-ai=n", "X-Robots-Tag": ["otherbot: noindex", "noarchive"]},
        body=article(10).replace("<head>", head).encode(),
    )
    assert read_article(response, GENERIC).usage == {
        "content-usage@header": "train-ai=n",
        "robots@header": "noarchive",
        "robots@meta": "noai",
        "tdm-reservation@meta": "1",
        "rsl@link": "https://news.example.com/license.xml",
    }
    silent = HtmlResponse(PAGE, body=article(10).encode())
    assert read_article(silent, GENERIC).usage == {}
    inline = article(10).replace("<head>", "<head><script type='application/rsl+xml'><rsl/></script>")
    assert read_article(HtmlResponse(PAGE, body=inline.encode()), GENERIC).usage == {"rsl@link": "inline"}
