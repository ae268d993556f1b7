"""Pages decoded as they are, not as they say: Korean pages declare cp949 and send UTF-8, and the reverse."""

import codecs
import re
from collections.abc import Callable
from typing import TypeVar, cast

from lxml import etree
from parsel import Selector
from scrapy.http import TextResponse

_BROKEN = "\ufffd"
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def text_of_response(response: TextResponse) -> str:
    """The text of ``response`` in the encoding that its bytes are in.

    Bytes that are valid UTF-8 and not plain ASCII are UTF-8: Korean text in cp949 practically never is.
    Where they are not, the declared encoding is held against cp949 by the number of broken characters.
    """
    return as_decoded(response).text


def utf8_of(response: TextResponse) -> bytes:
    """The body of ``response`` in UTF-8, whatever encoding it came in.

    Most pages are UTF-8 already: they are looked through once and not copied. See also ``encoded_once``.
    """
    body = response.body
    if body.startswith(codecs.BOM_UTF8):
        body = body[len(codecs.BOM_UTF8) :]
    try:
        _look_through(body)
    except UnicodeDecodeError:
        pass
    else:
        return encoded_once(body)
    return as_decoded(response).text.encode("utf-8", "replace")


# U+0080, which no page means: what is left of the bytes of UTF-8 that were taken for Latin-1.
_TWICE = "\x80".encode()
# The first bytes of most Hangul and of quotation marks. A page encoded twice has neither, as its letters end
# with U+00FF; in others one stands near the beginning and is found at once.
_ONCE = (b"\xec", b"\xe2")


def encoded_once(body: bytes) -> bytes:
    """``body`` without the second encoding of a page whose UTF-8 was taken for Latin-1 and encoded again.

    Copies and feeds made by programs that trust the default of HTTP are so. A page is put right only as a
    whole: all its letters must be bytes, and those bytes UTF-8.
    """
    if any(first in body for first in _ONCE) or _TWICE not in body:
        return body
    try:
        once = body.decode("utf-8").encode("latin-1")
        once.decode("utf-8")
    except UnicodeError:
        return body
    return once


# So much of a page stays in the nearest cache, the page itself beside it: decoding all of it at once takes
# twice as long.
_PIECE = 1 << 14


def _look_through(body: bytes) -> None:
    """Raise ``UnicodeDecodeError`` where ``body`` is not UTF-8."""
    view, size = memoryview(body), len(body)
    place = 0
    while place < size:
        place += codecs.utf_8_decode(view[place : place + _PIECE], "strict", place + _PIECE >= size)[1]


def selector_of(page: TextResponse) -> Selector:
    """The selector of all of a page. Scrapy's asks for its base and raises where that is no address."""

    def elements(markup: bytes) -> etree._Element:
        made = Selector(body=markup or b"<html/>", encoding="utf-8", base_url=page.url, type="html")
        return cast("etree._Element", made.root)

    return Selector(root=parse_whole(utf8_of(page), elements), type="html")


_END = re.compile(rb"</html\s*>", re.IGNORECASE)
_Root = TypeVar("_Root", bound=etree._Element | None)


def parse_whole(markup: bytes, parse: Callable[[bytes], _Root]) -> _Root:
    """The root that ``parse`` makes of all of ``markup``.

    Parsers stop at a zero, and where a template closes the page too early, behind which browsers show
    everything. What stands there they put beside the root: only then are the ends taken out, and the page is
    parsed again. To look for ends in every page before it is parsed is a fiftieth of what reading costs.
    """
    data = markup.replace(b"\x00", b"") if b"\x00" in markup else markup
    root = parse(data)
    if root is None or root.getnext() is None:
        return root
    del root
    return parse(_END.sub(b"", data))


def as_decoded(response: TextResponse) -> TextResponse:
    """``response`` itself, or a copy whose encoding is the one its bytes are in."""
    body = response.body
    if body.isascii() or body.startswith(_UTF16):
        return response
    declared = codecs.lookup(response.encoding).name
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        once = encoded_once(body)
        if once is not body:
            return response.replace(body=once, encoding="utf-8")
        return response if declared == "utf-8" else response.replace(encoding="utf-8")
    if declared in ("cp949", "euc_kr"):
        return response
    ours = body.decode("cp949", "replace").count(_BROKEN)
    theirs = body.decode("utf-8", "replace").count(_BROKEN)
    if ours < theirs:
        return response.replace(encoding="cp949")
    return response if declared == "utf-8" else response.replace(encoding="utf-8")
