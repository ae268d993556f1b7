"""The tree of a list page, from bytes whose declared encoding may be wrong."""

from lxml.html import HtmlElement
from scrapy.http import TextResponse

_KOREAN = frozenset({"cp949", "euc-kr", "euc_kr", "ks_c_5601-1987"})


def root_of(response: TextResponse) -> HtmlElement:
    """The parsed page. A page that says EUC-KR and is UTF-8, or the other way round, is read as what it is."""
    other = "utf-8" if response.encoding.lower() in _KOREAN else "cp949"
    if not response.body.isascii() and _damage(response.body, other) < _damage(response.body, response.encoding):
        response = response.replace(encoding=other)
    return response.selector.root


def _damage(body: bytes, encoding: str) -> int:
    """How many bytes of ``body`` cannot be read in ``encoding``."""
    try:
        body.decode(encoding)
    except UnicodeDecodeError:
        return body.decode(encoding, "replace").count("\ufffd")
    return 0
