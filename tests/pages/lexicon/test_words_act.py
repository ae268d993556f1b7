"""Every word of the lexicon does what its table says: it is no word that nothing reads."""

import re

import pytest

from newscrawl import lexicon
from newscrawl.cleaners.captions import credit_of
from newscrawl.lines import bylines, captions, datelines, notices, people, propernames, sections, signatures
from newscrawl.pages.lists import media, words

LONG_SURNAMES = lexicon.entries("people", "two-syllable-surnames")


def written(phrase: str, between: str = "저희") -> list[str]:
    """``phrase`` as pages write it: with blanks, without, and with what may stand in its place."""
    said = phrase.replace(" … ", f" {between} ").replace(" #", "")
    forms = [said, said.replace(" ", "")]
    return [*forms, f"{said} 12", f"{said}12개"] if phrase.endswith("#") else forms


def phrases(*of: str, file: str = "words") -> list[str]:
    return [form for table in of for entry in lexicon.entries(file, table) for form in written(entry)]


@pytest.mark.parametrize("phrase", phrases("copyright"))
def test_copyright(phrase: str) -> None:
    assert notices.is_copyright(f"한국일보의 기사 {phrase}")


@pytest.mark.parametrize("phrase", phrases("copyright-start", "copyright-sign"))
def test_what_a_copyright_notice_begins_with(phrase: str) -> None:
    assert notices.is_copyright(f"<{phrase} 한국일보>")


@pytest.mark.parametrize("phrase", phrases("copyright-sign"))
def test_a_sign_behind_a_medium(phrase: str) -> None:
    assert notices.is_copyright(f"한국일보 {phrase} 2024")


@pytest.mark.parametrize("phrase", phrases("copyright-end"))
def test_a_notice_behind_a_sentence(phrase: str) -> None:
    assert notices.split_copyright(f"비가 왔다. ⓒ 한국일보 {phrase}")[0] == "비가 왔다."


@pytest.mark.parametrize("phrase", phrases("credit"))
def test_credit(phrase: str) -> None:
    assert notices.is_credit(f"{phrase}=국립공원공단")


@pytest.mark.parametrize("before", phrases("credit-before"))
def test_before_a_credit(before: str) -> None:
    assert notices.is_credit(f"{before} 사진=국립공원공단")


@pytest.mark.parametrize("after", phrases("credit-after"))
def test_after_a_credit(after: str) -> None:
    assert notices.is_credit(f"사진·{after}=국립공원공단")


@pytest.mark.parametrize("phrase", phrases("credit-end"))
def test_behind_who_provided_a_picture(phrase: str) -> None:
    assert credit_of(f"북한산의 가을. 국립공원공단 {phrase}") == "국립공원공단"
    assert captions.looks_like_caption(f"북한산의 가을. 국립공원공단 {phrase}")


@pytest.mark.parametrize("phrase", phrases("credit-source"))
def test_source_of_a_picture(phrase: str) -> None:
    assert credit_of(f"북한산의 가을. {phrase}") == phrase


@pytest.mark.parametrize("phrase", phrases("credit-source", "credit-place"))
def test_end_of_a_caption(phrase: str) -> None:
    assert captions.looks_like_caption(f"북한산의 가을 {phrase}")


@pytest.mark.parametrize("phrase", phrases("helper", "crew"))
def test_crew(phrase: str) -> None:
    assert notices.is_crew(f"{phrase} : 홍길동")
    assert notices.is_crew(f"{phrase} 홍길동")


@pytest.mark.parametrize("phrase", phrases("helper-phrase"))
def test_who_helped(phrase: str) -> None:
    assert people.is_credits(f"{phrase} : 홍길동 / {phrase.replace(' ', '')}=이새길 기자")
    assert not people.people_in(f"{phrase} : 홍길동 기자")


@pytest.mark.parametrize("phrase", phrases("tip", "tip-end", "reply-right", "disclaimer"))
def test_tip(phrase: str) -> None:
    assert notices.is_tip(f"※ {phrase}")


@pytest.mark.parametrize("phrase", phrases("contact"))
def test_contact(phrase: str) -> None:
    assert notices.is_tip(f"[{phrase}]")
    assert notices.is_tip(f"▷ {phrase} : 02-123-4567")


@pytest.mark.parametrize("phrase", phrases("contact-with-address"))
def test_contact_with_an_address(phrase: str) -> None:
    assert notices.is_tip(f"▷ {phrase} : news")
    assert not notices.is_tip(f"▷ {phrase}, 3분기 매출 늘어")


