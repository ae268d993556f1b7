"""``scrapy export``: the feeds of a run, or what is published, again; or anything of the store."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from scrapy.exceptions import UsageError

from newscrawl.commands import exporting
from newscrawl.commandsettings import settings_of
from newscrawl.feeds.publish import Published, publish, republish, rewrite
from newscrawl.following.arguments import chooses, is_partial
from newscrawl.following.choice import Choices
from newscrawl.plaincommand import PlainCommand
from newscrawl.run.counters import Count
from newscrawl.run.verdict import why_incomplete
from newscrawl.store import RunRecord, Store, StoreError
from newscrawl.store.location import data_dir, existing_store_url

_UNKNOWN = (
    "observed lists, but what it saw itself is not known any more: it shared its crawl with other runs, its"
    " lists were in doubt, or it was too long ago; `scrapy lists --at TIME` shows what stood there"
)
_FOLDED = (
    "observed lists too long ago to write its ranks again (KEEP_OBSERVATIONS);"
    " `scrapy lists --at TIME` shows what stood there"
)


def _has_observed(run: RunRecord) -> bool:
    return bool((run.counts or {}).get(Count.RANKINGS_OBSERVED))


class Command(PlainCommand):
    """The paths of the feeds go to stdout. Exit code 1 if one could not be written."""

    def syntax(self) -> str:
        return (
            "--what KIND -o FILE [--format FORMAT] [--site NAMES] [--since TIME] …"
            " | --run ID | --published [--spider NAME | --run ID [--force]] [--to FOLDER]"
        )

    def short_desc(self) -> str:
        return (
            "Write what the store has, in the form you need; the feeds of a run or the published ones again"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--run", dest="run_id", metavar="ID", help="the run's identity, as `scrapy runs --json` shows it"
        )
        parser.add_argument(
            "--published",
            action="store_true",
            help="the feeds at the fixed paths, as published; with --run, as that run saw its lists",
        )
        parser.add_argument(
            "--force", action="store_true", help="with --published --run: also if the run is not ok"
        )
        parser.add_argument("--spider", metavar="NAME", help="only what this spider published")
        parser.add_argument("--to", type=Path, metavar="FOLDER", help="default: feeds/ in DATA_DIR")
        exporting.add_options(parser)

    def act(self, args: list[str], opts: argparse.Namespace) -> None:
        if opts.what:
            self._from_store(args, opts)
            return
        if args or not (opts.run_id or opts.published):
            raise UsageError(
                "name a run, scrapy export --run ID (`scrapy runs --json` shows the ids),"
                " what is published: scrapy export --published,"
                " or what of the store: scrapy export --what articles -o FILE"
            )
        if any(getattr(opts, option) is not None for option in exporting.OPTIONS):
            raise UsageError("filters, --format and -o go with --what")
        if opts.spider and (opts.run_id or not opts.published):
            raise UsageError("--spider goes with --published: a run has one spider")
        if opts.force and not (opts.published and opts.run_id):
            raise UsageError("--force goes with --published --run ID")
        for written in self._write(opts):
            for path in written.paths:
                print(path)
            for failure in written.failures:
                self.fail(failure)

    def _from_store(self, args: list[str], opts: argparse.Namespace) -> None:
        if args or opts.run_id or opts.published or opts.force or opts.spider or opts.to:
            raise UsageError("--what takes -o FILE, --format and filters; a run's feeds are --run ID alone")
        try:
            path = exporting.export(opts, lambda: Store(existing_store_url(settings_of(self))))
            if path is not None:
                print(path)
        except BrokenPipeError:
            exporting.end_broken_pipe()
            self.exitcode = 1

    def _write(self, opts: argparse.Namespace) -> Iterator[Published]:
        folder = opts.to or data_dir(settings_of(self)) / "feeds"
        store = Store(existing_store_url(settings_of(self)))
        try:
            if opts.run_id:
                run = self._ended(store, opts.run_id)
                yield (
                    self._publish(store, run, folder, forced=opts.force)
                    if opts.published
                    else self._of_run(store, run, folder)
                )
            else:
                yield from self._published(store, opts.spider, folder)
        finally:
            store.close()

    def _published(self, store: Store, spider: str | None, folder: Path) -> Iterator[Published]:
        publications = store.published(spider)
        if not publications:
            by = f" by {spider}" if spider else ""
            raise StoreError(f"nothing was published{by} yet; a run that reads all its lists publishes them")
        for publication in publications:
            yield republish(store, publication, folder, sets=self._sets)

    @property
    def _sets(self) -> int:
        return settings_of(self).getint("PUBLISHED_SETS")

    def _ended(self, store: Store, run_id: str) -> RunRecord:
        store.close_killed()
        run = store.run(run_id)
        if run is None:
            raise StoreError(f"there is no run {run_id}; `scrapy runs --json` shows the ids")
        if run.state == "running":
            raise StoreError(f"{run_id} is still running and writes its feeds when it ends")
        return run

    def _publish(self, store: Store, run: RunRecord, folder: Path, *, forced: bool) -> Published:
        if run.verdict != "ok" and not forced:
            why = f"{run.verdict}: {'; '.join(run.reasons or ())}"
            raise StoreError(f"{run.id} is {why}; add --force to publish what it observed all the same")
        why_not = "it asked for a part of its lists" if chooses(run.arguments) else None
        why_not = why_not or why_incomplete(run.counts or {})
        if why_not is not None and not forced:
            raise StoreError(f"{run.id} is no picture of now: {why_not}; add --force to publish it")
        former = next(iter(store.published(run.spider)), None)
        newest = store.run(former.run) if former else None
        if newest is not None and newest.started > run.started and not forced:
            raise StoreError(
                f"{newest.id} is newer and published; add --force to publish {run.id} in its place"
            )
        partial = is_partial(run.arguments)
        written = publish(store, run.id, run.spider, folder, sets=self._sets, partial=partial)
        if written.paths:
            store.accept_measures(run.id)
        if not written.paths and not written.failures:
            why = _FOLDED if _has_observed(run) else "observed no list, so there is nothing to publish"
            raise StoreError(f"{run.id} {why}")
        return written

    def _of_run(self, store: Store, run: RunRecord, folder: Path) -> Published:
        choices = Choices.of_run(run.spider, run.arguments)
        written = rewrite(
            store, run, folder, wanted=lambda read, site: choices.of(site).why_not(read) is None
        )
        if _has_observed(run) and not written.rankings:
            written.failures.append(f"{run.id} {_UNKNOWN}")
        elif not written.paths and not written.failures:
            print(f"newscrawl: {run.id} wrote nothing, so it has no feeds", file=sys.stderr)
        return written
