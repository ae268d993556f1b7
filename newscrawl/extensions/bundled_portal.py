"""Starts the bundled portal for a crawl that names no other site, and stops it afterwards."""

import logging
from datetime import datetime
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.settings import BaseSettings

from newscrawl.exceptions import ArgumentError
from newscrawl.following.configured import address_in
from newscrawl.portal.errors import PortalError
from newscrawl.portal.process import PortalProcess
from newscrawl.run.plan import FollowsLists, refuse_job_directory
from newscrawl.sites.portal import Newsmaru
from newscrawl.text import KST

logger = logging.getLogger(__name__)

_LAST_PORT = 65_535


class BundledPortal:
    """Serves the bundled portal as long as the crawl lasts.

    Settings: ``PORTAL_URL``, a portal that serves already and is used instead; ``PORTAL_ARTICLES``,
    ``PORTAL_SEED``, ``PORTAL_PORT`` (if it is taken, a free one serves), and ``PORTAL_AT``, an ISO 8601 time
    at which the portal's clock stands still. Raises ``PortalError`` when it cannot start.
    """

    def __init__(self, portal: PortalProcess | None) -> None:
        self._portal = portal

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        spider = crawler.spider
        if not isinstance(spider, FollowsLists) or Newsmaru.name not in spider.plan.names:
            raise NotConfigured
        if not crawler.settings.getbool("RUN_ENABLED"):
            raise NotConfigured
        refuse_job_directory(crawler.settings)
        running = address_in(crawler.settings, "PORTAL_URL")
        portal, url = (None, running.rstrip("/")) if running else _launch(crawler.settings)
        # The run, which is built after this, takes the plan over.
        spider.plan = spider.plan.placed(Newsmaru.name, url)
        logger.info(
            "Crawling the bundled portal of invented articles on %s; "
            "name a real site with -a site=NAME (`scrapy sites` lists them) or -a url=ADDRESS",
            url,
        )
        extension = cls(portal)
        crawler.signals.connect(extension.engine_stopped, signals.engine_stopped)
        return extension

    async def engine_stopped(self) -> None:
        if self._portal is not None:
            await self._portal.stop()


def _launch(settings: BaseSettings) -> tuple[PortalProcess, str]:
    """Start the portal on its own port, so that addresses stay the same from run to run, or on a free one."""
    at, own_port = _moment(settings.get("PORTAL_AT")), settings.getint("PORTAL_PORT")
    if not 0 <= own_port <= _LAST_PORT:
        raise ArgumentError(
            f"PORTAL_PORT={own_port} is no port: give one from 1 to {_LAST_PORT}, or 0 for any"
        )

    def portal(port: int) -> PortalProcess:
        articles, seed = settings.getint("PORTAL_ARTICLES"), settings.getint("PORTAL_SEED")
        return PortalProcess(articles, seed, port=port, at=at, freeze=at is not None)

    usual = portal(own_port)
    try:
        return usual, usual.launch()
    except PortalError:
        other = portal(0)
        return other, other.launch()


def _moment(text: str | None) -> datetime | None:
    if not text:
        return None
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise ArgumentError(f"PORTAL_AT={text} is no time: write it like 2025-02-05T15:30:00+09:00") from None
    return at if at.tzinfo else at.replace(tzinfo=KST)
