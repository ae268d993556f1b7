"""Which articles a command asks for, of those that stand on its lists: ``since=``, ``until=``, ``query=``."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from newscrawl.following.span import Span
from newscrawl.items import Article
from newscrawl.query import Query
from newscrawl.sites.registry import declared


@dataclass(frozen=True, slots=True)
class Choice:
    """What an article must be; with neither every one is asked for."""

    span: Span | None = None
    query: Query | None = None

    @classmethod
    def of_run(cls, arguments: Mapping[str, str], started: datetime) -> Self:
        """The choice of a run, by its arguments as they are recorded.

        Raises ``ArgumentError`` for arguments that no run can have had.
        """
        sites = filter(None, map(declared().find, arguments.get("site", "").split(",")))
        has_days = any(source.dated for site in sites for source in site.lists)
        span = Span.parse(arguments.get("since"), arguments.get("until"), started)
        query = Query.parse(arguments["query"]) if "query" in arguments else None
        return cls(None if has_days else span, query)

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
