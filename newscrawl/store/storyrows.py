"""The rows of stories: what they are, which became one, and which texts need no longer be found."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, delete, or_, select, update

from newscrawl.store.dialects import insert_into, lock_named
from newscrawl.store.epoch import moment, seconds
from newscrawl.store.storytables import stories, story_marks, story_merges, story_texts
from newscrawl.store.tables import articles
from newscrawl.stories.original import Member, original_of
from newscrawl.text import comparable

# A text is found for so long after it was read.
FOUND_FOR = timedelta(days=14)
# Texts let go at once.
_PART = 1_000

_SEVERAL = select(stories.c.id).where(stories.c.id.in_(bindparam("ids", expanding=True)))
_OWN = ("number", "article_id", "story", "published_at", "source_id", "is_entry")
_MEMBERS = (
    select(
        *(story_texts.c[name] for name in _OWN), articles.c.publisher, articles.c.named, articles.c.copyright
    )
    .join(articles, articles.c.id == story_texts.c.article_id)
    .where(story_texts.c.story.in_(bindparam("ids", expanding=True)))
)


def _member_of(row: Any) -> Member:
    own = comparable(row.publisher)
    return Member(
        article_id=row.article_id,
        number=row.number,
        publisher=row.publisher,
        published_at=None if row.published_at is None else moment(row.published_at),
        named=row.named if comparable(row.named) != own else None,
        notice=row.copyright,
        source_id=row.source_id,
        is_entry=row.is_entry,
    )


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
    for row in connection.execute(_MEMBERS, {"ids": [*ids]}):
        members.setdefault(row.story, []).append(_member_of(row))
    rows = [_description(story, told) for story, told in sorted(members.items()) if len(told) > 1]
    if alone := set(ids) - {row["id"] for row in rows}:
        connection.execute(delete(stories).where(stories.c.id.in_(alone)))
    if rows:
        insert = insert_into(connection, stories)
        changed = {name: insert.excluded[name] for name in rows[0] if name != "id"}
        connection.execute(insert.on_conflict_do_update(index_elements=["id"], set_=changed), rows)


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
    rows = connection.execute(
        select(story_texts.c.number, story_texts.c.story).where(story_texts.c.article_id.in_(ids))
    ).all()
    if not rows:
        return
    numbers = [row.number for row in rows]
    connection.execute(delete(story_marks).where(story_marks.c.number.in_(numbers)))
    connection.execute(delete(story_texts).where(story_texts.c.number.in_(numbers)))
    connection.execute(update(articles).where(articles.c.id.in_(ids)).values(story=None))
    describe(connection, {row.story for row in rows})


def prune(connection: Connection, now: datetime) -> int:
    """Let go of the texts that need not be found any more, some of them. Returns how many.

    Of a story of several articles it stays known who tells it.
    """
    lock(connection)
    old = (
        select(story_texts.c.number, story_texts.c.story)
        .where(story_texts.c.found_until < seconds(now))
        .order_by(story_texts.c.found_until)
        .limit(_PART)
    )
    rows = connection.execute(old).all()
    if not rows:
        return 0
    numbers = [row.number for row in rows]
    several = set(connection.scalars(_SEVERAL, {"ids": list({row.story for row in rows})}))
    alone = [row.number for row in rows if row.story not in several]
    connection.execute(delete(story_marks).where(story_marks.c.number.in_(numbers)))
    connection.execute(delete(story_texts).where(story_texts.c.number.in_(alone)))
    rest = set(numbers) - set(alone)
    if rest:
        change = update(story_texts).where(story_texts.c.number.in_(rest))
        connection.execute(change.values(fingerprint=None, found_until=None))
    return len(rows)


def lock(connection: Connection) -> None:
    """Let no other transaction find or change stories until this one ends.

    On PostgreSQL two copies that are stored at once would not see each other; SQLite has one writer.
    """
    lock_named(connection, "stories")
