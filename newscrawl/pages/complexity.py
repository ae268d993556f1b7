"""What a page would cost to read, measured on its bytes before it is parsed, in linear time.

Reading costs time by bytes and by elements, and by the brackets of the JSON in its scripts. Only the
attributes of one element cost their number squared in libxml2, and no time limit can stop it once it has
begun. Markup that a page carries inside of a value was none when the page was measured: it is measured by
itself (``SMALL``).
"""

import re
from dataclasses import dataclass
from math import isqrt
from typing import Final

# An attribute's value in quotes, which may hold what ends a tag elsewhere. Other quotes mean nothing.
_QUOTED = rb"""=(?:"[^"]*+"|'[^']*+'|\s++(?:"[^"]*+"|'[^']*+'))"""
# Bytes in a row without a value, and values, of which no ordinary tag has as many.
_LONG, _MANY = 256, 64
# A tag's beginning, that much of either, and still no end of the tag.
_SUSPICIOUS = re.compile(
    rb"<[A-Za-z][^>=]{0,%d}+(?:(?:%b|=)[^>=]{0,%d}+){0,%d}+[^>]" % (_LONG, _QUOTED, _LONG, _MANY)
)
_TAG = re.compile(rb"<[A-Za-z](?:[^>=]++|%b|=)*+" % _QUOTED)
_VALUE = re.compile(_QUOTED)
# What attributes end with, once a quoted value has become a NUL.
_END = re.compile(rb"\0?[\s/]+|\0")
# Bytes of an attribute, one of them between it and the next.
_SHORTEST = 2
# Whatever is counted as an attribute has one of these: white space, the slash, a value or a NUL.
_SEPARATING = b" \t\n\r\f\v/=\0"
# Counting those of a page takes time as well, which only a page as short as this is likely to save.
_SHORT = 64 * 1024


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The most bytes, tags (marks ``<`` in fact), attributes of one element and opening brackets (of JSON)
    that a page may have.
    """

    size: int
    marks: int
    attributes: int
    brackets: int

    def exceeded(self, body: bytes) -> str | None:
        """What of a page is too much, in words: ``400013 tags``; None for one that may be read."""
        if len(body) > self.size:
            return f"{len(body)} bytes"
        marks = body.count(b"<")
        if marks > self.marks:
            return f"{marks} tags"
        # Fewer bytes, and there need be no counting.
        if len(body) > self.brackets:
            brackets = body.count(b"[") + body.count(b"{")
            if brackets > self.brackets:
                return f"{brackets} brackets"
        if len(body) <= _SHORT and _separators(body) <= self.attributes:
            return None
        attributes = _attributes(body, self.attributes)
        return f"{attributes} attributes in one element" if attributes > self.attributes else None


# What may be read beside a page, or once more: markup that JSON or a feed carries, and the page itself where
# rules are looked at. Several times an ordinary article page, and read in 0.2 s.
SMALL: Final = Ceiling(size=1_000_000, marks=15_000, attributes=2_000, brackets=50_000)


def _separators(body: bytes) -> int:
    """No fewer than the attributes of all elements of a page together."""
    return len(body) - len(body.translate(None, _SEPARATING))


def _attributes(body: bytes, most: int) -> int:
    """The attributes of the elements with very many, as if of one element: the root of their squares' sum.
    None are counted where these tags are too short to have more than ``most``.

    Code in scripts may look like a tag, and counts as one.
    """
    tags, place = list[bytes](), 0
    while (found := _SUSPICIOUS.search(body, place)) and (tag := _TAG.match(body, found.start())):
        tags.append(tag[0])
        place = tag.end()
    if isqrt(sum((len(one) // _SHORTEST) ** 2 for one in tags)) <= most:
        return 0
    return isqrt(sum(len(_END.findall(_VALUE.sub(b"\0", one))) ** 2 for one in tags))
