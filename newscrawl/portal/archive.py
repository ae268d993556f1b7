"""The rankings of past days, as three large portals have them: what stood on each, and how each answers.

What the addresses and pages are like is that of Naver, Daum and Nate; articles, media and ranks are invented
from the portal's seed. An archive has traps, each a function of the day: see ``Trap``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Final, Literal

from newscrawl.portal.newsroom import Newsroom
from newscrawl.portal.publishers import PUBLISHERS

Shape = Literal["naver", "daum", "nate"]
# What becomes of a day's address: ``today`` and ``empty``, at the first asking only; ``moved``, a redirect.
Trap = Literal["none", "today", "empty", "moved"]

KEPT_DAYS: Final = 60
"""An archive goes back so far; the address of any other day shows today's list."""
_TRAPS: Final[tuple[Trap, ...]] = ("none", "today", "none", "empty", "none", "moved", "none")
_MEDIA: Final = 4  # whose rankings Naver's page shows, of five articles each
_OF_MEDIUM: Final = 5
# The first articles of a list stand there for two days, at the same place on both.
_STAYING: Final = 2
# What the rankings of an archive are divided by: Naver's by views and comments, Nate's by section.
_SECTIONS: Final = ("", "memo", "sisa", "spo", "ent", "pol", "eco", "soc", "int", "its")
_FROZEN_FROM, _FROZEN_UNTIL = 1, 7
# Minutes past the hour at which the ranking of the hour before shows.
_SHOWN_AT: Final = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class ArchiveEntry:
    """An entry of a ranking of a day. ``url`` is the address that the list leads to, with what it adds;
    ``day`` is that of its article, which may be the day before.
    """

    rank: int
    title: str
    publisher: str
    url: str
    day: date


class Archive:
    """The rankings of the days of a portal; the same at every call."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom

    def has(self, day: date, today: date) -> bool:
        """Whether the archive knows a day."""
        return today - timedelta(days=KEPT_DAYS) <= day <= today

    def trap(self, day: date) -> Trap:
        """What is wrong with the address of a day."""
        return _TRAPS[(day.toordinal() + self._newsroom.seed) % len(_TRAPS)]

    def listed(self, shape: Shape, day: date, section: str = "") -> list[ArchiveEntry]:
        """The ranking of a day: on Naver one of each medium after the other, elsewhere one for a section."""
        before = day - timedelta(days=day.toordinal() % 2)
        entries = list(self._own(shape, day, section))
        staying = list(self._own(shape, before, section))
        size = _OF_MEDIUM if shape == "naver" else len(entries)
        return [(staying if place % size < _STAYING else entries)[place] for place in range(len(entries))]

    def _own(self, shape: Shape, day: date, section: str) -> Iterator[ArchiveEntry]:
        """What people read most of a day's own articles."""
        rng = Random(f"{self._newsroom.seed}:{shape}:{section}:{day}")  # noqa: S311 - invents, guards nothing
        size = min(_MEDIA * _OF_MEDIUM, self._newsroom.count)
        first = _SECTIONS.index(section) * _MEDIA * _OF_MEDIUM
        for place, index in enumerate(rng.sample(range(self._newsroom.count), size)):
            medium = place // _OF_MEDIUM
            yield ArchiveEntry(
                rank=place % _OF_MEDIUM + 1 if shape == "naver" else place + 1,
                title=self._newsroom.headline(index).title,
                publisher=PUBLISHERS[medium].name,
                url=_address(shape, day, medium, first + place),
                day=day,
            )


def _address(shape: Shape, day: date, medium: int, number: int) -> str:
    stamp = f"{day:%Y%m%d}"
    if shape == "naver":
        return f"https://n.news.naver.com/article/9{medium:02}/{stamp}{number:02}?ntype=RANKING"
    return (
        f"https://v.daum.net/v/{stamp}{number:09}"
        if shape == "daum"
        else f"https://news.nate.com/view/{stamp}n{number:05}?mid=n1006"
    )


def counted_hour(now: datetime) -> datetime:
    """The beginning of the hour whose views the ranking counts that shows at ``now``: the last one whose
    ranking is out, and from one to seven o'clock the first of the day.
    """
    hour = (now - _SHOWN_AT).replace(minute=0, second=0, microsecond=0) - timedelta(hours=1)
    return hour.replace(hour=0) if _FROZEN_FROM <= hour.hour < _FROZEN_UNTIL - 1 else hour
