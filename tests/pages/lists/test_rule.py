"""Lists that rules name: their boxes, rows and fields, and what of a page is read beside them."""

from dataclasses import replace

import pytest
from lxml import html
from scrapy.http import HtmlResponse

from newscrawl.pages.lists.foundlist import FoundList
from newscrawl.pages.lists.rule import ListPageTree, completed, lists_by_rules, text_at
from newscrawl.sites.base import ListRule

URL = "https://news.example.kr/"
TITLES = [
    "강변 산책로 다시 열려", "겨울 채소값 사흘째 내려", "섬 아이들의 지하철 여행", "나루시 도서관 밤에 연다",
    "빈 논에 철새가 돌아와", "가람 다리 이달 열린다", "한들 시장에 새 지붕을", "봄꽃 축제 다음 주부터",
]  # fmt: skip


def row(number: int, tag: str = "li") -> str:
    address = f"/news/2025110510{number:02}"
    return (
        f"<{tag}><b>{number + 1}</b><a href='{address}'>{TITLES[number]}</a>"
        f"<i>{'나루일보' if number else ''}</i><u>{number * 3}</u></{tag}>"
    )


def rows(first: int, last: int) -> str:
    return "".join(map(row, range(first, last)))


def tree(body: str) -> ListPageTree:
    page = f"<html><body>{body}</body></html>".encode()
    return ListPageTree(HtmlResponse(URL, body=page, encoding="utf-8"))


def rule(**parts: str) -> ListRule:
    return ListRule(**{"kind": "mainnews", "rows": ".//li", "seen": URL} | parts)


def lists(body: str, **parts: str) -> list[FoundList]:
    return lists_by_rules(tree(body), [rule(**parts)])


def test_each_box_with_entries_is_a_list() -> None:
    body = f"<ul>{rows(0, 2)}</ul><ul></ul><ul><li>없음</li></ul><ul>{rows(2, 5)}</ul>"
    found = lists(body, block="//ul")
    assert [[entry.title for entry in one.entries] for one in found] == [TITLES[:2], TITLES[2:5]]
    assert [len(one.entries) for one in lists(body)] == [5]
    assert {(one.source, one.headed, one.kind) for one in found} == {("rule", True, "mainnews")}


def test_what_a_rule_names_of_a_box() -> None:
    body = f"<div><h2>경제 <em>소식</em></h2><h3>오늘</h3><h4>경제</h4><h5>나루일보</h5>{rows(0, 3)}</div>"
    parts = {"block": "//div", "name": "h2", "tab": "h3", "section": "h4", "box_publisher": "h5"}
    (found,) = lists(body, **parts, heading="많이 본 뉴스")
    assert (found.name, found.tab, found.section, found.publisher) == (
        *("경제 소식", "오늘", "경제"),
        "나루일보",
    )
    (bare,) = lists(f"<div>{rows(0, 3)}</div>", **parts, heading="많이 본 뉴스")
    assert (bare.name, bare.tab, bare.section, bare.publisher) == ("많이 본 뉴스", None, None, None)


@pytest.mark.parametrize("link", [{"link": "a"}, {"url": "a/@href"}, {"link": "a", "url": "a/@href"}, {}])
def test_what_a_rule_names_of_a_row(link: dict[str, str]) -> None:
    (found,) = lists(rows(0, 3), **link, title="a", publisher="i", rank="b", comments="u")
    assert [(one.url, one.title, one.publisher, one.rank, one.comments) for one in found.entries] == [
        (one.url, title, publisher, rank, comments)
        for one, title, publisher, rank, comments in zip(
            found.entries, TITLES[:3], (None, "나루일보", "나루일보"), "123", "036", strict=True
        )
    ]
    assert [one.url.removeprefix(URL.rstrip("/")) for one in found.entries] == [
        f"/news/2025110510{number:02}" for number in range(3)
    ]


@pytest.mark.parametrize("parts", [{"link": "a", "title": "a"}, {"link": "a"}, {}])
@pytest.mark.parametrize("bad", ["<li><a href='/news/202511051099'></a></li>", "<li><a href='/news/202511051099'>더보기</a></li>", "<li>나루시 도서관 밤에 연다</li>"])  # fmt: skip
def test_a_row_without_a_headline_or_an_address_is_none(parts: dict[str, str], bad: str) -> None:
    (found,) = lists(bad + rows(0, 3) + bad, **parts)
    assert [entry.title for entry in found.entries] == TITLES[:3]


def test_an_address_is_listed_once_with_its_first_headline() -> None:
    again = "".join(row(n) + row(n).replace(TITLES[n], "사진 보기") for n in range(3))
    (found,) = lists(again, link="a", title="a")
    assert [entry.title for entry in found.entries] == TITLES[:3]


def test_an_address_keeps_its_first_place() -> None:
    (found,) = lists(rows(0, 3) + row(0), link="a", title="a")
    assert [entry.title for entry in found.entries] == TITLES[:3]


def test_a_large_picture_above_a_ranking_does_not_count() -> None:
    picture = row(2).replace("<b>3</b>", "")
    (found,) = lists(picture + rows(0, 4), link="a", title="a", rank="b")
    assert [(entry.rank, entry.title) for entry in found.entries] == list(zip("1234", TITLES, strict=False))


