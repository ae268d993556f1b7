"""Names of publishers: what may be one, what a copyright line names, what stands behind a name and is no part of it."""

import pytest

from newscrawl.pages.copyrights import copyright_name
from newscrawl.pages.publishers import (
    Names,
    believable,
    is_portal,
    is_publisher,
    korean_name,
    names_of,
    names_on,
    original,
    tails_as_host,
    title_names,
)  # fmt: skip
from newscrawl.pages.sources.candidate import Candidate
from newscrawl.pages.sources.json_ld import LinkedData
from newscrawl.pages.sources.meta import Meta
from newscrawl.sites import GENERIC


@pytest.mark.parametrize(
    ("name", "publisher"),
    [
        ("가람일보", True), ("가", False), ("가" * 25, True), ("가" * 26, False), ("네이버", False), ("http 가람", False),
        ("//가람", False), ("언론사 가람", False), ("garam.com", False), ("garam.co.kr", False), ("garam.NET", False),
        ("garam.org", False), ("garam.news", True), ("@garam", False), ("홍길동 기자", False), ("--", False),
        ("오늘도 가람!", False),
    ],
)  # fmt: skip
def test_what_can_be_a_publisher(name: str, publisher: bool) -> None:
    assert is_publisher(name) is publisher


def test_a_field_for_publishers_is_sure() -> None:
    assert is_publisher("오늘도 가람!", sure=True)
    assert not is_publisher("네이버", sure=True)


@pytest.mark.parametrize(
    "title", ["네이버", "가람일보 | 네이버", "가람일보 : 다음뉴스", "Daum", "가람 - 네이트", "가람ㅣ줌"]
)
def test_a_portal_names_itself(title: str) -> None:
    assert is_portal(title)
    assert not is_portal("가람일보 | 한들일보")


