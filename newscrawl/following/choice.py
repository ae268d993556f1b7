"""Which articles a command asks for, of those that stand on its lists: ``since=``, ``until=``, ``query=``."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Self

from newscrawl.following.arguments import CrawlArguments
from newscrawl.following.span import Span
from newscrawl.following.targets import Target, targets_of
from newscrawl.items import Article
from newscrawl.query import Query
from newscrawl.sites.registry import declared
from newscrawl.sites.sources import ListKind, NoSuchList


@dataclass(frozen=True, slots=True)
class Choice:
    """What an article must be; with neither every one is asked for."""

    span: Span | None = None
    query: Query | None = None

    def why_not(self, article: Article) -> str | None:
        """Why an article that was read is not asked for; None if it is.

        One that says no time of publication lies in no span of time.
        """
        if self.span is not None:
            if article.published_at is None:
                return "without a time"
            if (why := self.span.why_outside(article.published_at)) is not None:
                return why
        if self.query is not None and not self.query.finds(article.title, article.subtitle, article.body):
            return "query="
        return None


@dataclass(frozen=True, slots=True)
class Choices:
    """What a command asks for, by the site whose lists lead to an article.

    ``of_days``: the names of the sites whose lists have an address for each day. Where days of a list are
    asked for, every article on it is, whenever it was published.
    """

    span: Span | None = None
    query: Query | None = None
    of_days: frozenset[str] = frozenset()

    @classmethod
    def of_targets(cls, arguments: CrawlArguments, targets: Iterable[Target]) -> Self:
        """What the arguments ask of these sites."""
        dated = (target.name for target in targets if any(source.dated for source in target.sources))
        return cls(arguments.span, arguments.query, frozenset(dated))

    @classmethod
    def of_run(cls, spider: str, given: Mapping[str, str]) -> Self:
        """What a run asked for, by its arguments as they are recorded and the sites as they are declared now.

        Raises ``ArgumentError`` for arguments that no run can have had.
        """
        kind: ListKind = "trending" if spider == "trending" else "mainnews"
        arguments = CrawlArguments.parse(kind, given)
        known = tuple(filter(declared().find, arguments.sites))
        try:
            targets = targets_of(kind, replace(arguments, sites=known), declared())
        except NoSuchList:  # a section that is declared no more: its site tells
            targets = targets_of(kind, replace(arguments, sites=known, sections=()), declared())
        return cls.of_targets(arguments, targets)

    def of(self, target: str | None) -> Choice:
        """Which articles of the lists of a site are asked for."""
        return Choice(None if target in self.of_days else self.span, self.query)
