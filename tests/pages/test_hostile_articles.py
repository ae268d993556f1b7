"""Article pages that were made, or broken, to hurt: reading ends, soon, never raises, and invents nothing."""

import dataclasses
import json
import time
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scrapy.http import HtmlResponse

from newscrawl.items import Article
from newscrawl.pages import read_article
from newscrawl.sites import GENERIC, get

URL = "https://news.example.kr/article/20251105001"
HERE = Path(__file__).parent
# Far above what a page takes on a slow machine; quadratic reading of these pages takes minutes.
SECONDS = 20.0
TEXT = "시의회는 5일 예산안을 다시 논의한다고 밝혔다. 위원회는 다음 주에 표결한다."
PARAGRAPHS = f"<p>{TEXT}</p>" * 4


def page(body: str, head: str = "") -> str:
    return (
        f'<html lang="ko"><head><meta charset="utf-8"><title>시의회, 예산안 다시 논의</title>{head}</head>'
        f"<body><h1>시의회, 예산안 다시 논의</h1>{body}</body></html>"
    )


def linked(text: str) -> str:
    return page(PARAGRAPHS, f'<script type="application/ld+json">{text}</script>')


def article(**fields: object) -> str:
    return linked(json.dumps({"@type": "NewsArticle", "headline": "시의회", **fields}))


def nested(depth: int, key: str) -> str:
    """A value inside itself, ``depth`` times, as text: no parser of ours has to write it."""
    return f'{{"@type":"NewsArticle","headline":"가","{key}":' * depth + '"끝"' + "}" * depth


def metas(*values: str) -> str:
    names = ("article:published_time", "article:modified_time", "author", "og:title", "og:url", "keywords")
    return page(PARAGRAPHS, "".join(f'<meta property="{n}" content="{v}">' for n in names for v in values))


