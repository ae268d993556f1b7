"""Finds the story of articles as they are stored, in the transaction that stores them.

The first article of a story gives it its identity. A text that comes later is looked up by its marks, held
against what is found, and joins the story that it is most like; a text that is the same as articles of two
stories makes them one, the older of the two. An identity is never given up otherwise: an article that is
revised stays in its story.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, func, select

from newscrawl.items import Article
from newscrawl.store import storyrows
from newscrawl.store.epoch import seconds
from newscrawl.store.storylookup import known_texts, marked, next_number, texts_named, texts_of
from newscrawl.store.storytables import story_texts
from newscrawl.store.storytext import PlacedText, common_to, compare
from newscrawl.stories.fingerprint import Fingerprint, fingerprint_of
from newscrawl.stories.likeness import Likeness, overlap, without
from newscrawl.stories.notices import Ends, ends_of, without_notices
from newscrawl.stories.reading import is_entry, source_id_of

# A mark that so many stories have is a set phrase: it says nothing.
_SET_PHRASE = 24
# A sentence at the end of so many stories of an outlet is a notice. Its marks have this bit.
_NOTICE, _ENDS = 3, 1 << 40
# Two texts are copies if so much of both is the same; a text has to do with a story if so much of it, or of
# the story's first one, is in the other.
_COPY, _OF_STORY = 0.8, 0.15
# So many texts are looked at, and a link is worth more than any number of marks.
_LOOKED_AT, _LINKED = 10, 100.0


def join(connection: Connection, read: Sequence[tuple[str, Article]], now: datetime) -> dict[str, str]:
    """Find the stories of articles that this transaction has stored, each with its identity. Returns them.

    Doing it again changes nothing. ``now`` stands for the time of reading where an article has none.
    """
    if not read:
        return {}
    storyrows.lock(connection)
    index = _Index(connection, now)
    index.load(read)
    index.place()
    index.write()
    return index.found


class _Index:
    """What one transaction knows of the texts that it looks at."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now
        self._texts: dict[int, PlacedText] = {}
        self._by_id: dict[str, PlacedText] = {}  # these, and the first ones of their stories
        self._buckets: dict[int, list[int]] = {}
        self._read: list[PlacedText] = []
        self._weighed: list[dict[int, float]] = []  # of those read
        self._grown: set[int] = set()  # marks that more texts have since
        self._known: set[int] = set()  # of those read: numbers that have a row
        self._new_marks: list[tuple[int, int]] = []
        self._touched: set[str] = set()
        self._merges: dict[str, str] = {}

    @property
    def found(self) -> dict[str, str]:
        """The story of each article that was read."""
        return {one.article_id: one.story for one in self._read}

    # -- Loading --------------------------------------------------------------------------------------

    def load(self, read: Sequence[tuple[str, Article]]) -> None:
        """Load what these articles must be held against."""
        before = known_texts(self._connection, [article_id for article_id, _ in read])
        number = next_number(self._connection)
        ends = [ends_of(article.body or "", article.publisher) for _, article in read]
        self._look_up({_ENDS | key for one in ends for key in one.keys})
        for (article_id, article), of_text in zip(read, ends, strict=True):
            row = before.get(article_id)
            one = self._text_of(row.number if row else number, article_id, article, of_text)
            number += row is None
            if row is not None:
                one.story, one.found_by = row.story, [*row.marks]
                self._known.add(row.number)
            self._read.append(one)
        self._look_up({mark for one in self._read for mark in one.marks} - self._buckets.keys())
        self._weighed = [self._weights(one) for one in self._read]
        wanted = {found for weights in self._weighed for found in _heaviest(weights)} - self._known
        self._texts |= {one.number: one for one in texts_of(self._connection, wanted)}
        self._load_firsts({row.story for row in before.values()})

    def _load_firsts(self, stories: set[str]) -> None:
        """Load the first texts of these stories and of those that were found."""
        self._by_id = {one.article_id: one for one in self._texts.values()}
        wanted = (stories | {one.story for one in self._texts.values()}) - self._by_id.keys()
        self._by_id |= {one.article_id: one for one in texts_named(self._connection, wanted)}

    def _look_up(self, marks: Collection[int]) -> None:
        for mark, found in marked(self._connection, marks):
            self._buckets.setdefault(mark, []).append(found)

    def _text_of(self, number: int, article_id: str, article: Article, ends: Ends) -> PlacedText:
        body, keys = without_notices(article.body or "", ends, self._is_notice)
        fingerprint = fingerprint_of(body)
        source_id = source_id_of(article)
        links = [_link(one) for one in (article_id, source_id) if one]
        marks = (*links, *(_ENDS | key for key in keys), *(fingerprint.marks if fingerprint else ()))
        published, read_at = article.published_at, article.crawled_at or self._now
        one = PlacedText(
            number, article_id, article_id, (published or read_at).timestamp(), source_id, fingerprint, marks
        )
        one.own = {
            "published_at": None if published is None else seconds(published),
            "is_entry": is_entry(article, source_id),
            "found_until": seconds(read_at + storyrows.FOUND_FOR),
        }
        return one

    def _is_notice(self, key: int) -> bool:
        return len(self._buckets.get(_ENDS | key, ())) >= _NOTICE

    def _weights(self, one: PlacedText) -> dict[int, float]:
        """What speaks for holding this text against others, by their numbers: that they are linked to it, and
        the marks that they have in common with it, each mark the less the more texts have it.
        """
        buckets = self._buckets
        weights: dict[int, float] = {}
        for mark in one.marks:
            if mark not in buckets or mark >= _ENDS:
                continue
            bucket = buckets[mark]
            size = len(bucket)
            if size >= _SET_PHRASE:
                continue
            weight = _LINKED if mark < 0 else 1 / (1 + size)
            for number in bucket:
                weights[number] = weights[number] + weight if number in weights else weight
        weights.pop(one.number, None)
        return weights

    # -- Placing --------------------------------------------------------------------------------------

    def place(self) -> None:
        """Find the story of each text, in order: each one is found by those after it."""
        for one, before in zip(self._read, self._weighed, strict=True):
            weights = before if self._grown.isdisjoint(one.marks) else self._weights(one)
            self._place(one, [text for number in _heaviest(weights) if (text := self._texts.get(number))])
            self._texts[one.number] = self._by_id[one.article_id] = one
            self._mark(one, {one.number, *weights})

    def _mark(self, one: PlacedText, nearby: Iterable[int]) -> None:
        """Let a text be found by those of its marks that say more than what has them already: its own story
        does not, and of a sentence at an end no copy, as a page and its entries on portals have them all.
        """
        texts, buckets, own = self._texts, self._buckets, one.number
        new: list[int] = []
        kin = {number for number in nearby if number in texts and texts[number].story == one.story}
        copies = {own, *one.copies}
        for mark in one.marks:
            bucket = buckets.setdefault(mark, [])
            if not bucket:  # which is so of most marks
                is_open = True
            elif mark < 0:
                is_open = len(bucket) < _SET_PHRASE and own not in bucket
            elif mark < _ENDS:
                is_open = len(bucket) < _SET_PHRASE and kin.isdisjoint(bucket)
            else:
                is_open = len(bucket) < _NOTICE and copies.isdisjoint(bucket)
            if is_open:
                bucket.append(own)
                new.append(mark)
        one.found_by += new
        self._grown.update(new)
        self._new_marks += [(mark, own) for mark in new]

    def _place(self, one: PlacedText, found: Sequence[PlacedText]) -> None:
        common = common_to(one, found)
        bare = without(one.fingerprint, common)
        alike: dict[str, tuple[Likeness, float]] = {}
        for other in found:
            if other.story == one.story:
                continue
            how = compare(one, other, bare, common)
            if how[1] >= _COPY:
                one.copies.add(other.number)
            if how[0] is Likeness.PART and not self._is_of_story(bare, other):
                continue
            if how[0]:
                alike[other.story] = max(alike.get(other.story, how), how)
        if not alike:
            return
        best = max(alike, key=lambda story: alike[story])
        same = {story for story, (how, _) in alike.items() if how is Likeness.WHOLE}
        if one.number in self._known:
            # It has a story: only what is the same text may change it.
            same = {*same, one.story} if same else set()
        else:
            one.story = best
        if len(same) > 1:
            one.story = self._merge(same)
        self._touched.add(one.story)

    def _is_of_story(self, text: Fingerprint | None, other: PlacedText) -> bool:
        """Whether a text has to do with the story of another one that it has a good part of: it may be what
        an outlet has added of its own.
        """
        if other.article_id == other.story or text is None:
            return True
        first = self._by_id.get(other.story)
        if first is None or first.fingerprint is None:
            return True
        return overlap(text, first.fingerprint).contained >= _OF_STORY

    def _merge(self, same: set[str]) -> str:
        """Make these stories one, the oldest. Returns its identity."""
        oldest = (
            select(story_texts.c.story, func.min(story_texts.c.number))
            .where(story_texts.c.story.in_(same))
            .group_by(story_texts.c.story)
        )
        age = {story: (0, number) for story, number in self._connection.execute(oldest)}
        own = {one.story: (1, one.number) for one in reversed(self._texts.values()) if one.story in same}
        kept = min(same, key=lambda story: age.get(story) or own.get(story, (2, 0)))
        for former in same - {kept}:
            self._merges[former] = kept
            for one in self._texts.values():
                if one.story == former:
                    one.story = kept
        return kept

    # -- Writing --------------------------------------------------------------------------------------

    def write(self) -> None:
        """Write where these texts stand."""
        rows = map(_row_of, self._read)
        storyrows.note_texts(self._connection, rows, self._known)
        storyrows.note_marks(self._connection, self._new_marks)
        storyrows.note_merges(self._connection, self._merges, self._now)
        joined = [one for one in self._read if one.story != one.article_id]
        storyrows.note_stories(self._connection, {one.article_id: one.story for one in joined})
        storyrows.describe(self._connection, self._touched | {one.story for one in joined})


def _heaviest(weights: Mapping[int, float]) -> Iterable[int]:
    if len(weights) <= 1:
        return weights
    return sorted(weights, key=weights.__getitem__, reverse=True)[:_LOOKED_AT]


def _link(identity: str) -> int:
    """What an article is found by as a portal's source."""
    digest = blake2b(identity.encode("utf-8", "replace"), digest_size=8).digest()
    return -1 - (int.from_bytes(digest) >> 1)


def _row_of(one: PlacedText) -> dict[str, Any]:
    """The row of a text that is being stored."""
    return {
        "number": one.number,
        "article_id": one.article_id,
        "story": one.story,
        "source_id": one.source_id,
        "fingerprint": one.fingerprint.packed() if one.fingerprint else None,
        "marks": storyrows.packed_marks(one.found_by),
        **one.own,
    }
