"""The next page of a list, feeds that a page names, JSON that wraps HTML, sitemaps."""

import json
from functools import partial
from urllib.parse import urljoin

import pytest
from lxml import html
from scrapy.http import TextResponse

from newscrawl.addresses import Joiner
from newscrawl.pages.lists.paging import feeds_of, next_page
from newscrawl.pages.lists.sitemap import is_sitemap, read_sitemap, sitemaps_in
from newscrawl.pages.lists.wrapped import json_of, page_in

URL = "https://naru.example/list?page=2"


def following(body: str) -> str | None:
    root = html.document_fromstring(f"<html><body>{body}</body></html>")
    found = next_page(root, URL, Joiner(partial(urljoin, URL), URL))
    return found and found.removeprefix("https://naru.example")


NUMBERS = "<a href=/1>1</a><strong>2</strong><a href=/3>3</a>"


@pytest.mark.parametrize(
    "name", ["page", "pages", "paging", "pagination", "paginate", "pager", "page_nav", "Paging2"]
)
def test_a_pager_has_a_name(name: str) -> None:
    assert following(f"<div class={name}>{NUMBERS}</div>") == "/3"
    assert following(f"<ul id={name}>{NUMBERS}</ul>") == "/3"
    assert following(f"<div class=x>{NUMBERS}</div>") is None


@pytest.mark.parametrize(
    "link",
    [
        "<a href=/3><img src=n.gif alt='다음'></a>",
        "<a href=/3 title='다음 페이지로 이동'><span></span></a>",
        "<a href=/3 aria-label='Next'><i></i></a>",
    ],
)
def test_a_link_that_shows_no_text_says_where_it_leads(link: str) -> None:
    """At the end of a block of numbers it is the only way on."""
    assert following(f"<div class=paging><a href=/1>1</a><strong>2</strong>{link}</div>") == "/3"
    assert following(f"<div>1 2 {link.replace('/3', '?page=3')}</div>") == "/list?page=3"


def test_words_around_the_number_of_a_page() -> None:
    pager = "<a class=on href='?page=2'><i>현재 페이지</i>2</a><a href='?page=3'><i>페이지</i> 3</a>"
    assert following(f"<div class=paging>{pager}</div>") == "/list?page=3"
    assert following("<div class=paging><b>2페이지</b><a href=/3>3페이지</a></div>") == "/3"


def test_the_dots_of_a_carousel_are_no_pager() -> None:
    dots = "<div class=swiper-pagination><a href=/news/20250301009>다음</a></div>"
    assert following(f"{dots}<div class=paging>{NUMBERS}</div>") == "/3"


def test_a_button_for_more_rows_keeps_their_address() -> None:
    for attribute in ("data-url", "data-href"):
        assert following(f"<button {attribute}='/list?page=3'>더보기 (2/20)</button>") == "/list?page=3"
        assert following(f"<button {attribute}='/share?page=3'>더보기</button>") is None


def following_of(url: str, body: str) -> str | None:
    root = html.document_fromstring(f"<html><body><p>{body}</p></body></html>")
    found = next_page(root, url, Joiner(partial(urljoin, url), url))
    return found and found.removeprefix("https://naru.example")


@pytest.mark.parametrize(
    ("url", "body", "after"),
    [
        ("/list?sec=3", "<b>[1]</b> <a href='?sec=3&page=2'>[2]</a> <a href='?sec=3&page=3'>[3]</a> <a href='?sec=3&page=11'>다음</a>", "/list?sec=3&page=2"),
        ("/list?sec=3&page=2", "<a href='?sec=3&page=1'>1</a> 2 <a href='?page=3&sec=3'>3</a>", "/list?page=3&sec=3"),
        ("/list?page=10", "<a href='?page=9'>9</a> 10 <a href='?page=11'>다음</a> <a href='?page=87'>끝</a>", "/list?page=11"),
        ("/list?start=20", "<a href='?start=0'>1</a> 2 <a href='?start=40'>3</a>", "/list?start=40"),
        ("/list", "1 <a href='?pageNo=1'>2</a>", "/list?pageNo=1"),
        ("/sports", "1 <a href='/sports/2'>2</a>", "/sports/2"),
        ("/sports/2", "<a href='/sports'>1</a> 2 <a href='/sports/3'>3</a>", "/sports/3"),
        ("/blog/", "<a href='/blog/page/2/'>2</a>", "/blog/page/2/"),
        ("/blog/", "<a href='/blog/page/2/'>더보기</a>", "/blog/page/2/"),
        ("/list", "<a href='?page=2'>기사 더보기</a>", "/list?page=2"),
        ("/list?page=4", "<a href='?page=5'>Load more</a>", "/list?page=5"),
        ("/list?page=4", "<a href='?page=5'>Older posts</a> <a href='?page=3'>Newer posts</a>", "/list?page=5"),
        ("/sezione/", "<a href='/sezione/page/2/'><span>Pagina successiva »</span></a>", "/sezione/page/2/"),
        ("/suche", "<a href='?p=2'>Nächste Seite</a>", "/suche?p=2"),
        ("/list", "<a href='?perPage=20&page=2'>다음</a>", "/list?perPage=20&page=2"),
        ("/list?page=2&pageSize=20", "<a href='?page=3&pageSize=20'>次のページ</a>", "/list?page=3&pageSize=20"),
    ],
)  # fmt: skip
def test_without_a_name_the_pages_of_a_list_are_told_by_their_numbers_and_addresses(url: str, body: str, after: str) -> None:  # fmt: skip
    assert following_of(f"https://naru.example{url}", body) == after


