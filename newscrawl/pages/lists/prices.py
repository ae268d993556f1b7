"""Rows of shares, currencies, forecasts and polls, which look like rows of articles and are none."""

import re
from collections.abc import Callable, Sequence

from newscrawl.pages.lists.rows import Cell, RowCells
from newscrawl.pages.lists.words import VOTES, is_quote

# Share of the rows of a list that show a price or votes, from which on it is no list of articles.
_NO_ARTICLES = 0.5
_MOVED = re.compile(r"[▲▼△▽↑↓]\s?\d{0,2}$")
# A number of so many characters is no price.
_LONGEST_MOVE = 2
# Names of funds have up to twenty characters and four words.
_HEADLINE = 22
_HEADLINE_BLANKS = 4
_DAY = re.compile(r"(?:0?[1-9]|1[0-2])\.(?:0?[1-9]|[12]\d|3[01])\.?$")
_PRICE = re.compile(r"\d[\d,]{0,12}\s?원$")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})*$|\d{1,7}$")


def show_prices_or_votes(rows: Sequence[RowCells]) -> bool:
    """Whether most of ``rows`` show a price, a forecast or votes."""
    return _share(rows, _shows_quote) > _NO_ARTICLES or _share(rows, _shows_votes) > _NO_ARTICLES


def _share(rows: Sequence[RowCells], shows: Callable[[RowCells], bool]) -> float:
    return sum(shows(cells) for cells in rows) / len(rows) if rows else 0.0


def _shows_quote(cells: RowCells) -> bool:
    texts = [cell.text for cell in cells.others]
    # 11.05 may be a day, +11.05 and 11.5% are none.
    quotes = [text for text in texts if is_quote(text) and not _DAY.match(text)]
    if not quotes:
        return False
    if _is_headline(cells.title):
        # News of a share stands beside what it gained, a ware beside its price and what it is reduced by.
        return any(_PRICE.match(text) for text in texts)
    # How far an article has moved in a ranking stands beside no price, but perhaps a number of readers.
    return any(not _MOVED.match(text) for text in quotes) or any(
        len(text) > _LONGEST_MOVE and _NUMBER.match(text) for text in texts
    )


def _is_headline(title: Cell | None) -> bool:
    """Whether a title is longer, or has more words, than names of shares and currencies have."""
    return title is not None and (len(title.text) >= _HEADLINE or title.text.count(" ") >= _HEADLINE_BLANKS)


def _shows_votes(cells: RowCells) -> bool:
    return any(len(cell.text) < 30 and VOTES.search(cell.text) for cell in cells.others)
