"""XML of strangers, element by element: however long it is, no more of it is in memory than one element.

A sitemap may have 50,000 addresses in 50 MB (https://www.sitemaps.org/protocol.html), and as a tree that
takes ten times as much. Entities are not resolved and nothing is loaded.
"""

import codecs
import re
from collections.abc import Collection, Iterator
from typing import Final

from lxml import etree

_ENCODING: Final = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([\w-]+)", re.I)
_DECLARATION: Final = re.compile(r"\A[\s\ufeff]*<\?xml[^>]*\?>")
_PART: Final = 1 << 16
# Elements within one: a page with a thousand pictures has 5,000 (Google's image sitemaps). What has more is
# no sitemap, nor what has as much text or as long a tag (attributes cost their number squared) as is read at
# once: a ``<`` stands in neither. What follows is not read.
_WITHIN: Final = 10_000
# The pictures and films of a page have addresses and titles of their own.
_OF_THEIR_OWN: Final = frozenset({"image", "video"})


def local_name(element: etree._Element | None) -> str:
    """The name of an element in lower case, without its namespace."""
    if element is None or not isinstance(element.tag, str):
        return ""
    return element.tag.rpartition("}")[2].rpartition(":")[2].lower()


def decoded(body: bytes) -> Iterator[str]:
    """The text of XML without its declaration, part by part; the encoding it declares may be wrong."""
    name = _encoding(body)
    decoder = codecs.getincrementaldecoder(name)("replace")
    is_first = True
    for start in range(0, len(body), _PART):
        text = decoder.decode(body[start : start + _PART], start + _PART >= len(body))
        if is_first:
            text = _DECLARATION.sub("", text).lstrip("\ufeff \r\n\t")
        is_first = not text
        yield text


def elements(body: bytes, names: Collection[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """The elements with these names in the order in which they end: the name, and the first text of each
    element within that holds only text, by name. XML that is not well-formed is read as far as it goes.
    """
    parser = etree.XMLPullParser(
        ("start", "end"), recover=True, resolve_entities=False, no_network=True, huge_tree=False,
        remove_comments=True, remove_pis=True,
        encoding="utf-8",
    )  # fmt: skip
    open_for = 0  # elements begun within the one that is read; 0: none is
    since_tag = 0
    for part in decoded(body):
        since_tag = since_tag + len(part) if "<" not in part else len(part) - part.rindex("<")
        if since_tag > _PART:
            return
        try:
            parser.feed(part.encode("utf-8", "replace"))
        except etree.XMLSyntaxError:  # nothing further that could be recovered
            return
        for event, element in parser.read_events():
            is_wanted = local_name(element) in names
            if event == "start":
                open_for += is_wanted or open_for > 0
            elif is_wanted:
                yield local_name(element), _texts(element)
                open_for = 0
            if event == "end" and not open_for:
                _forget(element)
        if open_for > _WITHIN:
            return


def _encoding(body: bytes) -> str:
    declared = _ENCODING.search(body[:200])
    names = [declared[1].decode("ascii")] if declared else []
    for name in (*names, "utf-8", "cp949"):
        one = "cp949" if name.lower() in {"euc-kr", "ks_c_5601-1987"} else name
        try:
            decoder = codecs.getincrementaldecoder(one)()
            for start in range(0, len(body), _PART):
                decoder.decode(body[start : start + _PART])
            decoder.decode(b"", final=True)
        except (UnicodeError, LookupError):
            continue
        return one
    return "utf-8"


def _texts(element: etree._Element) -> dict[str, str]:
    texts: dict[str, str] = {}
    for child in element.iter():
        if len(child) == 0 and child.text and local_name(child.getparent()) not in _OF_THEIR_OWN:
            texts.setdefault(local_name(child), child.text.strip())
    return texts


def _forget(element: etree._Element) -> None:
    """Let an element that was read go, and what stands before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
