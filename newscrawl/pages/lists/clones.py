"""Slides that a carousel's script shows once more at its ends, so that it goes round."""

from bisect import bisect_right

from lxml import etree

from newscrawl.lexicon import entries
from newscrawl.pages.lists.blocks import Link
from newscrawl.pages.lists.outline import Outline

_NAMES = frozenset(entries("lists", "cloned-slides"))
_MAY_BE_CLONES = etree.XPath("//*[contains(@class, 'clone') or contains(@class, '-duplicate')]")


def may_hold_clones(body: bytes) -> bool:
    """Whether the source of a page may name such slides."""
    return b"clone" in body or b"-duplicate" in body


def cloned(page: Outline, links: list[Link]) -> frozenset[int]:
    """The places of those of ``links`` in slides that show again what stands elsewhere: the order of these is
    not the list's.
    """
    starts: list[int] = []
    ends: list[int] = []
    for element in _MAY_BE_CLONES(page.elements[0]):
        place = page.place_of(element)
        is_inside = bool(ends) and place < ends[-1]
        if place >= 0 and not is_inside and not _NAMES.isdisjoint(element.get("class").split()):
            starts.append(place)
            ends.append(page.ends[place])

    def is_inside_one(link: Link) -> bool:
        before = bisect_right(starts, link.place) - 1
        return before >= 0 and link.place < ends[before]

    inside = [link for link in links if is_inside_one(link)]
    places = {link.place for link in inside}
    elsewhere = {link.key for link in links if link.place not in places} if inside else set()
    return frozenset(link.place for link in inside if link.key in elsewhere)
