"""Whether a list shows the headline of an article, or another one. All headlines are invented."""

import pytest

from newscrawl.retitling import headline_key, is_same_headline

TITLE = "가람시, 내년 예산 4조1200억원 확정…복지에 절반 쓴다"


@pytest.mark.parametrize(
    "listed",
    [
        TITLE,
        "[단독] " + TITLE,
        "[속보]" + TITLE + "[영상]",
        "【포토】" + TITLE,
        "단독 " + TITLE,
        "1. " + TITLE,
        "3위 " + TITLE,
        "▶" + TITLE,
        TITLE + " (12)",
        TITLE + " [7]",
        TITLE + "(영상)",
        TITLE + " - 뉴스마루",
        TITLE + " | 뉴스마루",
        "뉴스마루 | " + TITLE,
        "[뉴스마루] " + TITLE,
        "(서울=뉴스마루) " + TITLE,
        "가람시, 내년 예산 4조1200억원 확정…복지에 …",
        "가람시, 내년 예산 4조1200억원 확...",
        "가람시, 내년 예산 4조1200억",
        "[단독] 가람시, 내년 예산 4조…",
        "가람시 내년 예산 4조1200억원 확정..복지에 절반 쓴다",
        "＂가람시 내년 예산 ４조1200억원 확정… 복지에 절반 쓴다＂",
        "‘가람시, 내년 예산 4조1,200억원 확정…복지에 절반 쓴다’",
        "",
        None,
    ],
)
def test_a_cut_tagged_or_decorated_headline_is_the_same(listed: str | None) -> None:
    assert is_same_headline(listed, TITLE, ["뉴스마루", None])
    assert is_same_headline(TITLE, listed, ["뉴스마루", None])


@pytest.mark.parametrize(
    "listed",
    [
        TITLE + "(종합)",
        TITLE + "(종합2보)",
        "[종합] " + TITLE,
        TITLE.replace("1200", "1300"),
        TITLE.replace("절반", "3분의 1"),
        TITLE + "…시의회 반발",
        "가람시, 내년 예산 4조1200억원 확정",
        "[시의회 5시간 공방] " + TITLE,
        "'돌봄이 먼저' 윤슬 시장의 셈법",
    ],
)
def test_an_edited_headline_is_another(listed: str) -> None:
    assert not is_same_headline(listed, TITLE, ["뉴스마루"])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("물가 3.5% 상승", "물가 35% 상승"),
        ("한빛지수 3%↑", "한빛지수 3%↓"),
        ("새벽 기온 -3도", "새벽 기온 3도"),
        ("한빛, 가람에 3-2 승", "한빛, 가람에 32 승"),
        ("항만 화재(3명 부상)", "항만 화재(5명 부상)"),
        ("[5명 부상] 항만 화재 현장", "[3명 부상] 항만 화재 현장"),
    ],
)
def test_a_number_with_its_sign_is_what_a_headline_says(one: str, other: str) -> None:
    assert not is_same_headline(one, other)


def test_a_headline_of_tags_alone_is_not_taken_for_any_other() -> None:
    assert not is_same_headline("[포토]", "[속보]") or headline_key("[포토]") != headline_key("[속보]")
    assert not is_same_headline("[속보] 항만 화재", "[속보] 항만 재개")


def test_thousands_and_widths_make_no_other_number() -> None:
    assert headline_key("수출 １,000억 달러") == headline_key("수출 1000억 달러")
