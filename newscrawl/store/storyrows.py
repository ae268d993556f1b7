"""The rows of stories: what they are, which became one, and which texts need no longer be found."""

import json
import struct
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, bindparam, delete, or_, select, text, update

from newscrawl.store.dialects import insert_into, lock_named
from newscrawl.store.epoch import moment, seconds
from newscrawl.store.manyrows import insert_rows
from newscrawl.store.prepared import execute
from newscrawl.store.storytables import stories, story_marks, story_merges, story_texts
from newscrawl.store.tables import articles
from newscrawl.store.wanted import asked, rows_of
from newscrawl.stories.original import Member, original_of
from newscrawl.text import comparable

# A text is found for so long after it was read.
FOUND_FOR = timedelta(days=14)
# Texts let go at once.
_PART = 1_000

_CHANGE = update(story_texts).where(story_texts.c.number == bindparam("of_number"))
# One value for all, because binding each takes longer than writing it. SQLite takes values sooner than JSON.
_NOTE_MARKS = text(
    "INSERT INTO story_marks (mark, number)"
    " SELECT CAST(value ->> 0 AS bigint), CAST(value ->> 1 AS integer)"
    " FROM json_array_elements(CAST(:marks AS json)) ON CONFLICT DO NOTHING"
)
_DROP_MARKS = {
    "sqlite": text(
        "DELETE FROM story_marks WHERE (mark, number) IN"
        " (SELECT value ->> 0, value ->> 1 FROM json_each(:marks))"
    ),
    "postgresql": text(
        "DELETE FROM story_marks USING json_array_elements(CAST(:marks AS json)) AS dropped (value)"
        " WHERE mark = CAST(value ->> 0 AS bigint) AND number = CAST(value ->> 1 AS integer)"
    ),
}
_FINDABLE = select(story_texts.c.number, story_texts.c.story, story_texts.c.marks)
_SEVERAL = select(stories.c.id).where(stories.c.id.in_(bindparam("ids", expanding=True)))
_MEMBERS = asked(
    "story_texts.story, article_id, number, publisher, story_texts.published_at, named, shared_texts.text,"
    " source_id, is_entry",
    "story_texts",
    "story_texts.story",
    "text",
    "JOIN articles ON articles.id = story_texts.article_id"
    " LEFT JOIN shared_texts ON shared_texts.key = articles.copyright",
)


# A story that goes round is described with every batch that has something of it.
@lru_cache(maxsize=2_000)
def _member(row: tuple[Any, ...]) -> Member:
    """A row of ``_MEMBERS``, but its story."""
    article_id, number, publisher, published_at, named, notice, source_id, is_entry = row
    return Member(
        article_id=article_id,
        number=number,
        publisher=publisher,
        published_at=None if published_at is None else moment(published_at),
        named=named if comparable(named) != comparable(publisher) else None,
        notice=notice,
        source_id=source_id,
        is_entry=bool(is_entry),
    )


def note_texts(connection: Connection, rows: Iterable[dict[str, Any]], known: Collection[int]) -> None:
    """Write rows of ``story_texts``, in the place of those that are ``known`` by their numbers."""
    new: list[dict[str, Any]] = []
    changed: list[dict[str, Any]] = []
    for row in rows:
        (changed if row["number"] in known else new).append(row)
    insert_rows(connection, story_texts, new)
    if changed:
        connection.execute(_CHANGE, [{**row, "of_number": row["number"]} for row in changed])


def note_marks(connection: Connection, marks: Iterable[tuple[int, int]]) -> None:
    """Write marks, each with the number of its text."""
    pairs = sorted(marks)
    if connection.dialect.name == "sqlite":
        rows = [{"mark": mark, "number": number} for mark, number in pairs]
        insert_rows(connection, story_marks, rows, skipping=True)
    elif pairs:
        execute(connection, _NOTE_MARKS, {"marks": json.dumps(pairs)})


def _drop_marks(connection: Connection, rows: Iterable[Any]) -> None:
    """Let texts be found no more. ``rows`` have their numbers and marks."""
    if pairs := sorted((mark, row.number) for row in rows for mark in unpacked_marks(row.marks)):
        connection.execute(_DROP_MARKS[connection.dialect.name], {"marks": json.dumps(pairs)})


