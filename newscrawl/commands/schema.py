"""``scrapy schema``: writes the documentation of the items."""

import argparse
import sys
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from newscrawl import project_dir
from newscrawl.schema import documents


class Command(ScrapyCommand):
    """Generates ``docs/items.md`` and the JSON Schemas of the items."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        return "[--check]"

    def short_desc(self) -> str:
        return "Generate the documentation and JSON Schemas of the items"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--check", action="store_true", help="only say whether the documents are up to date"
        )
        parser.add_argument(
            "--folder", type=Path, default=(project_dir() or Path.cwd()) / "docs", help="default: docs/"
        )

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if args:
            raise UsageError(f"schema takes no {args[0]!r}, only options")
        for name, text in documents().items():
            path = opts.folder / name
            if opts.check:
                if not path.exists() or path.read_text(encoding="utf-8") != text:
                    print(f"newscrawl: {path} is out of date; run `scrapy schema`", file=sys.stderr)
                    self.exitcode = 1
            else:
                path.write_text(text, encoding="utf-8")
                print(path)
