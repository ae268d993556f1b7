"""The feeds at fixed paths, for other programs: what stands on the followed lists now."""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import IO, cast

from scrapy.exporters import BaseItemExporter

from newscrawl.feeds.errors import FeedError
from newscrawl.feeds.exporters import CsvExporter, JsonExporter
from newscrawl.feeds.wholefile import WholeFile
from newscrawl.items import Article, Ranking
from newscrawl.store import Store
from newscrawl.store.records import Observed, Publication, RunRecord

# A site that no run has observed for this long is not part of "now" any more.
STALE_AFTER = timedelta(hours=24)

_EXPORTERS: dict[str, type[JsonExporter | CsvExporter]] = {"json": JsonExporter, "csv": CsvExporter}


@dataclass(slots=True)
class Published:
    """What ``publish`` wrote: paths, numbers of items, and one line for each feed that failed."""

    paths: list[Path] = field(default_factory=list)
    articles: int = 0
    rankings: int = 0
    failures: list[str] = field(default_factory=list)


def publish(store: Store, run: str, spider: str, directory: Path, *, complete: bool = True) -> Published:
    """Write ``<spider>.articles.json``, ``.articles.csv``, ``.rankings.json`` and ``.rankings.csv``.

    They hold, for every site the spider followed within the last 24 hours, its lists as last observed: the
    sites of ``run`` first, then the others, so that a run of one site does not wipe what another's run
    published. Articles stand in list order, each once; those known before are in as well as new ones.

    Each file is whole or stays as it was, and none is replaced by an empty one. With ``complete`` False
    (lists of the run failed, so that it is no picture of now) nothing is written and later runs of other
    sites do not take this run's lists either. Raises ``StoreError``; what goes wrong with a file is
    in ``Published.failures``. Blocks: call it by ``AsyncStore.call(publish, …)``.
    """
    if not complete or not store.observed(run):
        return Published()
    with _alone_in(directory):
        return _write_lists(store, spider, store.publish(spider, run, STALE_AFTER), directory)


def republish(store: Store, publication: Publication, directory: Path) -> Published:
    """Write the published feed again, from the store, on whatever machine: the bytes of the publication.

    Of articles that were read again since, it has the newest revision, as the next publication will. Raises
    ``StoreError``; what goes wrong with a file is in ``Published.failures``.
    """
    with _alone_in(directory):
        return _write_lists(store, publication.spider, publication.lists, directory)


def _write_lists(store: Store, spider: str, lists: list[Observed], directory: Path) -> Published:
    published = Published()
    articles = directory / f"{spider}.articles"
    rankings = directory / f"{spider}.rankings"
    published.articles = _write(articles, _articles(store, lists), published)
    published.rankings = _write(rankings, _rankings(store, lists), published)
    return published


@contextlib.contextmanager
def _alone_in(directory: Path) -> Iterator[None]:
    """Wait until no other run publishes here: of two at once, each would leave the other's sites out."""
    with contextlib.ExitStack() as held:
        # A folder that cannot be made or opened is reported by the files that cannot be written.
        with contextlib.suppress(OSError):
            directory.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(directory, os.O_RDONLY | os.O_CLOEXEC)
            held.callback(os.close, descriptor)
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield


def rewrite(store: Store, run: RunRecord, directory: Path) -> Published:
    """Write the feeds of one run from the store, where and as the run itself would have written them.

    For a run that was killed, or whose feeds were deleted. In list order. Raises ``StoreError``; what goes
    wrong with a file is in ``Published.failures``.
    """
    written = Published()
    base = directory / run.spider / run.id
    written.articles = _write(base.with_name(f"{run.id}.articles"), store.written(run.id), written)
    written.rankings = _write(
        base.with_name(f"{run.id}.rankings"), store.rankings(run.id, alone=True), written
    )
    return written


def _articles(store: Store, lists: list[Observed]) -> Iterator[Article]:
    seen: set[str | None] = set()
    for observed in lists:
        for article in store.current(observed.run, observed.site):
            if article.id not in seen:
                seen.add(article.id)
                yield article


def _rankings(store: Store, lists: list[Observed]) -> Iterator[Ranking]:
    for observed in lists:
        yield from store.rankings(observed.run, observed.site)


def _write(base: Path, items: Iterator[Article] | Iterator[Ranking], published: Published) -> int:
    """Write the items to ``base`` in each format. Returns how many there are."""
    with contextlib.ExitStack() as files:
        writers: list[tuple[WholeFile, BaseItemExporter]] = []
        for suffix, exporter in _EXPORTERS.items():
            file = WholeFile(base.with_name(f"{base.name}.{suffix}"))
            files.callback(file.discard)
            writers.append((file, exporter(cast("IO[bytes]", file), indent=0)))
        for _, writer in writers:
            writer.start_exporting()
        count = 0
        for item in items:
            count += 1
            for _, writer in writers:
                writer.export_item(item)
        for _, writer in writers:
            writer.finish_exporting()
        if not count:
            return 0
        for file, _ in writers:
            try:
                published.paths.append(file.keep())
            except FeedError as error:
                published.failures.append(str(error))
    return count
