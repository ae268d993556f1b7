"""The medium that a list names: in the title of its page or feed, and for its rows."""

import lxml.html
import pytest

from newscrawl.pages.lists.media import is_doubtful, is_listed_medium, medium_in, own_medium


@pytest.mark.parametrize(
    ("title", "medium"),
    [
        ("나루일보", "나루일보"),
        ("나루일보 | 전체뉴스", "나루일보"),
        ("전체뉴스 - 나루일보", "나루일보"),
        ("전체뉴스 – 나루일보", "나루일보"),
        ("전체뉴스 : 나루일보", "나루일보"),
        ("전체뉴스 > 나루일보", "나루일보"),
        ("전체뉴스|나루일보", "나루일보"),
        ("전체뉴스>나루일보", "나루일보"),
        ("전체뉴스·나루일보", "나루일보"),
        *(
            (f"나루일보 | {word} News", "나루일보")
            for word in ("All", "Top", "Best", "Local", "World", "Home")
        ),
        # of two the first; among other words only a known one
        ("나루일보 | 가람일보", "나루일보"),
        ("오늘의 경향신문 머리기사 모음", "경향신문"),
        ("오늘의 나루일보 머리기사 모음", None),
        # names of several words, without their article
        ("Korea Times News", "The Korea Times"),
        ("The Korea Times", "The Korea Times"),
        # and a name of one word is no word in other letters
        ("All you need to know about MBC", "MBC"),
        ("A mountain by ap standards", None),
        # portals are none, nor is what names none
        ("네이버 뉴스", None),
        ("나루일보 | 네이버 뉴스", None),
        ("정치", None),
        ("", None),
    ],
)
def test_a_title_names_a_medium(title: str, medium: str | None) -> None:
    assert medium_in(title) == medium


@pytest.mark.parametrize(
    ("name", "title", "medium"),
    [
        ("나루일보", "가람일보", "나루일보"),
        ("나루", "가람일보", "가람일보"),
        ("", "가람일보", "가람일보"),
        ("네이버 뉴스", "가람일보", None),
        ("", "", None),
    ],
)
def test_a_page_names_itself_before_its_title_does(name: str, title: str, medium: str | None) -> None:
    head = f"<meta property='og:site_name' content='{name}'><title>{title}</title>"
    assert own_medium(lxml.html.fromstring(f"<html><head>{head}</head><body></body></html>")) == medium


@pytest.mark.parametrize(
    ("name", "doubtful"),
    [
        ("나루일보", False),
        ("Naru News", True),
        ("나루 news", True),
        ("나루정치뉴스", True),
        ("나루타임즈", False),
        ("경향신문", False),
    ],
)
def test_an_unknown_name_may_be_a_columns(name: str, doubtful: bool) -> None:
    assert is_doubtful(name) is doubtful


@pytest.mark.parametrize(
    "name",
    [f"{word} News" for word in ("Whole", "All", "Top", "Latest", "Breaking", "Headline", "Hot", "Main")]
    + [f"{word} News" for word in ("Best", "Local", "World", "Home", "home")],
)
def test_the_name_of_a_section_is_no_medium(name: str) -> None:
    assert not is_listed_medium(name)
    assert is_listed_medium(f"Naru{name[-5:]}")
