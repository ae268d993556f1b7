"""Postings: in which texts pieces stand, packed for a table whose database has no such index. Pure functions.

Texts are numbered within a block. The pieces of a block are spread over ``BUCKETS``, and all postings of a
bucket are one frame: the keys of its pieces, how many texts have each, and the distances between these texts.
Numbers are written as planes, all lowest bytes first: the upper ones are zeros nearly all, and take nothing
once they are compressed.
"""

import struct
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from operator import sub
from typing import Final, NamedTuple
from zlib import crc32

from newscrawl.store.dictionaries import Codec

BUCKETS: Final = 512
_HEADER: Final = struct.Struct("<II")

# Of each piece's key the numbers of the texts that have it, ascending.
Postings = Mapping[int, Sequence[int]]


class Bucketed(NamedTuple):
    """Where the postings of a piece stand. Two pieces may share a place: texts are asked anyway."""

    bucket: int
    key: int


def place_of(piece: str) -> Bucketed:
    """The place of a piece, the same for ever."""
    key, bucket = divmod(crc32(piece.encode("utf-8", "replace")), BUCKETS)
    return Bucketed(bucket, key)


def spread(texts: Iterable[tuple[int, Iterable[str]]]) -> dict[int, dict[int, Sequence[int]]]:
    """The postings of texts by bucket. Each text has its number, ascending, and its pieces, each once."""
    having: dict[str, list[int]] = {}
    for number, pieces in texts:
        for piece in pieces:
            if (numbers := having.get(piece)) is None:
                having[piece] = [number]
            else:
                numbers.append(number)
    buckets: dict[int, dict[int, Sequence[int]]] = {}
    for piece, numbers in having.items():
        bucket, key = place_of(piece)
        of_bucket = buckets.setdefault(bucket, {})
        of_bucket[key] = _both(of_bucket[key], numbers) if key in of_bucket else numbers
    return buckets


def merged(parts: Iterable[Postings]) -> dict[int, Sequence[int]]:
    """The postings of several parts of a block."""
    whole: dict[int, Sequence[int]] = {}
    for part in parts:
        for key, numbers in part.items():
            whole[key] = _both(whole[key], numbers) if key in whole else numbers
    return whole


def _both(one: Sequence[int], other: Sequence[int]) -> Sequence[int]:
    if one[-1] < other[0]:  # nearly always: texts come in the order of their numbers
        return [*one, *other]
    return sorted({*one, *other})


def packed(postings: Postings) -> bytes:
    """One frame."""
    keys = sorted(postings)
    distances = array("H")
    for key in keys:
        numbers = postings[key]
        distances.append(numbers[0])
        distances.extend(map(sub, numbers[1:], numbers))
    steps = array("I", map(sub, keys, [0, *keys]))
    counts = array("H", [len(postings[key]) for key in keys])
    header = _HEADER.pack(len(keys), len(distances))
    return Codec().compress(header + b"".join(_planes(one) for one in (steps, counts, distances)))


def unpacked(frame: bytes) -> dict[int, Sequence[int]]:
    """What ``packed`` made a frame of."""
    keys, counts, distances = _parts(frame)
    ends = list(accumulate(counts))
    starts = [0, *ends]
    return {
        key: list(accumulate(distances[start:end]))
        for key, start, end in zip(keys, starts, ends, strict=False)
    }


def numbers_in(frame: bytes, key: int) -> Sequence[int]:
    """The texts of a frame that have the piece with this key, ascending."""
    keys, counts, distances = _parts(frame)
    place = bisect_left(keys, key)
    if place == len(keys) or keys[place] != key:
        return ()
    start = sum(counts[:place])
    return list(accumulate(distances[start : start + counts[place]]))


def _parts(frame: bytes) -> tuple[list[int], "array[int]", "array[int]"]:
    """Keys, counts and distances."""
    content = Codec().decompress(frame)
    number, postings = _HEADER.unpack_from(content)
    begin_counts = _HEADER.size + 4 * number
    begin_distances = begin_counts + 2 * number
    steps = _from_planes("I", content[_HEADER.size : begin_counts])
    counts = _from_planes("H", content[begin_counts:begin_distances])
    distances = _from_planes("H", content[begin_distances : begin_distances + 2 * postings])
    return list(accumulate(steps)), counts, distances


def _planes(numbers: "array[int]") -> bytes:
    if sys.byteorder == "big":
        numbers.byteswap()
    content, size = numbers.tobytes(), numbers.itemsize
    return b"".join(content[place::size] for place in range(size))


def _from_planes(kind: str, planes: bytes) -> "array[int]":
    numbers = array(kind)
    size = numbers.itemsize
    content, length = bytearray(len(planes)), len(planes) // size
    for place in range(size):
        content[place::size] = planes[place * length : (place + 1) * length]
    numbers.frombytes(content)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
