"""Which article stands where: headlines by index, lists by category, all computed directly.

Index 0 is the newest article. Nothing is built ahead, so a million articles cost no more than one.
Every property is a function of the seed and the index, and never of today's date; a clock that stands before
an article's time only says that it is not out yet.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from random import Random
from typing import Final, Literal

from newscrawl.portal.beats import CATEGORIES, Beat, Category, beat
from newscrawl.portal.editing import STRAIGHT, Desk, Editing, Editors, PlannedEdit, dressed, edited_headline
from newscrawl.portal.publishers import PUBLISHERS, Publisher, person_name
from newscrawl.portal.slots import Gaps
from newscrawl.text import KST

NEWEST: Final = datetime(2025, 2, 5, 15, 22, tzinfo=KST)
_MINUTES_BETWEEN: Final = 3
_NEWEST_ID: Final = 90_000_000
MAX_ARTICLES: Final = 10_000_000

Genre = Literal["straight", "long", "interview", "broadcast", "table", "photo", "flash"]
# Of a hundred articles. Broadcast scripts come from broadcasters alone.
_GENRES: Final[tuple[tuple[Genre, int], ...]] = (
    ("straight", 56),
    ("long", 10),
    ("interview", 7),
    ("broadcast", 10),
    ("table", 6),
    ("photo", 5),
    ("flash", 6),
)
_GENRE_OF: Final = tuple(genre for genre, share in _GENRES for _ in range(share))
_PREFIX: Final[dict[Genre, str]] = {"interview": "[인터뷰] ", "photo": "[포토] ", "flash": "[속보] "}

Charset = Literal["utf-8", "cp949-header", "cp949-meta", "meta-lies", "bom-over-meta"]
# One article in so many; the other properties in the same way. Each holds at least four times in 500.
_CHARSETS: Final[tuple[tuple[Charset, int, int], ...]] = (
    ("cp949-header", 16, 3),
    ("cp949-meta", 31, 5),
    ("meta-lies", 47, 11),
    ("bom-over-meta", 61, 17),
)
_GONE_ONE_IN: Final = 101
_EDITED_ONE_IN: Final = 23
_LONG_DATE_ONE_IN: Final = 7
_RECENT: Final = 1000
_STRIDE: Final = 1291  # a prime that divides no number of titles: walks through all of them


@dataclass(frozen=True, slots=True)
class Headline:
    """What a list knows of an article. ``edited_at`` is when title and text change, if ever."""

    index: int
    news_id: int
    category: Category
    publisher: Publisher
    genre: Genre
    title: str
    lead: str
    org: str
    topic: str
    person: str
    post: str
    published: datetime
    edited_at: datetime | None
    comment_count: int
    charset: Charset
    gone: bool
    long_date: bool
    edit: PlannedEdit | None = None
    new_title: str | None = None  # after ``edit``
    dressed: bool = False  # lists cut and decorate headlines

    def edited(self, at: datetime) -> bool:
        """Whether the edited version is the one served at that time."""
        return self.edited_at is not None and at >= self.edited_at

    def title_at(self, at: datetime) -> str:
        """The headline as it stands at that time."""
        if self.new_title is not None and self.changed(at):
            return self.new_title
        return f"{self.title}(종합)" if self.edited(at) else self.title

    def listed_at(self, at: datetime) -> str:
        """The headline as lists show it at that time."""
        title = self.title_at(at)
        return dressed(title, self.index, self.publisher.name) if self.dressed else title

    def changed(self, at: datetime) -> bool:
        """Whether the change that was planned for it has been made at that time."""
        return self.edit is not None and at >= self.edit.at

    def gone_at(self, at: datetime) -> bool:
        """Whether the article cannot be read at that time."""
        return self.gone or (self.changed(at) and self.edit is not None and self.edit.subject == "withdrawal")

    def modified_at(self, at: datetime) -> datetime | None:
        """When the article changed last before that time; None if it never did."""
        times = [self.edited_at] if self.edited_at is not None and self.edited(at) else []
        if self.edit is not None and self.changed(at):
            times.append(self.edit.at)
        return max(times, default=None)


class Newsroom:
    """The articles of a portal: ``articles`` of them, invented from ``seed``.

    Raises ValueError when there are fewer than 1 or more than ``MAX_ARTICLES``.
    """

    def __init__(
        self, articles: int = 500, seed: int = 7, editing: Editing | None = None, *, dressed: bool = False
    ) -> None:
        if not 1 <= articles <= MAX_ARTICLES:
            raise ValueError(f"a portal holds 1 to {MAX_ARTICLES:,} articles, not {articles:,}")
        self.count = articles
        self.seed = seed
        self.headline = lru_cache(maxsize=4096)(self._headline)
        self._order = lru_cache(maxsize=4096)(self._block_order)
        self.dressed = dressed
        self.editors = Editors(editing, seed, self._can_edit) if editing else None

    def __iter__(self) -> Iterator[Headline]:
        return (self._headline(index) for index in range(self.count))

    def _can_edit(self, index: int) -> bool:
        is_there = index < self.count and not self._is_gone(index)
        # These leave an editor nothing to do.
        return is_there and self._genre_of(index) not in {"photo", "flash", "broadcast"}

    def _is_gone(self, index: int) -> bool:
        return self.one_in(index, _GONE_ONE_IN, 7)

    def _genre_of(self, index: int) -> Genre:
        return _GENRE_OF[(index * 61 + self.seed * 13) % len(_GENRE_OF)]

    def index_of(self, news_id: int) -> int | None:
        """The index of an article, or None if there is none with that number."""
        index = _NEWEST_ID - news_id
        return index if 0 <= index < self.count else None

    def random(self, index: int, purpose: str) -> Random:
        """The random numbers of an article for one purpose; the same at every call."""
        return Random(f"{self.seed}:{index}:{purpose}")  # noqa: S311 - invents text, guards nothing

    def one_in(self, index: int, period: int, salt: int) -> bool:
        """True for exactly one of ``period`` neighbouring articles."""
        return (index + self.seed * 31 + salt) % period == 0

    # Each block of ten neighbouring articles holds every category once, in an order of its own.
    # So the n-th article of a category stands in block n, and no list has to be built.

    def _block_order(self, block: int) -> tuple[int, ...]:
        order = list(range(len(CATEGORIES)))
        self.random(block, "block").shuffle(order)
        return tuple(order)

    def category_at(self, index: int) -> Category:
        """The category of an article."""
        block, place = divmod(index, len(CATEGORIES))
        return CATEGORIES[self._order(block)[place]]

    def _places(self, block: int, positions: frozenset[int]) -> list[int]:
        start = block * len(CATEGORIES)
        found = [start + place for place, which in enumerate(self._order(block)) if which in positions]
        return [index for index in found if index < self.count]

    def _before(self, index: int, positions: frozenset[int]) -> int:
        """How many articles of the categories are newer than the one at ``index``."""
        blocks, rest = divmod(index, len(CATEGORIES))
        newer = sum(place < index for place in self._places(blocks, positions)) if rest else 0
        return blocks * len(positions) + newer

    def first(self, at: datetime) -> int:
        """Index of the newest article that is out at that time; ``count`` if none is."""
        index = max(0, (NEWEST - at) // timedelta(minutes=_MINUTES_BETWEEN))
        return min(index if self.published(index) <= at else index + 1, self.count)

    def total(self, categories: Sequence[Category], first: int = 0) -> int:
        """How many articles the categories hold together; without those newer than ``first``."""
        positions = frozenset(category.position for category in categories)
        return self._before(self.count, positions) - self._before(first, positions)

    def newest(self, categories: Sequence[Category], start: int, size: int, first: int = 0) -> list[int]:
        """Indexes of the articles ``start`` to ``start + size`` of the categories, newest first.

        Articles newer than ``first`` are passed over.
        """
        positions = frozenset(category.position for category in categories)
        newer = self._before(first, positions)
        start, end = start + newer, min(start + size + newer, self._before(self.count, positions))
        if not positions or start >= end:
            return []
        first, last = start // len(positions), (end - 1) // len(positions)
        found = [index for block in range(first, last + 1) for index in self._places(block, positions)]
        skipped = start - first * len(positions)
        return found[skipped : skipped + end - start]

    def published(self, index: int) -> datetime:
        """When an article was published: full minutes, newer articles later."""
        early = self.random(index, "time").randrange(_MINUTES_BETWEEN) if index else 0
        return NEWEST - timedelta(minutes=index * _MINUTES_BETWEEN + early)

    def _publisher(self, rng: Random, genre: Genre, group: str) -> Publisher:
        fitting = [
            publisher
            for publisher in PUBLISHERS
            if (publisher.groups is None or group in publisher.groups)
            and publisher.broadcasts == (genre == "broadcast")
        ]
        return rng.choice(fitting)

    def _headline(self, index: int) -> Headline:
        rng = self.random(index, "headline")
        category = self.category_at(index)
        genre = self._genre_of(index)
        publisher = self._publisher(rng, genre, category.group)
        words = beat(category)
        org, topic, (title, lead) = self._subject(index, words)
        published = self.published(index)
        person, post, day = person_name(rng), rng.choice(words.posts), str(published.day)
        slots = Gaps(rng, keep=True, org=org, topic=topic, person=person, post=post, day=day)
        if genre in _PREFIX:
            title = _PREFIX[genre] + title.rpartition("] ")[2]
        edited = self.one_in(index, _EDITED_ONE_IN, 2)
        # Recent articles change after the newest one appeared, so that a clock set there sees it happen.
        changed = NEWEST if index < _RECENT else published
        title = quoted(slots.fill(title), publisher)
        headline = Headline(
            edit=self.editors.of(index) if self.editors else None,
            dressed=self.dressed,
            index=index,
            news_id=_NEWEST_ID - index,
            category=category,
            publisher=publisher,
            genre=genre,
            title=title,
            lead=slots.fill(lead),
            org=slots["org"],
            topic=slots["topic"],
            person=slots["person"],
            post=slots["post"],
            published=published,
            edited_at=changed + timedelta(minutes=rng.randint(10, 180)) if edited else None,
            comment_count=0 if rng.random() < 0.4 else int(rng.expovariate(1 / 24)),
            charset=self._charset(index),
            gone=self._is_gone(index),
            long_date=self.one_in(index, _LONG_DATE_ONE_IN, 1),
        )
        return self._with_new_title(headline)

    def _with_new_title(self, headline: Headline) -> Headline:
        edit = headline.edit
        if edit is None or edit.subject != "headline":
            return headline
        new = edited_headline(headline.title_at(edit.at), self.desk(edit, headline))
        return replace(headline, new_title=quoted(new, headline.publisher))

    def desk(self, edit: PlannedEdit, headline: Headline) -> Desk:
        """Who makes a change, with the names of the article."""
        names = (headline.org, headline.topic, headline.person, headline.post)
        return Desk(Random(edit.seed), *names)  # noqa: S311 - as above

    def _subject(self, index: int, words: Beat) -> tuple[str, str, tuple[str, str]]:
        """Organisation, topic and angle of an article.

        They are the digits of a number that no two neighbours of a category share: this keeps titles apart.
        """
        rank = index // len(CATEGORIES)
        titles = len(words.orgs) * len(words.topics) * len(words.angles)
        number, org = divmod((rank * _STRIDE + self.seed * 97) % titles, len(words.orgs))
        angle, topic = divmod(number, len(words.topics))
        return words.orgs[org], words.topics[topic], words.angles[angle]

    def _charset(self, index: int) -> Charset:
        for charset, period, salt in _CHARSETS:
            if self.one_in(index, period, salt):
                return charset
        return "utf-8"


def quoted(text: str, publisher: Publisher) -> str:
    """``text`` with the quotation marks the publisher uses."""
    return text.translate(STRAIGHT) if publisher.straight_quotes else text
