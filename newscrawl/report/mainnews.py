"""The main news of a period: what stood on such lists, by section, with every outlet that tells it.

An article weighs its time at each place divided by the rank there: an hour at the top is as much as four at
the fourth place. It decides only what is shown first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from heapq import nlargest
from typing import Final

from newscrawl.report.period import Period
from newscrawl.retitling import headline_key
from newscrawl.store import Store
from newscrawl.store.records import StoryArticle
from newscrawl.store.spellqueries import list_order
from newscrawl.store.spellrecords import ListName

MOST_SECTIONS: Final = 12
MOST_ARTICLES: Final = 4
"""Articles of a section that are shown."""


@dataclass(slots=True)
class MainArticle:
    """What stood on lists of a section, and how. ``others``: articles of other outlets that tell the same."""

    article_id: str | None
    title: str | None
    publisher: str | None
    url: str | None
    weight: float = 0
    seconds: float = 0
    best: int | None = None
    others: list[StoryArticle] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the main news: its first articles, and how many there were in all."""

    name: str
    articles: list[MainArticle]
    number: int


def sections_of(store: Store, names: Iterable[ListName], period: Period) -> list[Section]:
    """The main news by section, as the lists name them; the heading where a list has none."""
    found: dict[str, dict[str, MainArticle]] = {}
    for name in names:
        of_section = found.setdefault(name.section or name.name or name.site or "", {})
        for spell in store.spells([name], period.since, period.until):
            part = period.within(spell.start, spell.end)
            seconds = part.length.total_seconds()
            rank = spell.rank or list_order(spell.position)[0]
            key = spell.article_id or spell.url or ""
            one = of_section.setdefault(
                key, MainArticle(spell.article_id, spell.title, spell.publisher, spell.url)
            )
            one.title, one.publisher = spell.title or one.title, spell.publisher or one.publisher
            one.seconds += seconds
            one.weight += seconds / rank
            one.best = rank if one.best is None else min(one.best, rank)
    seen = [(name, articles) for name, articles in found.items() if articles]
    seen.sort(key=lambda one: -sum(article.weight for article in one[1].values()))
    return [
        Section(name, _first(store, list(articles.values())), len(articles))
        for name, articles in seen[:MOST_SECTIONS]
    ]


def _first(store: Store, articles: Sequence[MainArticle]) -> list[MainArticle]:
    """The articles of a section that weigh most, of each story one, and of each headline."""
    shown: list[MainArticle] = []
    taken: dict[str, MainArticle] = {}
    for one in nlargest(4 * MOST_ARTICLES, articles, key=lambda article: article.weight):
        story = store.story(one.article_id) if one.article_id else None
        members = story.articles if story is not None else ()
        own = next((member for member in members if member.article_id == one.article_id), None)
        one.publisher = one.publisher or (own.publisher if own else None)
        one.others = others(one.publisher, members)
        names = [headline_key(one.title or "")] + ([story.id] if story is not None else [])
        former = next((taken[name] for name in names if name in taken), None)
        if former is not None:
            # The same in another text: its outlets tell it too.
            same = StoryArticle(one.article_id or "", None, one.publisher, one.title, one.url, None)
            former.others = others(former.publisher, (*former.others, same, *one.others))
        elif len(shown) < MOST_ARTICLES:
            shown.append(one)
        taken |= dict.fromkeys(names, former or one)
    return shown


def others(publisher: str | None, members: Iterable[StoryArticle]) -> list[StoryArticle]:
    """The first article of each other outlet, in the order of publication."""
    by_outlet: dict[str, StoryArticle] = {}
    for member in members:
        if member.publisher and member.publisher != publisher:
            by_outlet.setdefault(member.publisher, member)
    return list(by_outlet.values())