@pytest.mark.parametrize(
    ("url", "body"),
    [
        # the last page; another section; the days and months of a calendar; a step of a ranking; another host; an article
        ("/list?page=3", "<a href='?page=1'>1</a> <a href='?page=2'>2</a> 3 <a href='?page=3'>다음</a>"),
        ("/section/100", "<a href='/section/101'>더보기</a> <a href='/section/101'>다음</a>"),
        ("/list", "<a href='/economy?page=2'>더보기</a>"),
        ("/list?sec=1", "<a href='?sec=2&page=2'>2</a>"),
        ("/2025/10", "<a href='/2025/10/2'>2</a> <a href='/2025/11'>11</a>"),
        ("/paper?date=20251009", "<a href='?date=20251010'>10</a> <a href='?date=20251010'>다음</a>"),
        ("/list", "<a href='https://other.example/list?page=2'>2</a>"),
        ("/", "<a href='/?p=4120'>더보기</a>"),
        ("/list", "<a href='/list/story.html'>Weiter</a> <a href='/news/12'>Siguiente</a>"),
        ("/list", "<a href='?commentsPage=2'>Siguiente</a> <a href='?pageSize=50'>50</a>"),
        ("/list", "<a href='?page=2'>Next page of history</a> <a href='?page=2'>Older posts were lost</a>"),
        ("/list", "<a href='?page=2'>2025년 지역 살림 어떻게 바뀌나</a> <a href='?page=2²'>2</a>"),
    ],
)  # fmt: skip
def test_other_numbers_in_addresses_are_no_further_pages(url: str, body: str) -> None:
    assert following_of(f"https://naru.example{url}", body) is None


def test_a_footnote_in_a_pager_is_no_page() -> None:
    assert following(f"<div class=paging><em>²</em>{NUMBERS}</div>") == "/3"


@pytest.mark.parametrize("tag", ["div", "ul", "ol", "nav", "p", "section"])
def test_a_pager_is_an_element_of_many_kinds(tag: str) -> None:
    assert following(f"<{tag} class=paging>{NUMBERS}</{tag}>") == "/3"
    assert following(f"<h2 class=paging>{NUMBERS}</h2>") is None


@pytest.mark.parametrize(
    "current",
    ["<strong>2</strong>", "<em>2</em>", "<b>2</b>", "<span class=on>2</span>", "<span class='x active'>2</span>", "<a class=current href='#'>2</a>",
     "<a class=selected>2</a>", "<a class=now>2</a>", "<span class=sel>2</span>", "<span aria-current=page>2</span>", "<ul><li class=On>2</li></ul>"],
)  # fmt: skip
def test_the_page_shown_is_marked(current: str) -> None:
    assert following(f"<div class=paging><a href=/1>1</a>{current}<a href=/3>3</a></div>") == "/3"


@pytest.mark.parametrize(
    "current",
    ["<span>2</span>", "<a href=/2><b>2</b></a>", "<span class=only>2</span>", "<strong>둘</strong>"],
)
def test_other_numbers_are_not_shown(current: str) -> None:
    assert following(f"<div class=paging><a href=/1>1</a>{current}<a href=/3>3</a></div>") is None


@pytest.mark.parametrize(
    "word", ["다음", "다음 페이지", "다음페이지", "다음 목록", "Next", "next page", ">", "›", "»", "→"]
)
def test_a_word_leads_on(word: str) -> None:
    assert following(f"<div class=paging><a href=/3>{word}</a></div>") == "/3"
    assert following(f"<div class=paging><a href=/3 title='{word}'></a></div>") == "/3"
    assert following(f"<div class=paging><a href=/3>{word} 기사</a></div>") is None


