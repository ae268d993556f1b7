"""Which blocks of a page may be lists, and which of their rows are the list's."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from newscrawl.addresses import split
from newscrawl.pages.lists.blocks import Link, Row, RowBlock
from newscrawl.pages.lists.outline import HEADINGS, Outline
from newscrawl.pages.lists.words import LINK_LABEL, is_no_heading

# A list of leads: of the repeated parts of a block, at least this share is a single article, the rest are an
# article with its related ones.
_SINGLES = 0.25
# Levels that elements must be nested in each other to be rows that nobody closed, and blocks between two.
_NESTED = 4
_NESTED_LEVELS = 3
_SHORTEST_TITLE = 5
# Parts of a block that are looked into for the next level.
_FIRST = 6
# A first row of fewer characters than a headline has may be the heading over others, of which there are some.
_HEADLINE = 10
_HEADED = 2
_DIGITS = re.compile(r"\d+")


def candidates(page: Outline, top: RowBlock | Row | None) -> Iterator[tuple[int, list[Row]]]:
    """The lists that the block tree below ``top`` may hold: an element, and the rows in it."""
    waiting = [top] if isinstance(top, RowBlock) else []
    while waiting:
        part = waiting.pop()
        rows, blocks = part.rows, part.blocks
        leads = _side_by_side(page, part) or _leads(page, part) or _nested(page, part)
        if leads:
            yield part.place, leads
        elif 1 <= len(rows) <= 2 and len(blocks) == 1 and not blocks[0].blocks and part.parts[0] is rows[0]:
            # A large first headline and the list below it.
            yield part.place, rows + blocks[0].rows
        elif _leads_on(page, part):
            # The same, with further lists behind it.
            yield blocks[0].place, rows + blocks[0].rows
            waiting += reversed(blocks[1:])
        else:
            if len(rows) > 1:
                yield part.place, rows
            waiting += reversed(blocks)


def _side_by_side(page: Outline, block: RowBlock) -> list[Row]:
    """All articles of a table most of whose rows hold several articles side by side."""
    if any(page.tags[part.place] != "tr" for part in block.parts):
        return []
    several = block.blocks
    if 2 * len(several) <= len(block.parts) or any(part.blocks for part in several):
        return []
    alone = {row.place for row in block.rows}
    return [_in_cell(page, row) if row.place in alone else row for row in block.all_rows()]


def _in_cell(page: Outline, row: Row) -> Row:
    """The cell of a table's row that holds its only article; all of it where several cells link that."""
    first, last = row.links[0].place, row.links[-1].place
    cells = (cell for cell in page.children(row.place) if cell <= first <= last < page.ends[cell])
    return Row(next(cells, row.place), row.links)


def _leads_on(page: Outline, block: RowBlock) -> bool:
    """Whether the only row of a block stands right before the first of its lists, without words between."""
    rows, blocks = block.rows, block.blocks
    if len(rows) != 1 or not blocks or block.parts[0] is not rows[0] or blocks[0].blocks:
        return False
    between = page.lines(page.last[rows[0].place], page.first[blocks[0].rows[0].place])
    return all(is_no_heading(text) for _, text in between)


def _leads(page: Outline, block: RowBlock) -> list[Row]:
    """The first article of each part, where the parts are articles with or without related ones below.

    The first articles are known by standing at the same place in every part, where the related ones do not.
    """
    signatures = [signature(page, part.place) for part in block.parts]
    ((common, _),) = Counter(signatures).most_common(1)
    repeated = [part for part, signature in zip(block.parts, signatures, strict=True) if signature == common]
    singles = [part for part in repeated if isinstance(part, Row)]
    if len(repeated) < 4 or not _SINGLES * len(repeated) <= len(singles) < len(repeated):
        return []
    places = {_place(page, row, row.place) for row in singles}
    leads: list[Row] = []
    alike = 0
    for part in repeated:
        rows = (
            [part]
            if isinstance(part, Row)
            else [row for row in part.all_rows() if _place(page, row, part.place) in places]
        )
        leads += rows[:1]
        alike += isinstance(part, RowBlock) and len(rows) == 1
    return leads if alike * 2 > len(repeated) - len(singles) else []


