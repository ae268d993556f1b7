"""The portal's routes: pages, the JSON API, feeds and files."""

import json
from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

from aiohttp import web
from aiohttp.typedefs import Middleware
from aiohttp.web import Request, Response, StreamResponse

from newscrawl.portal import dom, feeds, pictures
from newscrawl.portal.answers import answer, encoded, meta_charset
from newscrawl.portal.api import LARGEST_PAGE, Api, Json, NotFoundError
from newscrawl.portal.beats import CATEGORIES, CATEGORY_OF, GROUP_OF, Category
from newscrawl.portal.client import Weather, api_middleware, page_routes
from newscrawl.portal.clock import PortalClock
from newscrawl.portal.newsroom import Headline, Newsroom
from newscrawl.portal.rankings import BOX_SIZE, LIST_SIZE, TREND_SIZE

_HTML: Final = "text/html; charset=utf-8"
_JSON: Final = "application/json; charset=utf-8"
_XML: Final = "application/xml; charset=utf-8"
_RSS: Final = "application/rss+xml; charset=utf-8"
_STATIC: Final = {"portal.css": "text/css; charset=utf-8", "app.js": "text/javascript; charset=utf-8"}
_ROBOTS: Final = "User-agent: *\nDisallow:\n\nSitemap: {base}/news-sitemap.xml\n"
_RSS_SIZE: Final = 50
_LARGEST_NUMBER: Final = 10**9
_DIGITS: Final = r"\d{1,10}"
_ARTICLE: Final = rf"/category/{{category:{_DIGITS}}}/news/{{news:{_DIGITS}}}"


class BadRequestError(ValueError):
    """The request cannot be understood: the answer is 400."""


def _number(text: str, name: str, largest: int = _LARGEST_NUMBER) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 10 or not 1 <= int(text) <= largest:
        raise BadRequestError(f"{name} must be a number from 1 to {largest}")
    return int(text)


def _asked(request: Request, name: str, default: int, largest: int = _LARGEST_NUMBER) -> int:
    text = request.query.get(name)
    return default if text is None else _number(text, name, largest)


def _count(request: Request, name: str) -> int:
    text = request.query.get(name, "0")
    return 0 if text == "0" else _number(text, name, LARGEST_PAGE)


def _categories(request: Request) -> list[Category]:
    text = request.query.get("categoryIds", "")
    found = []
    for part in filter(None, text.split(",")):
        category = CATEGORY_OF.get(_number(part, "categoryIds"))
        if category is None:
            raise NotFoundError(f"no category {part}")
        if category not in found:
            found.append(category)
    return found


def _base(request: Request) -> str:
    return f"http://{request.host}"


