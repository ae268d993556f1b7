"""Which lists of a page are meant: by their headings, by their size, all of them."""

from dataclasses import replace

import pytest

from newscrawl.pages.lists.asked import ALL_BOXES, asked_for, by_rule
from newscrawl.pages.lists.foundlist import FoundList
from newscrawl.pages.lists.rows import ListEntry
from newscrawl.sites.sources import ListKind, ListSource

LARGEST = "largest list of articles"


def box(
    name: str,
    rows: int,
    *,
    kind: ListKind = "mainnews",
    headed: bool = False,
    heading: int = -1,
    tab: str | None = None,
    ruled: bool = False,
) -> FoundList:
    """A list of so many rows; without ``headed`` its heading says nothing of it, without ``heading`` it has
    none.
    """
    articles = [ListEntry(f"https://naru.example/{name}/{n}", "", key=f"{name} {n}") for n in range(rows)]
    found = FoundList(kind, name, articles, headed=headed, heading=heading, tab=tab)
    return replace(found, source="rule") if ruled else found


def asked(lists: list[FoundList], kind: ListKind = "mainnews", source: ListSource | None = None, *, paged: bool = False, front: bool = False, ranking: bool = False) -> tuple[list[str | None], str]:  # fmt: skip
    """The names of the lists that are meant, and how they were told."""
    told, how = asked_for(lists, source, kind, paged=paged, front=front, ranking=ranking)
    assert {one.kind for one in told} <= {kind}
    return [one.name for one in told], how


def test_a_page_without_lists_has_none_that_is_meant() -> None:
    assert asked([]) == ([], "no list of articles")


def test_what_stands_under_a_heading_of_its_kind_is_meant() -> None:
    main, ranking = box("주요뉴스", 5, headed=True), box("많이 본", 5, kind="trending", headed=True)
    assert asked([main, ranking]) == (["주요뉴스"], "under the heading '주요뉴스'")
    assert asked([main, ranking], "trending") == (["많이 본"], "under the heading '많이 본'")
    tab = box("", 5, headed=True, tab="경제")
    assert asked([tab]) == ([""], "under the heading '경제'")


def test_a_heading_that_the_source_names_comes_first() -> None:
    lists = [box("주요뉴스", 5, headed=True), box("오늘의 나루 소식", 3, headed=True), box("나루", 4)]
    named = ListSource(kind="mainnews", url="/", name="나루 소식")
    assert asked(lists, source=named) == (["오늘의 나루 소식"], "under the heading '오늘의 나루 소식'")
    assert asked(lists, source=ListSource(kind="mainnews", url="/"))[0] == ["주요뉴스", "오늘의 나루 소식"]
    missing = ListSource(kind="mainnews", url="/", name="가람 소식", reader="heading")
    assert asked(lists[2:], source=missing) == ([], "no heading '가람 소식'")
    assert asked(lists[2:], source=ListSource(kind="mainnews", url="/", name="가람 소식"))[0] == ["나루"]


@pytest.mark.parametrize(
    ("sizes", "front", "names", "how"),
    [
        # half of all rows; elsewhere than on a front page twice as many as the next
        ((5, 3, 2), True, ["0"], LARGEST), ((5, 3, 3), True, ["0", "1", "2"], ALL_BOXES), ((5, 3, 3), False, ["0", "1", "2"], ALL_BOXES),
        ((6, 3, 3, 3), False, ["0"], LARGEST), ((6, 3, 3, 3), True, ["0", "1", "2", "3"], ALL_BOXES), ((3, 6, 3, 3), False, ["1"], LARGEST), ((5, 3, 3, 3), False, ["0", "1", "2", "3"], ALL_BOXES),
    ],
)  # fmt: skip
def test_without_headings_the_largest_list_or_all_are_meant(sizes: tuple[int, ...], front: bool, names: list[str], how: str) -> None:  # fmt: skip
    lists = [box(str(place), rows) for place, rows in enumerate(sizes)]
    assert asked(lists, front=front) == (names, how)


def test_on_a_page_with_further_pages_the_largest_list_is_meant() -> None:
    lists = [box(str(place), rows) for place, rows in enumerate((5, 6, 6))]
    assert asked(lists, paged=True) == (["1"], LARGEST)
    headed = [box("가", 5), box("나", 6, headed=True)]
    assert asked(headed, "mainnews", paged=True) == (
        ["가", "나"],
        f"under the heading '나' and the {LARGEST}",
    )


def test_a_list_under_the_same_heading_is_a_part_of_the_largest() -> None:
    lists = [box("가", 8, heading=3), box("나", 2, heading=3), box("다", 2, heading=4), box("라", 2)]
    assert asked(lists)[0] == ["가", "나"]
    assert asked([box("가", 8, heading=0), box("나", 2, heading=0)])[0] == ["가", "나"]
    assert asked([box("가", 8), box("나", 2)])[0] == ["가"]


