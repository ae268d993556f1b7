"""What the sites of a command change in Scrapy's settings: download slots and connections.

Scrapy builds its downloader from settings alone, and a spider's ``from_crawler`` is the place it gives for
setting them from arguments. Nothing else reads what is set here.
"""

from collections.abc import Sequence

from scrapy.settings import BaseSettings

from newscrawl.following.browser import BrowserUse, pace_in_browser
from newscrawl.sites.base import CONCURRENCY, DOWNLOAD_DELAY, Site, browser_slot, own_slot


def set_download(
    settings: BaseSettings, declared: Sequence[Site], followed: Sequence[Site], browser: BrowserUse
) -> None:
    """Give the sites that ask for it a download slot of their own. One that the operator set stays as it is.

    All that are declared: the lists of one lead to articles of others, which want their pace as well, and
    whose slot has the same name in every run.
    """
    if settings.frozen:  # `scrapy shell` makes its spider last, when the downloader is there
        return
    slots = settings.getdict("DOWNLOAD_SLOTS")
    for site in declared:
        if (site.download_delay, site.concurrency) != (DOWNLOAD_DELAY, CONCURRENCY):
            own = {"delay": site.download_delay, "concurrency": site.concurrency}
            slots.setdefault(own_slot(site), own)
    for site in followed:
        if browser.needed(site):
            slots[browser_slot(site)] = pace_in_browser(slots.get(own_slot(site)), settings)
    settings.set("DOWNLOAD_SLOTS", slots, priority="spider")
    if len(followed) == 1 and followed[0].concurrency > CONCURRENCY:
        # As many connections are kept open as this says, not as the slot does.
        settings.set("CONCURRENT_REQUESTS_PER_DOMAIN", followed[0].concurrency, priority="spider")
