"""Links to articles: where a page keeps them and their headlines, and the blocks that they make."""

import lxml.html
import pytest
from scrapy.http import HtmlResponse

from newscrawl.addresses import Joiner
from newscrawl.pages.lists import read_listing
from newscrawl.pages.lists.blocks import page_links, with_titles
from newscrawl.pages.lists.outline import Outline
from newscrawl.sitecheck.frozen import lists_of
from newscrawl.sites import GENERIC

URL = "https://news.example.kr/"
TITLES = ["강변 산책로 다시 열려", "겨울 채소 도매값 내려", "섬 아이들의 지하철 여행"]


def test_the_address_of_a_row_comes_before_a_link_it_carries() -> None:
    """``data-url`` is where the row leads, ``data-link`` what it hands to a button: sharing, keeping."""
    rows = "".join(
        f'<li data-link="/share/2025110500{row}" data-url="/news/2025110500{row}"><b>{title}</b></li>'
        for row, title in enumerate(TITLES)
    )
    page = f"<html><body><h2>많이 본 뉴스</h2><ul>{rows}</ul></body></html>"
    response = HtmlResponse("https://news.example.kr/", body=page.encode(), encoding="utf-8")
    assert [(one.title, one.url) for one in read_listing(response, GENERIC)] == [
        (title, f"https://news.example.kr/news/2025110500{row}") for row, title in enumerate(TITLES)
    ]


@pytest.mark.parametrize("attribute", ["data-url", "data-href", "data-link"])
def test_a_row_may_keep_its_address_in_an_attribute(attribute: str) -> None:
    rows = "".join(
        f'<li {attribute}="/news/2025110500{row}"><b>{title}</b></li>' for row, title in enumerate(TITLES)
    )
    assert found(f"<h2>많이 본 뉴스</h2><ul>{rows}</ul>") == [TITLES]


@pytest.mark.parametrize(
    ("click", "read"),
    [
        ("location.href='URL'", True), ("location.href = &quot;URL&quot;; return false", True), ("document.location='URL'", True),
        ("window.location.href='URL'", True), ("open('URL')", False), ("location.reload()", False), ("go('URL', location)", False),
    ],
)  # fmt: skip
def test_a_row_may_lead_to_its_article_where_it_is_clicked(click: str, read: bool) -> None:
    clicks = [click.replace("URL", f"/news/2025110500{row}") for row in range(len(TITLES))]
    rows = "".join(f'<li onclick="{one}"><b>{title}</b></li>' for one, title in zip(clicks, TITLES, strict=True))  # fmt: skip
    assert found(f"<h2>많이 본 뉴스</h2><ul>{rows}</ul>") == ([TITLES] if read else [])
    rows = "".join(
        f'<li onclick="{one}"><a href="/news/2025110500{row}">{title}</a></li>'
        for row, (one, title) in enumerate(zip(clicks, TITLES, strict=True))
    )
    assert found(f"<h2>많이 본 뉴스</h2><ul>{rows}</ul>") == [TITLES]


@pytest.mark.parametrize(
    "href", ["", "href='#'", "href='#none'", "href='javascript:void(0)'", "href='javascript:;'"]
)
def test_a_link_may_leave_where_it_leads_to_a_script(href: str) -> None:
    rows = "".join(
        f"<li><a {href} onclick=\"location.href='/news/2025110500{row}'\">{title}</a></li>"
        for row, title in enumerate(TITLES)
    )
    assert found(f"<h2>많이 본 뉴스</h2><ul>{rows}</ul>") == [TITLES]


@pytest.mark.parametrize(("host", "lists"), [("game.example.kr", 1), ("news.example.kr", 0)])
def test_what_is_a_service_beside_the_news_is_none_on_its_own_page(host: str, lists: int) -> None:
    rows = "".join(
        f'<li><a href="https://game.example.kr/{110500 + row}/">{title}</a></li>'
        for row, title in enumerate(TITLES)
    )
    page = HtmlResponse(f"https://{host}/list", body=f"<ul>{rows}</ul>".encode(), encoding="utf-8")
    assert len(read_listing(page, GENERIC)) == lists * len(TITLES)


def found(body: str) -> list[list[str | None]]:
    """The titles of each list on a page."""
    response = HtmlResponse(
        "https://news.example.kr/", body=f"<body>{body}</body>".encode(), encoding="utf-8"
    )
    return [[one.title for one in rankings] for rankings in lists_of(read_listing(response, GENERIC))]


def picture(row: int, caption: str) -> str:
    return f'<figure><a href="/photo/2025110500{row}"><img src="/{row}.jpg" alt=""></a>{caption}</figure>'


@pytest.mark.parametrize("tag", ["figcaption", "p", "div"])
def test_the_caption_of_a_picture_that_is_a_link_is_its_headline(tag: str) -> None:
    rows = "".join(picture(row, f"<{tag}>{title}</{tag}>") for row, title in enumerate(TITLES))
    assert found(f"<div>{rows}</div>") == [TITLES]


@pytest.mark.parametrize(
    "caption",
    ["<p>{}</p><p>나루시 전경</p>", "<p>{}<a href='/tag'>나루시</a></p>", "<p>{}" + "가" * 100 + "</p>"],
)
def test_what_else_stands_beside_a_picture_is_no_headline(caption: str) -> None:
    rows = "".join(picture(row, caption.format(title)) for row, title in enumerate(TITLES))
    assert found(f"<div>{rows}</div>") == []


