"""What is looked up of stories while articles are stored: which texts are there, and which have a mark."""

from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select

from newscrawl.store import storyrows
from newscrawl.store.prepared import fetch_value
from newscrawl.store.storytables import story_texts
from newscrawl.store.storytext import PlacedText
from newscrawl.store.wanted import asked, rows_of
from newscrawl.stories.fingerprint import Fingerprint

_TEXT = "number, article_id, story, published_at, source_id, fingerprint, found_until"
_OF_ARTICLES = asked("article_id, number, story, marks", "story_texts", "article_id", "text")
_OF_NUMBERS = asked(_TEXT, "story_texts", "number", "bigint")
_OF_IDS = asked(_TEXT, "story_texts", "article_id", "text")
_MARKED = asked("mark, number", "story_marks", "mark", "bigint")
_NEWEST = select(func.max(story_texts.c.number))


class KnownText(NamedTuple):
    """Where an article's text stands already."""

    number: int
    story: str
    marks: tuple[int, ...]


def known_texts(connection: Connection, ids: Collection[str]) -> dict[str, KnownText]:
    """Those of these articles that have a text, by their identity."""
    found = rows_of(connection, _OF_ARTICLES, ids)
    return {
        article_id: KnownText(number, story, storyrows.unpacked_marks(marks))
        for article_id, number, story, marks in found
    }


def next_number(connection: Connection) -> int:
    """The number that the next text gets."""
    return int(fetch_value(connection, _NEWEST, {}) or 0) + 1


def marked(connection: Connection, marks: Collection[int]) -> Iterable[tuple[int, int]]:
    """Each of these marks with the number of each text that has it."""
    return rows_of(connection, _MARKED, marks)


def texts_of(connection: Connection, numbers: Collection[int]) -> Iterable[PlacedText]:
    """The texts with these numbers."""
    return map(_text_from, rows_of(connection, _OF_NUMBERS, numbers))


def texts_named(connection: Connection, ids: Collection[str]) -> Iterable[PlacedText]:
    """The texts of these articles."""
    return map(_text_from, rows_of(connection, _OF_IDS, ids))


def _text_from(row: Any) -> PlacedText:
    number, article_id, story, published_at, source_id, kept, found_until = row
    at = published_at or (found_until or 0) - storyrows.FOUND_FOR.total_seconds()
    return PlacedText(number, article_id, story, at, source_id, _unpacked(kept) if kept else None)


# A story that goes round is looked at again with every batch; a fingerprint takes 8 KB.
_unpacked = lru_cache(maxsize=1_000)(Fingerprint.unpacked)
