"""Settings with which no crawl can start: refused in one line, before there is a crawl. It stands here
because Scrapy takes every command class in ``commands/`` for a command.
"""

import argparse
from pathlib import Path

from scrapy.commands import ScrapyCommand
from scrapy.settings import BaseSettings

from newscrawl.commandsettings import settings_of, wrong_value
from newscrawl.contact import contact_of
from newscrawl.errorline import print_failure
from newscrawl.exceptions import ArgumentError
from newscrawl.middlewares.guard import Guard


def wrong_for_crawl(settings: BaseSettings) -> str | None:
    """What is wrong with ``settings``, in one line that says what to write; None if a crawl can start."""
    if wrong := wrong_value(settings):
        return wrong
    try:
        contact_of(settings)
        Guard(settings.getlist("GUARD_ALLOWED"))
    except ArgumentError as error:
        return str(error)
    return _wrong_log(settings)


def _wrong_log(settings: BaseSettings) -> str | None:
    """Why the file of the log cannot be written, which Scrapy finds out in a stack trace."""
    if not settings["LOG_FILE"] or not settings.getbool("LOG_ENABLED"):
        return None
    try:
        with Path(settings["LOG_FILE"]).open("a"):
            return None
    except OSError as error:
        return f"LOG_FILE={settings['LOG_FILE']} cannot be written ({error.strerror}): name a file that can"


def refuse_wrong(command: ScrapyCommand) -> None:
    """End with one line and exit code 1 if no crawl can start with the settings of ``command``: those of
    Scrapy's own commands would end in a stack trace.
    """
    if wrong := wrong_for_crawl(settings_of(command)):
        print_failure(wrong)
        raise SystemExit(1)


class CheckedSettings(ScrapyCommand):
    """A base before one of Scrapy's commands: ends in one line where no crawl can start with the settings."""

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Take the options, then refuse: some of them are settings."""
        super().process_options(args, opts)
        refuse_wrong(self)


class NoRun(CheckedSettings):
    """A base before those of Scrapy's commands that read pages and keep nothing: see ``RUN_ENABLED``."""

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Take the options, and leave the store alone."""
        super().process_options(args, opts)
        settings_of(self).set("RUN_ENABLED", value=False, priority="cmdline")