class Routes:
    """The handlers, which share the API and the boxes of the current period."""

    def __init__(self, newsroom: Newsroom, clock: PortalClock) -> None:
        self.newsroom = newsroom
        self.clock = clock
        self.api = Api(newsroom, clock)
        self._groups = self.api.groups()
        self._side = lru_cache(maxsize=32)(self._make_side)

    def page_routes(self) -> list[web.RouteDef]:
        """The pages, made by the server."""
        return [
            web.get("/", self.front),
            web.get(_ARTICLE, self.article),
            web.get("/m" + _ARTICLE, self.article),
            web.get(rf"/ranking/news/{{news:{_DIGITS}}}", self.article),
            web.get(r"/category/{group:[A-Z]+}", self.listing),
            web.get(r"/ranking/{group:[A-Z]+}", self.ranking),
            web.get("/trend", self.trend),
            web.get("/point", self.point),
        ]

    def api_routes(self) -> list[web.RouteDef]:
        """The JSON API."""
        return [
            web.get("/v1/news/categories/group", self.api_groups),
            web.get("/v1/news/main", self.api_front),
            web.get("/v1/news/point", self.api_point),
            web.get("/v1/news", self.api_news),
            web.get(rf"/v1/news/{{category:{_DIGITS}}}/{{news:{_DIGITS}}}", self.api_article),
            web.get("/v1/comments/news", self.api_comments),
            web.get("/v1/polls", self.api_polls),
        ]

    def file_routes(self) -> list[web.RouteDef]:
        """What stands beside the pages: robots.txt, feeds, pictures, scripts."""
        return [
            web.get("/robots.txt", self.robots),
            web.get("/rss", self.rss),
            web.get(r"/rss/{group:[A-Z]+}", self.rss),
            web.get("/news-sitemap.xml", self.sitemap),
            web.get("/favicon.ico", self.favicon),
            web.get(r"/static/{name:[a-z.]+}", self.static),
            web.get(rf"/img/{{news:{_DIGITS}}}/{{picture:[1-9]}}.svg", self.picture),
        ]

    # Pages

    def _make_side(self, group_code: str, _period: int) -> str:
        """The right column, the same for all pages of a group in a period."""
        group = GROUP_OF[group_code]
        ranked = self.api.news(group.categories, size=1, popular=BOX_SIZE)["populars"]
        trend = self.api.news((), size=1, recent=TREND_SIZE, popular=TREND_SIZE)
        return (
            dom.main_news_box(group.name, ranked)
            + dom.trend_box(trend["resents"], trend["populars"])
            + dom.point_box(self.api.point())
            + dom.polls(self.api.polls())
        )

    def _page(self, request: Request, title: str, main: str, modified: datetime | None = None) -> Response:
        html = dom.document(f"{title} | 뉴스마루", main, self._groups)
        return answer(request, html.encode(), _HTML, modified=modified)

    def _period_start(self) -> datetime:
        return self.api.rankings.period_start(self.clock.now())

    def _period(self) -> int:
        return self.api.rankings.period(self.clock.now())

    async def front(self, request: Request) -> Response:
        """``/``."""
        return self._page(request, "뉴스", dom.front(self.api.front()) + dom.polls(self.api.polls()))

    async def listing(self, request: Request) -> Response:
        """``/category/{groupCode}?page=N``: empty behind the last page."""
        group = GROUP_OF.get(request.match_info["group"])
        if group is None:
            raise NotFoundError("no such group")
        page = _asked(request, "page", 1)
        news = self.api.news(group.categories, page=page)
        shown = next(entry for entry in self._groups if entry["groupCode"] == group.code)
        return self._page(
            request, group.name, dom.listing(shown, news, self._side(group.code, self._period()))
        )

    async def ranking(self, request: Request) -> Response:
        """``/ranking/{groupCode}``: the ranked list of a group on a page of its own."""
        group = GROUP_OF.get(request.match_info["group"])
        if group is None:
            raise NotFoundError("no such group")
        rows = self.api.news(group.categories, size=1, popular=BOX_SIZE)["populars"]
        return self._page(
            request, f"{group.name} 주요뉴스", dom.ranking(group.name, rows), self._period_start()
        )

    async def article(self, request: Request) -> Response:
        """An article under any of its addresses."""
        news_id = int(request.match_info["news"])
        headline = self.api.headline(news_id)
        category = int(request.match_info.get("category", headline.category.id))
        detail = self.api.article(category, news_id)
        comments = self.api.comments(news_id)
        html = dom.document(
            f"{detail['newsDeatil']['title']} | 뉴스마루",
            dom.article(detail, comments, self._side(headline.category.group, self._period())),
            self._groups,
            head=dom.article_head(detail, _base(request)),
            charset=meta_charset(headline.charset),
        )
        body, content_type = encoded(html, headline.charset)
        moments = [headline.published, self._period_start()]
        if headline.edited_at is not None and headline.edited(self.clock.now()):
            moments.append(headline.edited_at)
        return answer(request, body, content_type, modified=max(moments))

    async def trend(self, request: Request) -> Response:
        """``/trend?tab=latest|popular``."""
        tabs = {"latest": ("최신뉴스", "resents"), "popular": ("인기뉴스", "populars")}
        tab = request.query.get("tab", "latest")
        if tab not in tabs:
            raise BadRequestError("tab must be latest or popular")
        name, key = tabs[tab]
        rows = self.api.news((), size=1, recent=TREND_SIZE, popular=TREND_SIZE)[key]
        return self._page(request, f"트렌드 뉴스 {name}", dom.trend(rows, name), self._period_start())

    async def point(self, request: Request) -> Response:
        """``/point``."""
        return self._page(request, "포인트 뉴스", dom.point(self.api.point()), self._period_start())

    # JSON API

    def _data(self, request: Request, data: Json | list[Json]) -> Response:
        envelope: dict[str, Any] = {"message": "success", "data": data}
        return answer(request, json.dumps(envelope, ensure_ascii=False).encode(), _JSON)

    async def api_groups(self, request: Request) -> Response:
        """The groups of categories."""
        return self._data(request, self._groups)

    async def api_front(self, request: Request) -> Response:
        """What the front page shows."""
        return self._data(request, self.api.front())

    async def api_point(self, request: Request) -> Response:
        """The articles that earn points."""
        return self._data(request, self.api.point())

    async def api_polls(self, request: Request) -> Response:
        """The polls."""
        return self._data(request, self.api.polls())

    async def api_news(self, request: Request) -> Response:
        """A page of a list, with the newest and the ranked articles."""
        news = self.api.news(
            _categories(request),
            page=_asked(request, "page", 1),
            size=_asked(request, "size", LIST_SIZE, LARGEST_PAGE),
            recent=_count(request, "recentNews"),
            popular=_count(request, "popularNews"),
        )
        return self._data(request, news)

    async def api_article(self, request: Request) -> Response:
        """An article."""
        category, news_id = int(request.match_info["category"]), int(request.match_info["news"])
        return self._data(request, self.api.article(category, news_id, _count(request, "popularNews")))

    async def api_comments(self, request: Request) -> Response:
        """The comments of an article."""
        comments = self.api.comments(
            _number(request.query.get("entityId", ""), "entityId"),
            page=_asked(request, "page", 1),
            size=_asked(request, "size", 10, LARGEST_PAGE),
            sort=request.query.get("sort", ""),
        )
        return self._data(request, comments)

    # Feeds and files

    async def robots(self, request: Request) -> Response:
        """Everything is allowed."""
        text = _ROBOTS.format(base=_base(request))
        return answer(request, text.encode(), "text/plain; charset=utf-8")

    def _titled(self, indexes: range | list[int]) -> list[tuple[Headline, str]]:
        at = self.clock.now()
        headlines = [self.newsroom.headline(index) for index in indexes]
        return [(headline, headline.title_at(at)) for headline in headlines]

    async def rss(self, request: Request) -> Response:
        """``/rss`` and ``/rss/{groupCode}``: the newest articles."""
        code = request.match_info.get("group")
        if code is not None and code not in GROUP_OF:
            raise NotFoundError("no such group")
        categories = GROUP_OF[code].categories if code else CATEGORIES
        name = GROUP_OF[code].name if code else "전체"
        newest = self._titled(self.newsroom.newest(categories, 0, _RSS_SIZE))
        return answer(request, feeds.rss(newest, _base(request), name).encode(), _RSS)

    async def sitemap(self, request: Request) -> Response:
        """``/news-sitemap.xml``: one sitemap, or an index of its pages when there are many articles."""
        size = feeds.SITEMAP_SIZE
        pages = -(-self.newsroom.count // size)
        if pages > 1 and "page" not in request.query:
            return answer(request, feeds.sitemap_index(_base(request), pages).encode(), _XML)
        page = _asked(request, "page", 1)
        if page > pages:
            raise NotFoundError("no such page")
        indexes = range((page - 1) * size, min(page * size, self.newsroom.count))
        return answer(request, feeds.sitemap(self._titled(indexes), _base(request)).encode(), _XML)

    async def favicon(self, request: Request) -> Response:
        """The icon."""
        return answer(request, pictures.favicon().encode(), "image/svg+xml")

    async def static(self, request: Request) -> Response:
        """The style sheet and the icons of the reactions."""
        name = request.match_info["name"]
        if name in _STATIC:
            data = files(__package__).joinpath("static", name).read_bytes()
            return answer(request, data, _STATIC[name])
        icon = pictures.reaction(name.removesuffix(".svg"))
        if icon is None:
            raise NotFoundError("no such file")
        return answer(request, icon.encode(), "image/svg+xml")

    async def picture(self, request: Request) -> Response:
        """The drawing of a picture of an article."""
        index = self.newsroom.index_of(int(request.match_info["news"]))
        if index is None:
            raise NotFoundError("no such picture")
        drawing = pictures.drawing(self.newsroom.headline(index), int(request.match_info["picture"]))
        return answer(request, drawing.encode(), "image/svg+xml")


Handler = Callable[[Request], Awaitable[StreamResponse]]


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
        return answer(request, body, _JSON, status=status)
    html = dom.document("뉴스마루", dom.not_found(), ())
    return answer(request, html.encode(), _HTML, status=status)


def application(newsroom: Newsroom, clock: PortalClock) -> web.Application:
    """The portal as an aiohttp application that makes its pages itself."""
    routes = Routes(newsroom, clock)
    return _application([*routes.page_routes(), *routes.api_routes(), *routes.file_routes()])


def client_applications(
    newsroom: Newsroom, clock: PortalClock, weather: Weather, api_url: Callable[[], str]
) -> tuple[web.Application, web.Application]:
    """The portal as an app that the browser renders: the application of its pages, and that of its API.

    ``api_url`` is asked for the API's address when a page is served.
    """
    routes = Routes(newsroom, clock)
    return (
        _application([*page_routes(api_url), *routes.file_routes()]),
        _application(routes.api_routes(), api_middleware(weather)),
    )


def _application(routes: list[web.RouteDef], *middlewares: Middleware) -> web.Application:
    app = web.Application(middlewares=[*middlewares, _errors], client_max_size=64 * 1024)
    app.add_routes(routes)
    return app