def test_words_beside_a_link_without_a_picture_are_no_caption() -> None:
    rows = "".join(f'<p><a href="/news/2025110500{row}"></a>{title}</p>' for row, title in enumerate(TITLES))
    assert found(f"<div>{rows}</div>") == []


def test_a_link_that_covers_its_card_has_the_words_of_the_heading_in_it() -> None:
    def cards(*, level: str) -> str:
        return "".join(
            f'<div><a href="/news/2025110500{row}"></a><div><{level}>{title}</{level}><p>요약</p></div></div>'
            for row, title in enumerate(TITLES)
        )

    assert found(f"<div>{cards(level='h3')}</div>") == [TITLES]
    assert found(f"<div>{cards(level='span')}</div>") == []


def test_a_word_on_a_link_that_covers_its_card_is_no_headline() -> None:
    def cards(described: str) -> str:
        return "".join(
            f'<div><a href="/news/2025110500{row}"{described}><span class="blind">기사링크</span></a>'
            f"<div><h3>{title}</h3><p>요약</p></div></div>"
            for row, title in enumerate(TITLES)
        )

    for described in (" aria-describedby=title", " aria-labelledby=title"):
        assert found(f"<div>{cards(described)}</div>") == [TITLES]
        longer = cards(described).replace("기사링크", "기사 바로 가기")
        assert found(f"<div>{longer}</div>") != [TITLES]
    assert found(f"<div>{cards('')}</div>") != [TITLES]


LEAD = '<div class="top"><a href="/news/20251105900">군의회가 솔숲 조례를 고쳤다</a></div>'


def boxes(*firsts: int) -> str:
    return "".join(
        "<ul>"
        + "".join(f'<li><a href="/news/2025110{n}0{row}">{t} {n}</a></li>' for row, t in enumerate(TITLES))
        + "</ul>"
        for n in firsts
    )


def test_the_lead_right_before_a_list_is_its_first_row() -> None:
    (first, second) = found(f"<div>{LEAD}{boxes(1)}<h3>강변</h3>{boxes(2)}</div>")
    assert first == ["군의회가 솔숲 조례를 고쳤다", *(f"{title} 1" for title in TITLES)]
    assert second == [f"{title} 2" for title in TITLES]


@pytest.mark.parametrize("body", [f"{LEAD}<h3>숲</h3>{boxes(1)}", f"{boxes(1)}{LEAD}"])
def test_an_article_before_a_heading_or_behind_a_list_is_none_of_it(body: str) -> None:
    assert found(f"<div>{body}<h3>강변</h3>{boxes(2)}</div>") == [
        [f"{title} {n}" for title in TITLES] for n in (1, 2)
    ]


def test_a_picture_leads_to_an_article_and_a_label_does_not() -> None:
    headline = f"<p><a href=/news/1>{TITLES[0]}</a> <a href=/news/1>관련기사</a></p>"
    untitled = "<a href=/news/2>관련기사</a><a href=/news/3><img src=/3.jpg></a>"
    page = Outline(
        lxml.html.fromstring(f"<body><a href=/news/1><img src=/1.jpg></a>{headline}{untitled}</body>")
    )
    links = page_links(
        page, Joiner(lambda href: f"https://news.example.kr{href}", URL), "news.example.kr", in_data=False
    )
    assert [(link.href, link.text) for link in with_titles(links)] == [
        ("/news/1", ""),
        ("/news/1", TITLES[0]),
    ]


@pytest.mark.parametrize(
    "href", ["javascript:view(20251105001)", "JavaScript:view(20251105001)", "#20251105001", " "]
)
def test_a_link_that_leads_nowhere_is_no_entry(href: str) -> None:
    rows = "".join(
        f'<li><a href="/news/2025110500{row}">{title}</a></li>' for row, title in enumerate(TITLES)
    )
    assert found(
        f'<h2>많이 본 뉴스</h2><ul>{rows}<li><a href="{href}">바닷길의 등대 다시 켠다</a></li></ul>'
    ) == [TITLES]


SUMMARY = "기관은 몇 달 동안 준비를 거쳐 차례로 시행할 예정이라고 설명했다."


@pytest.mark.parametrize(
    "behind",
    ["", f"<p>{SUMMARY}</p>", "<p>2025.11.05</p>", f"<p>{SUMMARY}</p><p>3시간 전</p><p>가온일보</p>"],
)
def test_a_headline_beside_a_picture_that_alone_is_linked(behind: str) -> None:
    rows = "".join(
        f'<li><a href="/news/2025110500{row}"><img src="/{row}.jpg" alt=""></a><p>{title}</p>{behind}</li>'
        for row, title in enumerate(TITLES)
    )
    assert found(f"<h2>주요뉴스</h2><ul>{rows}</ul>") == [TITLES]


def test_of_two_lines_that_are_as_long_none_is_the_headline() -> None:
    rows = "".join(
        f'<li><a href="/news/2025110500{row}"><img src="/{row}.jpg" alt=""></a><p>{title}</p><p>{title}고 합니다</p></li>'
        for row, title in enumerate(TITLES)
    )
    assert found(f"<h2>주요뉴스</h2><ul>{rows}</ul>") == []
