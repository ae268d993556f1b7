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
# What a server says before the XML, such as a warning of PHP, is not longer, and is no page.
_BEFORE: Final = 2000
_OF_PAGE: Final = re.compile(rb"<(?:html|head|body)\b|<!doctype", re.I)
_WIDE: Final = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\0": "utf-16-le", b"\0<": "utf-16-be"}
_NOT_ASCII: Final = re.compile(rb"[\x80-\xff]+")
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


def beginning(body: bytes) -> bytes:
    """The first characters of XML in UTF-8, from its declaration on where something else stands before."""
    start = body[:_BEFORE]
    if name := _WIDE.get(start[:2]):
        start = start.decode(name, "replace").encode("utf-8", "replace")
    return start[_declared_at(start) :]


def _declared_at(body: bytes) -> int:
    """Where the declaration of XML stands that something else stands before; 0 without one, or in a page."""
    at = body.find(b"<?xml", 0, _BEFORE)
    return at if at > 0 and not _OF_PAGE.search(body, 0, at) else 0


def decoded(body: bytes) -> Iterator[str]:
    """The text of XML without its declaration, part by part; the encoding it declares may be wrong, and
    something else may stand before it.
    """
    name = _encoding(body)
    body = body[_declared_at(body) :]
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
    """The encoding that is declared or likely and fits; where none does, as some bytes are broken, the one
    that they break least.
    """
    if name := _WIDE.get(body[:2]):
        return name
    declared = _ENCODING.search(body[_declared_at(body) :][:200])
    known = _known_name(declared[1].decode("ascii")) if declared else None
    names = [known, "utf-8", "cp949"] if known else ["utf-8", "cp949"]
    for name in names:
        try:
            decoder = codecs.getincrementaldecoder(name)()
            for start in range(0, len(body), _PART):
                decoder.decode(body[start : start + _PART])
            decoder.decode(b"", final=True)
        except UnicodeError:
            continue
        return name
    sample = body[:_PART]
    signs = _NOT_ASCII.findall(sample)
    if 2 * sum(len(run) == 1 for run in signs) > len(signs):  # letters with accents stand among others
        return "cp1252"
    return min(names, key=lambda name: sample.decode(name, "replace").count("\ufffd"))


def _known_name(declared: str) -> str | None:
    """A declared encoding as Python knows it; cp949 for the Korean ones that it holds; None for what is no
    encoding of text, or of several bytes a sign: what begins otherwise was made as such a string and sent in
    another one.
    """
    try:
        b"<".decode(declared)
    except (LookupError, UnicodeError):
        return None
    name = codecs.lookup(declared).name
    return "cp949" if name == "euc_kr" else name


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
