"""The same answers as JSON, below ``/api/v1``."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from newscrawl.markup import vocabulary
from newscrawl.room.errors import QuestionError
from newscrawl.room.openapi import document
from newscrawl.room.plain import as_text
from newscrawl.room.remembered import WrittenAnswer
from newscrawl.room.room import Room, reported, response
from newscrawl.room.views import View
from newscrawl.store import StoreError

JSON = "application/json; charset=utf-8"


def json_of(room: Room, view: View) -> Callable[[Request], Response]:
    """The endpoint of a view as JSON."""

    def endpoint(request: Request) -> Response:
        return room.answered(request, "json", lambda: _write(room, view, request))

    return endpoint


def _write(room: Room, view: View, request: Request) -> WrittenAnswer:
    try:
        answer = view.answer(room.store(), room.question(request))
    except QuestionError as error:
        return refusal(error)
    except StoreError as error:
        return refusal(QuestionError(503, "error_store"), reported(error))
    settled = getattr(answer, "settled", False)
    return WrittenAnswer(as_text(answer).encode("utf-8", "replace"), JSON, settled=settled)


def refusal(error: QuestionError, why: str | None = None) -> WrittenAnswer:
    """What went wrong, as JSON: a name that stays the same, and a sentence."""
    words = vocabulary("en")
    sentence = why or words(f"room_{error.key}", **error.values)
    if error.meant:
        sentence += f". {words('room_meant', name=error.meant)}"
    body = {"error": error.key.removeprefix("error_"), "message": sentence}
    return WrittenAnswer(as_text(body).encode("utf-8", "replace"), JSON, error.status)


def no_such(request: Request) -> Response:
    """Any other address below ``/api``."""
    return response(request, refusal(QuestionError(404, "error_no_page")))


def openapi(request: Request) -> Response:
    """The description of all of it."""
    return response(request, WrittenAnswer(as_text(document()).encode(), JSON))
