"""Every view as RSS, Atom and JSON Feed, and as CSV where it has rows.

``feedentries`` says what the entries are, ``tables`` what the rows.
"""

from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Final
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from newscrawl.export.formats import FORMATS
from newscrawl.export.writers import DocumentInfo
from newscrawl.items import Article
from newscrawl.markup.foreign import web_address
from newscrawl.room.addresses import path_of
from newscrawl.room.errors import QuestionError
from newscrawl.room.feedentries import ENTRIES, FeedPlace
from newscrawl.room.language import language_of
from newscrawl.room.remembered import WrittenAnswer
from newscrawl.room.room import Room, reported
from newscrawl.room.tables import CSV, WITH_TABLE, table_of
from newscrawl.room.views import View
from newscrawl.store import StoreError

KINDS: Final = {
    "rss": "application/rss+xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "jsonfeed": "application/feed+json; charset=utf-8",
}


def feed_of(room: Room, view: View) -> Callable[[Request], Response]:
    """The endpoint of a view's feeds."""

    def endpoint(request: Request) -> Response:
        form = request.path_params["form"]
        if form not in KINDS and not (form == "csv" and view.name in WITH_TABLE):
            return PlainTextResponse("Feeds are .rss, .atom and .jsonfeed, tables .csv.\n", 404)
        # Its entries lead to the host that was asked, in the language that was asked for.
        place = FeedPlace(f"{request.url.scheme}://{request.url.netloc}", language_of(request))
        return room.answered(request, f"feed {place}", lambda: _write(room, view, request, place))

    return endpoint


def _write(room: Room, view: View, request: Request, place: FeedPlace) -> WrittenAnswer:
    try:
        answer = view.answer(room.store(), room.question(request))
    except QuestionError as error:
        return WrittenAnswer(f"{error}\n".encode(), "text/plain; charset=utf-8", error.status)
    except StoreError as error:
        return WrittenAnswer(f"{reported(error)}\n".encode(), "text/plain; charset=utf-8", 503)
    form, settled = request.path_params["form"], getattr(answer, "settled", False)
    if form == "csv":
        return WrittenAnswer(table_of(view.name, answer), CSV, settled=settled)
    title, entries = ENTRIES[view.name](answer, place)
    query = f"?{request.url.query}" if request.url.query else ""
    own = f"{place.home}{quote(path_of(request), safe='/:')}{query}"
    file = BytesIO()
    writer = FORMATS[form].make(file, DocumentInfo(Article, f"newscrawl: {title}", own))
    for entry in _once(entries):
        writer.write(entry)
    writer.finish()
    return WrittenAnswer(file.getvalue(), KINDS[form], settled=settled)


def _once(entries: Iterable[Article]) -> Iterable[Article]:
    """The entries that have an identity of their own: in Atom that is the address. No link of them acts."""
    seen: set[str | None] = set()
    for one in entries:
        one.url, one.source_url = web_address(one.url), web_address(one.source_url)
        names = {one.id, one.url} - {None}
        if not seen & names:
            yield one
        seen |= names
