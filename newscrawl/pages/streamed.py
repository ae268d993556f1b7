"""Pages that React sends in parts: what is slow comes last, hidden, with a script that puts it in its place.

Next.js and others answer so. A place is ``<template id="B:1">`` or ``P:1``, what belongs there
``<div hidden id="S:1">``, and the script says ``$RC("B:1","S:1")`` (React 18 and 19, ReactDOMFizzServer).
"""

import re

from lxml import etree

SIGN = b'<div hidden id="S:'
"""What stands in every page that is sent in parts, as React writes it."""

_PLACED = re.compile(r"""\$R[CRS]\("([BP]:\w{1,16})","(S:\w{1,16})\"""")
_PLACES = ("B:", "P:")
# Comments around what is shown until the part comes: a boundary begins and ends.
_BEGINS, _ENDS = ("$", "$?", "$!", "$~"), "/$"


def put_together(root: etree._Element) -> None:
    """Put the parts of a page, parsed with its comments, where its scripts put them; the comments go."""
    places = {str(one.get("id")): one for one in root.iter("template") if one.get("id")}
    parts = {str(one.get("id")): one for one in root.iter("div") if "hidden" in one.attrib}
    for script in root.iter("script"):
        text = script.text or ""
        for match in _PLACED.finditer(text) if "$R" in text else ():
            place, part = places.pop(match[1], None), parts.pop(match[2], None)
            if place is not None and part is not None:
                _fill(place, part)
    # What saves pages may take the scripts out: a part's number is mostly that of its place.
    for name, place in places.items():
        part = parts.pop(f"S{name[1:]}", None) if name[:2] in _PLACES else None
        if part is not None:
            _fill(place, part)
    etree.strip_tags(root, etree.Comment)


def _fill(place: etree._Element, part: etree._Element) -> None:
    """Make of ``place`` an element with all that ``part`` holds, instead of what is shown until it comes."""
    if str(place.get("id")).startswith("B"):
        _clear_behind(place)
    place.tag = "div"
    place.attrib.clear()
    place.text, part.text = part.text, None
    place.extend(list(part))


def _clear_behind(place: etree._Element) -> None:
    depth, shown = 0, []
    for sibling in place.itersiblings():
        if sibling.tag is etree.Comment:
            mark = sibling.text or ""
            if mark == _ENDS and not depth:
                break
            depth += (mark in _BEGINS) - (mark == _ENDS)
        shown.append(sibling)
    else:
        return  # nothing says where it ends
    for sibling in shown:
        sibling.getparent().remove(sibling)
    place.tail = None
