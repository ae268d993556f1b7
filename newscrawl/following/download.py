"""What the sites of a command change in Scrapy's settings: download slots and connections.

Scrapy builds its downloader from settings alone, and a spider's ``from_crawler`` is the place it gives for
setting them from arguments. Nothing else reads what is set here.
"""

from collections.abc import Sequence

from scrapy.settings import BaseSettings

from newscrawl.following.browser import BrowserUse, browser_slot
from newscrawl.sites.base import CONCURRENCY, DOWNLOAD_DELAY, Site, own_slot


def set_download(settings: BaseSettings, sites: Sequence[Site], browser: BrowserUse) -> None:
    """Give sites that ask for it a download slot of their own. One that the operator set stays as it is."""
    if settings.frozen:  # `scrapy shell` makes its spider last, when the downloader is there
        return
    slots = settings.getdict("DOWNLOAD_SLOTS")
    for site in sites:
        if browser.needed(site):
            slots[own_slot(site)] = browser_slot(site, settings)
        elif (site.download_delay, site.concurrency) != (DOWNLOAD_DELAY, CONCURRENCY):
            declared = {"delay": site.download_delay, "concurrency": site.concurrency}
            slots.setdefault(own_slot(site), declared)
    settings.set("DOWNLOAD_SLOTS", slots, priority="spider")
    if len(sites) == 1 and sites[0].concurrency > CONCURRENCY:
        # As many connections are kept open as this says, not as the slot does.
        settings.set("CONCURRENT_REQUESTS_PER_DOMAIN", sites[0].concurrency, priority="spider")
