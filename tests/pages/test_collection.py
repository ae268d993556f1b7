"""Python's garbage collector rests while a page is read, has nothing to do for it, and is as before afterwards."""

import gc
import json
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import etree
from scrapy.http import HtmlResponse

from newscrawl.addresses import split
from newscrawl.pages import explain_article, read_article, read_listing
from newscrawl.pages.nodes import Line, Node
from newscrawl.pages.page import Page
from newscrawl.sites import GENERIC, get

URL = "https://news.naru.example/story"
KOREAN = "<p>나루시는 3일 시청에서 회의를 열고 도서관과 교통 정책을 다시 살피기로 했다고 밝혔다.</p>"
LISTED = "".join(
    f'<li><a href="/news/2025010{n}/{n}">나루시 도서관 {n}호점 문 열어</a></li>' for n in range(1, 9)
)


def response(text: str) -> HtmlResponse:
    body = f"<html><head><title>나루시 도서관</title></head><body><h1>나루시 도서관</h1><div>{text}</div></body></html>"
    return HtmlResponse(URL, body=body.encode(), encoding="utf-8")


@pytest.fixture(autouse=True)
def awake() -> Iterator[None]:
    gc.enable()
    yield
    gc.enable()


class Asked:
    """A stats collector that looks whether the garbage collector rests when a field is counted."""

    def __init__(self) -> None:
        self.resting: list[bool] = []

    def inc_value(self, _key: str, _count: int) -> None:
        self.resting.append(not gc.isenabled())


def test_it_rests_while_a_page_is_read() -> None:
    asked = Asked()
    explain_article(response(KOREAN * 5), GENERIC, asked)
    assert asked.resting
    assert all(asked.resting)
    assert gc.isenabled()


def test_it_rests_while_a_list_is_read() -> None:
    resting: list[bool] = []

    class Watched(HtmlResponse):
        """It looks whether the collector rests when it is asked for its address."""

        @property
        def url(self) -> str:
            resting.append(not gc.isenabled())
            return URL

    page = response(f"<ul>{LISTED}</ul>").replace(cls=Watched)
    resting.clear()
    assert read_listing(page)
    assert resting
    assert all(resting)


@pytest.mark.parametrize("read", [read_article, read_listing])
@pytest.mark.parametrize("enabled", [True, False])
def test_it_is_afterwards_as_it_was_before(read: Callable[[HtmlResponse], object], enabled: bool) -> None:
    (gc.enable if enabled else gc.disable)()
    read(response(KOREAN + f"<ul>{LISTED}</ul>"))
    assert gc.isenabled() is enabled
    with pytest.raises(AttributeError):
        read(None)
    assert gc.isenabled() is enabled


def test_nothing_of_a_page_is_left_for_it() -> None:
    gc.collect()
    gc.disable()
    read_article(response(KOREAN * 5), GENERIC)
    left = [one for one in gc.get_objects() if isinstance(one, (Line, Node, Page))]
    assert not left


def documents() -> int:
    gc.collect()
    return sum(isinstance(one, etree._Document) for one in gc.get_objects())


@pytest.mark.parametrize("site", ["kbs", "mbc", "naver"])
def test_an_address_that_is_remembered_holds_no_page(site: str) -> None:
    folder = Path(__file__).parent / site / "article"
    url = json.loads((folder / "expected.json").read_text("utf-8"))["url"]
    split.cache_clear()
    before = documents()
    read_article(HtmlResponse(url, body=(folder / "page.html").read_bytes()), get(site))
    assert split.cache_info().currsize
    assert documents() == before


class Littering(Asked):
    """It leaves a circle behind with each field that is counted."""

    def __init__(self) -> None:
        super().__init__()
        self.left: list[weakref.ref[Asked]] = []

    def inc_value(self, _key: str, _count: int) -> None:
        circle = Asked()
        circle.resting = vars(circle)
        self.left.append(weakref.ref(circle))


def test_circles_that_a_reading_leaves_go_with_the_next_look() -> None:
    littering = Littering()
    explain_article(response(KOREAN * 5), GENERIC, littering)
    assert littering.left
    kept: list[list[int]] = [[] for _ in range(2 * gc.get_threshold()[0])]
    assert not any(one() for one in littering.left)
    del kept