def test_of_all_boxes_each_article_stands_in_the_first_that_shows_it() -> None:
    lists = [box("가", 3), box("나", 3), box("다", 2)]
    lists[1].entries[0] = lists[0].entries[0]
    lists[2].entries = lists[0].entries[:2]
    told, how = asked_for(lists, None, "mainnews", paged=False, front=True, ranking=False)
    assert ([(one.name, len(one.entries)) for one in told], how) == ([("가", 3), ("나", 2)], ALL_BOXES)


def test_a_front_page_has_a_ranking_only_under_its_heading() -> None:
    assert asked([box("가", 5)], "trending", front=True) == ([], "no ranking on a front page")
    assert asked([box("가", 5)], "trending") == (["가"], LARGEST)
    ranking = box("많이 본", 3, kind="trending", headed=True)
    assert asked([ranking, box("가", 9)], "trending", front=True)[0] == ["많이 본"]


def test_where_all_lists_are_of_another_kind_the_largest_is_meant() -> None:
    lists = [box("많이 본", 4, kind="trending", headed=True), box("댓글", 5, kind="trending", headed=True)]
    assert asked(lists) == (["댓글"], LARGEST)


@pytest.mark.parametrize(
    ("told", "other", "paged", "names"),
    [(3, 4, False, ["주요뉴스", "나루"]), (4, 4, False, ["주요뉴스"]), (4, 4, True, ["주요뉴스", "나루"]), (9, 1, True, ["주요뉴스", "나루"])],
)  # fmt: skip
def test_a_larger_list_beside_a_short_box_is_what_a_page_is_about(told: int, other: int, paged: bool, names: list[str]) -> None:  # fmt: skip
    lists = [box("주요뉴스", told, headed=True), box("나루", other)]
    assert asked(lists, paged=paged)[0] == names
    named = ListSource(kind="mainnews", url="/", name="주요뉴스")
    assert asked(lists, source=named, paged=paged)[0] == ["주요뉴스"]


def test_a_larger_list_is_a_ranking_only_where_its_page_is_called_one() -> None:
    lists = [box("사회", 9), box("많이 본", 4, kind="trending", headed=True)]
    assert asked(lists, "trending")[0] == ["많이 본"]
    assert asked(lists, "trending", paged=True)[0] == ["많이 본"]
    assert asked(lists, "trending", ranking=True)[0] == ["사회", "많이 본"]
    assert asked(lists, "trending", ranking=True, front=True)[0] == ["많이 본"]
    assert asked(lists[:1], "trending")[0] == ["사회"]


def test_a_front_page_is_about_all_its_boxes() -> None:
    lists = [box("주요뉴스", 4, headed=True), box("정치", 4), box("경제", 4)]
    assert asked(lists, front=True) == (
        ["주요뉴스", "정치", "경제"],
        f"under the heading '주요뉴스' and {ALL_BOXES}",
    )
    assert asked(lists)[0] == ["주요뉴스"]
    ranking = [box("많이 본", 4, kind="trending", headed=True), box("정치", 4), box("경제", 4)]
    assert asked(ranking, "trending", front=True)[0] == ["많이 본"]


@pytest.mark.parametrize(
    ("parts", "rows", "told", "added"), [(10, 2, 10, True), (9, 3, 10, False), (10, 2, 11, False)]
)
def test_ten_lists_without_a_heading_are_parts_of_one(parts: int, rows: int, told: int, added: bool) -> None:
    """With twice as many articles as the box that has one."""
    lists = [box("주요뉴스", told, headed=True), *(box(str(part), rows) for part in range(parts))]
    names, how = asked(lists)
    assert len(names) == 1 + added * parts
    assert how.endswith("lists without a heading") is added
    headed = [lists[0], *(box(str(part), rows, heading=0) for part in range(parts))]
    assert len(asked(headed)[0]) == 1
    ranking = [box("많이 본", told, kind="trending", headed=True), *lists[1:]]
    assert len(asked(ranking, "trending")[0]) == 1


def test_what_rules_find_and_what_the_general_reading_adds() -> None:
    ruled = box("주요뉴스", 4, headed=True, ruled=True)
    more, other = box("나루", 3), box("나루 소식", 2, headed=True)
    ranking = box("많이 본", 3, kind="trending", headed=True, ruled=True)
    assert by_rule([ruled, ranking], None, "mainnews") == ([ruled], "by rule")
    assert by_rule([ruled, more, ranking], None, "mainnews") == (
        [ruled, more],
        "by rule, and 3 entries without",
    )
    assert by_rule([ruled, other], None, "mainnews") == ([ruled, other], "by rule, and 2 entries without")
    assert by_rule([ranking, more], None, "trending") == ([ranking], "by rule")
    assert by_rule([ranking, more], None, "mainnews") == ([], "by rule")
