"""The words that a reader of Korean pages knows act as what they are, and the lexicon holds no others.

They are written down in ``known/`` by hand, by what they mean: the lexicon is held against them. A word that is
taken out of it is missed here, and its line is read as text, as a name, as nothing.
"""

from collections.abc import Iterable, Mapping

import pytest

from newscrawl import lexicon
from newscrawl.cleaners.captions import credit_of
from newscrawl.lines import bylines, captions, notices, people, propernames, sections, signatures
from newscrawl.pages import publishers
from newscrawl.pages.lists import media
from newscrawl.pages.lists import words as list_words
from tests.pages.lexicon.known import (
    boilerplate,
    callings,
    counts,
    days,
    headings,
    lists,
    metas,
    names,
    placeholders,
    refusals,
    signers,
    tags,
    words,
)
from tests.pages.lexicon.known import bylines as known_bylines
from tests.pages.lexicon.known import people as known_people
from tests.pages.lexicon.known import publishers as known_publishers
from tests.pages.lexicon.known import sections as known_sections
from tests.pages.lexicon.readings import ACTS, shown
from tests.pages.lexicon.test_lexicon import FILES as LEXICON

BY_MEANING: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "boilerplate": boilerplate.KNOWN,
    "bylines": known_bylines.KNOWN,
    "callings": callings.KNOWN,
    "counts": counts.KNOWN,
    "days": days.KNOWN,
    "headings": headings.KNOWN,
    "lists": lists.KNOWN,
    "metas": metas.KNOWN,
    "names": names.KNOWN,
    "people": known_people.KNOWN,
    "placeholders": placeholders.KNOWN,
    "publishers": known_publishers.KNOWN,
    "refusals": refusals.KNOWN,
    "sections": known_sections.KNOWN,
    "signers": signers.KNOWN,
    "tags": tags.KNOWN,
    "words": words.KNOWN,
}


def words_of(file: str, groups: Iterable[str]) -> list[str]:
    """The words of some groups; a blank in one is written ``_`` there, which only metas' names hold themselves."""
    return [word if file == "metas" else word.replace("_", " ") for group in groups for word in group.split()]


KNOWN = {
    (file, table): words_of(file, groups.values())
    for file, tables in BY_MEANING.items()
    for table, groups in tables.items()
}


def test_every_table_is_known_and_has_a_reading() -> None:
    tables = sorted((file, table) for file in LEXICON for table in lexicon.tables(file))
    assert sorted(KNOWN) == tables
    assert sorted(ACTS) == tables


@pytest.mark.parametrize(("file", "table"), KNOWN)
def test_known_words_act(file: str, table: str) -> None:
    """What is read with a word differs from what is read with another one in its place."""
    act = ACTS[file, table]
    pages = {word: shown(file, word) for word in KNOWN[file, table]}
    others = {page: act.other(page) for page in pages.values()}
    read = {text: act.reading(text) for text in {*pages.values(), *others.values()}}
    assert [word for word, page in pages.items() if read[page] == read[others[page]]] == []


@pytest.mark.parametrize(("file", "table"), KNOWN)
def test_no_word_is_there_without_being_known(file: str, table: str) -> None:
    """Who puts a word into the lexicon writes it into ``known/``, too, under what it means."""
    assert [word for word in lexicon.entries(file, table) if word not in KNOWN[file, table]] == []


def test_a_word_is_known_once() -> None:
    assert {
        of: twice
        for of, known in KNOWN.items()
        if (twice := {word for word in known if known.count(word) > 1})
    } == {}


@pytest.mark.parametrize(
    "role",
    [
        "수습 기자", "객원 기자", "시민 기자", "전문 기자", "사진 기자", "취재 기자", "촬영 기자", "대기자", "통신원", "논설실장",
        "논설고문", "논설주간", "해설위원", "편집위원", "전문위원", "주필", "보도국장", "편집장", "칼럼니스트", "피디",
        "기상캐스터", "아나운서", "리포터", "변호사", "평론가",
    ],
)  # fmt: skip
def test_who_signs_with_a_role(role: str) -> None:
    assert [(one.name, one.role) for one in people.people_in(f"홍길동 {role}")] == [("홍길동", role)]


@pytest.mark.parametrize(
    "line",
    [
        "제보 전화 02-000-0000", "기사 제보 news@naru.example", "독자 제보를 기다립니다", "뉴스 제보는 여기로", "카카오톡 채널에서 나루뉴스 검색",
        "카카오톡에서 나루뉴스 추가", "나루뉴스를 구독하세요", "좋아요 한 번 눌러 주세요", "나루뉴스 바로 가기", "유튜브 나루뉴스 채널",
        "이 글의 저작권은 나루뉴스에 있습니다", "인용할 때는 나루뉴스라고 밝혀 주시기 바랍니다", "인용 보도 때는 나루뉴스", "[인스타그램]", "▷ 팩스 : 02-000-0000",
    ],
)  # fmt: skip
def test_how_a_medium_wants_to_be_reached(line: str) -> None:
    assert notices.is_tip(line)


