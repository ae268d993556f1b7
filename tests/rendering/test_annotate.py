"""What a page's own data adds to its DOM."""

import lxml.html

from newscrawl.rendering.annotate import annotated
from newscrawl.rendering.answers import Answer
from newscrawl.sites.rendering import PageFact, Paging, Rendering, RowLinks

LINKS = RowLinks(
    rows="//div[@class='box']/ul",
    title="li[@class='tit']/text()[1]",
    answer=r"/v1/news\b",
    entries=("data.populars", "data.resents"),
    key="title",
    address="/category/{categoryId}/news/{newsId}",
)


def rendering(**parts):
    return Rendering(list_ready=(), article_ready=(), **parts)


def news(populars=(), resents=(), status=200):
    def rows(entries):
        return [{"title": title, "categoryId": 1, "newsId": number} for title, number in entries]

    data = {"data": {"populars": rows(populars), "resents": rows(resents)}}
    return Answer("https://api.example.com/v1/news?page=1", status, data)


def box(*titles):
    rows = "".join(
        f"<ul><li class='rank'>1</li><li class='tit'>{title}<b>신문</b></li></ul>" for title in titles
    )
    return f"<div class='box'>{rows}</div>"


def links(html):
    return [
        (link.get("href"), link.xpath("string(ul/li[@class='tit']/text()[1])"))
        for link in lxml.html.document_fromstring(html).xpath("//a")
    ]


def test_rows_are_put_into_links_by_their_headline():
    html = annotated(
        box("첫째 기사", "둘째 기사"),
        [news([("첫째 기사", 11), ("둘째 기사", 12)])],
        rendering(row_links=[LINKS]),
    )
    assert links(html) == [("/category/1/news/11", "첫째 기사"), ("/category/1/news/12", "둘째 기사")]


def test_articles_with_one_headline_are_told_apart_by_the_list_they_stand_in():
    answers = [news(populars=[("날씨", 11), ("경제", 12)], resents=[("날씨", 21), ("사회", 22)])]
    html = annotated(box("날씨", "사회") + box("날씨", "경제"), answers, rendering(row_links=[LINKS]))
    assert [address for address, _ in links(html)] == [
        "/category/1/news/21",
        "/category/1/news/22",
        "/category/1/news/11",
        "/category/1/news/12",
    ]


def test_the_same_headline_twice_in_one_list_leads_to_both_articles():
    html = annotated(box("날씨", "날씨"), [news([("날씨", 11), ("날씨", 12)])], rendering(row_links=[LINKS]))
    assert [address for address, _ in links(html)] == ["/category/1/news/11", "/category/1/news/12"]


def test_a_row_without_data_stays_as_it_is():
    html = annotated(box("첫째", "남의 기사"), [news([("첫째", 11)])], rendering(row_links=[LINKS]))
    assert [title for _, title in links(html)] == ["첫째"]
    assert "남의 기사" in html


def test_a_row_that_is_a_link_already_keeps_its_address():
    html = "<div class='box'><a href='/own'><ul><li class='tit'>첫째</li></ul></a></div>"
    wide = RowLinks(
        **{name: getattr(LINKS, name) for name in ("title", "answer", "entries", "key", "address")},
        rows="//ul",
    )
    assert links(annotated(html, [news([("첫째", 11)])], rendering(row_links=[wide]))) == [("/own", "첫째")]


def test_entries_without_an_address_and_data_of_another_shape_are_passed_over():
    odd = Answer(
        "https://api.example.com/v1/news", 200, {"data": {"populars": ["x", {"title": "첫째"}], "resents": 3}}
    )
    empty = Answer("https://api.example.com/v1/news", 200, None)
    assert links(annotated(box("첫째"), [odd, empty], rendering(row_links=[LINKS]))) == []


def test_a_fact_becomes_the_first_meta_of_the_page():
    fact = PageFact(answer=r"/v1/news/\d+", path="data.detail.publishedAt", meta="article:published_time")
    answers = [
        Answer(
            "https://api.example.com/v1/news?page=1", 200, {"data": {"detail": {"publishedAt": "wrong call"}}}
        ),
        Answer(
            "https://api.example.com/v1/news/11",
            200,
            {"data": {"detail": {"publishedAt": "2025-02-05T06:22:00Z"}}},
        ),
    ]
    html = "<html><head><title>React App</title></head><body></body></html>"
    head = lxml.html.document_fromstring(annotated(html, answers, rendering(facts=[fact]))).find("head")
    assert (head[0].get("property"), head[0].get("content")) == (
        "article:published_time",
        "2025-02-05T06:22:00Z",
    )


def test_a_fact_that_the_data_lacks_is_no_meta():
    fact = PageFact(answer="/v1", path="data.modifiedAt", meta="article:modified_time")
    answers = [Answer("https://api.example.com/v1", 200, {"data": {"modifiedAt": None}})]
    assert "article:modified_time" not in annotated("<p>본문</p>", answers, rendering(facts=[fact]))


def pager(number, last):
    disabled = " disabled" if last else ""
    return f"<ul><li class='on'>{number}</li><li class='next{disabled}'><button>다음</button></li></ul>"


PAGING = Paging(current="//li[@class='on']", more="//li[@class='next']", address="?page={page}")


def test_a_pager_of_buttons_gets_the_next_page_s_address():
    html = annotated(pager(3, last=False), [], rendering(paging=PAGING))
    assert lxml.html.document_fromstring(html).xpath("//link[@rel='next']/@href") == ["?page=4"]


def test_the_last_page_leads_nowhere():
    assert "rel=" not in annotated(pager(9, last=True), [], rendering(paging=PAGING))


def test_slides_that_a_swiper_shows_again_are_removed():
    html = "<div><p class='copy'>둘째</p><p>첫째</p><p>둘째</p><p class='copy'>첫째</p> 끝</div>"
    text = lxml.html.document_fromstring(
        annotated(html, [], rendering(removed=["//p[@class='copy']"]))
    ).text_content()
    assert text == "첫째둘째 끝"