@pytest.mark.parametrize("phrase", phrases("related"))
@pytest.mark.parametrize("before", ["", *phrases("related-before")])
def test_related_heading(before: str, phrase: str) -> None:
    assert notices.is_related_heading(f"{before} {phrase}".strip())


@pytest.mark.parametrize("after", phrases("related-after"))
def test_after_a_related_heading(after: str) -> None:
    assert notices.is_related_heading(f"■ 관련기사 {after}")
    assert notices.is_furniture(f"▶ 태풍이 지나간 자리 {after}")


@pytest.mark.parametrize("phrase", phrases("related-line"))
def test_related_line(phrase: str) -> None:
    assert notices.is_furniture(f"{phrase} 태풍이 지나간 자리")


@pytest.mark.parametrize("phrase", phrases("tool", "tail"))
def test_tool(phrase: str) -> None:
    assert notices.is_furniture(phrase)
    assert not notices.is_furniture(f"{phrase} 그리고 아무것도 없었다")


@pytest.mark.parametrize("marks", ["()", "[]", "<>", "--"])
def test_tail_in_brackets(marks: str) -> None:
    assert all(notices.is_furniture(marks[0] + phrase + marks[1]) for phrase in phrases("tail"))


@pytest.mark.parametrize("label", phrases("published", "aired", "modified"))
@pytest.mark.parametrize("unit", ["", *phrases("stamp-unit")])
def test_stamp(label: str, unit: str) -> None:
    assert notices.is_furniture(f"{label}{unit} : 2024-05-01 10:00")


@pytest.mark.parametrize("role", phrases("roles", "guests", file="people"))
def test_role(role: str) -> None:
    (person,) = people.people_in(f"홍길동 {role}")
    assert person == people.Byline("홍길동", None, role)


def test_only_a_guest_writes_no_article() -> None:
    assert all(bylines.read_byline(f"홍길동 {role}") for role in phrases("roles", file="people"))
    assert not any(bylines.read_byline(f"홍길동 {role}") for role in phrases("guests", file="people"))


def test_names() -> None:
    assert all(propernames.is_name(f"{surname}길동") for surname in lexicon.entries("people", "surnames"))
    assert all(
        propernames.is_name(f"{surname}나누리") for surname in lexicon.entries("people", "frequent-surnames")
    )
    assert all(propernames.is_name(f"{surname}길동") for surname in LONG_SURNAMES)


@pytest.mark.parametrize("word", lexicon.entries("people", "not-names"))
def test_a_word_that_only_looks_like_a_name(word: str) -> None:
    assert not propernames.is_name(word)
    assert re.fullmatch(r"[가-힣]{2,4}", word)
    assert word.startswith((*lexicon.entries("people", "surnames"), *LONG_SURNAMES)), (
        "no name begins so anyway"
    )


@pytest.mark.parametrize("ending", lexicon.entries("people", "medium-endings"))
def test_medium(ending: str) -> None:
    assert propernames.is_medium(f"아무{ending}")


@pytest.mark.parametrize("ending", lexicon.entries("people", "newsroom-endings"))
def test_newsroom_is_no_author(ending: str) -> None:
    assert bylines.read_names(f"홍길동, 디지털{ending}") == (people.Byline("홍길동"),)


@pytest.mark.parametrize("prefix", phrases("byline-work", "byline-prefixes", file="people"))
def test_before_the_name(prefix: str) -> None:
    """Those who film beside writing are authors; those who only film are not."""
    (person,) = bylines.read_names(f"글·{prefix} 홍길동 hong@example.com")
    assert (person.name, person.email) == ("홍길동", "hong@example.com")
    assert bylines.read_names("글·그물 홍길동 hong@example.com") == ()


@pytest.mark.parametrize("filler", phrases("byline-work", "byline-fillers", file="people"))
def test_filler(filler: str) -> None:
    role = filler if filler == "기자" else None
    assert bylines.read_byline(f"홍길동 hong@example.com {filler}") == (
        people.Byline("홍길동", "hong@example.com", role),
    )


@pytest.mark.parametrize("label", phrases("byline-labels", file="people"))
def test_label_of_who_wrote(label: str) -> None:
    for line in (f"{label} 홍길동", f"{label} : 홍길동"):
        assert bylines.signs_alone(line)
        assert bylines.read_names(line) == (people.Byline("홍길동"),)
    assert bylines.read_byline(f"{label} 홍길동 기자 hong@example.com") == (
        people.Byline("홍길동", "hong@example.com", "기자"),
    )


