"""The handlers of the archive: below the names of the hosts whose addresses it has."""

from collections import Counter
from datetime import date, datetime
from typing import Final

from aiohttp import web
from aiohttp.web import Request, Response

from newscrawl.portal import archive_pages as pages
from newscrawl.portal.answers import answer, encoded
from newscrawl.portal.archive import Archive, Shape, counted_hour
from newscrawl.portal.clock import PortalClock
from newscrawl.portal.newsroom import Newsroom

# The parameter that has the day, and the one of an address to which a day has moved.
_DAY_OF: Final[dict[Shape, str]] = {"naver": "date", "daum": "regDate", "nate": "date"}
_MOVED: Final = "moved"


class ArchiveRoutes:
    """Serves what ``Archive`` says, with its traps; remembers how often each address was asked for."""

    def __init__(self, newsroom: Newsroom, clock: PortalClock) -> None:
        self._archive = Archive(newsroom)
        self._clock = clock
        self._asked: Counter[str] = Counter()

    def routes(self) -> list[web.RouteDef]:
        """All of them."""
        return [
            web.get("/news.naver.com/main/ranking/popularDay.naver", self.naver),
            web.get("/news.naver.com/main/ranking/popularMemo.naver", self.naver_comments),
            web.get("/news.daum.net/ranking/popular", self.daum),
            web.get("/news.nate.com/rank/interest", self.nate),
            *(
                web.get(f"/{host}/robots.txt", self.robots)
                for host in ("news.naver.com", "news.daum.net", "news.nate.com")
            ),
        ]

    async def robots(self, request: Request) -> Response:
        """Everything is allowed."""
        return answer(request, b"User-agent: *\nDisallow:\n", "text/plain; charset=utf-8")

    async def naver(self, request: Request) -> Response:
        """``/main/ranking/popularDay.naver?date=20261101``, EUC-KR as it was until 2022."""
        return self._of_day(request, "naver", "")

    async def naver_comments(self, request: Request) -> Response:
        """``/main/ranking/popularMemo.naver?date=20261101``."""
        return self._of_day(request, "naver", "memo")

    async def daum(self, request: Request) -> Response:
        """``/ranking/popular?regDate=20261101``."""
        return self._of_day(request, "daum", "")

    async def nate(self, request: Request) -> Response:
        """``/rank/interest?sc=sisa&p=day&date=20261101``."""
        return self._of_day(request, "nate", request.query.get("sc", "sisa"))

    def _of_day(self, request: Request, shape: Shape, section: str) -> Response:
        today = self._clock.now().date()
        wanted = _day(request.query.get(_DAY_OF[shape], ""))
        if wanted is None or wanted == today or not self._archive.has(wanted, today):
            return self._page(request, shape, section, today)
        self._asked[request.path_qs] += 1
        first, trap = self._asked[request.path_qs] == 1, self._archive.trap(wanted)
        if trap == "moved" and _MOVED not in request.query:
            return Response(status=302, headers={"Location": f"?{request.query_string}&{_MOVED}=1"})
        if trap == "empty" and first:
            return Response(body=b"", content_type="text/html", charset="utf-8")
        shown = today if trap == "today" and first else wanted
        return self._page(request, shape, section, shown)

    def _page(self, request: Request, shape: Shape, section: str, day: date) -> Response:
        entries = self._archive.listed(shape, day, section)
        if shape == "daum":
            return answer(request, *encoded(pages.daum(entries), "utf-8"))
        if shape == "nate":
            return answer(request, *encoded(pages.nate(entries), "cp949-header"))
        now = self._clock.now()
        hour = counted_hour(now) if day == now.date() else None
        return answer(request, *encoded(pages.naver(entries, day, hour, now.date()), "cp949-header"))


def _day(text: str) -> date | None:
    try:
        return datetime.strptime(text, "%Y%m%d").date()  # noqa: DTZ007 - a day of Korea's calendar
    except ValueError:
        return None
