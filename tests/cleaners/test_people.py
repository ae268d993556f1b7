"""Names, e-mail addresses and roles of those who sign, from bylines as found."""

import pytest

from newscrawl.cleaners import people
from newscrawl.cleaners.people import Written
from newscrawl.lines.people import Byline

HONG = Byline("홍길동")
ADDRESS = "hong@garam.example"


def named(text: str, *, email: str | None = None, byline: bool = False, media: str = "") -> list[Byline]:
    return list(people.people(Written(text, email, byline), (media,) if media else ()))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("홍길동 기자", [Byline("홍길동", None, "기자")]),
        ("홍길동", [HONG]),
        ("홍길동, 이새길", [HONG, Byline("이새길")]),
        ("[가람일보 홍길동 기자]", [Byline("홍길동", None, "기자")]),
        ("[가람일보] 홍길동 기자", [Byline("홍길동", None, "기자")]),
        ("(나루=가람일보) 홍길동 기자 =", [Byline("홍길동", None, "기자")]),
        ("홍길동 &amp; 이새길", [HONG, Byline("이새길")]),
        ("Ada Lane and Tom Reed", [Byline("Ada Lane"), Byline("Tom Reed")]),
        ("By Ada Lane", [Byline("Ada Lane")]),
        # what names nobody
        ("", []),
        ("가람일보", []),
        ("디지털뉴스팀", []),
        ("Newsroom Naru", []),
    ],
)
def test_whom_a_byline_names(text: str, found: list[Byline]) -> None:
    assert named(text) == found


@pytest.mark.parametrize(
    ("text", "media", "found"),
    [
        ("디지털뉴스팀", "", ["디지털뉴스팀"]),
        ("  디지털  뉴스팀 ", "", ["디지털 뉴스팀"]),
        ("Ada Lane", "", ["Ada Lane"]),
        ("홍길동, 이새길", "", ["홍길동", "이새길"]),
        ("Naruist", "", ["Naruist"]),
        # the publisher does not sign, nor a sentence, nor an office
        ("나루마당", "나루마당", []),
        ("Naru Post", "Naru Post", []),
        ("나루시의 도서관과 공원과 시장을 오래 지켜본 사람들", "", []),
        # a team's name has twenty characters
        (f"{'나루' * 8} 책마을", "", [f"{'나루' * 8} 책마을"]),
        (f"{'나루' * 8} 책마을들", "", []),
        ("admin", "", []),
        ("", "", []),
        (" ", "", []),
        ("촬영 편집", "", []),
    ],
)
def test_a_team_signs_where_bylines_stand(text: str, media: str, found: list[str]) -> None:
    assert [one.name for one in named(text, byline=True, media=media)] == found


def test_the_markup_of_a_template_is_no_part_of_a_name() -> None:
    assert named("<a href='/reporters/7'>Ada Lane</a>") == [Byline("Ada Lane")]
    assert named("<span>홍길동</span> 기자") == [HONG._replace(role="기자")]
    # an address in angle brackets is no markup
    assert named("홍길동 기자 <gil@garam.example>") == [Byline("홍길동", "gil@garam.example", "기자")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("홍길동 기자", [Byline("홍길동", ADDRESS, "기자")]),
        # the one that the byline shows is its own
        ("홍길동 기자 gil@garam.example", [Byline("홍길동", "gil@garam.example", "기자")]),
        # of two nobody knows whose it is
        ("홍길동, 이새길", [HONG, Byline("이새길")]),
        ("가람일보", []),
    ],
)
def test_an_address_in_a_field_of_its_own(text: str, found: list[Byline]) -> None:
    assert named(text, email=ADDRESS) == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("홍길동", "홍길동"),
        ("홍 길 동", "홍길동"),
        (" 홍\n길 동 ", "홍길동"),
        ("선우 은숙", "선우 은숙"),
        ("한 길동", "한 길동"),
        ("A B 홍", "A B 홍"),
        ("J K", "J K"),
        ("Ada Lane", "Ada Lane"),
        ("홍", "홍"),
        ("", None),
        (" ", None),
    ],
)
def test_a_name(text: str, name: str | None) -> None:
    assert people.name(text) == name


@pytest.mark.parametrize(
    ("text", "email"),
    [
        ("hong@garam.example", ADDRESS),
        ("mailto:hong@garam.example", ADDRESS),
        (" hong@garam.example.;, ", ADDRESS),
        ("", None),
        ("mailto:", None),
    ],
)
def test_an_address(text: str, email: str | None) -> None:
    assert people.email(text) == email


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("인턴 기자", "인턴기자"),
        (" 기자 ", "기자"),
        ("Staff Writer", "Staff Writer"),
        ("", None),
        (" ", None),
    ],
)
def test_a_role(text: str, role: str | None) -> None:
    assert people.role(text) == role