def _nested(page: Outline, block: RowBlock) -> list[Row]:
    """The first article of each level, where elements that are alike stand in each other: rows that nobody
    closed.
    """
    kind = signature(page, block.place)
    rows: list[Row] = []
    place: tuple[str, str] | None = None
    level: RowBlock | None = block
    while level is not None:
        inner = _alike_below(page, level, kind)
        end = page.ends[level.place] if inner is None else inner.place
        first = next((row for row in _first_rows(level) if row.place < end and _titled(row)), None)
        if first is None or (place is not None and _title_place(page, first) != place):
            break
        place = _title_place(page, first)
        rows.append(Row(level.place, first.links, page.first[inner.place] if inner is not None else None))
        if inner is None and len(rows) >= _NESTED - 1:
            # The last one holds no other, so it is a row.
            rows += [
                row
                for row in _first_rows(level)
                if row is not first
                and _titled(row)
                and _title_place(page, row) == place
                and _holds(page, row, kind)
            ][-1:]
        level = inner
    return rows if len(rows) >= _NESTED else []


def _title_place(page: Outline, row: Row) -> tuple[str, str]:
    return signature(page, next(link.place for link in row.links if _is_title(link)))


def _alike_below(page: Outline, block: RowBlock, kind: tuple[str, str]) -> RowBlock | None:
    """The first block of a kind that stands in ``block``, a few levels below."""
    level = block.blocks
    for _ in range(_NESTED_LEVELS):
        for inner in level:
            if signature(page, inner.place) == kind:
                return inner
        level = [deeper for inner in level[:_FIRST] for deeper in inner.blocks]
    return None


def _holds(page: Outline, row: Row, kind: tuple[str, str]) -> bool:
    """Whether an element of a kind, itself or in it, is around the first link of ``row``."""
    place = row.links[0].place
    while place > row.place:
        place = page.parents[place]
        if signature(page, place) == kind:
            return True
    return False


def _first_rows(block: RowBlock) -> list[Row]:
    """The rows of a block, its first ones of a few levels only."""
    rows = block.rows
    for inner in block.blocks[:_FIRST]:
        rows += inner.rows
    return sorted(rows, key=lambda row: row.place)


def _titled(row: Row) -> bool:
    return any(map(_is_title, row.links))


def _is_title(link: Link) -> bool:
    return len(link.text) >= _SHORTEST_TITLE and not LINK_LABEL.match(link.text)


def _place(page: Outline, row: Row, top: int) -> tuple[tuple[str, str], ...]:
    """Where in ``top`` the titled link of ``row`` stands."""
    element = next((link.place for link in row.links if link.text), row.links[0].place)
    place = []
    while element > top:
        place.append(signature(page, element))
        element = page.parents[element]
    return tuple(place)


def signature(page: Outline, place: int) -> tuple[str, str]:
    """What rows of one list have in common: their tag, and their first class."""
    classes = (page.elements[place].get("class") or "").split()
    return page.tags[place], classes[0] if classes else ""


def without_head(page: Outline, rows: list[Row]) -> list[Row]:
    """``rows`` without a first one that is the linked heading over the others."""
    if len(rows) <= _HEADED:
        return rows
    first, *rest = rows
    others = {signature(page, row.place) for row in rest}
    if len(others) > 1 or signature(page, first.place) in others:
        return rows
    title = max((link.text for link in first.links), key=len)
    return rest if len(title) < _HEADLINE or _heads(page, first, rest) else rows


def _heads(page: Outline, first: Row, rest: Sequence[Row]) -> bool:
    """Whether the first row alone is a heading, and leads to another kind of page than the others do."""
    ways = {_way(link.url) for row in rest for link in row.links}
    if any(_way(link.url) in ways for link in first.links):
        return False
    return _holds_heading(page, first) and not any(_holds_heading(page, row) for row in rest)


def _way(url: str) -> str:
    """An address without what tells one article of its kind from another."""
    parts = split(url)
    return parts.netloc + _DIGITS.sub("", parts.path)


def _holds_heading(page: Outline, row: Row) -> bool:
    return not HEADINGS.isdisjoint(page.tags[row.place : page.ends[row.place]])
