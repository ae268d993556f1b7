"""What a list promises against what its page says. All headlines and texts are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.headlines import Fit, alike, fit, pairs, speaks_of

TITLE = "가람시, 내년 예산 4조1200억원 확정…복지에 절반 쓴다"
TEXT = (
    "가람시의회는 5일 본회의를 열어 내년도 예산안을 의결했다. 규모는 올해보다 3.2% 늘어난 4조1200억원이다. "
    "복지 예산이 절반을 차지하고, 강변 도로를 넓히는 데 800억원이 든다. 윤슬 시장은 돌봄이 먼저라고 말했다."
)
OTHER = "한빛 투수 노을, 9회 완봉승으로 시즌 12승"


@pytest.mark.parametrize(
    "promised",
    [
        TITLE,
        "[속보] 가람시, 내년 예산 4조1200억원 확정…복지에 절반 쓴다",
        "[단독] 가람시 내년 예산 4조1200억원 확정(종합)",
        "가람시, 내년 예산 4조1200억원 확정…복지에 …",
        "가람시, 내년 예산 4조1200억원 …",
        "내년 예산 확정한 가람시, 복지에 절반",
        "＂가람시 내년 예산 ４조1200억원 확정＂",
    ],
)
def test_an_edited_cut_or_prefixed_headline_is_the_promised_one(promised: str) -> None:
    assert fit(promised, [TITLE], TEXT) is Fit.HEADLINE


@pytest.mark.parametrize(
    "promised",
    [
        "'돌봄이 먼저' 윤슬 시장의 셈법",
        "강변 도로 넓힌다…800억 투입",
        "본회의 문턱 넘은 살림살이, 어디에 쓰나",
    ],
)
def test_a_headline_of_the_portals_own_is_told_by_the_text(promised: str) -> None:
    assert fit(promised, [TITLE], TEXT) is Fit.SOME


@pytest.mark.parametrize(
    ("headlines", "text"),
    [
        ([OTHER], "투수 노을이 9회까지 안타 세 개만 내주고 완봉승을 거뒀다. 한빛은 3연승을 달렸다."),
        (
            ["서비스 이용 안내"],
            "계속 이용하시려면 쿠키 사용에 동의해 주세요. 설정은 언제든 바꿀 수 있습니다.",
        ),
        (["Log in"], "We value your privacy. Please accept all cookies to continue."),
        (["동의"], "계속하려면 확인을 누르세요."),
        ([], None),
    ],
)
def test_a_page_that_nothing_ties_to_the_headline(headlines: list[str], text: str | None) -> None:
    assert fit(TITLE, headlines, text) is Fit.NONE


@pytest.mark.parametrize("promised", [None, "", "포토", "윤슬 · 노을"])
def test_a_headline_that_says_too_little_is_missed_nowhere(promised: str | None) -> None:
    assert fit(promised, [OTHER], "투수 노을이 이겼다.") is not Fit.NONE


def test_a_title_that_stands_whole_in_the_lists_is_its_beginning() -> None:
    assert fit("[만평] 장독대: 눈 오는 날 골목 풍경과 사람들", ["장독대"], None) is Fit.HEADLINE


def test_words_of_alphabets_count_by_their_beginnings() -> None:
    promised = "Mayor defends budget as hospitals struggle with shortages"
    assert fit(promised, ["Budgets defended"], "The mayor said hospitals would get more.") is not Fit.NONE
    assert fit(promised, ["Cookie settings"], "Please accept to go on with your visit.") is Fit.NONE
    assert pairs("of the 예산 2025 12승") == {"예산", "2승"}


def test_a_text_speaks_of_its_headline() -> None:
    assert speaks_of(TEXT, TITLE)
    assert not speaks_of("계속 이용하시려면 쿠키 사용에 동의해 주세요.", TITLE)
    assert not speaks_of(None, "금값 급등")
    assert speaks_of("아무 말", "!")


def test_headlines_of_one_article_are_alike_and_of_two_are_not() -> None:
    assert alike(TITLE, "가람시 내년 예산 확정")
    assert not alike(TITLE, OTHER)
    assert alike(TITLE, None)


HEADLINE = st.text(
    st.sampled_from("가나다라마바사아자차카타파하거너더러머버 12.,…"), min_size=12, max_size=50
)


@given(HEADLINE, st.integers(0, 30), st.sampled_from(["", "[속보] ", "[단독]", "(종합) "]))
def test_cutting_and_prefixing_break_no_promise(title: str, cut: int, prefix: str) -> None:
    shown = prefix + title[: max(len(title) - cut, 8)] + " …"
    assert fit(title, [title], None) is Fit.HEADLINE
    assert fit(shown, [title], None) is not Fit.NONE
