"""The portal's pages, made by the server."""

from datetime import datetime
from functools import lru_cache

from aiohttp import web
from aiohttp.web import Request, Response

from newscrawl.portal import dom
from newscrawl.portal.answers import HTML, answer, encoded, meta_charset
from newscrawl.portal.api import Api, NotFoundError
from newscrawl.portal.beats import GROUP_OF
from newscrawl.portal.parameters import ARTICLE, DIGITS, BadRequestError, asked, base_of
from newscrawl.portal.rankings import BOX_SIZE, TREND_SIZE


class PageRoutes:
    """The handlers of the pages, which share the boxes of the current period."""

    def __init__(self, api: Api) -> None:
        self.api = api
        self._groups = api.groups()
        self._side = lru_cache(maxsize=32)(self._make_side)

    def routes(self) -> list[web.RouteDef]:
        """All of them."""
        return [
            web.get("/", self.front),
            web.get(ARTICLE, self.article),
            web.get("/m" + ARTICLE, self.article),
            web.get(rf"/ranking/news/{{news:{DIGITS}}}", self.article),
            web.get(r"/category/{group:[A-Z]+}", self.listing),
            web.get(r"/ranking/{group:[A-Z]+}", self.ranking),
            web.get("/trend", self.trend),
            web.get("/point", self.point),
        ]

    def _make_side(self, group_code: str, _period: int, _first: int) -> str:
        """The right column, the same for all pages of a group in a period until the next article is out."""
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
        return answer(request, html.encode(), HTML, modified=modified)

    def _period_start(self) -> datetime:
        return self.api.rankings.period_start(self.api.clock.now())

    def _moment(self) -> tuple[int, int]:
        at = self.api.clock.now()
        return self.api.rankings.period(at), self.api.newsroom.first(at)

    async def front(self, request: Request) -> Response:
        """``/``."""
        return self._page(request, "뉴스", dom.front(self.api.front()) + dom.polls(self.api.polls()))

    async def listing(self, request: Request) -> Response:
        """``/category/{groupCode}?page=N``: empty behind the last page."""
        group = GROUP_OF.get(request.match_info["group"])
        if group is None:
            raise NotFoundError("no such group")
        page = asked(request, "page", 1)
        news = self.api.news(group.categories, page=page)
        shown = next(entry for entry in self._groups if entry["groupCode"] == group.code)
        return self._page(
            request, group.name, dom.listing(shown, news, self._side(group.code, *self._moment()))
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
            dom.article(detail, comments, self._side(headline.category.group, *self._moment())),
            self._groups,
            head=dom.article_head(detail, base_of(request)),
            charset=meta_charset(headline.charset),
        )
        body, content_type = encoded(html, headline.charset)
        moments = [headline.published, self._period_start()]
        if (changed := headline.modified_at(self.api.clock.now())) is not None:
            moments.append(changed)
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
