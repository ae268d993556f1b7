"""``scrapy export --run ID``: writes the feeds of a run again, from the store."""

import argparse
import sys
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from newscrawl.exceptions import NewscrawlError
from newscrawl.feeds.publish import Published, rewrite
from newscrawl.store import Store, StoreError
from newscrawl.store.location import data_dir, store_url


class Command(ScrapyCommand):
    """The paths of the feeds go to stdout. Exit code 1 if one could not be written."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        return "--run ID"

    def short_desc(self) -> str:
        return "Write the feeds of a run again, from the store"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--run", dest="run_id", metavar="ID", help="the run's identity, as `scrapy runs --json` shows it"
        )
        parser.add_argument("--folder", type=Path, help="default: feeds/ in DATA_DIR")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if args or not opts.run_id:
            raise UsageError("name a run: scrapy export --run ID; `scrapy runs --json` shows the ids")
        try:
            written = self._write(opts.run_id, opts.folder)
        except NewscrawlError as error:
            self._fail(str(error))
            return
        for path in written.paths:
            print(path)
        for failure in written.failures:
            self._fail(failure)
        if not written.paths and not written.failures:
            print(f"newscrawl: {opts.run_id} wrote nothing, so it has no feeds", file=sys.stderr)

    def _write(self, run_id: str, folder: Path | None) -> Published:
        assert self.settings is not None  # noqa: S101 - Scrapy sets it before it runs a command
        store = Store(store_url(self.settings))
        try:
            store.close_killed()
            run = store.run(run_id)
            if run is None:
                raise StoreError(f"there is no run {run_id}; `scrapy runs --json` shows the ids")
            if run.state == "running":
                raise StoreError(f"{run_id} is still running and writes its feeds when it ends")
            return rewrite(store, run, folder or data_dir(self.settings) / "feeds")
        finally:
            store.close()

    def _fail(self, message: str) -> None:
        print(f"newscrawl: {message}", file=sys.stderr)
        self.exitcode = 1
