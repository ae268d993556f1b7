"""The pages of the room."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from newscrawl.markup import Language
from newscrawl.room.errors import QuestionError
from newscrawl.room.language import COOKIE, language_of
from newscrawl.room.remembered import WrittenAnswer
from newscrawl.room.room import Room, reported, response
from newscrawl.room.tables import WITH_TABLE
from newscrawl.room.views import View
from newscrawl.store import StoreError

HTML = "text/html; charset=utf-8"
_YEAR = 365 * 24 * 3600


def page_of(room: Room, view: View) -> Callable[[Request], Response]:
    """The endpoint of a view's page."""

    def endpoint(request: Request) -> Response:
        language = language_of(request)
        found = room.answered(request, language, lambda: write_page(room, view, request, language))
        if request.query_params.get("lang") == language:
            found.set_cookie(COOKIE, language, max_age=_YEAR, samesite="lax", httponly=True)
        return found

    return endpoint


def write_page(room: Room, view: View, request: Request, language: Language) -> WrittenAnswer:
    """A view as its page; what cannot be answered as a page that says why."""
    try:
        answer = view.answer(room.store(), room.question(request))
    except QuestionError as error:
        return failure(room, request, error)
    except StoreError as error:
        return failure(room, request, QuestionError(503, "error_store", why=reported(error)))
    text = room.write(
        view.name,
        language,
        request,
        view=view.name,
        answer=answer,
        feed=view.feed_of(request),
        is_table=view.name in WITH_TABLE,
        api=f"/api/v1{view.address(request)}",
        token=room.token.value if room.writing is not None else "",
    )
    return WrittenAnswer(text.encode("utf-8", "replace"), HTML, settled=getattr(answer, "settled", False))


def failure(room: Room, request: Request, error: QuestionError) -> WrittenAnswer:
    """A page that says what went wrong and what to do."""
    text = room.write("failure", language_of(request), request, view="failure", error=error)
    return WrittenAnswer(text.encode("utf-8", "replace"), HTML, error.status)


def failing(room: Room, status: int, key: str) -> Callable[[Request, Exception], Response]:
    """The endpoint for addresses that are none, ways of asking that are none, and faults of ours.

    The stack trace of a fault is in the log.
    """

    def endpoint(request: Request, _error: Exception) -> Response:
        return response(request, failure(room, request, QuestionError(status, key)))

    return endpoint
