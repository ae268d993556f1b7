"""The lives of the biggest stories: who told them, how high and how long they stood, how often anew."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import nlargest
from typing import Final

from newscrawl.changes.classes import ChangeClass
from newscrawl.report.period import Period
from newscrawl.store import Store
from newscrawl.store.records import FoundStory, StoryArticle
from newscrawl.store.selection import Selection
from newscrawl.store.spellrecords import ListName

MOST_STORIES: Final = 6
# The biggest are looked for among so many that most outlets tell; of some sites among more, since of most
# stories they have no article.
_CANDIDATES, _CANDIDATES_OF_SITES = 24, 240
MOST_ARTICLES: Final = 8
"""Articles of a story that are shown: those of most time on lists."""
# Articles of a story that are looked up.
_LOOKED_UP: Final = 20


@dataclass(frozen=True, slots=True)
class Life:
    """The life of one article within a period: when it stood on any list, and when it was read as another
    version. ``revision``: which version it had at the end.
    """

    article: StoryArticle
    is_original: bool
    first_seen: datetime | None
    best: int | None
    on_lists: list[Period]
    lists: list[ListName]
    versions: list[datetime]
    revision: int

    @property
    def seconds(self) -> float:
        """How long it was on a list at least."""
        return sum(one.length.total_seconds() for one in self.on_lists)


@dataclass(frozen=True, slots=True)
class StoryLife:
    """A story and its articles' lives, the longest on lists first. ``number``: how many articles tell it."""

    story: FoundStory
    lives: list[Life]
    number: int

    @property
    def size(self) -> float:
        """What decides which stories are shown: its outlets, times its hours on lists and one."""
        return len(self.story.publishers) * (1 + self.seconds / 3600)

    @property
    def title(self) -> str | None:
        """The headline of the original, else of the article that was longest on lists."""
        original = next(
            (one.title for one in self.story.articles if one.article_id == self.story.original), None
        )
        return original or self.lives[0].article.title

    @property
    def first_seen(self) -> datetime | None:
        """When one of its articles was seen first on a list."""
        return min((one.first_seen for one in self.lives if one.first_seen is not None), default=None)

    @property
    def best(self) -> int | None:
        """The best rank that one of them had."""
        return min((one.best for one in self.lives if one.best is not None), default=None)

    @property
    def seconds(self) -> float:
        """How long one of them at least was on a list."""
        return sum(
            one.length.total_seconds()
            for one in joined(part for life in self.lives for part in life.on_lists)
        )


def biggest(store: Store, sites: Sequence[str], period: Period) -> list[StoryLife]:
    """The biggest stories of the period, the largest ``size`` first."""
    # A story goes on after the period: what counts is that it was told within.
    candidates = (
        one
        for one in store.select_stories(Selection(since=period.since))
        if one.first_at is not None and one.first_at < period.until and one.publishers > 1
    )
    number = _CANDIDATES_OF_SITES if sites else _CANDIDATES
    found = nlargest(number, candidates, key=lambda one: (one.publishers, one.articles, one.id))
    stories = (store.story(one.id) for one in found)
    lives = (_life_of(store, one, sites, period) for one in stories if one is not None)
    shown = [one for one in lives if one is not None]
    return nlargest(MOST_STORIES, shown, key=lambda one: one.size)


def _life_of(store: Store, story: FoundStory, sites: Sequence[str], period: Period) -> StoryLife | None:
    """The life of a story; None if none of its articles is of these sites."""
    members = [one for one in story.articles if not sites or one.site in sites]
    if not members:
        return None
    lives = [_life(store, one, story, period) for one in members[:_LOOKED_UP]]
    lives.sort(key=lambda one: (-one.seconds, not one.is_original))
    return StoryLife(story, lives[:MOST_ARTICLES], len(members))


def _life(store: Store, article: StoryArticle, story: FoundStory, period: Period) -> Life:
    spells = [one for one in store.placements(article.article_id, period.since) if one.start < period.until]
    ranks = [one.rank for one in spells if one.rank is not None]
    # That it was withdrawn makes no version.
    changes = [
        one for one in store.changes_of(article.article_id) if ChangeClass.WITHDRAWAL not in one.classes
    ]
    return Life(
        article=article,
        is_original=article.article_id == story.original,
        first_seen=min((one.start for one in spells), default=None),
        best=min(ranks, default=None),
        on_lists=joined(period.within(one.start, one.end) for one in spells),
        lists=list(dict.fromkeys(one.on for one in spells)),
        versions=[one.at for one in changes if period.since <= one.at < period.until],
        revision=max((one.revision for one in changes if one.at < period.until), default=1),
    )


def joined(times: Iterable[Period]) -> list[Period]:
    """These times in order, those that touch or overlap as one."""
    found: list[Period] = []
    for one in sorted(times, key=lambda time: time.since):
        if one.length <= timedelta(0):
            continue
        if found and one.since <= found[-1].until:
            found[-1] = Period(found[-1].since, max(found[-1].until, one.until))
        else:
            found.append(one)
    return found
