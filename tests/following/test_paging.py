from newscrawl.following.paging import continue_ranks
from newscrawl.items import Ranking


def ranks(*numbers, name="경제 뉴스"):
    return [Ranking(name=name, rank=number) for number in numbers]


def test_a_page_that_begins_anew_goes_on_after_the_page_before():
    page = ranks(1, 2, 3)
    assert continue_ranks(page, 12) == 15
    assert [ranking.rank for ranking in page] == [13, 14, 15]


def test_a_page_that_counts_on_by_itself_is_left_alone():
    page = ranks(11, 12)
    assert continue_ranks(page, 10) == 12
    assert [ranking.rank for ranking in page] == [11, 12]


def test_boxes_that_begin_anew_each_are_left_alone():
    page = ranks(1, 2, name="정치") + ranks(1, 2, name="경제")
    continue_ranks(page, 10)
    assert [ranking.rank for ranking in page] == [1, 2, 1, 2]
    same_name = ranks(1, 2, 1, 2)
    continue_ranks(same_name, 10)
    assert [ranking.rank for ranking in same_name] == [1, 2, 1, 2]


def test_a_list_without_an_order_has_no_ranks_to_continue():
    page = ranks(None, None)
    assert continue_ranks(page, 10) == 10
    assert [ranking.rank for ranking in page] == [None, None]
