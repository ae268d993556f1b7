"""Texts that are found again. All of them are invented."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.sketch import digest_of_line, is_same, marks, packed, sketch_of, unpacked

CONSENT = (
    "가람뉴스는 더 나은 서비스를 위해 쿠키를 씁니다.\n\n계속 보시려면 아래의 수집과 이용에 동의해 주세요. "
    "동의하지 않으셔도 일부 화면은 보실 수 있습니다. 설정에서 언제든 바꾸실 수 있습니다."
)


@pytest.mark.parametrize(
    "shown",
    [
        CONSENT.replace("\n\n", " \n  "),
        CONSENT.replace(". ", "!! "),
        CONSENT.replace("가람뉴스는", "가람뉴스는　"),
        CONSENT + " 2025년 2월 5일 오후 3시",
        CONSENT + "\n\n요청하신 기사: 가람시 내년 예산 확정",
        "잠시만 기다려 주세요, 독자님.\n" + CONSENT,
    ],
)
def test_what_hardly_differs_is_the_same_text(shown: str) -> None:
    assert is_same(sketch_of(CONSENT), sketch_of(shown))
    assert set(marks(sketch_of(CONSENT))) & set(marks(sketch_of(shown)))


@pytest.mark.parametrize(
    "other",
    [
        "내일은 전국이 맑겠습니다. 아침 기온은 영하 3도로 어제보다 낮습니다. 바람이 강하고 물결은 높습니다.",
        CONSENT.split("\n\n", maxsplit=1)[0]
        + " 그러나 이 글은 그 뒤로 다른 이야기를 한다. 시장은 어제 시청에서 새 도로를 알렸다. 길이는 3km다.",
    ],
)
def test_another_text_is_not(other: str) -> None:
    assert sketch_of(other)
    assert not is_same(sketch_of(CONSENT), sketch_of(other))


@pytest.mark.parametrize("text", [None, "", "사진=시청 제공", "1,234 5.6% 2025", "가나다. 라마바. 사아자."])
def test_a_text_that_is_too_short_says_nothing(text: str | None) -> None:
    assert sketch_of(text) == frozenset()
    assert not is_same(sketch_of(text), sketch_of(text))
    assert marks(sketch_of(text)) == []


REPORT = (
    "코스피가 전날보다 {} 오른 {}에 마감했다. 외국인은 {}억원을 사들였고 개인은 팔았다. "
    "거래는 어제보다 줄었다고 거래소가 밝혔다."
)


def test_reports_that_differ_in_their_numbers_alone_are_the_same() -> None:
    one, other = REPORT.format("1.2%", "2,500", 310), REPORT.format("0.3%", "2,611", 9)
    assert is_same(sketch_of(one), sketch_of(other))


def test_a_headlines_digest_is_of_its_letters() -> None:
    assert digest_of_line("서비스 이용 안내") == digest_of_line(" 서비스이용 안내! ")
    assert digest_of_line("서비스 이용 안내") != digest_of_line("서비스 이용 제한")
    assert digest_of_line("1,234") is None


SENTENCES = [
    f"{word} 시장은 어제 {place}에서 새 계획을 알렸다"
    for word in "가나다라마"
    for place in ("시청", "광장", "역")
]


@given(
    st.lists(st.sampled_from(SENTENCES), min_size=5, max_size=12, unique=True),
    st.randoms(use_true_random=False),
)
def test_order_and_a_fifth_of_the_sentences_change_nothing(text: list[str], chance: random.Random) -> None:
    changed = [*text]
    chance.shuffle(changed)
    for place in range(len(changed) // 5):
        changed[place] = f"전혀 다른 문장이 여기 {'가나다'[place % 3] * 3} 들어왔다"
    one, other = sketch_of(". ".join(text)), sketch_of(".\n".join(changed))
    assert is_same(one, other)
    assert is_same(other, one)


@given(st.text(max_size=300))
def test_any_text_has_a_sketch_that_can_be_kept(text: str) -> None:
    sketch = sketch_of(text)
    assert unpacked(packed(sketch)) == sketch
    assert set(marks(sketch)) <= sketch
    assert all(0 <= mark < 1 << 32 for mark in sketch)
