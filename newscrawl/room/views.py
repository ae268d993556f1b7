"""The views of the room, each named once: where it stands, what it answers, and what shows it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from starlette.requests import Request

from newscrawl.room.addresses import path_of
from newscrawl.room.answers import article, changed, lists, onelist, outlets, search, stories, work
from newscrawl.room.asked import Question
from newscrawl.store import Store
from newscrawl.store.refused import RefusedPage

Answering = Callable[[Store, Question], Any]


@dataclass(frozen=True, slots=True)
class View:
    """A view: its page at ``path``, the same as JSON at ``/api/v1`` and ``api``, its template's name.

    ``parameters``: of the address, as ``openapi`` describes them. ``answers``: the type of what it says.
    """

    name: str
    path: str
    api: str
    answer: Answering
    answers: type
    parameters: tuple[str, ...] = ()

    @property
    def feed(self) -> str:
        """Where its feeds stand, but for ``.rss``, ``.atom`` or ``.jsonfeed``."""
        return f"/feeds/{self.name}{f'/{self._names}' if self._names else ''}"

    @property
    def _names(self) -> str:
        """The part of its path that names one of many."""
        return "{" + self.path.partition("{")[2] if "{" in self.path else ""

    def feed_of(self, request: Request) -> str:
        """``feed`` of what a request for its page names."""
        return self.feed.replace(self._names, self._named(request)) if self._names else self.feed

    def address(self, request: Request) -> str:
        """Where the same stands as JSON, below ``/api/v1``: of a request for its page."""
        path = self.api.partition("{")[0] + self._named(request)
        return f"{path}?{request.url.query}" if request.url.query else path

    def _named(self, request: Request) -> str:
        if not self._names:
            return ""
        return quote(path_of(request).removeprefix(self.path.partition("{")[0]), safe="/:")


_TIMES: Final = ("since", "until", "span")
VIEWS: Final = (
    View("front", "/", "/lists", lists.front_page, lists.FrontPage, ("at", "site", "list", "page")),
    View("sides", "/sides", "/sides", lists.side_by_side, lists.SideBySide, ("at", "sites")),
    View(
        "list",
        "/lists/{key}",
        "/lists/{key}",
        onelist.list_past,
        onelist.ListPast,
        ("at", *_TIMES, "page"),
    ),
    View("article", "/articles/{id:path}", "/articles/{id:path}", article.article_past, article.ArticlePast),
    View(
        "search", "/search", "/search", search.search, search.SearchAnswer, ("q", "site", "publisher", "page")
    ),
    View(
        "changes",
        "/changes",
        "/changes",
        changed.changes,
        changed.ChangesAnswer,
        (*_TIMES, "site", "class", "page"),
    ),
    View("stories", "/stories", "/stories", stories.stories, stories.StoriesAnswer, ("span",)),
    View(
        "outlets",
        "/outlets",
        "/exposure",
        outlets.outlets,
        outlets.ExposureAnswer,
        (*_TIMES, "by", "site", "list"),
    ),
    View("runs", "/runs", "/runs", work.runs, work.RunsAnswer, ("page",)),
    View("run", "/runs/{id}", "/runs/{id}", work.run, work.ShownRun),
    View("withheld", "/withheld", "/withheld", work.withheld, work.WithheldAnswer, ("page",)),
    View("reading", "/withheld/{id:path}", "/withheld/{id:path}", work.withheld_reading, work.ShownWithheld),
    View("refused", "/refused/{key}", "/refused/{key}", work.refused_page, RefusedPage),
)
