"""What pages of lists were like, for the measures that the next runs are held against."""

import hashlib
import logging
from datetime import datetime
from typing import Any

from scrapy.http import Response

from newscrawl.exceptions import FailureClass
from newscrawl.following.arguments import chooses
from newscrawl.following.targets import from_text
from newscrawl.pages.wholeness import comes_to_its_end
from newscrawl.redaction import redacted
from newscrawl.run import Count
from newscrawl.spiders.running import RunSpider
from newscrawl.store.waiting import ListRead
from newscrawl.text import KST

logger = logging.getLogger(__name__)


class MeasuresLists(RunSpider):
    """Says what a page of a list was like."""

    def measured(self, target: str, source: str, response: Response, how: str | None) -> ListRead:
        """A page of the list ``source`` of ``target`` that was read in the way of ``how``."""
        return ListRead(
            **self._asked_for(target, source),
            seconds=round(response.meta.get("download_latency", 0.0), 3),
            closed=comes_to_its_end(response.body),
            how=how,
        )

    def unmeasured(self, target: str, source: str, failure: FailureClass) -> ListRead:
        """A page of it that could not be read."""
        return ListRead(**self._asked_for(target, source), failure=failure)

    async def list_unread(
        self, key: str, url: str, why: str, count: Count, unread: ListRead, *, named: str | None = None
    ) -> None:
        """Count a page of a list that could not be read, and ask for it no more. ``named``: what the verdict
        says of it by its name.
        """
        logger.warning("List %s: %s", url, why)
        self.run.counters.add(count, why=f"{unread.site} {unread.label}: {named}" if named else why)
        if unread.failure is not None:
            self.run.counters.add_trouble(Count.LISTS_TROUBLE, unread.site, unread.failure)
        await self.run.drop_list(bytes.fromhex(key), unread)

    def _asked_for(self, target: str, source: str) -> dict[str, Any]:
        arguments, declaration = self.arguments, from_text(source)
        now = datetime.now(KST)
        asked = f"{self.name} {target} {source} {arguments.pages} {arguments.tab} {arguments.follow}"
        if declaration.on is not None or chooses(arguments.given):
            # A day that is over stands still, and a choice among articles differs from the next one: neither
            # is held against runs of other days.
            asked += f" {arguments.given} {now.date()}"
        names = (declaration.name or declaration.section, declaration.tab, declaration.on)
        return {
            "source": hashlib.blake2b(asked.encode("utf-8", "replace"), digest_size=16).digest(),
            "site": target,
            "label": " ".join(filter(None, names)) or redacted(declaration.url),
            "at": now,
        }