def test_without_a_link_of_its_own_a_row_is_its_first_article() -> None:
    other = "<a href='/news/202511051077'>다른 글의 긴 제목 한 줄</a>"
    (found,) = lists(
        "".join(row(n).replace("</li>", f"<a href='/tag'>나루</a>{other}</li>") for n in range(3))
    )
    assert [entry.url.rpartition("/")[2] for entry in found.entries] == ["202511051000", "202511051001", "202511051002"]  # fmt: skip


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>나루</p>", "나루"),
        ("<p></p>", ""),
        ("<p>나<b>루</b>시</p>", "나루시"),
        ("<p>나루<br>시청</p>", "나루 시청"),
        ("<p>나루<!-- 글 -->시</p>", "나루시"),
        ("<p>나루<script>x</script>시<button>닫기</button></p>", "나루시"),
        ("<p> 나루 \n 시청 </p>뒤", "나루 시청"),
    ],
)
def test_the_text_of_a_headline(markup: str, text: str) -> None:
    element = html.fromstring(f"<div>{markup}</div>")
    assert text_at("p", element) == text
    assert text_at("h1", element) == text_at("", element) == ""
    assert text_at("count(p)", element) == "1.0"


def together(body: str, *rules: ListRule) -> list[list[str | None]]:
    page = tree(body)
    return [[entry.title for entry in one.entries] for one in completed(page, lists_by_rules(page, rules))]


KNOWN = rule(block="//ul[@id='known']", link="a", title="a", kind="trending")


def test_rows_that_a_rule_misses_in_its_own_list_are_added() -> None:
    body = f"<h2>많이 본 뉴스</h2><ul id=known>{rows(0, 2)}{''.join(row(n, 'p') for n in range(2, 8))}</ul>"
    assert together(body, rule(block="//ul[@id='known']", link="a", title="a"))[0] == TITLES[:2]
    found = completed(page := tree(body), lists_by_rules(page, [KNOWN]))
    assert {one.kind for one in found} == {"trending"}


@pytest.mark.parametrize(("others", "added"), [(5, False), (6, True)])
def test_a_page_with_few_other_articles_is_known(others: int, added: bool) -> None:
    body = f"<ul id=known>{rows(0, 2)}</ul><h2>나루 소식</h2><div><ul>{rows(2, 2 + others)}</ul></div>"
    found = together(body, rule(block="//ul[@id='known']", link="a", title="a"))
    assert found[0] == TITLES[:2]
    assert (len(found) > 1) is added


def test_links_that_lead_nowhere_are_no_other_articles() -> None:
    nowhere = "".join(
        f"<a href='{address}{number}'>{title}</a>"
        for number, title in enumerate(TITLES)
        for address in ("#", "javascript:go", "mailto:a@naru.example", "http://[", "/about")
    )
    assert together(f"<ul id=known>{rows(0, 2)}</ul><ul>{rows(2, 4)}</ul>{nowhere}", KNOWN) == [TITLES[:2]]


def test_where_rules_find_too_little_lists_of_their_kinds_are_added() -> None:
    for known, added in ((2, True), (4, False)):  # a third of what the page lists
        body = f"<ul id=known>{rows(0, known)}</ul><div><h2>나루 소식</h2><ul>{rows(known, 8)}</ul></div>"
        body += "".join(f"<a href='/news/2025110599{n:02}'>{n}</a>" for n in range(8))
        assert together(body, KNOWN) == [TITLES[:known]]
        mainnews = replace(KNOWN, kind="mainnews")
        assert together(body, mainnews) == [TITLES[:known], TITLES[known:8]][: 1 + added]


def many(first: int, last: int) -> str:
    return "".join(
        f"<li><a href='/news/2025110510{number:02}'>{TITLES[number % 8]} {number}째</a></li>"
        for number in range(first, last)
    )


@pytest.mark.parametrize(("missed", "lists"), [(6, 2), (7, 3)])
def test_a_page_with_half_as_many_other_articles_is_known(missed: int, lists: int) -> None:
    """Of thirteen that rules find, one of them in a list of its own."""
    body = f"<ul id=known>{many(0, 12)}</ul><h2>나루 소식</h2><div><ul id=part>{many(12, 13 + missed)}</ul></div>"
    whole = rule(block="//ul[@id='known']", link="a", title="a")
    part = rule(block="//ul[@id='part']", rows="li[1]", link="a", title="a")
    assert len(together(body, whole, part)) == lists


@pytest.mark.parametrize(("found", "lists"), [(7, [7]), (6, [6, 8])])
def test_of_a_list_that_a_rule_finds_half_of_the_rest_is_left_out_on_purpose(
    found: int, lists: list[int]
) -> None:
    body = f"<h2>많이 본 뉴스</h2><ul id=known>{many(0, 14)}</ul>"
    one = rule(block="//ul[@id='known']", rows=f"li[position() <= {found}]", link="a", title="a")
    assert [len(titles) for titles in together(body, one)] == lists
