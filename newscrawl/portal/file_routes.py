"""What stands beside the portal's pages: robots.txt, feeds, pictures, scripts."""

from importlib.resources import files
from typing import Final

from aiohttp import web
from aiohttp.web import Request, Response

from newscrawl.portal import feeds, pictures
from newscrawl.portal.answers import answer
from newscrawl.portal.api import NotFoundError
from newscrawl.portal.beats import CATEGORIES, GROUP_OF
from newscrawl.portal.clock import PortalClock
from newscrawl.portal.newsroom import Headline, Newsroom
from newscrawl.portal.parameters import DIGITS, asked, base_of

_XML: Final = "application/xml; charset=utf-8"
_RSS: Final = "application/rss+xml; charset=utf-8"
_STATIC: Final = {"portal.css": "text/css; charset=utf-8", "app.js": "text/javascript; charset=utf-8"}
_ROBOTS: Final = "User-agent: *\nDisallow:\n\nSitemap: {base}/news-sitemap.xml\n"
_RSS_SIZE: Final = 50


class FileRoutes:
    """The handlers of feeds and files."""

    def __init__(self, newsroom: Newsroom, clock: PortalClock) -> None:
        self.newsroom = newsroom
        self.clock = clock

    def routes(self) -> list[web.RouteDef]:
        """All of them."""
        return [
            web.get("/robots.txt", self.robots),
            web.get("/rss", self.rss),
            web.get(r"/rss/{group:[A-Z]+}", self.rss),
            web.get("/news-sitemap.xml", self.sitemap),
            *self.client_routes(),
        ]

    def client_routes(self) -> list[web.RouteDef]:
        """Those of the client-rendered portal, which has neither feeds nor sitemaps."""
        return [
            web.get("/favicon.ico", self.favicon),
            web.get(r"/static/{name:[a-z.]+}", self.static),
            web.get(rf"/img/{{news:{DIGITS}}}/{{picture:[1-9]}}.svg", self.picture),
        ]

    async def robots(self, request: Request) -> Response:
        """Everything is allowed."""
        text = _ROBOTS.format(base=base_of(request))
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
        first = self.newsroom.first(self.clock.now())
        newest = self._titled(self.newsroom.newest(categories, 0, _RSS_SIZE, first))
        return answer(request, feeds.rss(newest, base_of(request), name).encode(), _RSS)

    async def sitemap(self, request: Request) -> Response:
        """``/news-sitemap.xml``: one sitemap, or an index of its pages when there are many articles."""
        size = feeds.SITEMAP_SIZE
        first = self.newsroom.first(self.clock.now())
        pages = max(1, -(-(self.newsroom.count - first) // size))
        if pages > 1 and "page" not in request.query:
            return answer(request, feeds.sitemap_index(base_of(request), pages).encode(), _XML)
        page = asked(request, "page", 1)
        if page > pages:
            raise NotFoundError("no such page")
        indexes = range(first + (page - 1) * size, min(first + page * size, self.newsroom.count))
        return answer(request, feeds.sitemap(self._titled(indexes), base_of(request)).encode(), _XML)

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
