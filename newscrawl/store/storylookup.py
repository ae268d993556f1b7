"""What is looked up of stories while articles are stored: which texts are there, and which have a mark."""

import json
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select, text

from newscrawl.store import storyrows
from newscrawl.store.storytables import story_texts
from newscrawl.store.storytext import PlacedText
from newscrawl.stories.fingerprint import Fingerprint

# A batch asks for a thousand values: one parameter for all, because binding each takes longer than looking it
# up. Statements are texts, made once: rows come as the driver gives them, without a step for each column.
_WANTED = {
    "sqlite": "(SELECT value FROM json_each(:wanted)) AS wanted",
    "postgresql": "(SELECT CAST(value AS {kind}) AS value"
    " FROM json_array_elements_text(CAST(:wanted AS json))) AS wanted",
}
_TEXT = "number, article_id, story, published_at, source_id, fingerprint, found_until"


def _asked(columns: str, table: str, column: str, kind: str) -> dict[str, Any]:
    return {
        dialect: text(
            f"SELECT {columns} FROM {wanted.format(kind=kind)} JOIN {table} ON {column} = wanted.value"  # noqa: S608 - names
        )
        for dialect, wanted in _WANTED.items()
    }


_OF_ARTICLES = _asked("article_id, number, story, marks", "story_texts", "article_id", "text")
_OF_NUMBERS = _asked(_TEXT, "story_texts", "number", "bigint")
_OF_IDS = _asked(_TEXT, "story_texts", "article_id", "text")
_MARKED = _asked("mark, number", "story_marks", "mark", "bigint")
_NEWEST = select(func.max(story_texts.c.number))


class KnownText(NamedTuple):
    """Where an article's text stands already."""

    number: int
    story: str
    marks: tuple[int, ...]


def known_texts(connection: Connection, ids: Collection[str]) -> dict[str, KnownText]:
    """Those of these articles that have a text, by their identity."""
    rows = _rows(connection, _OF_ARTICLES, ids)
    return {
        article_id: KnownText(number, story, storyrows.unpacked_marks(marks))
        for article_id, number, story, marks in rows
    }


def next_number(connection: Connection) -> int:
    """The number that the next text gets."""
    return int(connection.scalar(_NEWEST) or 0) + 1


def marked(connection: Connection, marks: Collection[int]) -> Iterable[tuple[int, int]]:
    """Each of these marks with the number of each text that has it."""
    return _rows(connection, _MARKED, marks)


def texts_of(connection: Connection, numbers: Collection[int]) -> Iterable[PlacedText]:
    """The texts with these numbers."""
    return map(_text_from, _rows(connection, _OF_NUMBERS, numbers))


def texts_named(connection: Connection, ids: Collection[str]) -> Iterable[PlacedText]:
    """The texts of these articles."""
    return map(_text_from, _rows(connection, _OF_IDS, ids))


def _rows(connection: Connection, query: dict[str, Any], wanted: Collection[Any]) -> Iterable[Any]:
    if not wanted:
        return ()
    return connection.execute(query[connection.dialect.name], {"wanted": json.dumps([*wanted])}).all()


def _text_from(row: Any) -> PlacedText:
    number, article_id, story, published_at, source_id, kept, found_until = row
    at = published_at or (found_until or 0) - storyrows.FOUND_FOR.total_seconds()
    return PlacedText(number, article_id, story, at, source_id, _unpacked(kept) if kept else None)


# A story that goes round is looked at again with every batch; a fingerprint takes 8 KB.
_unpacked = lru_cache(maxsize=1_000)(Fingerprint.unpacked)