HOSTILE = {
    # Depth
    "deep around": "<div>" * 20_000 + PARAGRAPHS,
    "deep inside": page("<p>" + "<b>" * 20_000 + TEXT + "</b>" * 20_000),
    "deep article": page('<div class="article">' * 3_000 + PARAGRAPHS + "</div>" * 3_000),
    "five hundred": page("<section><div>" * 250 + PARAGRAPHS),
    "deep tables": page("<table><tr><td>" * 2_000 + PARAGRAPHS),
    "deep quotes": page("<blockquote>" * 5_000 + PARAGRAPHS),
    "deep lists": page("<ul><li>" * 3_000 + PARAGRAPHS),
    # JSON-LD and payloads
    "brackets": linked("[" * 100_000),
    "braces": linked('{"a":' * 100_000),
    "closed brackets": linked("[" * 50_000 + "]" * 50_000),
    "graphs in graphs": linked('{"@graph":[' * 2_000 + "{}" + "]}" * 2_000),
    "author of an author": linked(nested(2_000, "author")),
    "body of a body": linked(nested(900, "articleBody")),
    "publisher of a publisher": linked(nested(400, "publisher")),
    "a circle of ids": linked(
        '{"@graph":[{"@type":"NewsArticle","@id":"#a","headline":"가","author":{"@id":"#b"}},'
        '{"@type":"Person","@id":"#b","name":{"@id":"#b"},"author":{"@id":"#a"}}]}'
    ),
    "many entities": linked(
        "[" + ",".join(['{"@type":"NewsArticle","headline":"가","author":"나"}'] * 20_000) + "]"
    ),
    "many authors": article(author=[{"@type": "Person", "name": f"이름{n}"} for n in range(20_000)]),
    "numbers": article(
        author=10**300, datePublished=1e300, keywords=[1, 2.5, None, True], commentCount=-(10**30)
    ),
    "a number of a million digits": linked('{"@type":"NewsArticle","datePublished":' + "9" * 1_000_000 + "}"),
    "infinite": linked('{"@type":"NewsArticle","headline":"가","datePublished":Infinity,"author":NaN}'),
    "wrong types": article(
        headline=["가", {"name": ["나"]}],
        author={"name": {"name": []}},
        publisher=[[["다"]]],
        articleBody={"@value": 3},
        datePublished=["2025-11-05", {}],
        articleSection={"a": "b"},
        mainEntityOfPage=7,
    ),
    "half a surrogate": linked(
        '{"@type":"NewsArticle","headline":"\\ud83d 시의회","author":"\\udc00","articleBody":"\\ud800 ' + TEXT + '"}'
    ),
    "unclosed strings": linked('{"@type":"NewsArticle","headline":"' + '\\"' * 200_000),
    "commas": linked('{"@type":"NewsArticle"' + "," * 500_000 + "}"),
    "comments in JSON": linked("/*" * 200_000 + '{"@type":"NewsArticle"}'),
    "thousand scripts": page(PARAGRAPHS, '<script type="application/ld+json">{"@type":"Article"}</script>' * 5_000),
    "deep payload": page(
        PARAGRAPHS, '<script id="__NEXT_DATA__" type="application/json">' + '{"props":' * 50_000 + "</script>"
    ),
    "markup in the payload": page(
        "",
        '<script id="__NEXT_DATA__" type="application/json">'
        + json.dumps({"props": {"article": {"title": "가", "content": "<div>" * 20_000 + PARAGRAPHS}}})
        + "</script>",
    ),
    "attributes in the payload": page(
        PARAGRAPHS,
        '<script id="__NEXT_DATA__" type="application/json">{"props": {"article": {"title": "시의회", "content": "'
         f"\\u003cdiv {' '.join(f'a{n}=1' for n in range(100_000))}>{TEXT * 20}"
         '"}}}</script>',
    ),
    "wide payload": page(
        PARAGRAPHS,
        f"<script>window.__STATE__ = {json.dumps({f'k{n}': {'title': TEXT} for n in range(20_000)})}</script>",
    ),
    "script without an end": page("<script>var 기사 = {" + '"제목": "' * 100_000),
    # Attributes and heads
    "long class": page(f'<div class="{"article-body " * 80_000}">{PARAGRAPHS}</div>'),
    "long id": page(f'<div id="{"a-" * 300_000}">{PARAGRAPHS}</div>'),
    "long style": page(f'<div style="display{" " * 300_000}: block">{PARAGRAPHS}</div>'),
    "many attributes": page(f"<div {' '.join(f'data-{n}=1' for n in range(3_000))}>{PARAGRAPHS}</div>"),
    "many classes": page("".join(f'<p class="k{n} m{n}">{TEXT}</p>' for n in range(8_000))),
    "long source": page(f'<img src="{"a" * 1_000_000}">{PARAGRAPHS}'),
    "many metas": page(PARAGRAPHS, '<meta property="og:title" content="시의회">' * 30_000),
    "title of dashes": page(PARAGRAPHS, f'<meta property="og:title" content="{"- " * 200_000}">'),
    "long title": page(PARAGRAPHS, f'<meta property="og:title" content="{"시의회 " * 200_000}">'),
    "impossible times": metas(
        "9999-99-99T99:99:99+99:99", "0000-00-00", "99999999999999999999", "2025-02-30", "10000-01-01", "-1"
    ),
    "impossible addresses": page(
        f'<a href="http://[">기사</a><img src="http://[::1">{PARAGRAPHS}',
        '<link rel="canonical" href="http://[bad"><base href="//["><meta property="og:url" content="javascript:x">',
    ),
    # Text
    "many paragraphs": page(f"<p>{TEXT}</p>" * 20_000),
    "many breaks": page("<div>" + f"{TEXT}<br>" * 20_000 + "</div>"),
    "many headings": page(f"<h1>{TEXT}</h1>" * 10_000),
    "many titles": page("<h2>시의회, 예산안 다시 논의</h2>" * 10_000 + PARAGRAPHS),
    "many pictures": page("<figure><img src=/a.jpg><figcaption>사진=가람시</figcaption></figure>" * 5_000 + PARAGRAPHS),
    "many bylines": page("".join(f"<p>{'홍길동 기자 ' * 14} {n}</p>" for n in range(9_000))),
    "many authors' links": page('<a rel="author" href="/author/jane">Jane Roe</a>' * 20_000).replace("ko", "en", 1),
    "many links": page(f'<p>{TEXT} <a href="/1">관련기사</a></p>' * 8_000),
    "one long word": page(f"<p>{'가' * 1_000_000}</p>"),
    "one long line": page(f"<p>{TEXT * 20_000}</p>"),
    "white space": page(f"<p>{' ' * 500_000}{TEXT}{chr(0x3000) * 500_000}</p>" * 2),
    "names": page(f"<p>{TEXT}</p><p>{'홍길동 기자 ' * 50_000}</p>"),
    "addresses": page(f"<p>{TEXT}</p><p>{'a@' * 200_000}</p><p>{'a.' * 200_000}@b.kr</p>"),
    "by and by": page(f"<p>{'By ' * 100_000}</p><p>{'By John ' * 50_000}</p>{PARAGRAPHS}"),
    "copyrights": page(f"<p>{'ⓒ' * 200_000}</p><p>{'무단전재 ' * 50_000}</p>{PARAGRAPHS}"),
    "times": page(f"<p>{'2025.11.05 15:22 ' * 40_000}</p>{PARAGRAPHS}"),
    "parentheses": page(f"<p>{'(' * 300_000}</p><p>{'[앵커]' * 50_000}</p>{PARAGRAPHS}"),
    "equal signs": page(f"<p>(서울=연합뉴스) {'=' * 300_000}</p>{PARAGRAPHS}"),
    "hash signs": page(f"{PARAGRAPHS}<p>{'#가나 ' * 100_000}</p>"),
    "digits": page(f"{PARAGRAPHS}<p>댓글 {'9' * 500_000}</p>"),
    "quotes": page(f"<p>{'“' * 200_000}{TEXT}{'”' * 200_000}</p>"),
    # Broken markup
    "unclosed": "<p class=article" * 40_000,
    "open comment": page(f"{PARAGRAPHS}<!-- {PARAGRAPHS * 500}"),
    "framesets": "<frameset>" * 5_000 + PARAGRAPHS,
    "plaintext": page(f"{PARAGRAPHS}<plaintext>{PARAGRAPHS * 100}"),
    "templates": page("<template>" * 3_000 + PARAGRAPHS),
    "foreign elements": page("<svg><math><mglyph>" * 2_000 + PARAGRAPHS),
    "entities": page(f"<p>{'&amp;' * 200_000}{'&#x110000;' * 10_000}{'&nosuch' * 10_000}</p>{PARAGRAPHS}"),
    "hidden": page(f'<div style="display:none">{PARAGRAPHS}</div>' * 5_000),
    "nothing": "",
    "white": " \n\t" * 1_000,
}  # fmt: skip


