"""The sketch of a text: the digests of its sentences, by which the same text is found again.

White space, case, width, punctuation and numbers do not change a sentence; a few sentences that differ (a
time, the name of who asked) do not make another text. Two marks of a sketch, its least and its greatest
digest, find texts in an index: as many of the sentences as two texts share, as likely they share a mark
(min-hashing).
"""

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
# Of their sentences two texts share so many if they are the same.
_SAME = 0.6

Sketch = frozenset[int]


def sketch_of(text: str | None) -> Sketch:
    """The digests (signed, 64 bits) of the sentences; empty for a text that is too short to be told."""
    bare = _letters(text[:_LONGEST]) if text else b""
    if len(bare) < _FEWEST:
        return frozenset()
    return frozenset(_digest(sentence) for sentence in bare.split(b"\n") if len(sentence) >= _SHORTEST)


def digest_of_line(line: str | None) -> int | None:
    """The digest (signed, 64 bits) of a headline; None for one without letters."""
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
    return int.from_bytes(blake2b(bare, digest_size=8).digest(), signed=True)


def packed(sketch: Sketch) -> bytes:
    """A sketch as the store keeps it."""
    return b"".join(digest.to_bytes(8, signed=True) for digest in sorted(sketch))


def unpacked(kept: bytes | None) -> Sketch:
    """The sketch that ``packed`` made bytes of."""
    kept = kept or b""
    return frozenset(int.from_bytes(kept[at : at + 8], signed=True) for at in range(0, len(kept), 8))


def marks(sketch: Sketch) -> set[int]:
    """What a text is looked up by: its least and its greatest digest."""
    return {min(sketch), max(sketch)} if sketch else set()


def is_same(one: Sketch, other: Sketch) -> bool:
    """Whether two texts are the same but for little."""
    return bool(one) and len(one & other) >= _SAME * max(len(one), len(other))
