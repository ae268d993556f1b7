"""Which requests of a crawl go through the browser. A crawl without such requests needs none."""

from collections.abc import Iterable, Mapping
from typing import Any

from scrapy.settings import BaseSettings

from newscrawl.rendering.plan import PageKind, rendered
from newscrawl.rendering.settings import enable
from newscrawl.sites.base import Site


class BrowserUse:
    """Marks the requests whose site shows nothing without JavaScript.

    ``forced`` is the argument ``render``: True for every request, False for none, None as the sites say.

    Raises:
        BrowserMissingError: a site needs a browser and there is none.
    """

    def __init__(self, settings: BaseSettings, sites: Iterable[Site], forced: bool | None) -> None:
        self._forced = forced
        self._enabled = forced if forced is not None else any(site.render for site in sites)
        if self._enabled:
            enable(settings)

    def needed(self, site: Site) -> bool:
        """Whether pages of ``site`` are read in the browser in this run."""
        return self._enabled and (site.render if self._forced is None else self._forced)

    def meta(self, site: Site, page: PageKind, tab: str | None = None) -> dict[str, Any]:
        """What the ``meta`` of a request for a page of ``site`` says about the browser."""
        return rendered(page, site.name, tab) if self.needed(site) else {}


def pace_in_browser(own: Mapping[str, float] | None, settings: BaseSettings) -> dict[str, float]:
    """The download slot of a site that is read in the browser, as ``DOWNLOAD_SLOTS`` takes it; ``own``: the
    one that it has otherwise.

    No more requests are in flight than there are pages: they would wait inside the downloader and keep
    others out.
    """
    usual = {
        "delay": settings.getfloat("DOWNLOAD_DELAY"),
        "concurrency": settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN"),
    }
    slot = usual | dict(own or {})
    slot["concurrency"] = min(slot["concurrency"], settings.getint("BROWSER_PAGES"))
    return slot
