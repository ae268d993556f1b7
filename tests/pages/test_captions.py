"""Captions of the pictures, wherever a page puts them.

``expected.json`` of a frozen page may name ``captions``: what a person reads under the pictures, in page
order, their credits included.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from scrapy.http import HtmlResponse

from newscrawl.cleaners.captions import clean_caption, credit_of
from newscrawl.pages import read_article
from newscrawl.sites import GENERIC
from tests.pages.lexicon.pages_with import headed, read

HERE = Path(__file__).parent


def expected(folder: Path) -> dict[str, Any]:
    page: dict[str, Any] = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    return page


CASES = [
    path.parent for path in sorted(HERE.glob("*/*/expected.json")) if "captions" in expected(path.parent)
]


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_captions_are_the_pictures_and_no_text(folder: Path) -> None:
    page = expected(folder)
    article = read_article(HtmlResponse(page["url"], body=(folder / "page.html").read_bytes()), GENERIC)
    assert [image.caption for image in article.images if image.caption] == page["captions"]
    assert not any(caption in (article.body or "") for caption in page["captions"])


def test_there_are_pages_with_captions() -> None:
    assert len(CASES) >= 6


@pytest.mark.parametrize(
    "button", ["관련사진보기", "사진 확대", "이미지 크게보기", "원본보기", "[큰 사진 보기]"]
)
@pytest.mark.parametrize("glued", [False, True])
def test_buttons_on_a_picture_are_no_part_of_its_caption(button: str, *, glued: bool) -> None:
    between = "" if glued else " "
    caption = "다시 열린 강변 산책로. 나루시 제공"
    assert clean_caption(f"{button}{between}{caption}") == caption
    assert clean_caption(f"{caption}{between}{button}") == caption
    assert credit_of(f"{caption}{between}{button}") == "나루시"


def test_a_button_between_a_picture_and_its_caption_changes_nothing() -> None:
    picture = (
        '<div><img src="/a.jpg"></div><div>큰사진보기</div><div>▲ 다시 열린 강변 산책로. 나루시 제공</div>'
    )
    text = "<p>나루시는 강변 산책로를 석 달 만에 다시 열었다고 밝혔다.</p>" * 2
    response = HtmlResponse(
        "https://naru.example/1", body=f"<h1>나루 강변 산책로</h1>{picture}{text}".encode()
    )
    (image,) = read_article(response, GENERIC).images
    assert image.caption == "▲ 다시 열린 강변 산책로. 나루시 제공"


_TEXT = "가람시 도서관이 시청 옆 새 건물에서 문을 열었다고 시가 3일 밝혔다."
_MORE = "새 건물은 지상 5층으로, 책 12만 권과 어린이 열람실을 갖췄으며 밤 10시까지 문을 연다고 시는 덧붙였다."


@pytest.mark.parametrize(
    "credit",
    [
        "ⓒ구해솔",
        "ⓒ 나루일보",
        "사진제공=가람시",
        "사진 가람시",
        "2024.5.3",
        "사진공동취재단",
        "구해솔 기자 haesol@naru.example",
    ],
)
def test_a_credit_behind_a_sentence_below_a_picture(credit: str) -> None:
    caption = f"시민들이 3일 새 도서관을 둘러보고 있다. {credit}"
    article = read(headed(f'<p>{_TEXT}</p><p><img src="/a.jpg"></p><p>{caption}</p><p>{_MORE}</p>'))
    assert [image.caption for image in article.images] == [caption]
    assert (article.body, article.authors) == (f"{_TEXT}\n\n{_MORE}", [])


def test_the_last_paragraph_below_a_picture_is_signed_by_its_writer() -> None:
    article = read(
        headed(f'<p>{_TEXT}</p><p><img src="/a.jpg"></p><p>{_MORE} 구해솔 기자 haesol@naru.example</p>')
    )
    assert article.body == f"{_TEXT}\n\n{_MORE}"
    assert [author.name for author in article.authors] == ["구해솔"]


@pytest.mark.parametrize(
    ("markup", "captions"),
    [
        ("<span><img src=/a.jpg><span>나루터에서 배가 떠나고 있다.</span></span><br><br>", 1),
        ("<span><img src=/a.jpg>나루터에서 배가 떠나고 있다.</span><br><br>", 0),
        ("<span><img src=/a.jpg><span>나루터에서 배가 떠나고 있다.</span> 이틀 만이다.</span><br><br>", 0),
    ],
    ids=["words of their own", "words of the text", "more words"],
)
def test_a_caption_shares_a_span_with_its_picture(markup: str, captions: int) -> None:
    text = "<br><br>".join(
        f"나루시가 {day}일 여객선을 하루 네 번 띄우기로 하고 표를 팔았다." for day in (3, 4, 5)
    )
    article = read(headed(f"<div>{markup}{text}</div>"))
    assert sum("나루터에서" in (image.caption or "") for image in article.images) == captions
    assert ("나루터에서" in (article.body or "")) is (captions == 0)
