"""``scrapy export``: writes the feeds of a run, or what is published, again: from the store."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from newscrawl.commands.settings import settings_of
from newscrawl.exceptions import NewscrawlError
from newscrawl.feeds.publish import Published, republish, rewrite
from newscrawl.store import Store, StoreError
from newscrawl.store.location import data_dir, store_url


class Command(ScrapyCommand):
    """The paths of the feeds go to stdout. Exit code 1 if one could not be written."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        return "--run ID | --published [--spider NAME] [--to FOLDER]"

    def short_desc(self) -> str:
        return "Write the feeds of a run, or the published ones, again, from the store"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--run", dest="run_id", metavar="ID", help="the run's identity, as `scrapy runs --json` shows it"
        )
        parser.add_argument(
            "--published", action="store_true", help="the feeds at the fixed paths, as they were published"
        )
        parser.add_argument("--spider", metavar="NAME", help="only what this spider published")
        parser.add_argument("--to", type=Path, metavar="FOLDER", help="default: feeds/ in DATA_DIR")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if args or bool(opts.run_id) == opts.published:
            raise UsageError(
                "name a run, scrapy export --run ID (`scrapy runs --json` shows the ids),"
                " or what is published: scrapy export --published"
            )
        if opts.spider and not opts.published:
            raise UsageError("--spider goes with --published: a run has one spider")
        try:
            for written in self._write(opts):
                for path in written.paths:
                    print(path)
                for failure in written.failures:
                    self._fail(failure)
        except NewscrawlError as error:
            self._fail(str(error))

    def _write(self, opts: argparse.Namespace) -> Iterator[Published]:
        folder = opts.to or data_dir(settings_of(self)) / "feeds"
        store = Store(store_url(settings_of(self)))
        try:
            if opts.published:
                yield from self._published(store, opts.spider, folder)
            else:
                yield self._of_run(store, opts.run_id, folder)
        finally:
            store.close()

    def _published(self, store: Store, spider: str | None, folder: Path) -> Iterator[Published]:
        publications = store.published(spider)
        if not publications:
            by = f" by {spider}" if spider else ""
            raise StoreError(f"nothing was published{by} yet; a run that reads all its lists publishes them")
        for publication in publications:
            yield republish(store, publication, folder)

    def _of_run(self, store: Store, run_id: str, folder: Path) -> Published:
        store.close_killed()
        run = store.run(run_id)
        if run is None:
            raise StoreError(f"there is no run {run_id}; `scrapy runs --json` shows the ids")
        if run.state == "running":
            raise StoreError(f"{run_id} is still running and writes its feeds when it ends")
        written = rewrite(store, run, folder)
        if not written.paths and not written.failures:
            print(f"newscrawl: {run_id} wrote nothing, so it has no feeds", file=sys.stderr)
        return written

    def _fail(self, message: str) -> None:
        print(f"newscrawl: {message}", file=sys.stderr)
        self.exitcode = 1
