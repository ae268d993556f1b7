"""Captions without the buttons on their picture, and who provided it."""

import pytest

from newscrawl.cleaners.captions import clean_caption, credit_of


@pytest.mark.parametrize(
    ("caption", "who"),
    [
        ("도서관의 아침. 사진=나루시", "나루시"),
        ("도서관의 아침. 사진: 나루시", "나루시"),
        ("도서관의 아침. 사진：나루시", "나루시"),
        ("도서관의 아침. 사진ⓒ나루시", "나루시"),
        ("도서관의 아침. 사진/나루시", "나루시"),
        ("도서관의 아침. 사진 제공=나루시", "나루시"),
        ("도서관의 아침. (사진=나루시)", "나루시"),
        ("도서관의 아침. [사진=나루시].", "나루시"),
        ("도서관의 아침. [나루시 제공]", "나루시"),
        ("도서관의 아침 <나루시 제공>", "나루시"),
        ("도서관의 아침 (사진 나루시 제공).", "나루시"),
        ("도서관의 아침 (나루시 자료 사진)", "나루시"),
        ("도서관의 아침 (나루시 자료)", "나루시"),
        ("도서관의 아침 (나루시)", "나루시"),
        # the label before the name is none of it
        *((f"도서관의 아침 [{label}: 나루시]", "나루시") for label in ("사진", "출처", "제공")),
        ("도서관의 아침 ⓒ 나루시", "나루시"),
        ("도서관의 아침 ©나루시)", "나루시"),
        ("도서관의 아침. 나루시 제공", "나루시"),
        (f"{'가' * 30}” 나루시 제공", "나루시"),
        ("도서관의 아침/ 나루시 제공.", "나루시"),
        ("나루시 제공", "나루시"),
        ("도서관의 아침. 연합뉴스", "연합뉴스"),
        ("도서관의 아침 /연합뉴스", "연합뉴스"),
        ("도서관의 아침. 홍길동 기자", "홍길동 기자"),
        ("도서관의 아침. 홍길동기자 hong", "홍길동기자 hong"),
        # who provides it, not what it does
        ("도서관의 아침. 홍길동 기자 제공", "홍길동 기자"),
        # no credit
        ("도서관의 아침", None),
        ("도서관의 아침. 나루시", None),
        ("도서관의 아침이 밝았다.", None),
        ("", None),
        (None, None),
        # the end alone is looked at
        (f"사진=나루시 {'가' * 120}", None),
    ],
)
def test_who_provided_a_picture(caption: str | None, who: str | None) -> None:
    assert credit_of(caption) == who


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        ("도서관의 아침", "도서관의 아침"),
        (" 도서관의\n아침 ", "도서관의 아침"),
        ("이미지 크게 보기 도서관의 아침", "도서관의 아침"),
        ("도서관의 아침 이미지 크게 보기", "도서관의 아침"),
        ("이미지 크게 보기", None),
        ("", None),
        (None, None),
    ],
)
def test_a_caption_is_one_line_without_buttons(text: str | None, caption: str | None) -> None:
    assert clean_caption(text) == caption
