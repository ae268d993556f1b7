"""The settings that a command runs with."""

import logging
from collections.abc import Callable
from math import isfinite
from typing import Any, Final

from scrapy.commands import ScrapyCommand
from scrapy.settings import BaseSettings, Settings, default_settings

from newscrawl import settings as defaults

# With none of these at once a crawl would wait for ever.
_AT_ONCE: Final = frozenset(
    ("BROWSER_PAGES", "CONCURRENT_ITEMS", "CONCURRENT_REQUESTS", "CONCURRENT_REQUESTS_PER_DOMAIN")
)


def settings_of(command: ScrapyCommand) -> Settings:
    """The settings of ``command``. Raises RuntimeError where Scrapy has not set them yet."""
    if command.settings is None:
        raise RuntimeError(f"{type(command).__module__} has no settings yet")
    return command.settings


def wrong_value(settings: BaseSettings) -> str | None:
    """What is wrong with a setting of the command line or the environment that must be a number, a list of
    numbers, or yes or no, in one line that says how to write it; None if nothing is.
    """
    for name, default in _defaults().items():
        if (reading := _reading_of(name, default)) is None or not isinstance(settings.get(name), str):
            continue
        read, why = reading
        try:
            read(settings, name)
        except (ValueError, KeyError):
            shown = ",".join(map(str, default)) if isinstance(default, list) else default
            return f"{name}={settings.get(name)} is {why}: write it like {name}={shown}"
    return None


def _defaults() -> dict[str, Any]:
    """Every setting of Scrapy and of this project with its default."""
    # Scrapy reads a fraction of many that are whole by default.
    scrapys = {name: float(one) if type(one) is int else one for name, one in vars(default_settings).items()}
    return {name: one for name, one in (scrapys | vars(defaults)).items() if name.isupper()}


def _reading_of(name: str, default: Any) -> tuple[Callable[[BaseSettings, str], Any], str] | None:
    """How a setting is read, and what it is if it cannot be; None for one that may be any text."""
    if isinstance(default, bool):
        return BaseSettings.getbool, "neither 1 nor 0"
    if name in _AT_ONCE:
        return _one_or_more, "no number of 1 or more"
    if isinstance(default, int):
        return BaseSettings.getint, "no whole number"
    if isinstance(default, float):
        return _number, "no number"
    if isinstance(default, list) and default and all(isinstance(one, int) for one in default):
        return _numbers, "no list of numbers"
    return (_level, "no level of the log") if name == "LOG_LEVEL" else None


def _one_or_more(settings: BaseSettings, name: str) -> None:
    if settings.getint(name) < 1:
        raise ValueError(name)


def _number(settings: BaseSettings, name: str) -> None:
    if not isfinite(settings.getfloat(name)):
        raise ValueError(name)


def _numbers(settings: BaseSettings, name: str) -> None:
    for one in settings.getlist(name):
        float(one)


def _level(settings: BaseSettings, name: str) -> None:
    logging.getLevelNamesMapping()[settings[name]]
