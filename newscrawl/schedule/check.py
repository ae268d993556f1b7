"""Whether a declaration fits the project: its spiders, their arguments, its settings."""

from typing import Protocol, runtime_checkable

from scrapy.settings import BaseSettings
from scrapy.spiderloader import SpiderLoaderProtocol

from newscrawl.exceptions import NewscrawlError
from newscrawl.nearest import aside
from newscrawl.schedule.declaration import Entry, Schedule


@runtime_checkable
class AsksForLists(Protocol):
    """A spider that says before it runs what its arguments and the settings ask for."""

    def asked_for(self, settings: BaseSettings) -> object:
        """Raises ``NewscrawlError`` or ``LookupError`` for a site or a list that is not there."""


def problems(schedule: Schedule, spiders: SpiderLoaderProtocol, settings: BaseSettings) -> list[str]:
    """What in the declaration the project does not know, one line each; empty if all is well."""
    known = sorted(spiders.list())
    found = []
    for entry in schedule.entries:
        if entry.spider not in known:
            meant = aside(entry.spider, known)
            there = f"there are {', '.join(known)}"
            found.append(f"{entry.name}: there is no spider {entry.spider!r}{meant}; {there}")
        else:
            found += [f"{entry.name}: {problem}" for problem in _arguments(entry, spiders, settings)]
        found += [
            f"{entry.name}: there is no setting {name}{aside(name, settings)}"
            for name in entry.settings
            if name not in settings
        ]
    return found


def _arguments(entry: Entry, spiders: SpiderLoaderProtocol, settings: BaseSettings) -> list[str]:
    """What the spider says to its arguments: to each alone, then, if none is wrong, to all of them.

    A spider refuses at the first wrong argument; asked one by one, it names them all.
    """
    spider = spiders.load(entry.spider)
    site = {name: value for name, value in entry.arguments.items() if name == "site"}
    tries = [site, *({**site, name: value} for name, value in entry.arguments.items() if name != "site")]
    found: list[str] = []
    for arguments in [*tries, dict(entry.arguments)]:
        if arguments == entry.arguments and found:
            break
        try:
            built = spider(**arguments)
            if isinstance(built, AsksForLists):
                built.asked_for(settings)
        except (NewscrawlError, LookupError) as error:
            message = str(error.args[0]) if error.args else str(error)
            if message not in found:
                found.append(message)
            if arguments == site:
                break
    return found
