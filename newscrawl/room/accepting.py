"""The one thing that a reader may change, where the room was opened for it: a withheld reading is stored."""

from collections.abc import Callable
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from newscrawl.room.addresses import article_path
from newscrawl.room.errors import QuestionError
from newscrawl.room.pages import failure
from newscrawl.room.room import Room, reported, response
from newscrawl.sitecheck.acceptance import accept, waiting
from newscrawl.store import Store, StoreError

# Bytes of a form: a token and an identity.
_LARGEST = 8_192


def accepted(room: Room, open_store: Callable[[], Store]) -> Callable[[Request], object]:
    """The endpoint to which the form of a withheld reading is sent."""

    async def endpoint(request: Request) -> Response:
        form = parse_qs((await _body(request)).decode("utf-8", "replace"))
        token, article_id = (form.get(name, [""])[0] for name in ("token", "id"))
        if not room.token.allows(request, token):
            return response(request, failure(room, request, QuestionError(403, "error_token")))
        return await run_in_threadpool(_accept, room, open_store, request, article_id)

    return endpoint


async def _body(request: Request) -> bytes:
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _LARGEST:
            return b""
    return body


def _accept(room: Room, open_store: Callable[[], Store], request: Request, article_id: str) -> Response:
    try:
        store = open_store()
        try:
            [outcome] = accept(store, waiting(store, [article_id]))
        finally:
            store.close()
    except StoreError as error:
        return response(
            request, failure(room, request, QuestionError(409, "error_not_accepted", why=reported(error)))
        )
    room.remembered.clear()
    return RedirectResponse(article_path(outcome.article_id), status_code=303)
