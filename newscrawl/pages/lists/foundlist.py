"""A list as it was found on a page, before it becomes items."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Literal

from lxml.html import HtmlElement

from newscrawl.bounds import keep_within
from newscrawl.items import Ranking
from newscrawl.loaders import RankingLoader
from newscrawl.pages.lists.rows import Cell, ListEntry
from newscrawl.sites.base import Site
from newscrawl.sites.identity import identify
from newscrawl.sites.sources import ListKind

# Numbers of rows that are spread over more than so many times as many are no ranks.
_SPREAD = 2


@dataclass(slots=True)
class FoundList:
    """A list found on a page. ``headed``: its heading says what it is; ``ranked``: its order is a ranking;
    ``untitled``: it names addresses alone, as a plain sitemap does;
    ``source``: what found it; ``place`` and ``heading``: its element and its heading's in the outline;
    ``telling``: the words that say what it is, of its heading or one above;
    ``lines``: the short lines that the heading stands among; ``rows``: the elements of its entries, where a
    rule found them.
    """

    kind: ListKind
    name: str | None
    entries: list[ListEntry]
    publisher: str | None = None
    headed: bool = False
    tab: str | None = None
    section: str | None = None
    ranked: bool = True
    untitled: bool = False
    source: Literal["rule", "general"] = "general"
    place: int = field(default=-1, repr=False)
    heading: int = field(default=-1, repr=False)
    telling: str | None = None
    lines: Sequence[Cell] = field(default=(), repr=False)
    rows: Sequence[HtmlElement] = field(default=(), repr=False)

    def ranks(self) -> Sequence[int | None]:
        """The ranks of the entries: as the page numbers them, each with another number, also where rows of
        articles that are gone leave gaps or columns stand side by side; else their positions.
        """
        clean = RankingLoader.clean
        shown: list[int | None] = [clean("rank", entry.rank) for entry in self.entries]
        numbers = {number for number in shown if isinstance(number, int)}
        if len(numbers) == len(shown) and max(numbers) - min(numbers) < _SPREAD * len(shown):
            return shown
        return list(range(1, len(shown) + 1)) if self.ranked else [None] * len(shown)

    def rankings(self, site: Site, page: str, urljoin: Callable[[str], str]) -> list[Ranking]:
        """The items of the list, which stands on ``page`` of ``site``; entries without a title or address
        give none.
        """
        clean = RankingLoader.clean
        site_name = site.name or identify(page, site).site
        own = site.publisher if site.kind == "publisher" else None
        name, tab, section = clean("name", self.name), clean("tab", self.tab), clean("section", self.section)
        over = clean("publisher", self.publisher)
        rankings = []
        in_order = sorted(zip(self.ranks(), self.entries, strict=True), key=lambda one: one[0] or 0)
        for rank, entry in in_order:
            url = clean("url", entry.url, urljoin=urljoin)
            title = (
                clean("title", entry.title, glued=entry.glued) if entry.glued else clean("title", entry.title)
            )
            if not url or not (title or self.untitled):
                continue
            identity = identify(url, site if site.name else None)
            from_here = own if identity.site == site.name else None
            ranking = Ranking(
                site=site_name,
                list=self.kind,
                name=name,
                tab=tab,
                section=section,
                rank=rank,
                title=title or None,
                url=url,
                article_id=identity.id,
                publisher=from_here or clean("publisher", entry.publisher) or over or own,
                comment_count=clean("comment_count", entry.comments),
            )
            ranking.listed_published, ranking.listed_modified = entry.published, entry.modified
            keep_within(ranking)
            if ranking.url:
                rankings.append(ranking)
        return rankings


def without_copies(lists: list[FoundList]) -> list[FoundList]:
    """``lists`` without those that a page holds again under the same name, for another width or pane."""
    once: dict[tuple[str | None, ...], FoundList] = {}
    for found in lists:
        once.setdefault((found.name, *(entry.key for entry in found.entries)), found)
    return list(once.values())


def entries_once(entries: list[ListEntry]) -> list[ListEntry]:
    """``entries``, each article once; slides that go round stand at both ends again."""
    keys = [entry.key for entry in entries]
    period = len(set(keys))
    again = len(keys) - period
    if again < period and again % 2 == 0 and keys[:again] == keys[period:]:
        return entries[again // 2 : again // 2 + period]
    return once_each(entries, attrgetter("key"))


def once_each(entries: Iterable[ListEntry], key: Callable[[ListEntry], str]) -> list[ListEntry]:
    """``entries``, each ``key`` once: where the page numbers it, else where it stands first."""
    once: dict[str, ListEntry] = {}
    for entry in entries:
        known = once.setdefault(key(entry), entry)
        if entry.rank and not known.rank:  # a large picture stands above the ranking
            del once[key(entry)]
            once[key(entry)] = entry
    return list(once.values())
