"""The room as an application of ASGI: its addresses and what stands before them."""

from collections.abc import Collection
from importlib.resources import files

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from newscrawl.markup import base_styles
from newscrawl.room import accepting, api, feeds, keptpages, pages
from newscrawl.room.guarding import Guarding
from newscrawl.room.remembered import WrittenAnswer
from newscrawl.room.room import STATIC, Room, response
from newscrawl.room.views import VIEWS

_CSS, _JS = "text/css; charset=utf-8", "text/javascript; charset=utf-8"


def make_app(room: Room, names: Collection[str] = (), *, addresses: bool = False) -> ASGIApp:
    """The application; ``names`` and ``addresses`` are as ``Guarding`` has them.

    The guard stands before everything, so that answers to faults have its headers too.
    """
    app = Starlette(
        routes=[
            *(Route(view.path, pages.page_of(room, view), name=view.name) for view in VIEWS),
            *(Route(f"{view.feed}.{{form}}", feeds.feed_of(room, view)) for view in VIEWS),
            Route("/kept/withheld/{id:path}", keptpages.withheld_page(room)),
            Route("/kept/refused/{key}", keptpages.refused_content(room)),
            Route("/api/openapi.json", api.openapi),
            *(Route(f"/api/v1{view.api}", api.json_of(room, view)) for view in VIEWS),
            Route("/api/{rest:path}", api.no_such),
            *_writing(room),
            Route(f"{STATIC}/{{name}}", static_file),
        ],
        exception_handlers={
            404: pages.failing(room, 404, "error_no_page"),
            405: pages.failing(room, 405, "error_method"),
            Exception: pages.failing(room, 500, "error_ours"),
        },
    )
    return Guarding(app, names, addresses=addresses)


def _writing(room: Room) -> list[Route]:
    if room.writing is None:
        return []
    return [Route("/accepted", accepting.accepted(room, room.writing), methods=["POST"])]


def static_file(request: Request) -> Response:
    """A style or script of the room; its address has the version, so that it may be kept."""
    name = request.path_params["name"]
    kinds = {"base.css": _CSS, "room.css": _CSS, "room.js": _JS, "icon.svg": "image/svg+xml"}
    if name not in kinds:
        return Response(status_code=404)
    text = (
        base_styles()
        if name == "base.css"
        else files("newscrawl.room").joinpath("static", name).read_text("utf-8")
    )
    return response(request, WrittenAnswer(text.encode(), kinds[name]))
