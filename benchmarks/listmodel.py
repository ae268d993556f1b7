"""A year of a portal's lists, looked at every ten minutes: 30 of 20 entries, which move as such lists do.

- ten rankings of what is read most: counted anew every hour, when three of five places change hands;
- twelve boxes of main news: by day an editor puts one article in at every fourth look, at any place, which
  moves those below down and drops the last;
- eight lists of the latest: by day a new article at two of three looks, which moves everything down.

By night (from 00 to 06) a tenth of that happens. So every fifth rank differs from the one at the look before.
That is assumed, not measured: rankings by the hour and boxes of editors are known to move so; lists of the
latest, which cost most, are a larger share here than on a portal's pages.
"""

from collections.abc import Iterator
from random import Random
from typing import Any

from newscrawl.items import Ranking
from newscrawl.store.content import list_row
from newscrawl.store.entrybook import ShownEntry

LISTS, SIZE, STEP, YEAR = 30, 20, 600, 365 * 144
# 2025-01-01 00:00 in Korea.
BEGIN = 1_735_657_200
_DAY = 86_400


def name_of(number: int) -> Ranking:
    """An observation with the names of a list."""
    kind = "mainnews" if number < 20 else "trending"
    return Ranking(site="model", list=kind, name=f"{number}번째 목록", section="경제")


def list_rows() -> list[dict[str, Any]]:
    """The rows of all lists in the table ``lists``."""
    return [list_row(name_of(number)) for number in range(LISTS)]


def entry_of(number: int, article: int) -> ShownEntry:
    """What list ``number`` shows of an article: ids, addresses and headlines as long as real ones."""
    identity = number * 10_000_000 + article
    return ShownEntry(
        f"model:{identity % 90 + 10:03}:{identity:010}",
        f"https://n.news.model.kr/mnews/article/{identity % 90 + 10:03}/{identity:010}",
        f'{identity}번째 소식, 시장은 어디로 가나 "지켜봐야" 전문가 진단',
        f"가람{identity % 60}일보",
    )


def looks_of(number: int, looks: int = YEAR) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Every look at a list: when, and which articles stand there, the same tuple while nothing changes."""
    rng = Random(f"list {number}")
    newest = SIZE
    standing = tuple(range(SIZE))
    move = (_count_anew, _edit, _go_on)[0 if number < 10 else 1 if number < 22 else 2]
    for look in range(looks):
        at = BEGIN + look * STEP
        # Looks come some seconds after their minute.
        if look and rng.random() < (0.1 if (at - BEGIN) % _DAY < 6 * 3600 else 1.0):
            standing, newest = move(rng, standing, newest, look)
        yield at + number % 20, standing


def _count_anew(
    rng: Random, standing: tuple[int, ...], newest: int, look: int
) -> tuple[tuple[int, ...], int]:
    if look % 6:
        return standing, newest
    found = list(standing)
    places = rng.sample(range(SIZE), 12)
    mixed = [found[place] for place in places]
    rng.shuffle(mixed)
    for place, article in zip(places, mixed, strict=True):
        found[place] = article
    for place in rng.sample(places, 4):
        found[place] = newest
        newest += 1
    return tuple(found), newest


def _edit(rng: Random, standing: tuple[int, ...], newest: int, look: int) -> tuple[tuple[int, ...], int]:
    if look % 4:
        return standing, newest
    place = rng.randrange(SIZE)
    return (*standing[:place], newest, *standing[place:-1]), newest + 1


def _go_on(rng: Random, standing: tuple[int, ...], newest: int, _look: int) -> tuple[tuple[int, ...], int]:
    if rng.randrange(3) == 0:
        return standing, newest
    return (newest, *standing[:-1]), newest + 1
