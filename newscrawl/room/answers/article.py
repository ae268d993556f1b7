"""One article: its versions with what changed in each, where it stood, and who else tells its story."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from newscrawl.articlehistory import ArticleHistory, history_of
from newscrawl.changes.classes import ChangeClass
from newscrawl.changes.words import Edit
from newscrawl.items import Article
from newscrawl.room.answers.passages import passages
from newscrawl.room.asked import Question
from newscrawl.room.errors import QuestionError
from newscrawl.store import Store
from newscrawl.store.records import StoryArticle
from newscrawl.store.spellrecords import Spell

# Versions and lists that are shown, the newest; paragraphs of a text are all.
VERSIONS: Final = 30
LISTS: Final = 60
# Articles of its story.
TOLD_BY: Final = 60


@dataclass(frozen=True, slots=True)
class ArticleVersion:
    """A version: when it was read, its headline and the one before, and how its text differs from the former.

    Of passages that are the same, ``edits`` have the words around those that differ.
    """

    revision: int
    read_at: datetime | None
    modified_at: datetime | None
    title: str | None
    former_title: str | None
    classes: list[ChangeClass]
    edits: list[Edit]


@dataclass(frozen=True, slots=True)
class ListedTitle:
    """Another headline that a list showed, and when first."""

    at: datetime
    where: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPlace:
    """A list that the article stood on: its best rank, first and last moment, and the seconds there."""

    key: str
    site: str | None
    label: str
    best_rank: int | None
    start: datetime
    end: datetime
    seconds: int
    is_open: bool


@dataclass(frozen=True, slots=True)
class TextStory:
    """The story that the article tells, and who else does; ``more``: articles beyond those named."""

    id: str
    original: str | None
    named: str | None
    articles: list[StoryArticle]
    more: int


@dataclass(frozen=True, slots=True)
class ArticlePast:
    """An article; where only lists know it, ``article`` is None and ``title``, ``url`` are what they showed.

    ``versions`` are the newest first. ``withdrawn``: when it was found to be gone.
    """

    id: str
    title: str | None
    url: str | None
    publisher: str | None
    article: Article | None
    versions: list[ArticleVersion]
    withdrawn: list[datetime]
    listed_titles: list[ListedTitle]
    places: list[ListPlace]
    story: TextStory | None


def article_past(store: Store, question: Question) -> ArticlePast:
    """The article that the address names, by its identity or one of its own addresses."""
    asked = question.path["id"]
    if (article_id := store.find_article(asked)) is None:
        return _only_listed(store, asked)
    history = history_of(store, article_id)
    newest = history.newest
    return ArticlePast(
        id=article_id,
        title=newest.title,
        url=newest.url,
        publisher=newest.publisher,
        article=newest,
        versions=_versions(history),
        withdrawn=[one.at for one in history.changes if ChangeClass.WITHDRAWAL in one.classes],
        listed_titles=[ListedTitle(*one) for one in history.shown_titles],
        places=_places(history.spells),
        story=_story(store, article_id),
    )


def _only_listed(store: Store, article_id: str) -> ArticlePast:
    spells = store.placements(article_id)
    if not spells:
        raise QuestionError(404, "error_no_article", id=article_id)
    newest = spells[-1]
    return ArticlePast(
        id=article_id,
        title=newest.title,
        url=newest.url,
        publisher=newest.publisher,
        article=None,
        versions=[],
        withdrawn=[],
        listed_titles=[],
        places=_places(spells),
        story=None,
    )


def _versions(history: ArticleHistory) -> list[ArticleVersion]:
    found = []
    for number, version in enumerate(history.versions):
        former = history.versions[number - 1] if number else None
        if number < len(history.versions) - VERSIONS:
            continue
        found.append(
            ArticleVersion(
                revision=version.revision or number + 1,
                read_at=version.crawled_at,
                modified_at=version.modified_at,
                title=version.title,
                former_title=former.title if former else None,
                classes=list(history.classes_of(version)),
                edits=passages(former.body, version.body) if former else [],
            )
        )
    return found[::-1]


def _places(spells: Sequence[Spell]) -> list[ListPlace]:
    """The lists in the order in which it came there, each once."""
    of_list: dict[int, list[Spell]] = {}
    for spell in spells:
        of_list.setdefault(spell.on.key, []).append(spell)
    return [_place(one) for one in [*of_list.values()][:LISTS]]


def _place(spells: Sequence[Spell]) -> ListPlace:
    on = spells[0].on
    return ListPlace(
        key=str(on.key),
        site=on.site,
        label=on.label,
        best_rank=min((one.rank for one in spells if one.rank is not None), default=None),
        start=min(one.start for one in spells),
        end=max(one.end for one in spells),
        seconds=sum(one.seconds for one in spells),
        is_open=any(one.is_open for one in spells),
    )


def _story(store: Store, article_id: str) -> TextStory | None:
    found = store.story(article_id)
    if found is None or len(found.articles) < 2:
        return None
    more = max(0, len(found.articles) - TOLD_BY)
    return TextStory(found.id, found.original, found.named, list(found.articles[:TOLD_BY]), more)
