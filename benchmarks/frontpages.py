"""Front pages served under names of their own, with generated articles behind their links.

A saved front page shows a site's lists; what its links led to was not saved. So each link that may lead to an
article gets one made for its headline, in one of several kinds of markup, and each section of the menu a page
that lists some of them. Everything else is gone (404), robots.txt too, which so allows all.
"""

import json
import random
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice

from lxml import html as lxml_html
from lxml.html import HtmlElement
from scrapy.http import HtmlResponse

from newscrawl.addresses import Joiner, address_key, registered_domain, split
from newscrawl.pages.encoding import as_decoded, utf8_of
from newscrawl.pages.lists.words import is_section_heading
from newscrawl.sites.likeness import article_likeness

# A headline has so many characters; what is shorter is a label.
_HEADLINE = 9
_IN_SECTION = 14
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# Levels around a link that may be the heading that it stands in.
_AROUND = 3
_ATTRIBUTES = ("href", "data-url", "data-href", "data-link")
_PLACES = (
    "강릉",
    "나주",
    "논산",
    "단양",
    "목포",
    "밀양",
    "보성",
    "삼척",
    "서산",
    "속초",
    "안동",
    "영월",
    "완도",
    "통영",
)
_THINGS = (
    "도서관",
    "시장",
    "다리",
    "학교",
    "공원",
    "박물관",
    "항구",
    "온실",
    "버스",
    "수영장",
    "극장",
    "산책로",
    "등대",
)
_DEEDS = (
    "새로 문을 열었다",
    "이달부터 손질에 들어간다",
    "주민 의견을 듣기로 했다",
    "이용자가 두 배로 늘었다",
    "예산을 더 받게 됐다",
    "밤에도 손님을 맞는다",
)
_REPORTERS = ("김한별", "이도윤", "박서린", "최가온", "정하람", "윤새봄")
_PUBLISHED = "2026-11-20"


@dataclass(frozen=True, slots=True)
class ServedFront:
    """A front page at ``url`` and what stands behind its links, all as bytes by ``address_key``."""

    name: str
    url: str
    body: bytes
    behind: Mapping[str, bytes] = field(repr=False)


def renamed(body: bytes, old: str, new: str) -> bytes:
    """A page with the registered domain ``old`` called ``new``, so that no declaration knows it."""
    return re.sub(rb"(?<![\w-])" + re.escape(old.encode()) + rb"(?![\w-])", new.encode(), body)


def front_page(name: str, url: str, body: bytes, publisher: str) -> ServedFront:
    """``body`` at ``url``, with articles of ``publisher`` behind its links."""
    response = as_decoded(HtmlResponse(url, body=body))
    root = lxml_html.fromstring(utf8_of(response), parser=lxml_html.HTMLParser(encoding="utf-8"))
    join = Joiner(response.urljoin, url)
    headlines: dict[str, tuple[tuple[int, int], str, str]] = {}
    sections: dict[str, str] = {}
    for element in root.iter():
        href = next((value for key in _ATTRIBUTES if (value := element.get(key))), "")
        rank, words = _headline(element) if href and isinstance(element.tag, str) else (0, "")
        if not href or not words or not (address := join(href)):
            continue
        key = address_key(address)
        if article_likeness(address) > -1 and len(words) >= _HEADLINE:
            if key not in headlines or (rank, len(words)) > headlines[key][0]:
                headlines[key] = ((rank, len(words)), address, words[:90])
        elif is_section_heading(words) and registered_domain(split(address).host) == registered_domain(
            split(url).host
        ):
            sections.setdefault(key, words)
    behind = {key: _article(address, words, publisher) for key, (_, address, words) in headlines.items()}
    listed = [one for _, *one in headlines.values() if article_likeness(one[0]) > 0]
    for number, (key, label) in enumerate(sections.items()):
        if key not in behind and listed:
            behind[key] = _section(label, listed, number)
    return ServedFront(name, url, body, behind)


def _headline(link: HtmlElement) -> tuple[int, str]:
    """The words of a link, and how surely they are its article's headline: those of a heading in it or around
    it, its text, what its pictures show.
    """
    heading = next(link.iter(*_HEADINGS), None)
    text = " ".join(" ".join((link if heading is None else heading).itertext()).split())
    if text:
        around = islice(link.iterancestors(), _AROUND)
        return 2 if heading is not None or any(one.tag in _HEADINGS for one in around) else 1, text
    return 0, " ".join(image.get("alt") or "" for image in link.iter("img"))


