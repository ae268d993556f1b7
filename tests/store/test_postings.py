"""Postings come back as they were packed; a search on PostgreSQL finds in whole blocks and parts of them."""

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine, text

from newscrawl.query import Query
from newscrawl.store import Store
from newscrawl.store.postings import merged, numbers_in, packed, place_of, spread, unpacked
from newscrawl.store.searchblocks import BLOCK
from newscrawl.store.selection import Selection
from tests.store.samples import article, begin

NUMBERS = st.sets(st.integers(0, BLOCK - 1), min_size=1, max_size=9).map(sorted)


@given(st.dictionaries(st.integers(0, 2**23 - 1), NUMBERS, max_size=9))
def test_postings_come_back(postings: dict[int, list[int]]) -> None:
    frame = packed(postings)
    assert unpacked(frame) == postings
    assert [numbers_in(frame, key) for key in postings] == list(postings.values())
    assert not numbers_in(frame, 2**23)


@given(st.lists(st.dictionaries(st.integers(0, 3), NUMBERS), max_size=4))
def test_merged_parts_have_what_each_part_has(parts: list[dict[int, list[int]]]) -> None:
    whole = merged(parts)
    assert {key: set(numbers) for key, numbers in whole.items()} == {
        key: {number for part in parts for number in part.get(key, ())} for part in parts for key in part
    }
    assert all(list(numbers) == sorted(numbers) for numbers in whole.values())


def test_pieces_that_share_a_place_are_found_there_both() -> None:
    # Two pieces with one CRC-32.
    one, other = "plumless", "buckeroo"
    assert place_of(one) == place_of(other)
    bucket, key = place_of(one)
    assert spread([(1, [one]), (2, [one, other]), (5, [other])]) == {bucket: {key: [1, 2, 5]}}


def test_texts_are_found_in_whole_blocks_and_in_parts_of_the_last_one(postgresql_url: str) -> None:
    store = Store(postgresql_url)
    # As if the store had kept so many texts before: the fourth one begins another block.
    engine = create_engine(postgresql_url)
    with engine.begin() as connection:
        connection.execute(text(f"ALTER SEQUENCE search_waiting_number_seq RESTART WITH {3 * BLOCK - 3}"))
    parts = []
    for number in range(1, 7):
        run = f"run-{number}"
        store.commit(run, [article(number, body=f"기준금리 {number}번째 글")], crawl=begin(store, run).crawl)
        assert store.index_texts() == 1
        with engine.connect() as connection:
            rows = connection.execute(
                text("SELECT block, count(DISTINCT part) FROM search_postings GROUP BY block ORDER BY block")
            )
            parts.append([tuple(row) for row in rows])
    engine.dispose()
    # The three texts of the block that is full are one part as soon as there is another one.
    assert parts[2:] == [[(2, 3)], [(2, 1), (3, 1)], [(2, 1), (3, 2)], [(2, 1), (3, 3)]]
    hits = [one.id for one in store.search(Query.parse("금리"), Selection())]
    assert hits == [f"demo:{number}" for number in range(6, 0, -1)]
    assert [one.id for one in store.search(Query.parse("2번째"), Selection())] == ["demo:2"]
    store.close()
