"""The index of the search on PostgreSQL: postings in a table of their own (``store.postings``).

PostgreSQL's own index for this (GIN) keeps what it indexes as well, three times the text in all, and finds
every text that has a piece before it gives the newest one. Here a block of ``BLOCK`` numbers is a row for
each bucket, two fifths of the text in all; the newest blocks are asked first, and no more than are needed.
What is indexed is a part of its block; the parts become one when the block is full, or they are many.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from typing import Any, Final

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    bindparam,
    delete,
    func,
    select,
)

from newscrawl.store.manyrows import insert_rows
from newscrawl.store.postings import Bucketed, merged, numbers_in, packed, place_of, spread, unpacked
from newscrawl.store.searchtables import search_documents

# Numbers in a block; those within it have 16 bits.
BLOCK: Final = 2_048
# A block that is still being filled has so many parts at most.
_MOST_PARTS: Final = 64
# Blocks that are asked at first, and how many times as many the next time.
_FIRST, _MORE = 4, 4

# Apart from the store's other tables, which are made on SQLite too.
search_postings: Final = Table(
    "search_postings",
    MetaData(),
    Column("bucket", Integer, primary_key=True, autoincrement=False),
    Column("block", Integer, primary_key=True, autoincrement=False),
    Column("part", Integer, primary_key=True, autoincrement=False),  # its lowest number within the block
    Column("postings", LargeBinary, nullable=False),
)
_OF_BLOCK: Final = search_postings.c.block == bindparam("of_block")
# Every part has a row for this bucket.
_MARKED: Final = 0
_BLOCKS_IN_PARTS: Final = (
    select(search_postings.c.block, func.count())
    .where(search_postings.c.bucket == _MARKED)
    .group_by(search_postings.c.block)
    .having(func.count() > 1)
)
_FRAMES: Final = (
    select(search_postings.c.bucket, search_postings.c.part, search_postings.c.postings)
    .where(_OF_BLOCK)
    .order_by(search_postings.c.part)
)
_ASKED: Final = select(search_postings).where(
    search_postings.c.bucket.in_(bindparam("buckets", expanding=True)),
    search_postings.c.block > bindparam("above"),
    search_postings.c.block <= bindparam("newest"),
)
_NEWEST: Final = select(func.max(search_documents.c.number))


def make(connection: Connection) -> None:
    """Make the table, where it is not there."""
    search_postings.create(connection, checkfirst=True)


def add(connection: Connection, texts: Iterable[tuple[int, Iterable[str]]]) -> None:
    """Index texts, each with its number and its pieces. One transaction at a time may do so."""
    blocks: dict[int, list[tuple[int, Iterable[str]]]] = {}
    for number, pieces in texts:
        blocks.setdefault(number // BLOCK, []).append((number % BLOCK, pieces))
    for block, of_block in blocks.items():
        of_block.sort(key=lambda one: one[0])
        _write(connection, block, of_block[0][0], spread(of_block))
    newest = (connection.scalar(_NEWEST) or 0) // BLOCK
    for block, parts in connection.execute(_BLOCKS_IN_PARTS).all():
        if block < newest or parts >= _MOST_PARTS:
            _merge(connection, block)


def _write(
    connection: Connection, block: int, part: int, buckets: Mapping[int, Mapping[int, Sequence[int]]]
) -> None:
    insert_rows(
        connection,
        search_postings,
        [
            {"bucket": bucket, "block": block, "part": part, "postings": packed(buckets.get(bucket, {}))}
            for bucket in sorted({_MARKED, *buckets})
        ],
    )


def _merge(connection: Connection, block: int) -> None:
    """Make the parts of a block one."""
    parts: dict[int, list[dict[int, Sequence[int]]]] = {}
    lowest = BLOCK
    for bucket, part, frame in connection.execute(_FRAMES, {"of_block": block}):
        parts.setdefault(bucket, []).append(unpacked(frame))
        lowest = min(lowest, part)
    connection.execute(delete(search_postings).where(_OF_BLOCK), {"of_block": block})
    _write(connection, block, lowest, {bucket: merged(of_bucket) for bucket, of_bucket in parts.items()})


def candidates(connection: Connection, wanted: Collection[str]) -> Iterator[int]:
    """The numbers of the texts that may have all ``wanted`` pieces, one or more; the newest first.

    What a text must not have is no question here: it may share a place with what the text has.
    """
    places = {place_of(piece) for piece in wanted}
    newest, blocks = (connection.scalar(_NEWEST) or 0) // BLOCK, _FIRST
    while newest >= 0:
        found = _postings(connection, places, newest, newest - blocks)
        for block in sorted(found, reverse=True):
            having = found[block]
            numbers = reduce(set.intersection, [having.get(place, set()) for place in places])
            for number in sorted(numbers, reverse=True):
                yield block * BLOCK + number
        newest, blocks = newest - blocks, blocks * _MORE


def _postings(
    connection: Connection, places: Collection[Bucketed], newest: int, above: int
) -> dict[int, dict[Bucketed, set[int]]]:
    """By block, from ``newest`` down to ``above``, that one left out: the texts that have each piece."""
    by_bucket: dict[int, list[Bucketed]] = {}
    for place in places:
        by_bucket.setdefault(place.bucket, []).append(place)
    found: dict[int, dict[Bucketed, set[int]]] = {}
    asked: dict[str, Any] = {"buckets": [*by_bucket], "newest": newest, "above": above}
    for row in connection.execute(_ASKED, asked):
        for place in by_bucket[row.bucket]:
            if numbers := numbers_in(row.postings, place.key):
                found.setdefault(row.block, {}).setdefault(place, set()).update(numbers)
    return found
