"""Which lists a draft takes from a front page: those under headings, or the page as a whole."""

from scrapy.http import HtmlResponse

from newscrawl.sitecheck.listdraft import DraftedList, NewFront, drafted_lists

FRONT = "https://www.garam-news.kr/"


def box(heading: str, first: int, number: int) -> str:
    rows = "".join(
        f'<li><a href="/article/20261120{n:04}">{n}번째 골목 책방이 새로 문을 열었다</a></li>'
        for n in range(first, first + number)
    )
    return f"<section><h2>{heading}</h2><ul>{rows}</ul></section>"


def drafted(*boxes: str, url: str = FRONT) -> list[tuple[str, str | None, int]]:
    """Kind, heading and number of entries of the lists of a draft."""
    lists: list[DraftedList] = drafted_lists(
        NewFront(HtmlResponse(url, body=f"<body>{''.join(boxes)}</body>".encode(), encoding="utf-8")), {}
    )
    return [(one.source.kind, one.source.name, one.number) for one in lists]


def test_a_front_page_of_many_boxes_is_drafted_as_a_whole() -> None:
    """Though one of them is called its newest news; rankings keep their headings."""
    boxes = (box("최신 기사", 1, 5), box("마을", 20, 5), box("바다", 40, 6), box("많이 본 기사", 60, 5))
    assert drafted(*boxes) == [("mainnews", None, 16), ("trending", "많이 본 기사", 5)]


def test_a_box_that_is_clearly_the_main_list_is_drafted_by_its_heading() -> None:
    boxes = (box("주요뉴스", 1, 12), box("마을", 20, 4), box("바다", 40, 4))
    assert drafted(*boxes) == [("mainnews", "주요뉴스", 12)]


def test_a_page_that_is_no_front_page_is_drafted_by_headings() -> None:
    boxes = (box("최신 기사", 1, 5), box("마을", 20, 5), box("바다", 40, 6))
    assert drafted(*boxes, url=f"{FRONT}all/today") == [("mainnews", "최신 기사", 5)]


def test_without_a_heading_the_page_is_in_doubt() -> None:
    (only,) = drafted_lists(
        NewFront(HtmlResponse(FRONT, body=f"<body>{box('마을', 1, 5)}</body>".encode(), encoding="utf-8")), {}
    )
    assert (only.source.name, only.number, only.doubt) == (None, 5, "are these the main news?")


def test_a_short_ranking_is_in_doubt() -> None:
    assert drafted(box("마을", 1, 9), box("많이 본 기사", 60, 3)) == [
        ("mainnews", None, 9),
        ("trending", "많이 본 기사", 3),
    ]
