"""The lists of a crawl that has come to its end, held against the crawls before it, and kept for the next."""

import logging
from collections.abc import Collection, Mapping
from dataclasses import replace

from newscrawl.exceptions import FailureClass
from newscrawl.run.counters import Count, by_site, main_of
from newscrawl.run.doubts import NO_PAST, BesidePast
from newscrawl.run.past import compare, slower, without_past
from newscrawl.run.run import Run
from newscrawl.run.verdict import Verdict
from newscrawl.store import Store, StoreError

logger = logging.getLogger(__name__)


async def beside_past(run: Run, counts: Mapping[str, int], redesigned: Collection[str] = ()) -> BesidePast:
    """Hold the crawl of ``run`` against those before it. A store that fails is said by ``run``.

    That articles of the sites ``redesigned`` are read in another way is known already.
    """
    if run.crawl is None or run.has_failed:
        return NO_PAST
    try:
        now, past = await run.store.call(Store.measures, run.id, run.crawl)
    except StoreError as error:
        run.store_failed(error)
        return NO_PAST
    if new := without_past(now, past):
        logger.info("%d of %d lists have no past to be held against yet", new, len(now))
    troubles = by_site(counts, Count.ARTICLES_TROUBLE)
    doubts = [
        doubt
        for doubt in compare(now, past, {site: main_of(found) for site, found in troubles.items()})
        if doubt.failure is not FailureClass.RULES or doubt.site not in redesigned
    ]
    for line in slower(now, past):
        logger.info("%s", line)
    for doubt in doubts:
        logger.warning("%s (%s)", doubt, doubt.failure.value)
    return BesidePast(now, doubts)


async def note_measures(run: Run, beside: BesidePast, verdict: Verdict) -> None:
    """Keep the measures. Those of a broken run are no past that others are held against."""
    if not beside.now or run.has_failed:
        return
    doubted = {doubt.source: doubt.failure for doubt in beside.doubts}
    otherwise = FailureClass.OTHER if verdict.word == "broken" else None
    found = [replace(one, doubt=doubted.get(one.source, otherwise)) for one in beside.now]
    try:
        await run.store.call(Store.note_measures, found)
    except StoreError as error:
        run.store_failed(error)
