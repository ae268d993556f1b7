"""The values that fill the gaps of a phrase: fixed ones of a story, and numbers that are new at every use."""

from collections.abc import Callable, Mapping
from random import Random
from typing import Final

from newscrawl.portal.hangul import Word
from newscrawl.portal.publishers import PLACES, UNIVERSITIES, person_name


def _percent(rng: Random) -> str:
    return f"{rng.randint(1, 48)}.{rng.randint(1, 9)}%"


def _minus(rng: Random) -> str:
    return f"-{rng.randint(0, 9)}.{rng.randint(1, 9)}%"


def _range(rng: Random) -> str:
    low = rng.randint(11, 68)
    high = low + rng.randint(2, 14)
    return f"{low / 10:.1f}~{high / 10:.1f}%"


def _won(rng: Random) -> str:
    return rng.choice(
        (
            f"{rng.randint(12, 9800)}억원",
            f"{rng.randint(1, 9)}조{rng.randint(1, 98) * 100}억원",
            f"{rng.randint(2, 40)}조원",
        )
    )


_FRESH: Final[Mapping[str, Callable[[Random], str]]] = {
    "pct": _percent,
    "minus": _minus,
    "range": _range,
    "won": _won,
    "tri": lambda rng: f"△{rng.randint(1, 39)}%",
    "pts": lambda rng: f"{rng.randint(1, 2)},{rng.randint(100, 999)}.{rng.randint(0, 9)}p",
    "dollar": lambda rng: f"{rng.randint(2, 90) * 100}억 달러",
    "manwon": lambda rng: f"{rng.randint(1, 95)}만",
    "people": lambda rng: f"{rng.randint(1, 98)}만{rng.randint(1, 9)}000명",
    "eok": lambda rng: f"{rng.randint(2, 18)}",
    "fx": lambda rng: f"1{rng.randint(100, 499)}",
    "usd": lambda rng: f"{rng.randint(60, 98)}.{rng.randint(10, 99)}",
    "small": lambda rng: f"{rng.randint(2, 38)}.{rng.randint(1, 9)}",
    "meter": lambda rng: f"{rng.randint(18, 98) * 10}",
    "rate": lambda rng: f"0.{rng.randint(212, 688)}",
    "acc": lambda rng: f"{rng.randint(90, 99)}.{rng.randint(1, 9)}%",
    "score": lambda rng: f"{rng.randint(3, 9)}-{rng.randint(0, 2)}",
    "n": lambda rng: str(rng.randint(11, 98)),
    "n4": lambda rng: f"{rng.randint(11, 98) * 100}",
    "few": lambda rng: str(rng.randint(2, 9)),
    "hour": lambda rng: str(rng.randint(7, 11)),
    "age": lambda rng: str(rng.randint(24, 72)),
    "month": lambda rng: str(rng.randint(2, 12)),
    "day2": lambda rng: str(rng.randint(8, 28)),
    "seats": lambda _: "300",
    "place": lambda rng: rng.choice(PLACES),
    "person2": person_name,
    "expert": person_name,
    "uni": lambda rng: rng.choice(UNIVERSITIES),
}


class Gaps(dict[str, Word]):
    """A mapping for ``str.format_map``: what is not set is drawn anew at every use.

    With ``keep`` it is drawn once, so that several phrases speak of the same numbers.
    """

    def __init__(self, rng: Random, *, keep: bool = False, **fixed: str) -> None:
        super().__init__((name, Word(text)) for name, text in fixed.items())
        self._rng = rng
        self._keep = keep

    def __missing__(self, name: str) -> Word:
        drawn = Word(_FRESH[name](self._rng))
        if self._keep:
            self[name] = drawn
        return drawn

    def fill(self, phrase: str, **extra: str) -> str:
        """``phrase`` with its gaps filled; ``extra`` values are set for this phrase alone."""
        if not extra:
            return phrase.format_map(self)
        before = {name: self[name] for name in extra if name in self}
        self.update((name, Word(text)) for name, text in extra.items())
        try:
            return phrase.format_map(self)
        finally:
            for name in extra:
                del self[name]
            self.update(before)
