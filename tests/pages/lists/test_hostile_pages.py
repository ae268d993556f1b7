"""Pages that were made, or broken, to hurt: reading ends, soon, and never raises."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scrapy.http import HtmlResponse

from newscrawl.pages.lists import read_list_page, read_listing
from newscrawl.sites import GENERIC, get

URL = "https://news.example.kr/"
# Far above what a page takes on a slow machine; quadratic reading of these pages takes minutes.
SECONDS = 20.0


def row(number: int, inside: str = "시의회가 예산안을 다시 논의한다") -> str:
    return f'<li><a href="/news/2025110{number:05d}">{inside} {number}</a></li>'


HOSTILE = {
    "deep around": "<div>" * 20_000 + "<ul>" + "".join(map(row, range(9))),
    "deep inside": "".join(row(n, "<b>" * 5_000 + "깊은 곳의 제목" + "</b>" * 5_000) for n in range(4)),
    "deep cells": "".join(
        row(n, "<div class=x>" * 3_000 + "깊은 곳의 제목" + "</div>" * 3_000) for n in range(4)
    ),
    "rows in rows": "".join(
        f'<div><a href="/news/20251105{n:05d}">시의회가 예산안을 논의 {n}</a>' for n in range(1_000)
    ),
    "many rows": "<ul>" + "".join(map(row, range(10_000))) + "</ul>",
    "many links": "<ul>" + "".join(map(row, range(50_000))) + "</ul>",
    "many names": "".join(row(n).replace("<li>", f'<li class="c{n}x">') for n in range(10_000)),
    "one article": row(7) * 20_000,
    "many columns": "".join(row(n).replace("</li>", "<i>3</i>" * 300 + "</li>") for n in range(60)),
    "many tabs": "".join(f'<a href="#p{n}">탭 {n}</a>' for n in range(20_000)) + "".join(map(row, range(5))),
    "many lists": "".join(
        f"<div><h3>제목</h3><ul>{row(n)}{row(n + 50_000)}</ul></div>" for n in range(3_000)
    ),
    "much before": "<p>빈 문단</p>" * 30_000 + f"<ul>{row(1)}{row(2)}{row(3)}</ul>",
    "white space": "<ul>"
    + "".join(row(n, " " * 100_000 + "제목이 여기에" + "\u3000" * 100_000) for n in range(4)),
    "a long number": f'<a href="/news/{"1" * 500_000}">긴 번호가 붙은 기사 제목이다</a>' * 2,
    "many slugs": '<a href="/' + "a-" * 200_000 + '">줄표가 많은 주소의 기사 제목</a>',
    "unclosed": "<a href=/news/20251105" * 40_000,
    "tabs": "<ul class=tab>" + "<li>탭</li>" * 20_000 + "</ul>" + "".join(map(row, range(5))),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_reading_ends_soon(name: str) -> None:
    page = HtmlResponse(URL, body=HOSTILE[name].encode())
    start = time.process_time()
    read_list_page(page, GENERIC, None)
    assert time.process_time() - start < SECONDS


tags = st.sampled_from(
    ["div", "ul", "ol", "li", "a", "h3", "span", "p", "table", "tr", "td", "em", "strong", "br", "nav"]
)
attributes = st.sampled_from(
    ["", ' class="tit"', ' class="tab"', ' class="paging"', ' href="/news/20251105001"',
     ' href="/view?id=1234567"', ' href="http://["', ' href="javascript:go()"',
     ' data-url="/news/20251105002"',
     ' aria-controls="x"', ' id="x"']
)  # fmt: skip
texts = st.sampled_from(
    [
        "",
        "1",
        "2위",
        "많이 본 뉴스",
        "시의회가 예산안을 다시 논의한다",
        "댓글 3",
        "2시간 전",
        "나루일보",
        "다음",
    ]
)


@given(st.lists(st.tuples(tags, attributes, texts, st.booleans()), max_size=60))
@settings(max_examples=200)
def test_never_raises_on_any_markup(elements: list[tuple[str, str, str, bool]]) -> None:
    body = "".join(
        f"<{tag}{attribute}>{text}{f'</{tag}>' if closed else ''}"
        for tag, attribute, text, closed in elements
    )
    for site in (GENERIC, get("naver"), get("zum")):
        for ranking in read_listing(HtmlResponse(URL, body=body.encode()), site):
            assert ranking.title
            assert ranking.url
            assert ranking.article_id
