"""Which of the lists of a page were asked for: those under their headings, the main one, or all boxes."""

from collections.abc import Iterable
from dataclasses import replace

from newscrawl.pages.lists.foundlist import FoundList
from newscrawl.sites.sources import ListKind, ListSource

BY_RULE = "by rule"
ALL_BOXES = "all boxes of headlines"
_LARGEST = "largest list of articles"
# Share of the rows of a page's boxes that its main list holds. Elsewhere than on a front page it may instead
# have so many times the rows of the next one.
_MAIN = 0.5
_TIMES = 2
# So many lists without a heading are the parts of one.
_MANY = 10


def asked_for(
    lists: list[FoundList],
    source: ListSource | None,
    kind: ListKind,
    *,
    paged: bool,
    front: bool,
    ranking: bool,
) -> tuple[list[FoundList], str]:
    """Those of ``lists``, which no rule found, that ``source`` means, and how they were told.

    ``paged``: the page has further ones, so that it is about its list; ``front``: it is a site's front page;
    ``ranking``: its title or address calls it a ranking.
    """
    if not lists:
        return [], "no list of articles"
    meant, named = _headed(lists, source, kind)
    if not meant and source is not None and source.reader == "heading":
        # The list is one of several on its page: another one in its place would be wrong data.
        return [], f"no heading '{source.name}'"
    boxes = [found for found in lists if not _is_other(found, kind)]
    if not meant:
        if front and kind == "trending":
            return [], "no ranking on a front page"
        meant, how = _main(boxes, paged=paged, front=front) if boxes else ([_largest(lists)], _LARGEST)
    else:
        how = f"under the heading '{meant[0].name or meant[0].tab}'"
        # A section's page shows a ranking in a box beside its own list, which is none.
        if not named and (kind == "mainnews" or (ranking and not front)):
            meant, more = _beside(meant, boxes, paged=paged, front=front)
            how += f" and {more}" if more else ""
    for found in meant:
        found.kind = kind
    return meant, how


def _headed(
    lists: list[FoundList], source: ListSource | None, kind: ListKind
) -> tuple[list[FoundList], list[FoundList]]:
    """The lists whose headings tell that they are of ``kind``; those whose headings ``source`` names."""
    named = [found for found in lists if source and source.name and found.name and source.name in found.name]
    return [found for found in named or lists if found.headed and found.kind == kind], named


def _main(boxes: list[FoundList], *, paged: bool, front: bool) -> tuple[list[FoundList], str]:
    """The main list of a page without headings for it, all its boxes where none is clearly that."""
    largest = _largest(boxes, paged=paged)
    if paged or _is_clear(largest, boxes, front=front):
        return [found for found in boxes if found is largest or _is_part(found, largest)], _LARGEST
    return _each_once(boxes), ALL_BOXES


def _beside(
    meant: list[FoundList], boxes: list[FoundList], *, paged: bool, front: bool
) -> tuple[list[FoundList], str]:
    """``meant``, and what the page is about where these are short boxes beside it. A front page is about all
    its boxes, whichever of them it calls its main news: the others are its sections'.
    """
    count = sum(len(found.entries) for found in meant)
    largest = _largest(boxes, paged=paged)
    if front and not _is_clear(largest, boxes, front=True):
        return _each_once(boxes), ALL_BOXES
    if len(largest.entries) >= (1 if paged else 1 + count):
        return [found for found in boxes if found in meant or found is largest], f"the {_LARGEST}"
    # The articles of an event each: a list that is cut into many which nothing heads.
    parts = [found for found in boxes if not found.headed and found.heading < 0]
    rows = sum(len(found.entries) for found in parts)
    if meant[0].kind == "trending" or len(parts) < _MANY or rows < _TIMES * count:
        return meant, ""
    return [found for found in boxes if found in meant or found in parts], "lists without a heading"


def _largest(boxes: list[FoundList], *, paged: bool = False) -> FoundList:
    return max(boxes, key=lambda found: (paged and not found.headed, len(found.entries)))


def _is_clear(largest: FoundList, boxes: list[FoundList], *, front: bool) -> bool:
    """Whether one of the boxes of a page is clearly its main list."""
    sizes = sorted((len(found.entries) for found in boxes), reverse=True)
    if len(largest.entries) >= _MAIN * sum(sizes):
        return True
    return not front and len(largest.entries) >= _TIMES * sizes[1]


def _is_part(found: FoundList, largest: FoundList) -> bool:
    """Whether two lists stand under the very same heading: the large headlines of a section and the rest."""
    return found.heading == largest.heading >= 0


def _each_once(boxes: Iterable[FoundList]) -> list[FoundList]:
    """``boxes``, each article in the first of those that show it."""
    seen: set[str] = set()
    once = []
    for found in boxes:
        entries = [entry for entry in found.entries if entry.key not in seen]
        seen.update(entry.key for entry in entries)
        if entries:
            once.append(replace(found, entries=entries))
    return once


def by_rule(lists: list[FoundList], source: ListSource | None, kind: ListKind) -> tuple[list[FoundList], str]:
    """Those of ``lists`` that rules found and ``source`` means, and those of no other kind that the general
    reading added, with how they were told.
    """
    meant, _ = _headed(lists, source, kind)
    if meant and kind == "mainnews":
        meant += [found for found in lists if found.source == "general" and not found.headed]
    added = sum(len(found.entries) for found in meant if found.source == "general")
    return meant, f"{BY_RULE}, and {added} entries without" if added else BY_RULE


def _is_other(found: FoundList, kind: ListKind) -> bool:
    return found.headed and found.kind != kind
