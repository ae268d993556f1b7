"""The feeds at fixed paths, for other programs: what stands on the followed lists now."""

import contextlib
import fcntl
import logging
import os
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import groupby
from pathlib import Path
from typing import IO, cast

from newscrawl.feeds.errors import FeedError, feed_error
from newscrawl.feeds.exporters import CsvExporter, JsonExporter
from newscrawl.feeds.sets import FeedSet
from newscrawl.feeds.wholefile import WholeFile
from newscrawl.items import Article, Ranking
from newscrawl.store import Store
from newscrawl.store.records import Edition, Observed, Publication, RunRecord

logger = logging.getLogger(__name__)

# A site that no run has observed for this long is not part of "now" any more.
STALE_AFTER = timedelta(hours=24)
# How often an edition is made anew because another machine has published meanwhile.
_TRIES = 5

_EXPORTERS: dict[str, type[JsonExporter | CsvExporter]] = {"json": JsonExporter, "csv": CsvExporter}


@dataclass(slots=True)
class Published:
    """What was written: paths, numbers of items, and one line for each feed, or set of feeds, that failed."""

    paths: list[Path] = field(default_factory=list)
    articles: int = 0
    rankings: int = 0
    failures: list[str] = field(default_factory=list)


def publish(
    store: Store,
    run: str,
    spider: str,
    directory: Path,
    *,
    sets: int,
    held: Collection[int] = (),
    partial: bool = False,
) -> Published:
    """Write ``<spider>.articles.json``, ``.articles.csv``, ``.rankings.json``, ``.rankings.csv`` as one set.

    They hold, for every site the spider followed within the last 24 hours, its lists as last observed: the
    sites of ``run`` first, then the others, so that a run of one site does not wipe what another's run
    published; and where it was sent to some of its site's lists only (``partial``), neither does it wipe the
    others. Lists with a key in ``held`` stay as they were published. Articles stand in list order, each once;
    those known before are in as well as new ones.

    All four are replaced in the same moment (see ``feeds.sets``), and the store records the same lists as
    published; if one cannot be written, all stay as they were. A run that observed nothing changes nothing.
    The newest ``sets`` are kept. Raises ``StoreError``; what goes wrong with a file is in
    ``Published.failures``. Blocks: call it by ``AsyncStore.call(publish, …)``.
    """
    if not store.observed(run):
        return Published()
    with _alone_in(directory):
        for _ in range(_TRIES):
            edition = store.edition(spider, run, STALE_AFTER, held, partial=partial)
            published = _write_set(store, edition, directory, sets)
            if published is not None:
                return published
    return Published(failures=[f"Other machines published {spider} {_TRIES} times meanwhile; run again"])


def republish(store: Store, publication: Publication, directory: Path, *, sets: int) -> Published:
    """Write the published feed again, from the store, on whatever machine: the bytes of the publication.

    The newest ``sets`` are kept. Of articles that were read again since, it has the newest revision, as the
    next publication will. Raises ``StoreError``; what goes wrong with a file is in ``Published.failures``.
    """
    shown = Edition(publication.spider, publication.run, publication.lists, publication)
    with _alone_in(directory):
        return _write_set(store, shown, directory, sets, record=False) or Published()


def _write_set(
    store: Store, edition: Edition, directory: Path, sets: int, *, record: bool = True
) -> Published | None:
    """Write the files, record the edition and show the files. None if the edition is not of now any more."""
    spider, published = edition.spider, Published()
    names = [f"{spider}.{kind}.{suffix}" for kind in ("articles", "rankings") for suffix in _EXPORTERS]
    try:
        with FeedSet(directory, spider, names) as new:
            articles, rankings = new.path(f"{spider}.articles"), new.path(f"{spider}.rankings")
            published.articles = _keep(articles, Article, _articles(store, edition.lists))
            published.rankings = _keep(rankings, Ranking, _rankings(store, edition.lists))
            new.keep(edition.run.rpartition("-")[2])
            if record and not store.publish(edition):
                new.discard()
                return None
            new.show()
            new.prune(sets)
            if new.one_by_one:
                logger.warning("%s has no links: its files were replaced one after the other", directory)
    except FeedError as error:
        cause = error.__cause__
        line = feed_error(directory / f"{spider}.*", cause) if isinstance(cause, OSError) else error
        return Published(failures=[str(line)])
    published.paths = [directory / name for name in names]
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


def rewrite(
    store: Store,
    run: RunRecord,
    directory: Path,
    *,
    wanted: Callable[[Article, str | None], bool] = lambda *_: True,
) -> Published:
    """Write the feeds of one run from the store, where and as the run itself would have written them.

    For a run that was killed, or whose feeds were deleted. In list order, those ``wanted`` alone, which is
    asked with the site whose list led to an article; a feed without items is not written. Raises
    ``StoreError``; what goes wrong with a file is in ``Published.failures``.
    """
    written = Published()
    base = directory / run.spider / run.id
    articles, rankings = base.with_name(f"{run.id}.articles"), base.with_name(f"{run.id}.rankings")
    chosen = (article for article, site in store.written(run.id) if wanted(article, site))
    with _written(articles, Article, chosen) as (written.articles, files):
        _keep_each(files if written.articles else [], written)
    with _written(rankings, Ranking, store.rankings(run.id, alone=True)) as (written.rankings, files):
        _keep_each(files if written.rankings else [], written)
    return written


def _keep_each(files: list[WholeFile], written: Published) -> None:
    for file in files:
        try:
            written.paths.append(file.keep())
        except FeedError as error:
            written.failures.append(str(error))


def _articles(store: Store, lists: list[Observed]) -> Iterator[Article]:
    seen: set[str | None] = set()
    for _, of_site in groupby(lists, key=lambda observed: observed.site):
        for article in store.standing(list(of_site)):
            if article.id not in seen:
                seen.add(article.id)
                yield article


def _rankings(store: Store, lists: list[Observed]) -> Iterator[Ranking]:
    for observed in lists:
        yield from store.rankings(observed.run, observed.site, observed.keys)


def _keep(base: Path, kind: type, items: Iterator[Article] | Iterator[Ranking]) -> int:
    """Write the items in each format, all or none. Returns how many there are. Raises ``FeedError``."""
    with _written(base, kind, items) as (count, files):
        for file in files:
            file.keep()
    return count


@contextlib.contextmanager
def _written(
    base: Path, kind: type, items: Iterator[Article] | Iterator[Ranking]
) -> Iterator[tuple[int, list[WholeFile]]]:
    """The items written beside ``base`` in each format, and their number. What is not kept is discarded."""
    with contextlib.ExitStack() as opened:
        files, writers = [], []
        for suffix, exporter in _EXPORTERS.items():
            file = WholeFile(base.with_name(f"{base.name}.{suffix}"))
            opened.callback(file.discard)
            files.append(file)
            writers.append(exporter(cast("IO[bytes]", file), indent=0))
        for writer in writers:
            writer.start_exporting()
        count = 0
        for item in items:
            count += 1
            for writer in writers:
                writer.export_item(item)
        for writer in writers:
            if not count and isinstance(writer, CsvExporter):
                writer.export_header(kind)
            writer.finish_exporting()
        yield count, files