@pytest.mark.parametrize(
    "line",
    [
        "관련 기사", "관련 뉴스", "관련 키워드", "추천 기사", "추천 콘텐츠", "핫 이슈", "핫 뉴스", "핫 클릭", "연관 기사", "다른 기사 보기",
        "홍길동 기자의 다른 기사", "베스트 클릭", "많이 읽은 기사", "포토 뉴스",
    ],
)  # fmt: skip
def test_what_stands_over_other_articles(line: str) -> None:
    assert notices.is_related_heading(line)
    assert notices.is_related_heading(f"■ {line}")


@pytest.mark.parametrize(
    "line",
    [
        "Read More", "Read Next", "Advertisement - Continue Reading Below", "이미지 확대", "크게 보기", "사진 확대", "인쇄하기", "스크랩하기",
        "글자 크게", "글자 작게", "본문 글자 크기 조정", "본문 듣기", "댓글 달기", "기사 듣기", "기사 스크랩", "기사 공유", "음성으로 듣기", "이전 기사",
        "다음 기사", "카카오스토리", "네이버 블로그", "URL 복사", "동영상 뉴스", "전체 보기", "뉴스 듣기", "Video Player", "Play Video",
        "이 브라우저는 동영상 태그를 지원하지 않습니다", "다른 브라우저를 사용해 주세요",
    ],
)  # fmt: skip
def test_the_tools_of_a_page(line: str) -> None:
    assert notices.is_furniture(line)


@pytest.mark.parametrize(
    "line", ["나루일보의 기사 무단 복제", "나루일보 무단 전제", "나루일보 AI 학습 및 활용 금지", "나루일보 무단 복사"]
)  # fmt: skip
def test_what_a_publisher_forbids(line: str) -> None:
    assert notices.is_copyright(line)


@pytest.mark.parametrize(
    "source",
    [
        "뉴스1", "AFP", "로이터", "EPA", "신화통신", "게티이미지", "게티이미지뱅크", "게티이미지코리아", "픽사베이", "공동취재", "공동취재사진",
        "사진취재단",
    ],
)  # fmt: skip
def test_whom_a_picture_is_from(source: str) -> None:
    assert credit_of(f"나루산의 가을. {source}") == source
    assert credit_of(f"나루산의 가을. {source} 제공") == source


@pytest.mark.parametrize("taken", ["캡쳐", "갈무리"])
def test_what_a_picture_was_taken_from(taken: str) -> None:
    assert credit_of(f"나루산의 가을. 나루마을 방송 {taken}") == "나루마을 방송"


@pytest.mark.parametrize("line", ["나루산의 가을 자료 사진", "나루산의 가을 인스타그램"])
def test_where_a_picture_is_from(line: str) -> None:
    assert captions.looks_like_caption(line)


@pytest.mark.parametrize(
    "line", ["캡쳐=나루일보", "사진·캡쳐=나루일보", "사진·협조=나루일보", "사진·갈무리=나루일보"]
)
def test_who_gave_a_picture(line: str) -> None:
    assert notices.is_credit(line)


@pytest.mark.parametrize("work", ["자막", "오디오", "구성"])
def test_who_made_a_broadcast(work: str) -> None:
    assert notices.is_crew(f"{work} : 홍길동")


@pytest.mark.parametrize(
    "line",
    [
        "이 기사에 대해 정정보도·반론보도를 청구할 수 있습니다.", "나루일보에 반론·정정을 요구할 권리가 있습니다.", "당사자는 추후보도 청구를 할 수 있습니다.",
        "당사자는 추후보도 요청을 할 수 있습니다.", "이 글은 나루일보의 편집 방향과 일치하지 않을 수 있습니다.",
    ],
)  # fmt: skip
def test_what_readers_are_told_of_their_rights(line: str) -> None:
    assert notices.is_notice_to_readers(line)


@pytest.mark.parametrize("line", ["정정보도문", "반론보도문"])
def test_what_stands_over_a_correction(line: str) -> None:
    assert notices.is_reply_heading(line)


@pytest.mark.parametrize(
    "line", ["마을의 오늘을 취재합니다.", "마을의 오늘을 기록합니다.", "달마다 칼럼을 씁니다.", "여러분의 제보 기다립니다."]
)  # fmt: skip
def test_how_reporters_describe_themselves(line: str) -> None:
    assert signatures.stands_behind_texts(line)


def test_words_of_bylines() -> None:
    for line in ("홍길동 기자 다른 기사 보기", "홍길동 기자 메일 보내기"):
        assert [one.name for one in bylines.read_byline(line) or ()] == ["홍길동"]
    assert not propernames.is_name("기자의")


def test_a_word_beside_the_known_ones_is_nothing() -> None:
    """What these tests ask for is not said of every word."""
    assert not notices.is_tip("나루뉴스의 하루")
    assert not notices.is_related_heading("나루뉴스의 하루")
    assert not notices.is_furniture("나루뉴스의 하루")
    assert not media.is_listed_medium("나루마당의 하루", strict=True)
    assert not sections.is_section("나루마당")
    assert publishers.is_publisher("나루마당")
    assert list_words.LINK_LABEL.match("나루마당의 하루") is None