@pytest.mark.parametrize("link", phrases("byline-links", file="people"))
def test_link_beside_a_byline(link: str) -> None:
    for line in (f"홍길동 기자{link} hong@example.com", f"홍길동 기자 hong@example.com {link}"):
        assert bylines.read_byline(line) == (people.Byline("홍길동", "hong@example.com", "기자"),)


@pytest.mark.parametrize("mark", phrases("script-marks", file="people"))
def test_script_mark_is_no_dateline(mark: str) -> None:
    assert datelines.split_dateline(f"[{mark}] 비가 왔다.") == (None, f"[{mark}] 비가 왔다.")


@pytest.mark.parametrize("before", phrases("sign-off", file="people"))
def test_sign_off(before: str) -> None:
    assert signatures.sign_off(f"비가 옵니다. {before} 홍길동입니다.") == "홍길동"


@pytest.mark.parametrize("kind", ["trending", "mainnews", "other"])
def test_heading_of_a_list(kind: str) -> None:
    for word in lexicon.entries("headings", kind):
        assert words.heading_kind(f"가람시 {word}") == kind or (kind != "other" and other_word(word)), word
        if word.isascii():
            assert words.heading_kind(f"x{word}x") is None, word


def other_word(word: str) -> bool:
    """Whether a word of another table that counts first is in ``word``."""
    return any(other in word for other in lexicon.entries("headings", "other"))


@pytest.mark.parametrize("word", lexicon.entries("headings", "other_alone"))
def test_what_is_no_news_where_it_is_the_whole_heading(word: str) -> None:
    assert words.heading_kind(word) == "other"
    assert words.heading_kind(f"{word} 뉴스") is None


@pytest.mark.parametrize("phrase", phrases("no-heading", "no-heading-ends", file="lists"))
def test_no_heading(phrase: str) -> None:
    assert words.is_no_heading(f"{phrase} >")


@pytest.mark.parametrize("phrase", phrases("no-heading-ends", file="lists"))
def test_no_heading_by_its_end(phrase: str) -> None:
    assert words.is_no_heading(f"가람시 도서관 {phrase}")
    assert not words.is_no_heading("가람시 도서관")


@pytest.mark.parametrize("label", phrases("link-label", file="lists"))
def test_label_of_a_link(label: str) -> None:
    assert words.LINK_LABEL.match(label)
    assert not words.LINK_LABEL.match(f"{label}의 시대가 끝났다")


@pytest.mark.parametrize("section", lexicon.entries("headings", "section"))
def test_section_of_a_heading(section: str) -> None:
    assert words.section_in(f"{section} 주요뉴스") == section
    assert words.is_section_heading(section)


@pytest.mark.parametrize("section", lexicon.entries("headings", "section"))
def test_news_of_a_section_are_no_medium(section: str) -> None:
    assert not media.is_listed_medium(f"{section}뉴스")


@pytest.mark.parametrize("section", lexicon.entries("sections", "sections"))
def test_section_of_an_article(section: str) -> None:
    assert sections.is_section(section)
    assert sections.path_of(f"가람 > {section}") == ["가람", section]


@pytest.mark.parametrize("home", lexicon.entries("sections", "home"))
def test_front_page_in_a_path(home: str) -> None:
    assert sections.path_of(f"{home} > 가람") == ["가람"]


@pytest.mark.parametrize("label", lexicon.entries("sections", "labels"))
def test_label_of_a_section(label: str) -> None:
    assert sections.is_label(f"{label}:")


@pytest.mark.parametrize("title", lexicon.entries("callings", "titles"))
def test_calling_of_a_guest(title: str) -> None:
    assert bylines.read_guest(f"홍길동 (가람대 {title})") == (people.Byline("홍길동", None, title),)


@pytest.mark.parametrize("word", lexicon.entries("callings", "nobody"))
def test_word_that_is_nobody(word: str) -> None:
    assert not propernames.is_name(word)


def test_media_of_lists() -> None:
    assert all(media.is_listed_medium(name, strict=True) for name in lexicon.entries("publishers", "media"))
    assert all(
        media.is_listed_medium(f"아무{ending}") for ending in lexicon.entries("publishers", "media-ends")
    )
    assert not any(media.is_listed_medium(name) for name in lexicon.entries("publishers", "no-media"))
    assert all(media.medium_in(f"{name} | 한겨레") is None for name in portal_words())


def portal_words() -> tuple[str, ...]:
    return lexicon.entries("publishers", "portal-words")