def check(read: Article, size: int) -> None:
    """What holds for an article of any page, however broken."""
    assert read.title is None or read.title.strip()
    assert read.body is None or read.body.strip()
    # Nothing is multiplied: no text is longer than the page it is from.
    assert len(read.body or "") <= size
    assert len(read.title or "") <= size
    for time_ in (read.published_at, read.modified_at):
        assert time_ is None or time_.utcoffset() is not None
    assert all(author.name.strip() for author in read.authors)
    assert read.url
    assert read.id
    # It can be written down: no half surrogates, no numbers that JSON does not know.
    values = json.dumps(
        dataclasses.asdict(read), default=datetime.isoformat, ensure_ascii=False, allow_nan=False
    )
    values.encode()


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", HOSTILE)
def test_reading_ends_soon(name: str) -> None:
    body = HOSTILE[name].encode("utf-8", "surrogatepass")
    start = time.process_time()
    read = read_article(HtmlResponse(URL, body=body), GENERIC)
    assert time.process_time() - start < SECONDS
    check(read, len(body) + 100)


ENCODINGS = ("utf-8", "euc-kr", "utf-16", "utf-7", "shift_jis", "no-such-charset", "")


@pytest.mark.parametrize("declared", ENCODINGS)
@pytest.mark.parametrize("written", ["utf-8", "cp949", "utf-16", "utf-8-sig"])
def test_any_bytes_behind_any_declaration_are_read(declared: str, written: str) -> None:
    body = page(PARAGRAPHS, f'<meta charset="{declared}">').encode(written)
    headers = {"Content-Type": f"text/html; charset={declared}"}
    for response in (HtmlResponse(URL, body=body), HtmlResponse(URL, body=body, headers=headers)):
        check(read_article(response, GENERIC), 4 * len(body))


FROZEN = sorted(HERE.glob("*/*/page.html"))


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_a_page_that_was_cut_or_damaged_is_read(data: st.DataObject) -> None:
    """Frozen pages, cut off anywhere, with stretches lost, doubled or overwritten."""
    body = data.draw(st.sampled_from(FROZEN)).read_bytes()
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(body)))
        end = data.draw(st.integers(start, min(len(body), start + 2_000)))
        stretch = data.draw(st.sampled_from([b"", body[start:end] * 2, b"<", b'"', b"\x00\xff\xfe", b"{["]))
        body = body[:start] + stretch + body[end:]
    body = body[: data.draw(st.integers(0, len(body)))]
    site = data.draw(st.sampled_from([GENERIC, get("naver"), get("daum"), get("chosun")]))
    check(read_article(HtmlResponse(URL, body=body), site), 4 * len(body) + 100)


tags = st.sampled_from(
    ["div", "p", "span", "h1", "h2", "a", "article", "aside", "ul", "li", "table", "tr", "td", "figure",
     "figcaption", "br", "time", "blockquote", "pre", "details", "summary", "em", "script", "template"]
)  # fmt: skip
attributes = st.sampled_from(
    ["", ' class="article-body"', ' class="byline"', ' class="date"', ' class="related"', ' hidden',
     ' style="display:none"', ' itemprop="articleBody"', ' itemprop="author"', ' datetime="2025-11-05T10:00"',
     ' href="http://["', ' href="/author/x" rel="author"', ' id="S:0"', ' class="caption"', ' src="data:x"',
     ' type="application/ld+json"']
)  # fmt: skip
texts = st.sampled_from(
    ["", TEXT, "시의회, 예산안 다시 논의", "홍길동 기자 hong@example.kr", "By Jane Doe", "2025.11.05 15:22",
     "12.11.2025", "3 hours ago", "ⓒ 가람일보 무단전재 금지", "관련기사", "댓글 3", "사진=가람시", "#예산",
     '{"@type":"NewsArticle","author":[{"name":null}]}', "Advertisement", "\ufeff\u200b", "-2.5%", "(", "▶"]
)  # fmt: skip


@given(st.lists(st.tuples(tags, attributes, texts, st.booleans()), max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_markup_is_read(elements: list[tuple[str, str, str, bool]]) -> None:
    body = "".join(
        f"<{tag}{attribute}>{text}{f'</{tag}>' if closed else ''}"
        for tag, attribute, text, closed in elements
    ).encode()
    for site in (GENERIC, get("naver"), get("portal")):
        check(read_article(HtmlResponse(URL, body=body), site), 4 * len(body) + 100)
