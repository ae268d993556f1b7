"""What all answers of a room share: its store, what it remembers, its templates, and the way to an answer."""

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from newscrawl import __version__
from newscrawl.characters import without_controls
from newscrawl.markup import LANGUAGES, Language, page_templates
from newscrawl.markup.foreign import shown
from newscrawl.room import addresses
from newscrawl.room.asked import Question
from newscrawl.room.guarding import Token
from newscrawl.room.opened import OpenStore
from newscrawl.room.remembered import Remembered, WrittenAnswer
from newscrawl.sites.registry import declared
from newscrawl.store import Store, StoreError
from newscrawl.text import KST

logger = logging.getLogger(__name__)

# Seconds for which an answer about now is given again: nothing changes faster than a crawl ends.
FRESH = 5.0
# Where styles and script stand: with the version, so that they may be kept.
STATIC = f"/static/{__version__}"


def _templates() -> dict[Language, Any]:
    """The templates of each language, with what the room's own pages add."""
    found = {}
    for language in LANGUAGES:
        templates = page_templates("newscrawl.room", language, extra="room")
        templates.filters |= {"minute": addresses.minute, "visible": without_controls}
        templates.globals |= {
            "static": STATIC,
            "article_path": addresses.article_path,
            "shortened": _shortened,
        }
        found[language] = templates
    return found


def _shortened(values: Mapping[str, str]) -> dict[str, str]:
    return {name: shown(value, 120) for name, value in values.items()}


def _titles() -> dict[str, str]:
    return {site.name: site.title or site.name for site in declared().all()}


@dataclass(frozen=True)
class Room:
    """A reading room over ``store``.

    ``writing``: the store for what a reader changes; None, as usual, if nobody may. ``remembered``: answers
    of the last moments. ``titles``: what sites are called. ``today``: the clock.
    """

    store: OpenStore
    writing: Callable[[], Store] | None = None
    remembered: Remembered = field(default_factory=lambda: Remembered(FRESH))
    token: Token = field(default_factory=Token)
    templates: Mapping[Language, Any] = field(default_factory=_templates)
    titles: Mapping[str, str] = field(default_factory=_titles)
    today: Callable[[], datetime] = field(default=lambda: datetime.now(KST))

    def question(self, request: Request) -> Question:
        """A request as a question."""
        return Question(request.query_params, request.path_params, self.today())

    def write(self, template: str, language: Language, request: Request, **values: Any) -> str:
        """A page from its template."""
        found = self.templates[language].get_template(f"{template}.html.jinja")
        return str(
            found.render(
                address=addresses.PageAddress(addresses.path_of(request), request.query_params.multi_items()),
                titles=self.titles,
                titled=self.titled,
                may_write=self.writing is not None,
                **({"feed": "", "api": "", "is_table": False} | values),
            )
        )

    def titled(self, sites: Iterable[str]) -> list[tuple[str, str]]:
        """Sites, each with what it is called."""
        return [(site, self.titles.get(site, site)) for site in sites]

    def answered(self, request: Request, form: str, write: Callable[[], WrittenAnswer]) -> Response:
        """What ``write`` makes of a request, or made of the same a moment ago.

        ``form`` tells answers of one address apart: its language, or that it is JSON.
        """
        key = f"{form} {quote(addresses.path_of(request))}?{request.url.query}"
        written = self.remembered.find(key)
        if written is None:
            written = write()
            self.remembered.keep(key, written)
        return response(request, written)


def response(request: Request, written: WrittenAnswer) -> Response:
    """An answer with what browsers may do with it; 304 where they have it."""
    lasting = "private, max-age=86400, immutable" if written.settled else "private, no-cache"
    headers = {"Cache-Control": lasting, "ETag": written.etag, "Vary": "Accept-Language, Cookie"}
    if written.status != 200:
        headers = {"Cache-Control": "no-store"}
    elif written.etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(written.body, written.status, headers, written.kind)


def reported(error: StoreError) -> str:
    """A failure of the store for a reader, noted for who runs the room."""
    logger.warning("%s", error)
    return str(error)