@pytest.mark.parametrize(
    ("notice", "name"),
    [
        ("저작권자 © 가람일보 무단전재 및 재배포 금지", "가람일보"), ("저작권자(c) 가람일보, 무단 전재 금지", "가람일보"),
        ("Copyright ⓒ 가람일보. All rights reserved.", "가람일보"), ("Copyrights 2025 가람일보 All rights reserved", "가람일보"),
        ("COPYRIGHT © 2019-2025 GARAM All rights reserved", "GARAM"), ("Copyright by 가람일보", "가람일보"),
        ("ⓒ 가람일보 무단전재 금지", "가람일보"), ("© 2025 가람일보", "가람일보"), ("[ⓒ 가람일보 & garam.kr, 무단전재 금지]", "가람일보"),
        ("<가람일보, 무단전재 금지>", "가람일보"), ("가람일보 무단전재 금지", "가람일보"), ("ⓒ 가람일보(garam.kr)", "가람일보"),
        ("ⓒ 가람일보 Inc.", "가람일보"), ("ⓒ Garam Corp", "Garam"), ("ⓒ Garam Co", "Garam"), ("ⓒ Garam Ltd.", "Garam"),
        ("ⓒ Garam LLC", "Garam"), ("ⓒ Garam Corporation", "Garam"), ("ⓒ Garam Company", "Garam"), ("ⓒ 주식회사 가람", "가람"),
        ("ⓒ Garam Co.,Ltd. All rights reserved", "Garam"), ("ⓒ Garam, Inc. All rights reserved", "Garam"),
        ("Copyright Garam Corp., Ltd. All rights reserved", "Garam"), ("ⓒ Garam Co.,Inc.", "Garam"),
        ("ⓒ 가람일보㈜", "가람일보"), ("ⓒ ㈜가람일보", "가람일보"), ("Copyright (주)가람일보 All rights reserved", "가람일보"),
        ("가람일보(www.garam.example) 무단전재", "가람일보"), ("나루 가람일보 (https://garam.example)", "가람일보"),
        # what calls itself the holder of the rights comes before a sign
        ("ⓒ 나루넷 저작권자 가람일보 무단전재 금지", "가람일보"), ("나루넷 무단전재 금지 ⓒ 가람일보", "가람일보"),
        ("ⓒ 2025", ""), ("무단전재 금지", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_copyright_line_names_the_publisher(notice: str, name: str) -> None:
    assert copyright_name(notice) == name


def names(**metas: str) -> tuple[str, ...]:
    return names_of(
        Meta([(key.replace("_", ":", 1), value) for key, value in metas.items()]), LinkedData([]), GENERIC
    )


@pytest.mark.parametrize("tail", [" 뉴스", " NEWS", " News", "뉴스룸", " 모바일", " 홈페이지", " 온라인"])
def test_a_name_is_known_without_its_tail(tail: str) -> None:
    assert {f"가람{tail}", "가람"} <= set(names(og_site_name=f"가람{tail}"))


@pytest.mark.parametrize("between", [" | ", "ㅣ", " : ", "|"])
def test_each_part_of_a_name_is_one(between: str) -> None:
    assert {"가람일보", "바른신문"} <= set(names(og_site_name=f"가람일보{between}바른신문"))


def test_persons_and_letters_are_no_names_of_a_site() -> None:
    found = names(og_site_name="가", dd_author="홍길동", copyright="홍길동 기자")
    assert not {"가", "홍길동", "홍길동 기자"} & set(found)
    assert "가" * 26 not in names(og_site_name="가" * 26)


@pytest.mark.parametrize(
    "between", [" - ", " – ", " | ", " < ", " : ", " > ", "| ", " |", " :: ", "::", "< ", " ㅣ ", "ㅣ"]
)
def test_a_title_names_the_site_behind_the_headline(between: str) -> None:
    assert title_names(f"나루시 정책 다시 살핀다{between}가람일보", "나루시 정책 다시 살핀다") == ["가람일보"]


def test_sections_homes_and_the_headline_are_no_names() -> None:
    assert title_names("나루시 정책 | 사회 | 홈 | 가람일보 | 한들", "나루시 정책") == ["한들", "가람일보"]
    assert title_names(f"나루시 정책 | {'가' * 21}", "나루시 정책") == []
    assert title_names("가람일보", "") == ["가람일보"]
    assert title_names("나루마당", "") == []


@pytest.mark.parametrize(
    ("title", "names"),
    [
        # where the page stands on its site is behind the site's name, if that is no section's and not said in the headline
        ("나루시 정책 - 가람일보 > 나루마당 > 한들", ["가람일보"]), ("나루시 정책 | 가람일보 > 나루마당", ["가람일보"]), ("나루시 정책 - 사회 > 가람일보", ["가람일보"]),
        ("나루시 정책 - 나루시 > 나루마당", ["나루마당"]), (f"나루시 정책 - 가람일보 > {'나' * 21}", ["가람일보"]),
    ],
)  # fmt: skip
def test_a_path_behind_the_name_of_the_site(title: str, names: list[str]) -> None:
    assert title_names(title, "나루시 정책") == names


def test_the_korean_name_of_an_english_one() -> None:
    site = Meta([("og:site_name", "가람스포츠")])
    assert korean_name("가람", "한들", [], site, "x") == "가람"
    assert korean_name("", "한들", [], site, "x") == ""
    assert korean_name("Garam", "한들", [], site, "garam.kr") == "한들"
    assert korean_name("Garam", "", [], site, "sports.garam.kr") == "가람스포츠"
    assert korean_name("Garam", "", ["나루마당", "가람일보"], site, "x.kr") == "가람일보"
    assert korean_name("Garam", "", ["나루마당"], Meta([]), "garam.kr") == "Garam"


def test_a_name_may_stand_before_the_headline_without_a_blank() -> None:
    assert title_names("나루타임즈:벼 재배면적 줄인다", "벼 재배면적 줄인다") == ["나루타임즈"]
    assert title_names("소설가의 말: 벼 재배면적 줄인다", "벼 재배면적 줄인다") == []


def said(*names: tuple[str, str]) -> list[Candidate]:
    """Names of a publisher, each with the source that says it."""
    return [Candidate("publisher", name, source, "place") for name, source in names]


TWICE = said(("한들일보", "prose"), ("한들일보", "copyright"))


@pytest.mark.parametrize(
    ("article", "around", "carried"),
    [
        # two places of the article name it, the page around it is called otherwise
        (TWICE, said(("나루마당", "meta")), "한들일보"),
        (TWICE, said(("나루마당", "title")), "한들일보"),
        (TWICE[:1], said(("나루마당", "meta")), None),
        (said(("한들일보", "prose"), ("한들일보", "prose")), said(("나루마당", "meta")), None),
        # the page around it is its own, whatever it is called besides
        (TWICE, said(("한들일보", "meta")), None),
        (TWICE, said(("인터넷 한들일보", "meta")), None),
        (TWICE, said(("한들", "meta")), None),
        # nothing says whose page it is
        (TWICE, [], None),
        # what head and title say of the page goes before what stands at its foot
        (TWICE, said(("나루마당", "meta"), ("한들일보", "footer")), "한들일보"),
        (TWICE, said(("한들일보", "footer")), None),
        (TWICE, said(("나루마당", "footer")), "한들일보"),
        # a name of signs alone is that of another page
        (TWICE, said(("★", "meta")), "한들일보"),
        # one that cannot be a publisher's is passed over
        ([*said(("홍길동 기자", "prose"), ("홍길동 기자", "logo")), *TWICE], said(("나루마당", "meta")), "한들일보"),
    ],
)  # fmt: skip
def test_whose_article_a_page_carries(
    article: list[Candidate], around: list[Candidate], carried: str | None
) -> None:
    found = original(Names(article, around))
    assert (found.value if found else None) == carried


def believed(
    article: list[Candidate], around: list[Candidate], *, notice: str = "", **metas: str
) -> list[str]:
    """The names of a publisher as they are believed, the first the most."""
    pairs = [(key.replace("__", ":"), value) for key, value in metas.items()]
    return [one.value for one in believable(Meta(pairs), Names(article, around, notice=notice))]


EVERY = (
    said(("넷일보", "prose"), ("셋일보", "copyright"), ("하나일보", "json-ld")),
    said(("다섯일보", "title"), ("여섯일보", "title"), ("둘일보", "meta")),
)


def test_whom_to_believe_of_a_publisher() -> None:
    assert believed(*EVERY) == ["하나일보", "둘일보", "다섯일보", "셋일보", "넷일보"]


def test_on_a_portal_the_article_says_whose_it_is() -> None:
    article, around = EVERY
    portal = [*said(("네이버", "meta")), *around[:2]]
    assert believed(article, portal)[:2] == ["셋일보", "넷일보"]
    assert believed(article, portal, og__article__author="한들일보")[:3] == ["한들일보", "셋일보", "넷일보"]
    assert believed(article, portal, og__article__author="한들일보 | 네이버")[0] == "한들일보"
    assert believed(article, portal, og__article__author="네이버 | 한들일보")[0] == "한들일보"
    named = said(("나루마당 | 다음", "title"))
    assert believed(article, named)[:2] == ["셋일보", "넷일보"]


@pytest.mark.parametrize("key", ["og__article__author", "twitter__site", "article__media_name"])
def test_a_portal_names_itself_in_the_head(key: str) -> None:
    assert believed(*EVERY, **{key: "네이버"})[:3] == ["둘일보", "셋일보", "넷일보"]
    assert believed(*EVERY, **{key: "한들일보"})[0] == "하나일보"


def test_on_a_portal_the_dateline_knows_the_korean_name() -> None:
    dateline, portal = said(("한들일보", "prose")), said(("네이버", "meta"))
    assert believed(dateline, portal, og__article__author="Handeul Daily")[0] == "한들일보"
    assert believed([], portal, og__article__author="Handeul Daily")[0] == "Handeul Daily"
    assert believed(said(("HDN", "prose")), portal, og__article__author="Handeul Daily")[0] == "Handeul Daily"
    assert believed(dateline, portal, og__article__author="나루 Daily")[0] == "나루 Daily"
    assert believed(dateline, said(("Handeul Daily", "meta")))[0] == "Handeul Daily"


def test_a_slogan_is_a_name_where_a_surer_place_says_so() -> None:
    slogan = "오늘도 가람!"
    assert believed([], said((slogan, "meta"))) == []
    assert believed(said((slogan, "json-ld")), []) == [slogan]
    notice = f"ⓒ {slogan} 무단전재 금지"
    assert believed(said(("가람", "copyright")), said((slogan, "meta")), notice=notice)[0] == slogan


def test_a_name_at_the_foot_counts_where_it_is_registered_or_claimed() -> None:
    assert believed([], said(("가람일보", "registered"))) == ["가람일보"]
    assert believed([], said(("가람일보", "footer"))) == []
    notice = "ⓒ 가람일보 무단전재 금지"
    assert believed([], said(("가람일보", "footer")), notice=notice) == ["가람일보"]


def test_a_page_may_be_called_otherwise_than_the_company_behind_it() -> None:
    parent, claimed = ("한들그룹", "json-ld"), ("나루마당", "copyright")
    assert believed(said(parent, claimed), said(("나루마당", "meta")))[0] == "나루마당"
    assert believed(said(parent, claimed), said(("가람마당", "meta")))[0] == "한들그룹"
    assert believed(said(claimed), said(("가람마당", "meta"), ("나루마당", "title")))[0] == "가람마당"
    both = said(parent, claimed, ("가람마당", "copyright"))
    assert believed(both, said(("가람마당", "title"), ("나루마당", "meta")))[0] == "나루마당"
    related = said(("나루마당 미디어", "json-ld"), claimed)
    assert believed(related, said(("나루마당", "meta")))[0] == "나루마당 미디어"


@pytest.mark.parametrize(
    ("title", "url", "tails"),
    [
        ("The ferry returns | Harbour Notes", "https://harbournotes.example/1", ("Harbour Notes",)),
        ("The ferry returns | Harbour Notes Daily News", "https://harbournotes.example/1", ("Harbour Notes Daily News",)),
        # more than as much again besides the name is a headline
        ("The ferry | all that Harbour Notes said about it", "https://harbournotes.example/1", ()),
        ("Harbour Notes", "https://harbournotes.example/1", ()),
        ("The ferry returns | Other Notes", "https://harbournotes.example/1", ()),
        # four letters are too few
        ("The ferry returns | Naru", "https://naru.example/1", ()),
        ("The ferry returns | Naruo", "https://naruo.example/1", ("Naruo",)),
    ],
)  # fmt: skip
def test_the_part_of_a_title_that_is_called_as_the_domain(
    title: str, url: str, tails: tuple[str, ...]
) -> None:
    assert tails_as_host(title, url) == tails


def test_what_a_short_name_leaves_without_its_tail_is_none() -> None:
    assert "A" not in names(og_site_name="A 뉴스")
    assert "AB" in names(og_site_name="AB 뉴스")


def test_what_names_nobody_is_no_name_of_a_page() -> None:
    found = names_on(Meta([]), LinkedData([]), Names([], said(("ⓒ 2025", "footer"))), [], "ⓒ 2025")
    assert (found.article, found.site) == ([], [])


@pytest.mark.parametrize(
    ("between", "claims"), [("무단전재 금지, ", True), ("무단전재 및 재배포 금지. " * 4, False)]
)
def test_a_notice_claims_the_names_that_it_begins_with(between: str, claims: bool) -> None:
    notice = f"ⓒ 한들일보 {between} 가람마당"
    found = names_on(Meta([]), LinkedData([]), Names([], said(("가람마당", "logo"))), [], notice)
    assert [one.value for one in believable(Meta([]), found)] == ["한들일보", *["가람마당"] * claims]
