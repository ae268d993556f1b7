"""Lists of days: which addresses a command asks for where a site has one for each day."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from newscrawl.exceptions import ArgumentError
from newscrawl.following.arguments import CrawlArguments
from newscrawl.following.targets import Target
from newscrawl.sites.sources import ListSource

_DAY = timedelta(days=1)


def by_day(source: ListSource, arguments: CrawlArguments, now: datetime) -> list[ListSource]:
    """The list of each day that is asked for, the list itself where none is.

    With ``since=`` those of its days, oldest first. With ``pages=N`` the list as it stands and those of the
    N - 1 days before, because a list with an address for each day has no other pages.
    """
    if source.dated is None or source.paging is not None:
        return [source]
    if arguments.span is not None:
        return [replace(source, on=day.isoformat()) for day in arguments.span.days(now)]
    before = [now.date() - number * _DAY for number in range(1, arguments.pages or 1)]
    return [source, *(replace(source, on=day.isoformat()) for day in before)]


def check_days(targets: Iterable[Target], arguments: CrawlArguments, now: datetime, most: int) -> None:
    """Refuse what cannot be asked of these lists.

    Raises ``ArgumentError``: lists of days without a first one, or of more than ``most``; nothing of the time
    asked for can be told from the lists alone.
    """
    sources = [source for target in targets for source in target.sources]
    is_dated = any(source.dated for source in sources)
    if arguments.span is None:
        if is_dated and (arguments.pages or 1) > most:
            raise ArgumentError(_too_many(arguments.pages or 1, most))
        return
    if is_dated and arguments.span.since is None:
        raise ArgumentError("until= without since= would never end: these lists have an address for each day")
    if is_dated and (days := len(arguments.span.days(now))) > most:
        raise ArgumentError(_too_many(days, most))
    if not is_dated and not arguments.follow and arguments.url is None:
        names = ", ".join(target.name for target in targets)
        raise ArgumentError(
            f"{names}: no list has an address for each day, and with follow=0 no article's time is read;"
            " leave since= and until= away"
        )


def _too_many(days: int, most: int) -> str:
    return f"{days} days of each list are too many: ask for {most} at most, or set LIST_DAYS={days}"
