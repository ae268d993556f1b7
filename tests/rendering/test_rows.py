"""Rows without links on pages that nobody declared: where they lead is learned from the data behind them."""

import lxml.html
import pytest

from newscrawl.rendering.answers import Answer
from newscrawl.rendering.rows import RowAddresses

HOST = "https://portal.example.kr"
TITLES = (
    "가람시 새 도서관 문 연다",
    "나루구 마을버스 늘린다",
    "다온천 벚나무 심는다",
    "라온시장 축제 열린다",
)


def answer(data):
    return Answer("https://api.example.kr/v1/news", 200, {"message": "success", "data": data})


def entries(first=101, titles=TITLES, **more):
    return [
        {"newsId": first + place, "categoryId": 2, "title": title, "hot": True} | more
        for place, title in enumerate(titles)
    ]


def rows(titles=TITLES):
    return (
        '<div class="box">'
        + "".join(
            f'<ul class="row"><li>{rank}</li><li class="tit">{title}<em>신문</em></li></ul>'
            for rank, title in enumerate(titles, start=1)
        )
        + "</div>"
    )


def linked(body, *answers, url=f"{HOST}/category/2/news/999", learned=None):
    html = (learned or RowAddresses()).linked(f"<html><body>{body}</body></html>", answers, url)
    return [(link.get("href"), link.text) for link in lxml.html.document_fromstring(html).xpath("//li/a")]


def test_addresses_of_rows_are_made_as_that_of_an_entry_the_page_links():
    body = '<a href="/category/2/news/103">다온천</a>' + rows()
    assert linked(body, answer({"populars": entries()}), url=f"{HOST}/category/economy") == [
        (f"{HOST}/category/2/news/{101 + place}", title) for place, title in enumerate(TITLES)
    ]


def test_so_they_are_as_the_page_s_own_address_where_the_data_is_of_the_page():
    detail = {"newsDeatil": {"newsId": 999, "categoryId": 2, "title": "둘째"}, "resents": entries()}
    assert [address for address, _ in linked(rows(), answer(detail))][:2] == [
        f"{HOST}/category/2/news/101",
        f"{HOST}/category/2/news/102",
    ]


def test_a_page_whose_data_names_other_articles_only_is_guessed_at_by_what_its_numbers_are():
    assert linked(rows(), answer({"resents": entries()}))[0][0] == f"{HOST}/category/2/news/101"


def test_what_one_page_taught_helps_the_next_one_of_the_host():
    learned = RowAddresses()
    linked(
        '<a href="/read?no=101&c=2">가람시</a>' + rows(),
        answer({"list": entries()}),
        url=HOST,
        learned=learned,
    )
    data = answer({"list": entries(first=77)})
    assert linked(rows(), data, url=f"{HOST}/front", learned=learned)[0][0] == f"{HOST}/read?no=77&c=2"
    assert linked(rows(), data, url="https://other.example/front", learned=learned) == []


def test_rows_of_a_poll_stay_as_they_are():
    poll = [{"id": place, "name": name, "votes": 9 - place} for place, name in enumerate(TITLES)]
    body = '<a href="/category/2/news/103">다온천</a>' + rows()
    other = entries(titles=[f"다른 기사 {place}" for place in range(4)])
    assert linked(body, answer({"polls": poll, "list": other})) == []


def test_a_row_that_is_a_link_keeps_its_address():
    body = '<div><li><a href="/own/5">' + "</a></li><li><a href='/own/6'>".join(TITLES) + "</a></li></div>"
    assert [address for address, _ in linked(body, answer(entries()))] == ["/own/5", *["/own/6"] * 3]


def test_the_page_s_own_headline_is_no_row_and_its_row_is_one():
    body = f'<h1 class="head">{TITLES[1]}</h1>{rows()}'
    html = RowAddresses().linked(f"<html><body>{body}</body></html>", [answer(entries())], f"{HOST}/2/102")
    root = lxml.html.document_fromstring(html)
    assert root.xpath("//h1/a") == []
    assert [link.get("href") for link in root.xpath("//li/a")] == [
        f"{HOST}/2/{number}" for number in range(101, 105)
    ]


def test_articles_with_one_headline_stand_in_the_order_of_the_data():
    same = (TITLES[0], TITLES[0], TITLES[1], TITLES[2])
    assert [
        address.rpartition("/")[2] for address, _ in linked(rows(same), answer(entries(titles=same)))
    ] == [*("101", "102", "103", "104")]


@pytest.mark.parametrize(
    "data",
    [None, 3, "text", [], {}, [[[]]], {"a": [1, 2, 3]}, {"a": [{}, {}, {}]}, [{"title": TITLES[0]}] * 4],
)
def test_data_of_another_shape_changes_nothing(data):
    html = f"<html><body>{rows()}</body></html>"
    assert RowAddresses().linked(html, [Answer("u", 200, data)], f"{HOST}/category/2/news/999") == html


def test_deep_data_is_looked_at_without_end_of_the_stack():
    deep = entries()
    for _ in range(3000):
        deep = {"inner": deep}
    assert len(linked(rows(), Answer("u", 200, deep))) == 4
