"""Which of a story's articles is the original, where it can be told. Pure functions.

A portal's entry is never the original where its publisher's own page is there. Else it is the article of the
medium that others name in their datelines and copyright lines, the earliest one if there are several; where
nobody is named, the earliest of all. Where the others name a medium that has no article among them, the
original is not there.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from newscrawl.text import KST, comparable

# A name of fewer letters stands in too many other words.
_SHORTEST = 3
_MIDNIGHT = time(tzinfo=KST)
_NEVER = datetime.max.replace(tzinfo=KST) - timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a story. ``number``: in the order of storing. ``named``: the medium that its dateline
    names, ``notice``: its copyright line. ``is_entry``: it is a portal's entry of a publisher's page;
    ``source_id``: the identity of that page, where it says so.
    """

    article_id: str
    number: int
    publisher: str | None = None
    published_at: datetime | None = None
    named: str | None = None
    notice: str | None = None
    source_id: str | None = None
    is_entry: bool = False


@dataclass(frozen=True, slots=True)
class Original:
    """``article_id`` is None where the original is not among the articles; ``named``: the medium that the
    others name as theirs, comparable.
    """

    article_id: str | None
    named: str | None = None


def original_of(members: Sequence[Member]) -> Original:
    """The original of a story of one member or more."""
    ids = {one.article_id for one in members}
    pages = [one for one in members if one.source_id not in ids or one.source_id == one.article_id]
    named = _named(members)
    if named is None:
        return Original(_first(pages or members))
    its_pages = [one for one in pages if comparable(one.publisher) == named]
    return Original(_first(its_pages) if its_pages else None, named)


def _named(members: Sequence[Member]) -> str | None:
    """The medium that most articles of other media name, comparable."""
    # Of a story that goes round, many say the same: each of it is looked at once.
    statements = Counter((one.publisher, one.named, one.notice) for one in members)
    media = {comparable(publisher) for publisher, _, _ in statements}
    findable = [name for name in media if len(name) >= _SHORTEST]
    votes: Counter[str] = Counter()
    for (publisher, named, notice), number in statements.items():
        folded = comparable(notice)
        names = {name for name in findable if name in folded} | {comparable(named)}
        votes.update(dict.fromkeys(names - {"", comparable(publisher)}, number))
    return min(votes, key=lambda name: (-votes[name], name)) if votes else None


def _first(members: Sequence[Member]) -> str:
    """The earliest; of one minute a publisher's page, then the one that was stored first."""
    return min(members, key=lambda one: (_appeared(one), one.is_entry, one.number)).article_id


def _appeared(one: Member) -> datetime:
    """When it appeared at the latest. Midnight to the second is what systems write that know the day only."""
    if one.published_at is None:
        return _NEVER
    return one.published_at + timedelta(days=one.published_at.timetz() == _MIDNIGHT)
