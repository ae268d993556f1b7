"""Which article of a story the others have their text from."""

from datetime import datetime

from newscrawl.stories.original import Member, Original, original_of
from newscrawl.text import KST


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2025, 2, 5, hour, minute, tzinfo=KST)


def test_the_earliest_is() -> None:
    members = [Member("a", 1, "나루일보", at(11)), Member("b", 2, "가람일보", at(10))]
    assert original_of(members) == Original("b")


def test_a_portals_entry_is_not_where_the_publishers_page_is_there() -> None:
    entry = Member("daum:1", 1, "가람일보", at(9), source_id="garam:7", is_entry=True)
    assert original_of([entry, Member("garam:7", 2, "가람일보", at(9, 1))]) == Original("garam:7")
    assert original_of([entry, Member("naru:8", 2, "나루일보", at(9, 1))]) == Original("daum:1")


def test_of_one_minute_the_publishers_page_is() -> None:
    entry = Member("daum:1", 1, "가람일보", at(9), is_entry=True)
    assert original_of([entry, Member("garam:7", 2, "가람일보", at(9))]) == Original("garam:7")


def test_a_medium_that_others_name_is_although_its_page_says_a_later_time() -> None:
    wire = Member("wire:1", 3, "두물통신", at(12))
    copies = [
        Member("a", 1, "나루일보", at(11), named="두물통신"),
        Member("b", 2, "가람일보", at(10), notice="저작권자(c) 두물통신, 무단 전재 금지"),
    ]
    assert original_of([*copies, wire]) == Original("wire:1", "두물통신")
    assert original_of([*copies, Member("c", 4, "다온일보", at(9)), wire]) == Original("wire:1", "두물통신")


def test_a_named_medium_without_an_article_leaves_the_original_open() -> None:
    copies = [Member("a", 1, "나루일보", at(11), named="두물통신"), Member("b", 2, "가람일보", at(10))]
    assert original_of(copies) == Original(None, "두물통신")


def test_what_a_medium_says_of_itself_is_no_evidence() -> None:
    own = Member("a", 1, "나루일보", at(11), named="나루일보", notice="ⓒ 나루일보")
    assert original_of([own, Member("b", 2, "가람일보", at(10))]) == Original("b")


def test_midnight_is_a_day_without_a_time() -> None:
    members = [Member("a", 1, "나루일보", at(0)), Member("b", 2, "가람일보", at(10)), Member("c", 3)]
    assert original_of(members) == Original("b")
