"""The settings that a command runs with."""

from scrapy.commands import ScrapyCommand
from scrapy.settings import Settings


def settings_of(command: ScrapyCommand) -> Settings:
    """The settings of ``command``. Raises RuntimeError where Scrapy has not set them yet."""
    if command.settings is None:
        raise RuntimeError(f"{type(command).__module__} has no settings yet")
    return command.settings


def without_run(command: ScrapyCommand) -> None:
    """Make one of Scrapy's own commands work without a run: it reads pages, and nothing is kept."""
    settings_of(command).set("RUN_ENABLED", value=False, priority="cmdline")
