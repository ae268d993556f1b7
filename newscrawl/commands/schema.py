"""``scrapy schema``: writes the reference that is generated from code."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError
from scrapy.settings import Settings

from newscrawl import project_dir
from newscrawl.commands.catalogue import all_commands
from newscrawl.commandsettings import settings_of


class Command(ScrapyCommand):
    """Generates ``docs/reference/``."""

    requires_project = True
    requires_crawler_process = False

    def syntax(self) -> str:
        return "[--check]"

    def short_desc(self) -> str:
        return "Generate the reference of items, settings, commands, counters, log lines and views"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--check", action="store_true", help="only say whether the documents are up to date"
        )
        folder = (project_dir() or Path.cwd()) / "docs" / "reference"
        parser.add_argument("--folder", type=Path, default=folder, help="default: docs/reference/")

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        # Every command is loaded with this module, and only this one needs the whole project.
        from newscrawl.reference.documents import documents  # noqa: PLC0415

        if args:
            raise UsageError(f"schema takes no {args[0]!r}, only options")
        for name, text in documents(own_commands(settings_of(self))).items():
            path = opts.folder / name
            if opts.check:
                if not path.exists() or path.read_text(encoding="utf-8") != text:
                    print(f"newscrawl: {path} is out of date; run `scrapy schema`", file=sys.stderr)
                    self.exitcode = 1
            else:
                opts.folder.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
                print(path)


def own_commands(settings: Settings) -> Iterator[tuple[str, ScrapyCommand]]:
    """newscrawl's own, with these settings."""
    for name, command in all_commands():
        if type(command).__module__.startswith("newscrawl."):
            command.settings = settings
            yield name, command
