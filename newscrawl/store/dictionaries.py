"""Compression of pages with what the pages of one site share (zstandard, RFC 8878).

A dictionary is whole pages of the site, one after the other: its template stands in each of them. Measured
against zstd's own training on the same pages: 1.6 KB a page instead of 2.3 on the bundled portal's, and on
saved pages of 100 to 160 KB, whose template alone is larger than a trained dictionary may be, 2 to 6 KB
instead of 27 to 40 without one. Compressing takes less time with it than without: what is found in the
dictionary need not be searched for.
"""

import sys
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

# With a dictionary, 3 saves 3 to 5 per cent of the bytes and takes 1.5 times as long, higher ones more.
LEVEL = 2
# Of a site's pages, how many are tried as a dictionary, and on how many.
CANDIDATES = 12
# More pages are taken into the dictionary while each saves this share.
WORTH = 0.05
# A dictionary is held in memory for each site that a run reads, with tables of about twice its size.
LARGEST = 512 * 1024
# zstandard takes no shorter one.
SHORTEST = 8

_OPTIONS: dict[int, int] = {
    zstd.CompressionParameter.compression_level: LEVEL,
    # Without it, a page read with another dictionary than its own would come out as garbage.
    zstd.CompressionParameter.checksum_flag: 1,
}


class Codec:
    """Compresses pages, with a dictionary or, by default, without. For one thread at a time."""

    def __init__(self, dictionary: bytes = b"") -> None:
        self._dictionary = zstd.ZstdDict(dictionary, is_raw=True) if dictionary else None
        self._compressor = zstd.ZstdCompressor(options=_OPTIONS, zstd_dict=self._dictionary)

    def compress(self, page: bytes) -> bytes:
        """One frame."""
        return self._compressor.compress(page, zstd.ZstdCompressor.FLUSH_FRAME)

    def decompress(self, frame: bytes) -> bytes:
        """The page. Raises ``ValueError`` if the frame is damaged or was made with another dictionary."""
        try:
            return zstd.decompress(frame, zstd_dict=self._dictionary)
        except zstd.ZstdError as error:
            raise ValueError(f"a stored page is damaged ({error})") from error


def train(pages: Sequence[bytes]) -> tuple[bytes, float]:
    """The dictionary for pages like these, empty if none saves anything, and the share of their bytes that
    other pages of the kind take with it.

    Every second page is a candidate, the others are what it is tried on: first the one of whose markup they
    have most, then the one that has most of what is left, each in front of those before it if it saves
    enough. 24 pages of 30 KB take 20 ms.
    """
    trials = pages[1::2][:CANDIDATES]
    common: dict[bytes, int] = {}
    for page in trials:
        for piece in _pieces(page):
            common[piece] = common.get(piece, 0) + len(piece)
    candidates = {page: _pieces(page) & common.keys() for page in pages[0::2][:CANDIDATES]}
    dictionary, size = b"", _size(b"", trials)
    while fitting := [page for page in candidates if SHORTEST <= len(page) <= LARGEST - len(dictionary)]:
        page = max(fitting, key=lambda page: sum(map(common.__getitem__, candidates[page])))
        pieces = candidates.pop(page)
        if (with_it := _size(page + dictionary, trials)) <= size * (1 - WORTH):
            # The end of a dictionary is nearest to the page: what saves most stays there.
            dictionary, size = page + dictionary, with_it
            common |= dict.fromkeys(pieces, 0)
    return dictionary, size / max(1, sum(map(len, trials)))


def _pieces(page: bytes) -> AbstractSet[bytes]:
    """The tags of a page, each with the text behind it."""
    return frozenset(page.split(b"<"))


def _size(dictionary: bytes, pages: Sequence[bytes]) -> int:
    codec = Codec(dictionary)
    return sum(len(codec.compress(page)) for page in pages)
