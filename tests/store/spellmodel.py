"""A history of one list that keeps every look as it was, and answers by looking through all of them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from newscrawl.store.spelltables import HOLDS, State, within
from newscrawl.store.standing import Look, Place


@dataclass(frozen=True)
class Known:
    """What is known of a list at a moment: nothing, unless ``state`` says otherwise."""

    state: State | None
    places: dict[int, Place]


NOTHING = Known(None, {})


class PlainHistory:
    """Every look, in the order of time. Of two in one second the first counts, unless it was in doubt."""

    def __init__(self) -> None:
        self.looks: dict[int, Look] = {}

    def put(self, look: Look) -> None:
        there = self.looks.get(look.at)
        if there is None or (there.state is State.DOUBT and look.state is not State.DOUBT):
            self.looks[look.at] = look

    def at(self, moment: int) -> Known:
        """What stood there at ``moment``: as two looks that agree say, or the earlier of two near ones."""
        before = max((at for at in self.looks if at <= moment), default=None)
        if before is None:
            return NOTHING
        look = self.looks[before]
        after = min((at for at in self.looks if at > moment), default=None)
        if moment != before:
            if after is None:
                return NOTHING
            later = self.looks[after]
            agree = (later.state, later.places, later.about) == (look.state, look.places, look.about)
            if not agree and after - before > HOLDS:
                return NOTHING
        return Known(look.state, dict(look.places))

    def place(self, moment: int, position: int, *, in_order: bool) -> tuple[bool, Sequence[Place | None]]:
        """What may be said to stand at a position, and whether it must be, by the looks that came to it.

        Told in order, the looks on both sides say what stood between them, however many that did not come
        so far lie there; else nothing need be said there.
        """
        seen = sorted(at for at, look in self.looks.items() if within(look.reach, position))
        before = max((at for at in seen if at <= moment), default=None)
        if before is None:
            return False, [None]
        place = self.looks[before].places.get(position)
        if moment == before:
            return place is not None, [place]
        after = min((at for at in seen if at > moment), default=None)
        if after is None:
            return False, [None]
        is_near = after - before <= HOLDS
        is_same = place == self.looks[after].places.get(position)
        between = [look for at, look in self.looks.items() if before <= at <= after]
        is_whole = all(look.reach is None for look in between)
        must = is_near and place is not None and (in_order or is_whole)
        return must, [place] if must else [None, place] if is_near or is_same else [None]

    def comments(self, moment: int, entry: int) -> int | None:
        """The comments that the last look at the entry had shown by then."""
        shown = [at for at, look in self.looks.items() if at <= moment and entry in look.comments]
        return self.looks[max(shown)].comments[entry] if shown else None

    def exposure(self, since: int, until: int) -> Counter[int]:
        """The seconds that each entry stood there in a time, second by second where it matters."""
        marks = {since, until}
        for at in self.looks:
            marks |= {mark for mark in (at, at + 1) if since < mark < until}
        seconds: Counter[int] = Counter()
        for start, end in pairwise(sorted(marks)):
            for entry, _ in self.at(start).places.values():
                seconds[entry] += end - start
        return seconds
