"""A page as a tree: parsed once, in the encoding that its bytes are in."""

import codecs
from itertools import islice

from lxml import etree
from scrapy.http import TextResponse

from newscrawl.pages import streamed
from newscrawl.pages.encoding import encoded_once, parse_whole, utf8_of

# libxml2 keeps no more errors of one page than these (XML_MAX_ERRORS).
_MOST_ERRORS = 100
_INVALID = etree.ErrorTypes.ERR_INVALID_ENCODING
# Where a page is in another encoding, its title mostly says so: such a page is not parsed in vain.
_HEAD = 1 << 13


def parsed(markup: bytes) -> etree._Element | None:
    """The tree of a page or a fragment in UTF-8; None where there is nothing in it."""
    streams = streamed.SIGN in markup
    return _parsed(markup, _parser(streams=streams), streams=streams)


def tree_of(response: TextResponse, *, by_id: bool = True) -> etree._Element | None:
    """The tree of a page, decoded as it is and not as it says; None where there is nothing in it. ``by_id``:
    whether XPath's ``id()`` will be asked of it; to enter every id is a fiftieth of the parse.

    Most pages are UTF-8. The parser looks at every letter and tells of the first that is none; to ask that
    of the whole page before it costs a sixth of what the parser does.
    """
    body = encoded_once(response.body.removeprefix(codecs.BOM_UTF8))
    if _begins_as_utf8(body):
        streams = streamed.SIGN in body
        parser = _parser(streams=streams, by_id=by_id)
        root = _parsed(body, parser, streams=streams)
        errors = parser.error_log
        if not any(error.type == _INVALID for error in errors) and (
            len(errors) < _MOST_ERRORS or utf8_of(response) == body
        ):
            return root
    return parsed(utf8_of(response))


def is_open(button: etree._Element) -> bool:
    """Whether a button was never closed, as the parser sees it, and holds what follows: the page's text."""
    children = len(button)
    if not children or button.getnext() is not None:  # it would hold that, too
        return False
    if children < 3 and not any(map(len, button)):
        return False
    return sum(1 for _ in islice(button.iter("main", "article", "h1", "p"), 3)) == 3


def _parser(*, streams: bool, by_id: bool = True) -> etree.HTMLParser:
    # Plain elements, not lxml.html's: choosing a class in Python for each is a third of the walk.
    return etree.HTMLParser(
        encoding="utf-8",
        huge_tree=True,
        remove_comments=not streams,
        remove_pis=True,
        collect_ids=by_id,
    )


def _parsed(markup: bytes, parser: etree.HTMLParser, *, streams: bool) -> etree._Element | None:
    def elements(data: bytes) -> etree._Element | None:
        root: etree._Element | None = None
        if data and not data.isspace():
            root = etree.fromstring(data, parser)
        return root

    root = parse_whole(markup, elements)
    if root is not None and streams:
        streamed.put_together(root)
    return root


def _begins_as_utf8(body: bytes) -> bool:
    try:
        # Not to the end, where a letter may be cut: as an incremental decoder, which takes ten times as long.
        codecs.utf_8_decode(body[:_HEAD])
    except UnicodeDecodeError:
        return False
    return True
