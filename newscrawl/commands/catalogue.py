"""Every command by its name, for those that speak of all: the completion of shells and the reference."""

import importlib
import pkgutil
from collections.abc import Iterator

import scrapy.commands
from scrapy.commands import ScrapyCommand

_PACKAGES = (scrapy.commands.__name__, "newscrawl.commands")  # the latter's count
# What Scrapy has for projects of one's own.
_NOT = frozenset(("genspider", "startproject"))


def all_commands() -> Iterator[tuple[str, ScrapyCommand]]:
    """Scrapy's commands and newscrawl's, in the order of names; without settings as yet."""
    found: dict[str, type[ScrapyCommand]] = {}
    for package in _PACKAGES:
        for module in pkgutil.iter_modules(importlib.import_module(package).__path__):
            command = getattr(importlib.import_module(f"{package}.{module.name}"), "Command", None)
            if command is not None and module.name not in _NOT:
                found[module.name] = command
    for name in sorted(found):
        yield name, found[name]()
