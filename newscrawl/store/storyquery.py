"""Stories as they are, and found anew."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, delete, func, or_, select, update

from newscrawl.store import storyindex, storyrows
from newscrawl.store.content import CURRENT_ROWS, article_from
from newscrawl.store.frontier import parts
from newscrawl.store.records import FoundStory, StoryArticle
from newscrawl.store.storytables import stories, story_marks, story_merges, story_texts
from newscrawl.store.tables import articles, revisions
from newscrawl.text import KST

_FIRST_SEEN = select(revisions.c.article_id, revisions.c.read_at).where(revisions.c.revision == 1)
_STORY = func.coalesce(articles.c.story, articles.c.id)


def largest(
    connection: Connection, since: datetime | None, limit: int | None, outlets: int
) -> list[FoundStory]:
    """Stories that so many outlets tell, published at ``since`` or later: the largest, ``limit`` at most."""
    query = select(stories).where(stories.c.publishers >= outlets)
    if since is not None:
        query = query.where(stories.c.last_at >= since)
    size = (stories.c.articles.desc(), stories.c.publishers.desc(), stories.c.last_at.desc(), stories.c.id)
    return _found(connection, connection.execute(query.order_by(*size).limit(limit)).all())


def story_of(connection: Connection, identity: str) -> FoundStory | None:
    """The story of an article, or the one that a former story became; None without one."""
    story = connection.scalar(select(_STORY).where(articles.c.id == identity))
    story = story or connection.scalar(select(story_merges.c.story).where(story_merges.c.former == identity))
    if story is None:
        return None
    row = connection.execute(select(stories).where(stories.c.id == story)).first()
    if row is not None:
        return _found(connection, [row])[0]
    members = _members(connection, [story])[story]
    return FoundStory(story, story, None, tuple(members))


def stories_of(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """The story of each of these articles, as far as they are stored."""
    query = select(articles.c.id, _STORY.label("story"))
    return {
        row.id: row.story
        for part in parts(sorted(ids))
        for row in connection.execute(query.where(articles.c.id.in_(part)))
    }


def _found(connection: Connection, rows: Sequence[Row[Any]]) -> list[FoundStory]:
    members = _members(connection, [row.id for row in rows])
    return [FoundStory(row.id, row.original, row.named, tuple(members.get(row.id, ()))) for row in rows]


def _members(connection: Connection, ids: Sequence[str]) -> dict[str, list[StoryArticle]]:
    """The articles of stories, each story's in the order of publication."""
    found: dict[str, list[StoryArticle]] = {}
    for part in parts(ids):
        of_story = or_(articles.c.story.in_(part), and_(articles.c.id.in_(part), articles.c.story.is_(None)))
        rows = connection.execute(CURRENT_ROWS.where(of_story)).mappings().all()
        first = _FIRST_SEEN.where(revisions.c.article_id.in_([row["id"] for row in rows]))
        first_seen = {row.article_id: row.read_at for row in connection.execute(first)}
        for row in rows:
            article = article_from(row, [])
            found.setdefault(article.story or "", []).append(
                StoryArticle(
                    article.id or "",
                    article.site,
                    article.publisher,
                    article.title,
                    article.url,
                    article.published_at,
                    first_seen.get(article.id),
                )
            )
    for members in found.values():
        members.sort(key=lambda one: (one.published_at is None, one.published_at, one.article_id))
    return found


def clear(connection: Connection, since: datetime | None) -> list[str]:
    """Make every article, or each one first read at ``since`` or later, a story of its own. Returns their
    identities in the order of first reading.
    """
    storyrows.lock(connection)
    first = select(revisions.c.article_id).where(revisions.c.revision == 1)
    if since is None:
        for table in (story_marks, story_texts, stories, story_merges):
            connection.execute(delete(table))
        connection.execute(update(articles).where(articles.c.story.is_not(None)).values(story=None))
    else:
        first = first.where(revisions.c.read_at >= since)
    ids = list(connection.scalars(first.order_by(revisions.c.read_at, revisions.c.article_id)))
    if since is not None:
        for part in parts(ids):
            storyrows.forget(connection, part)
    return ids


def rebuild(connection: Connection, ids: Iterable[str]) -> None:
    """Find the stories of these articles, in order."""
    wanted = [*ids]
    rows = connection.execute(CURRENT_ROWS.where(articles.c.id.in_(wanted))).mappings()
    found = {row["id"]: article_from(row, []) for row in rows}
    read = [(one, found[one]) for one in wanted if one in found]
    now = max((article.crawled_at for _, article in read if article.crawled_at), default=datetime.now(KST))
    storyindex.join(connection, read, now)
    # What is past is let go on the way, as it was when the articles came.
    storyrows.prune(connection, now)
