"""The sketch of a text: the digests of its sentences, by which the same text is found again.

White space, case, width, punctuation and numbers do not change a sentence; a few sentences that differ (a
time, the name of who asked) do not make another text. A sketch holds the least digests only (bottom-k
min-hashing): they tell how many of their sentences two texts share. The least two are its marks, which find
it in an index: two texts have one in common although one sentence of each is another.
"""

import struct
import unicodedata
from hashlib import blake2b

_QUOTES = "“”‘’·「」『』〈〉《》【】"
_ENDS = b".!?\n"
# Of the first 128 characters, those that are no letter go, and what ends a sentence becomes a line's end.
_KEPT = bytes(10 if code in _ENDS else code for code in range(256))
_DROPPED = bytes(code for code in range(128) if code not in _ENDS and not chr(code).isalpha())
# In bytes of UTF-8, of which a syllable has three: a shorter sentence ("사진=시청") stands in many texts,
# and a shorter text says nothing of itself.
_SHORTEST, _FEWEST = 24, 120
# What a text is told by stands early in it.
_LONGEST = 2_400
# So many digests, of so many bytes, make a sketch; the least of them are looked up.
_SIZE, _BYTES, _MARKS = 16, 4, 2
# Of all their sentences two texts share so many if they are the same (Jaccard); of 495 invented articles with
# many sentences in common no two do.
_SAME = 0.6

Sketch = frozenset[int]


def sketch_of(text: str | None) -> Sketch:
    """The least digests (32 bits) of the sentences; empty for a text that is too short to be told."""
    bare = _letters(text[:_LONGEST]) if text else b""
    if len(bare) < _FEWEST:
        return frozenset()
    digests = {
        blake2b(sentence, digest_size=_BYTES).digest()
        for sentence in bare.split(b"\n")
        if len(sentence) >= _SHORTEST
    }
    # Bytes have the order of the numbers that they are, the highest first.
    return unpacked(b"".join(sorted(digests)[:_SIZE]))


def digest_of_line(line: str | None) -> int | None:
    """The digest (32 bits) of a headline; None for one without letters."""
    bare = _letters(line or "").replace(b"\n", b"")
    return _digest(b"headline " + bare) if bare else None


def _letters(text: str) -> bytes:
    """The letters of ``text`` in one case and width, in UTF-8, with a line for each sentence."""
    text = unicodedata.normalize("NFKC", text).replace("。", ".").casefold()
    for quote in _QUOTES:
        if quote in text:
            text = text.replace(quote, "")
    return text.encode("utf-8", "replace").translate(_KEPT, _DROPPED)


def _digest(bare: bytes) -> int:
    return int.from_bytes(blake2b(bare, digest_size=_BYTES).digest())


def packed(sketch: Sketch) -> bytes:
    """A sketch as the store keeps it."""
    return struct.pack(f">{len(sketch)}I", *sorted(sketch))


def unpacked(kept: bytes) -> Sketch:
    """The sketch that ``packed`` made bytes of."""
    return frozenset(struct.unpack(f">{len(kept) // _BYTES}I", kept))


def marks(sketch: Sketch) -> list[int]:
    """What a text is looked up by, the least first."""
    return sorted(sketch)[:_MARKS]


def is_same(one: Sketch, other: Sketch) -> bool:
    """Whether two texts are the same but for little."""
    both = one & other
    if not both or len(both) < _SAME * max(len(one), len(other)):
        return False
    least = sorted(one | other)[:_SIZE]
    return sum(digest in both for digest in least) >= _SAME * len(least)
