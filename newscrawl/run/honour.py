"""What follows from what publishers say about the use of their pages (``HONOUR``).

There is one consequence: neither the text nor the page is kept, only what names the article and what a list
shows of it. The field ``usage`` holds what was said, also where nothing follows from it.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Final, Self

from scrapy.settings import BaseSettings

from newscrawl.exceptions import ArgumentError
from newscrawl.items import Article
from newscrawl.text import KST

_TEXT_REFUSED: Final = frozenset(("noindex", "none", "noarchive", "nocache"))
_AI_REFUSED: Final = frozenset(("noai",))
_REFUSES: Final = re.compile(r"(?:^|[,;\s])([a-z0-9-]+)\s*=\s*(?:n|no|\?0)(?=$|[,;\s])", re.IGNORECASE)
# Where a page, its headers and the file of its origin say different things (TDMRep, section 6).
_TDM_PLACES: Final = ("meta", "header", "tdmrep.json")
_TDM_NAME: Final = "tdm-reservation@"


def _robots(usage: Mapping[str, str], now: datetime) -> str | None:
    for name, value in _named(usage, "robots"):
        for word in value.split(", "):
            if word in _TEXT_REFUSED:
                return f"{word}@{name}"
        if _is_past(value, now):
            return f"unavailable_after@{name}"
    return None


def _noai(usage: Mapping[str, str], _: datetime) -> str | None:
    found = (f"{word}@{place}" for place, value in _named(usage, "robots") for word in value.split(", "))
    return next((one for one in found if one.partition("@")[0] in _AI_REFUSED), None)


def _preference(name: str) -> Callable[[Mapping[str, str], datetime], str | None]:
    def refused(usage: Mapping[str, str], _: datetime) -> str | None:
        for place, value in _named(usage, name):
            if match := _REFUSES.search(value):
                return f"{name} {match[1].lower()}@{place}"
        return None

    return refused


def _rsl(usage: Mapping[str, str], _: datetime) -> str | None:
    return next((f"rsl@{place}" for place, _ in _named(usage, "rsl")), None)


def _tdm(usage: Mapping[str, str], _: datetime) -> str | None:
    statements = ((place, usage.get(f"{_TDM_NAME}{place}")) for place in _TDM_PLACES)
    place, value = next(((place, value) for place, value in statements if value), ("", ""))
    return f"{_TDM_NAME}{place}" if value == "1" else None


def _named(usage: Mapping[str, str], name: str) -> list[tuple[str, str]]:
    """Place and value of the statements of a name."""
    return [(key.partition("@")[2], value) for key, value in usage.items() if key.partition("@")[0] == name]


def _is_past(value: str, now: datetime) -> bool:
    _, found, date = value.partition("unavailable_after:")
    if not found:
        return False
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            at = read(date.strip().upper())
        except ValueError:
            continue
        return (at if at.tzinfo else at.replace(tzinfo=KST)) <= now
    return False


TOKENS: Final[Mapping[str, Callable[[Mapping[str, str], datetime], str | None]]] = {
    "robots": _robots,
    "aipref": _preference("content-usage"),
    "content-signal": _preference("content-signal"),
    "rsl": _rsl,
    "tdm": _tdm,
    "noai": _noai,
}


class Honour:
    """Which statements are heeded: the names in ``HONOUR``. Raises ``ArgumentError`` for another name."""

    def __init__(self, names: Sequence[str]) -> None:
        for name in names:
            if name not in TOKENS:
                raise ArgumentError(f"HONOUR={name} is not known; there are {', '.join(TOKENS)}")
        self.names = frozenset(names)

    @classmethod
    def from_settings(cls, settings: BaseSettings) -> Self:
        return cls([name.strip() for name in settings.getlist("HONOUR") if name.strip()])

    def refused(self, usage: Mapping[str, str], now: datetime) -> str | None:
        """Which of the statements that are heeded refuses that the text is kept: ``noarchive@meta``."""
        if not usage:
            return None
        return next(
            (why for name in TOKENS if name in self.names and (why := TOKENS[name](usage, now))), None
        )


def without_text(article: Article, why: str) -> None:
    """Take the text, what sums it up, its pictures and the page out of ``article``, in place."""
    article.body = article.subtitle = article.page = None
    article.images = []
    article.text_refused = why
    lost = ("body", "subtitle", "images")
    article.doubts = {name: doubt for name, doubt in article.doubts.items() if name not in lost}
    article.sources = {name: source for name, source in article.sources.items() if name not in lost}
