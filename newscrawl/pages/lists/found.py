"""A list as it was found on a page, before it becomes items."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from newscrawl.items import Ranking
from newscrawl.pages.lists.rows import Entry
from newscrawl.sites.base import Site
from newscrawl.sites.identity import identify
from newscrawl.sites.sources import ListKind


@dataclass(slots=True)
class FoundList:
    """A list found on a page. ``headed``: its heading says what it is; ``ranked``: its order is a ranking."""

    kind: ListKind
    name: str | None
    entries: list[Entry]
    publisher: str | None = None
    headed: bool = False
    tab: str | None = None
    section: str | None = None
    ranked: bool = True
    element: HtmlElement | None = field(default=None, repr=False)

    def ranks(self) -> Sequence[int | None]:
        """The ranks of the entries: as the page numbers them, else their positions."""
        shown = [entry.rank for entry in self.entries]
        first = shown[0]
        if first is not None and shown == list(range(first, first + len(shown))):
            return shown
        return list(range(1, len(shown) + 1)) if self.ranked else [None] * len(shown)

    def rankings(self, site: Site, page: str) -> list[Ranking]:
        """The items of the list, which stands on ``page`` of ``site``."""
        name = site.name or identify(page, site).site
        own = site.publisher if site.kind == "publisher" else None
        rankings = []
        for rank, entry in zip(self.ranks(), self.entries, strict=True):
            identity = identify(entry.url, site if site.name else None)
            mine = own if identity.site == site.name else None
            rankings.append(
                Ranking(
                    site=name,
                    list=self.kind,
                    name=self.name,
                    tab=self.tab,
                    section=self.section,
                    rank=rank,
                    title=entry.title,
                    url=entry.url,
                    article_id=identity.id,
                    publisher=mine or entry.publisher or self.publisher or own,
                    comment_count=entry.comment_count,
                )
            )
        return rankings
