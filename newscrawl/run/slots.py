"""Download slots: what politeness is kept towards, and how much of it a run takes off the frontier."""

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from scrapy.settings import BaseSettings

from newscrawl.sites.base import Site, own_slot

# Articles of one slot that are asked for and not yet kept. Without a delay: enough to fill the transactions
# of ``batches`` while others are downloaded. With one: the next few, so that other machines find work.
WINDOW_FAST = 128
WINDOW_POLITE = 16
# In the ``meta`` of a request for what pages wait for that were read already.
AHEAD: Final = "newscrawl_ahead"


class DownloadSlots:
    """Names slots as Scrapy does: a site's own if ``DOWNLOAD_SLOTS`` has one, else the host's."""

    def __init__(self, settings: BaseSettings) -> None:
        self._own: Mapping[str, Any] = settings.getdict("DOWNLOAD_SLOTS")
        self._delay = settings.getfloat("DOWNLOAD_DELAY")

    def of(self, site: Site, url: str) -> str:
        """The slot of a page of ``site``."""
        own = own_slot(site)
        return own if own in self._own else (urlsplit(url).hostname or "")

    def meta(self, slot: str) -> dict[str, str]:
        """What the ``meta`` of a request in this slot says."""
        return {"download_slot": slot} if slot in self._own else {}

    def alone(self, slot: str) -> bool:
        """Whether one machine at a time may ask the slot: where the site wants no delay, all may."""
        return self._delay_of(slot) > 0

    def window(self, slot: str) -> int:
        """How many articles of the slot a run leases at a time."""
        return WINDOW_POLITE if self.alone(slot) else WINDOW_FAST

    def _delay_of(self, slot: str) -> float:
        own = self._own.get(slot)
        return float(own["delay"]) if own else self._delay
