"""The portal's applications: which routes they have, and what a request gets that asks wrongly."""

import json
from collections.abc import Callable

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware
from aiohttp.web import Request, StreamResponse

from newscrawl.portal import dom
from newscrawl.portal.answers import HTML, JSON, answer
from newscrawl.portal.api import Api, NotFoundError
from newscrawl.portal.api_routes import ApiRoutes
from newscrawl.portal.archive_routes import ArchiveRoutes
from newscrawl.portal.client import api_middleware, page_routes, third_party_routes
from newscrawl.portal.clock import PortalClock
from newscrawl.portal.file_routes import FileRoutes
from newscrawl.portal.newsroom import Newsroom
from newscrawl.portal.page_routes import PageRoutes
from newscrawl.portal.weather import Weather


@web.middleware
async def _errors(request: Request, handler: Handler) -> StreamResponse:
    """What is asked wrongly or is not there gets 400 or 404: JSON below ``/v1``, else a page."""
    try:
        return await handler(request)
    except NotFoundError as error:
        status, message = 404, str(error)
    except ValueError as error:
        status, message = 400, str(error)
    except web.HTTPNotFound:
        status, message = 404, "no such page"
    if request.path.startswith("/v1/"):
        body = json.dumps({"message": message, "data": None}).encode()
        return answer(request, body, JSON, status=status)
    html = dom.document("뉴스마루", dom.not_found(), ())
    return answer(request, html.encode(), HTML, status=status)


def application(newsroom: Newsroom, clock: PortalClock, *middlewares: Middleware) -> web.Application:
    """The portal as an aiohttp application that makes its pages itself; ``middlewares`` see its answers."""
    api = Api(newsroom, clock)
    files = FileRoutes(newsroom, clock).routes()
    past = ArchiveRoutes(newsroom, clock).routes()
    return _application([*PageRoutes(api).routes(), *ApiRoutes(api).routes(), *files, *past], *middlewares)


def client_applications(
    newsroom: Newsroom, clock: PortalClock, weather: Weather, api_url: Callable[[], str]
) -> tuple[web.Application, web.Application]:
    """The portal as an app that the browser renders: the application of its pages, and that of its API.

    ``api_url`` is asked for the API's address when a page is served.
    """
    calls = ApiRoutes(Api(newsroom, clock, words=True)).routes()
    return (
        _application([*page_routes(api_url), *FileRoutes(newsroom, clock).client_routes()]),
        _application([*calls, *third_party_routes(weather)], api_middleware(weather)),
    )


def _application(routes: list[web.RouteDef], *middlewares: Middleware) -> web.Application:
    app = web.Application(middlewares=[*middlewares, _errors], client_max_size=64 * 1024)
    app.add_routes(routes)
    return app