def test_rel_class_and_addresses() -> None:
    assert following("<link rel=next href=/3>") == "/3"
    assert following("<a rel=next href=/3>3</a>") == "/3"
    assert following("<div class=paging><a class='x next' href=/3>3</a></div>") == "/3"
    assert (
        following(
            "<div class=paging><a class=next href='#'>3</a><a class=next href='javascript:x()'>3</a></div>"
        )
        is None
    )
    assert following(f"<a rel=next href='{URL}'>3</a>") is None
    assert following("<a rel=next href='https://other.example/3'>3</a>") is None


def test_feeds_that_a_page_names() -> None:
    head = "<link rel=alternate type='application/rss+xml' href=/a><link rel=alternate type='application/atom+xml' href=/b>"
    body = "<a href=/rss/all.xml>c</a><a href=/rss/feed/1>d</a><a href=/rss/help>no</a><a href=/all.xml>no</a><a href=/rss/all.xml>again</a>"
    root = html.document_fromstring(
        f"<html><head>{head}<link rel=alternate type=text/html href=/no></head><body>{body}</body></html>"
    )
    found = feeds_of(root, Joiner(partial(urljoin, URL), URL))
    assert [one.removeprefix("https://naru.example") for one in found] == [
        "/a",
        "/b",
        "/rss/all.xml",
        "/rss/feed/1",
    ]


LINK = '<a href="/1">기사</a>'


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (json.dumps({"html": LINK}), True), (json.dumps([{"a": [LINK]}]), True), (f"callback({json.dumps([LINK])})", True), (f"callback({json.dumps([LINK])});", True),
        (json.dumps({"html": "href= no markup"}), False), (json.dumps({"html": "<b>no link</b>"}), False), (f"<html>{LINK}</html>", False), (f" \n<p>{LINK}</p>", False),
        ("{ no json", False), (f"({json.dumps([LINK])})", False), (f"{'x' * 79}({json.dumps([LINK])})", True), (f"{'x' * 80}({json.dumps([LINK])})", False), ("call)(", False), ("", False),
    ],
)  # fmt: skip
def test_json_that_wraps_a_page(text: str, found: bool) -> None:
    page = page_in(json_of(TextResponse(URL, body=text.encode(), encoding="utf-8")), URL)
    assert (page is not None) is found
    assert page is None or page.xpath("//a/@href").getall() == ["/1"]


@pytest.mark.parametrize(
    ("body", "sitemap"),
    [
        ("<urlset>", True), ("<?xml version='1.0'?>\n<urlset xmlns='x'>", True), ("<!-- made today --><sitemapindex>", True), ("<?xml?><?style x?><s:urlset>", True),
        ("\ufeff <URLSET>", True), ("<rss>", False), ("<urlsets>", False), ("text <urlset>", False),
    ],
)  # fmt: skip
def test_a_sitemap_begins_as_one(body: str, sitemap: bool) -> None:
    assert is_sitemap(body.encode()) is sitemap


def test_an_index_names_the_likeliest_first() -> None:
    parts = "".join(
        f"<sitemap><loc>https://naru.example/{name}.xml</loc></sitemap>" for name in ("a", "news", "b")
    )
    likeliest = read_sitemap(f"<sitemapindex>{parts}</sitemapindex>".encode(), URL).children[0]
    assert likeliest.url.endswith("/news.xml")
    for word in ("news", "Article", "latest", "recent"):
        robots = f"Sitemap: /a.xml\n sitemap : /{word}.xml\n#Sitemap: /no.xml\nDisallow: /"
        found = sitemaps_in(robots, URL)
        assert [one.removeprefix("https://naru.example") for one in found] == [f"/{word}.xml", "/a.xml"]


def test_entries_with_a_title_stand_apart_from_addresses_alone() -> None:
    url = "<url><loc>/1</loc><news><title>도서관 문 열어</title><publication_date>2025-02-05</publication_date></news></url><url><loc>/2</loc></url>"
    found = read_sitemap(f"<urlset>{url}</urlset>".encode(), URL)
    assert [(one.url, one.title) for one in found.entries] == [("https://naru.example/1", "도서관 문 열어")]
    assert [(one.url, one.title) for one in found.plain] == [("https://naru.example/2", "")]
    assert read_sitemap(b"no xml", URL).entries == []