def _section(label: str, listed: list[list[str]], number: int) -> bytes:
    start = number * _IN_SECTION // 2 % len(listed)
    rows = "".join(
        f'<li><a href="{escape(address)}">{escape(headline)}</a></li>'
        for address, headline in (listed * 2)[start : start + min(_IN_SECTION, len(listed) // 2)]
    )
    body = f"<h2>{label} 뉴스</h2><ul>{rows}</ul>"
    return f"<html><head><title>{label}</title></head><body>{body}</body></html>".encode()


def _paragraphs(chance: random.Random, headline: str) -> list[str]:
    topic = re.sub(r"[^\w\s]", " ", headline).split()
    named = " ".join(topic[: max(2, len(topic) // 2)])
    lead = f"{named} 소식을 {chance.choice(_PLACES)}에서 전한다. {' '.join(topic[-3:])} 이야기다."
    others = [
        f"{chance.choice(_PLACES)}의 {chance.choice(_THINGS)}은 {chance.randint(2, 28)}일 "
        f"{chance.choice(_DEEDS)}. {chance.choice(_PLACES)} 주민 {chance.randint(20, 990)}명이 뜻을 모았고, "
        f"{chance.choice(_THINGS)}도 {chance.choice(_DEEDS)}."
        for _ in range(4)
    ]
    return [lead, *others]


def _article(address: str, headline: str, publisher: str) -> bytes:
    """An article with this headline, in one of five kinds of markup; the same for the same address."""
    chance = random.Random(address)
    paragraphs = [escape(text) for text in _paragraphs(chance, headline)]
    minute = f"{chance.randint(6, 11):02}:{chance.randint(0, 59):02}"
    reporter = chance.choice(_REPORTERS)
    dress = chance.choice((_with_metas, _with_json, _in_tables, _in_boxes, _with_times))
    head, body = dress(headline, paragraphs, minute, reporter)
    return (
        f'<!doctype html><html><head><meta charset="utf-8">{head}'
        f"<title>{escape(headline)} - {publisher}</title></head>"
        f"<body>{body}<p>저작권자 ⓒ {publisher}, 무단 전재 및 재배포 금지</p></body></html>"
    ).encode()


def _with_metas(headline: str, texts: list[str], minute: str, reporter: str) -> tuple[str, str]:
    title = escape(headline)
    head = (
        f'<meta property="og:title" content="{title}"><meta name="author" content="{reporter}">'
        f'<meta property="article:published_time" content="{_PUBLISHED}T{minute}:00+09:00">'
    )
    return head, f"<article><h1>{title}</h1><p>{'</p><p>'.join(texts)}</p></article>"


def _with_json(headline: str, texts: list[str], minute: str, reporter: str) -> tuple[str, str]:
    said = {
        "@type": "NewsArticle",
        "headline": headline,
        "datePublished": f"{_PUBLISHED}T{minute}:00+09:00",
        "author": {"@type": "Person", "name": reporter},
    }
    head = f'<script type="application/ld+json">{json.dumps(said, ensure_ascii=False)}</script>'
    body = f'<h2 class="tit">{escape(headline)}</h2><div id="articleBody">{"<br><br>".join(texts)}</div>'
    return head, body


def _in_tables(headline: str, texts: list[str], minute: str, reporter: str) -> tuple[str, str]:
    title = escape(headline)
    rows = (
        f'<font size="5"><b>{title}</b></font>',
        f"입력 {_PUBLISHED.replace('-', '.')} {minute} | {reporter} 기자",
        "<br><br>".join(texts),
    )
    cells = "".join(f"<tr><td>{row}</td></tr>" for row in rows)
    return f'<meta property="og:title" content="{title}">', f"<table>{cells}</table>"


def _in_boxes(headline: str, texts: list[str], minute: str, reporter: str) -> tuple[str, str]:
    title = escape(headline)
    boxes = "".join(f"<div>{text}</div>" for text in (*texts, f"{reporter} 기자"))
    body = f'<h3>{title}</h3><span class="date">{_PUBLISHED} {minute}</span><div class="cont">{boxes}</div>'
    return f'<meta name="title" content="{title}">', f'<div class="view">{body}</div>'


def _with_times(headline: str, texts: list[str], minute: str, reporter: str) -> tuple[str, str]:
    title = escape(headline)
    time = f'<time datetime="{_PUBLISHED}T{minute}:00+09:00">2026년 11월 20일</time>'
    header = f"<header><h1>{title}</h1>{time}<address>{reporter} 기자</address></header>"
    head = f'<meta property="og:type" content="article"><meta property="og:title" content="{title}">'
    return head, f"<main>{header}<section><p>{'</p><p>'.join(texts)}</p></section></main>"


@contextmanager
def serving(pages: Mapping[str, ServedFront]) -> Iterator[str]:
    """All of ``pages``, by host, on one server on loopback that answers ``/<host><path>``; its address."""
    known = {key: body for page in pages.values() for key, body in page.behind.items()}
    known |= {address_key(page.url): page.body for page in pages.values()}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            body = known.get(address_key(f"http:/{self.path}"))
            self.send_response(404 if body is None else 200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_: object) -> None:
            """What was asked is not of interest."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
