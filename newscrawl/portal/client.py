"""The portal as a client-rendered app: an empty page, a script, and the JSON API on an address of its own."""

import asyncio
import json
from collections.abc import Callable
from importlib.resources import files
from typing import Final

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware
from aiohttp.web import Request, Response, StreamResponse

from newscrawl.portal.weather import Weather

# What the front end of this portal carries and sends; nobody else is answered.
API_KEY: Final = "newsmaru-front-end"
# The script of a third party, on another host than the pages. The app dies without its global.
KIT: Final = "/sdk/kakao.js"
_KEY_HEADER: Final = "X-Api-Key"
_CORS: Final = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": _KEY_HEADER,
    "Access-Control-Max-Age": "600",
}
# The title and the description are the framework's defaults and say nothing.
_SHELL: Final = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>React App</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="Web site created using create-react-app">
<link rel="stylesheet" href="/static/portal.css">
<link rel="icon" href="/favicon.ico">
</head>
<body>
<noscript>You need to enable JavaScript to run this app.</noscript>
<div id="root"></div>
<script src="{api}{kit}"></script>
<script src="/static/app.js" data-api="{api}" data-key="{key}"></script>
</body>
</html>
"""


def shell(api_url: str) -> str:
    """The page that is served for every address of the portal."""
    return _SHELL.format(api=api_url, key=API_KEY, kit=KIT)


def page_routes(api_url: Callable[[], str]) -> list[web.RouteDef]:
    """Routes that answer every page's address with the same empty page."""

    async def page(_: Request) -> Response:
        return web.Response(
            text=shell(api_url()),
            content_type="text/html",
            charset="utf-8",
            headers={"Cache-Control": "no-cache"},
        )

    paths = (
        "/",
        r"/category/{category:\d+}/news/{news:\d+}",
        "/category/{group:[a-z-]+}",
        "/trend",
    )
    robots = web.get("/robots.txt", _allow_everything)
    return [robots, *(web.get(path, page) for path in paths)]


async def _allow_everything(_: Request) -> Response:
    return web.Response(text="User-agent: *\nDisallow:\n")


def third_party_routes(weather: Weather) -> list[web.RouteDef]:
    """What stands on the API's host and is another party's: the script that makes the app's global."""

    async def kit(_: Request) -> Response:
        if not weather.kit:
            raise web.HTTPNotFound
        text = files(__package__).joinpath("static", "kakao.js").read_text("utf-8")
        return web.Response(text=text, content_type="text/javascript", charset="utf-8")

    return [web.get(KIT, kit)]


def api_middleware(weather: Weather) -> Middleware:
    """Makes the API answer another origin's pages, with the front end's key, and as ``weather`` says."""
    calls = 0

    @web.middleware
    async def middleware(request: Request, handler: Handler) -> StreamResponse:
        nonlocal calls
        if request.method == "OPTIONS":  # the browser asks whether the key may be sent
            return web.Response(status=204, headers=_CORS)
        if request.path == KIT:
            return await handler(request)
        calls += 1
        fails = bool(weather.failing) and calls % weather.failing == 0
        if weather.delay:
            await asyncio.sleep(weather.delay)
        if request.headers.get(_KEY_HEADER) != API_KEY:
            response: StreamResponse = _refused(401, "a key is needed")
        elif fails:
            response = _refused(503, "try again later")
        else:
            response = await handler(request)
        response.headers.update(_CORS)
        return response

    return middleware


def _refused(status: int, message: str) -> Response:
    body = json.dumps({"message": message, "data": None})
    return web.Response(status=status, text=body, content_type="application/json")