def packed_marks(marks: Collection[int]) -> bytes:
    """Marks as a row of ``story_texts`` has them."""
    return struct.pack(f">{len(marks)}q", *marks)


def unpacked_marks(kept: bytes | None) -> tuple[int, ...]:
    """What ``packed_marks`` made bytes of; none of a text that is found no more."""
    return struct.unpack(f">{len(kept) // 8}q", kept) if kept else ()


def note_stories(connection: Connection, found: Mapping[str, str]) -> None:
    """Write the stories of articles that are not the first of their story."""
    if found:
        change = update(articles).where(articles.c.id == bindparam("key")).values(story=bindparam("of"))
        rows = [{"key": article_id, "of": story} for article_id, story in sorted(found.items())]
        connection.execute(change, rows)


def note_merges(connection: Connection, merges: Mapping[str, str], now: datetime) -> None:
    """Write which stories became part of which."""
    for former, story in merges.items():
        connection.execute(update(story_texts).where(story_texts.c.story == former).values(story=story))
        of_former = or_(articles.c.story == former, articles.c.id == former)
        connection.execute(update(articles).where(of_former).values(story=story))
        connection.execute(delete(stories).where(stories.c.id == former))
        of_former = story_merges.c.story == former
        connection.execute(update(story_merges).where(of_former).values(story=story))
        insert = insert_into(connection, story_merges)
        row = {"former": former, "story": story, "merged_at": now}
        changed = {name: insert.excluded[name] for name in ("story", "merged_at")}
        connection.execute(insert.on_conflict_do_update(index_elements=["former"], set_=changed), row)


def describe(connection: Connection, ids: Collection[str]) -> None:
    """Write what stories are, those of two articles or more; the others have no row."""
    if not ids:
        return
    members: dict[str, list[Member]] = {}
    for story, *row in rows_of(connection, _MEMBERS, ids):
        members.setdefault(story, []).append(_member(tuple(row)))
    described = [_description(story, texts) for story, texts in sorted(members.items()) if len(texts) > 1]
    if alone := set(ids) - {row["id"] for row in described}:
        connection.execute(delete(stories).where(stories.c.id.in_(alone)))
    if described:
        changed = tuple(name for name in described[0] if name != "id")
        insert_rows(connection, stories, described, replacing=changed)


def _description(story: str, members: list[Member]) -> dict[str, Any]:
    original = original_of(members)
    times = [one.published_at for one in members if one.published_at is not None]
    return {
        "id": story,
        "original": original.article_id,
        "named": original.named,
        "articles": len(members),
        "publishers": len({one.publisher for one in members}),
        "first_at": min(times, default=None),
        "last_at": max(times, default=None),
    }


def forget(connection: Connection, ids: Collection[str]) -> None:
    """Take articles out of their stories; an article that gave its story a name leaves it the name."""
    rows = connection.execute(_FINDABLE.where(story_texts.c.article_id.in_(ids))).all()
    if not rows:
        return
    _drop_marks(connection, rows)
    connection.execute(delete(story_texts).where(story_texts.c.number.in_([row.number for row in rows])))
    connection.execute(update(articles).where(articles.c.id.in_(ids)).values(story=None))
    describe(connection, {row.story for row in rows})


def prune(connection: Connection, now: datetime) -> int:
    """Let go of the texts that need not be found any more, some of them. Returns how many.

    Of a story of several articles it stays known who tells it.
    """
    lock(connection)
    old = _FINDABLE.where(story_texts.c.found_until < seconds(now)).order_by(story_texts.c.found_until)
    rows = connection.execute(old.limit(_PART)).all()
    if not rows:
        return 0
    numbers = [row.number for row in rows]
    several = set(connection.scalars(_SEVERAL, {"ids": list({row.story for row in rows})}))
    alone = [row.number for row in rows if row.story not in several]
    _drop_marks(connection, rows)
    connection.execute(delete(story_texts).where(story_texts.c.number.in_(alone)))
    rest = set(numbers) - set(alone)
    if rest:
        change = update(story_texts).where(story_texts.c.number.in_(rest))
        connection.execute(change.values(fingerprint=None, found_until=None, marks=None))
    return len(rows)


def lock(connection: Connection) -> None:
    """Let no other transaction find or change stories until this one ends.

    On PostgreSQL two copies that are stored at once would not see each other; SQLite has one writer.
    """
    lock_named(connection, "stories")
