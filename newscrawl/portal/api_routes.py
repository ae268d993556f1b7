"""The routes of the portal's JSON API."""

import json
from typing import Any

from aiohttp import web
from aiohttp.web import Request, Response

from newscrawl.portal.answers import JSON, answer
from newscrawl.portal.api import LARGEST_PAGE, Api, Json
from newscrawl.portal.parameters import DIGITS, asked, categories, count, number
from newscrawl.portal.rankings import LIST_SIZE


class ApiRoutes:
    """The handlers of the API's calls."""

    def __init__(self, api: Api) -> None:
        self.api = api

    def routes(self) -> list[web.RouteDef]:
        """All of them."""
        return [
            web.get("/v1/news/categories/group", self.groups),
            web.get("/v1/news/main", self.front),
            web.get("/v1/news/point", self.point),
            web.get("/v1/news", self.news),
            web.get(rf"/v1/news/{{category:{DIGITS}}}/{{news:{DIGITS}}}", self.article),
            web.get("/v1/comments/news", self.comments),
            web.get("/v1/polls", self.polls),
        ]

    def _data(self, request: Request, data: Json | list[Json]) -> Response:
        envelope: dict[str, Any] = {"message": "success", "data": data}
        return answer(request, json.dumps(envelope, ensure_ascii=False).encode(), JSON)

    async def groups(self, request: Request) -> Response:
        """The groups of categories."""
        return self._data(request, self.api.groups())

    async def front(self, request: Request) -> Response:
        """What the front page shows."""
        return self._data(request, self.api.front())

    async def point(self, request: Request) -> Response:
        """The articles that earn points."""
        return self._data(request, self.api.point())

    async def polls(self, request: Request) -> Response:
        """The polls."""
        return self._data(request, self.api.polls())

    async def news(self, request: Request) -> Response:
        """A page of a list, with the newest and the ranked articles."""
        news = self.api.news(
            categories(request),
            page=asked(request, "page", 1),
            size=asked(request, "size", LIST_SIZE, LARGEST_PAGE),
            recent=count(request, "recentNews"),
            popular=count(request, "popularNews"),
        )
        return self._data(request, news)

    async def article(self, request: Request) -> Response:
        """An article."""
        category, news_id = int(request.match_info["category"]), int(request.match_info["news"])
        return self._data(request, self.api.article(category, news_id, count(request, "popularNews")))

    async def comments(self, request: Request) -> Response:
        """The comments of an article."""
        comments = self.api.comments(
            number(request.query.get("entityId", ""), "entityId"),
            page=asked(request, "page", 1),
            size=asked(request, "size", 10, LARGEST_PAGE),
            sort=request.query.get("sort", ""),
        )
        return self._data(request, comments)
