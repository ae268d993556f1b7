"""What the sites of a run change in its settings, before the components that read them are built."""

from collections.abc import Sequence

from scrapy.settings import BaseSettings

from newscrawl.middlewares.guard import place_of
from newscrawl.sites.base import CONCURRENCY, DOWNLOAD_DELAY
from newscrawl.spiders.browser import BrowserUse, browser_slot
from newscrawl.spiders.target import Target


def adapt(settings: BaseSettings, targets: Sequence[Target], browser: BrowserUse, url: str | None) -> None:
    """Give sites that ask for it a download slot of their own, and let the guard pass what ``url=`` names."""
    slots = settings.getdict("DOWNLOAD_SLOTS")
    for target in targets:
        site = target.site
        if browser.needed(site):
            slots[target.slot] = browser_slot(site, settings)
        elif (site.download_delay, site.concurrency) != (DOWNLOAD_DELAY, CONCURRENCY):
            slots[target.slot] = {"delay": site.download_delay, "concurrency": site.concurrency}
    settings.set("DOWNLOAD_SLOTS", slots, priority="spider")
    if len(targets) == 1 and targets[0].site.concurrency > CONCURRENCY:
        # As many connections are kept open as this says, not as the slot does.
        settings.set("CONCURRENT_REQUESTS_PER_DOMAIN", targets[0].site.concurrency, priority="spider")
    if url is not None:
        settings.set("GUARD_ALLOWED", [*settings.getlist("GUARD_ALLOWED"), place_of(url)], priority="spider")
