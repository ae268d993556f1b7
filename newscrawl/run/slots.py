"""Download slots: what politeness is kept towards, and how much of it a run takes off the frontier."""

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from scrapy.settings import BaseSettings

from newscrawl.sites.base import Site, browser_slot, own_slot

# Articles of one slot that are asked for and not yet kept. Without a delay: enough to fill the transactions
# of ``batches`` while others are downloaded. With one: the next few, so that other machines find work.
WINDOW_FAST = 128
WINDOW_POLITE = 16
# In the ``meta`` of a request for what pages wait for that were read already.
AHEAD: Final = "newscrawl_ahead"


class DownloadSlots:
    """Names slots as Scrapy does: a site's own if ``DOWNLOAD_SLOTS`` has one, else the host's.

    A slot is also what runs exclude each other from, so that it has one name in all of them, whatever their
    arguments. What is read in the browser has the same, and in the downloader of its run one of its own.
    """

    def __init__(self, settings: BaseSettings) -> None:
        self._own: Mapping[str, Any] = settings.getdict("DOWNLOAD_SLOTS")
        self._delay = settings.getfloat("DOWNLOAD_DELAY")
        self._asked: dict[str, float] = {}

    def of(self, site: Site, url: str) -> str:
        """The slot of a page of ``site``."""
        own = own_slot(site)
        return own if own in self._own else (urlsplit(url).hostname or "")

    def meta(self, slot: str, site: Site) -> dict[str, str]:
        """What the ``meta`` of a request for a page of ``site`` in this slot says."""
        rendered = browser_slot(site)
        if rendered in self._own:
            return {"download_slot": rendered}
        return {"download_slot": slot} if slot in self._own else {}

    def asks_for(self, slot: str, delay: float) -> None:
        """Note the Crawl-delay of a host."""
        self._asked[slot] = max(delay, self._asked.get(slot, 0.0))

    def alone(self, slot: str) -> bool:
        """Whether one machine at a time may ask the slot: where the site wants no delay, all may."""
        return self.delay(slot) > 0

    def window(self, slot: str) -> int:
        """How many articles of the slot a run leases at a time."""
        return WINDOW_POLITE if self.alone(slot) else WINDOW_FAST

    def delay(self, slot: str) -> float:
        """Seconds between two requests: as declared, or the Crawl-delay that was met where that is longer."""
        own = self._own.get(slot)
        return max(float(own["delay"]) if own else self._delay, self._asked.get(slot, 0.0))
