"""No entry acts in another's place, and none acts on what it does not mean."""

import pytest

from newscrawl import lexicon
from tests.pages.lexicon.pages_with import PROSE, TEXT, headed, read
from tests.pages.lexicon.readings import SHADOWS, written


@pytest.mark.parametrize(("file", "table"), SHADOWS)
def test_no_entry_holds_another_that_acts_in_its_place(file: str, table: str) -> None:
    finds, entries = SHADOWS[file, table], lexicon.entries(file, table)
    shadowed = {
        entry: other
        for entry in entries
        for other in entries
        if other != entry and finds(lexicon.alternative(other), written(entry))
    }
    assert shadowed == {}


def test_a_word_is_nobodys_name_for_one_reason() -> None:
    tables = [("callings", "titles"), ("callings", "nobody"), ("people", "not-names")]
    words = [word for file, table in tables for word in lexicon.entries(file, table)]
    assert sorted(words) == sorted(set(words))


# What holds a word of the lexicon and does not mean what it means there: as a paragraph of a text each stays.
NOT_MEANT = {
    "copyright": "두 회사는 사진의 무단 사용을 막는 장치를 함께 만들기로 했다고 이날 밝혔다.",
    "credit": "사진 속 건물은 1930년대에 지어졌고 지금은 시의 문화재로 남아 있다.",
    "crew": "영상 편집 기술을 배우려는 노인이 늘면서 강좌가 두 배로 많아졌다.",
    "tip": "시는 주민의 제보를 바탕으로 낡은 가로등 40개를 모두 바꾸기로 했다.",
    "contact": "전화 상담은 평일 아침 아홉 시부터 받으며 주말에는 쉰다고 시는 전했다.",
    "related": "주요 뉴스 채널이 잇따라 문을 닫자 주민들은 새 방송국을 세우기로 했다.",
    "tool": "광고 시장이 지난해보다 12% 줄면서 지역 신문사들이 어려움을 겪고 있다.",
    "published": "입력 장치를 바꾸는 데 든 돈은 2024년 한 해에만 3억 원이 넘었다고 한다.",
    "reply-heading": "시장은 잘못 알려진 내용을 바로잡습니다 하고 말한 뒤 고개를 숙였다.",
    "player": "자동 재생 기능을 끈 이용자는 열에 셋이었다고 조사한 연구진이 밝혔다.",
    "people": "기자 출신 작가 김 씨는 이번 책에서 스무 해 동안 만난 사람들을 그렸다.",
    "error": "서비스 점검 중인 누리집이 늘자 시는 서버를 두 배로 늘리기로 했다고 한다.",
    "English": "Share prices rose, and the newsletter said that readers wanted more of the same.",
    "German": "Die Kultur-Redaktion und die Werbung teilen sich das Haus, sagte der Direktor gestern.",
    "Spanish": "El editor de la revista dijo ayer que la publicidad y el autor van de la mano.",
}


@pytest.mark.parametrize("meaning", NOT_MEANT)
def test_a_sentence_that_holds_a_word_stays(meaning: str) -> None:
    sentence = NOT_MEANT[meaning]
    assert sentence in (read(headed(f"{TEXT}<p>{sentence}</p>{TEXT[:90]}</p>")).body or "").split("\n\n")


# What stands on a page's own element and is no part of it, or says how a block looks: its text stays.
@pytest.mark.parametrize(
    "name",
    [
        "sidebar",
        "has-sidebar",
        "no-sidebar",
        "aside-open",
        "popup-open",
        "login",
        "search-form",
        "comments-open",
    ],
)
def test_a_name_on_the_body_says_nothing_of_the_text(name: str) -> None:
    plain, named = (read(f"<main{of}>{headed(TEXT)}</main>").body for of in ("", f' class="{name}"'))
    assert named == plain
    page = f'<body class="{name}">{headed(TEXT)}'
    assert read(page).body == plain


@pytest.mark.parametrize(
    "name",
    [
        "font-serif",
        "print:hidden",
        "no-tts",
        "expressive-copy",
        "adrail",
        "md:sidebar",
        "text-caption",
        "addendum",
    ],
)
def test_a_block_with_a_name_that_means_something_else_stays(name: str) -> None:
    assert PROSE in (read(headed(f'{TEXT}<div class="{name}"><p>{PROSE}</p></div>')).body or "")
