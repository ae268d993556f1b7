"""What an address asks for: its parameters, each with its bounds. Times without a zone are Korean."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Protocol

from newscrawl.lengths import length_of
from newscrawl.room.errors import QuestionError
from newscrawl.text import KST

# Rows of a page, and pages that one may turn: what is further back is found by its time.
PAGE: Final = 40
PAGES: Final = 50
# The longest stretch that is added up while somebody waits.
LONGEST: Final = timedelta(days=31)
# Characters of a parameter; a search of more is none.
_LONGEST_VALUE: Final = 500


class Parameters(Protocol):
    """The parameters of an address, as Starlette has them."""

    def get(self, name: str, /) -> str | None: ...

    def getlist(self, name: str, /) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A stretch of time, ``until`` not included; ``name`` is what it was asked for as, ``24h`` or ``7d``."""

    since: datetime
    until: datetime
    name: str | None


@dataclass(frozen=True, slots=True)
class Question:
    """A request, without HTTP: where it goes and what it asks. ``now``: when it came, Korean time."""

    parameters: Parameters
    path: Mapping[str, str]
    now: datetime

    def text(self, name: str) -> str:
        """A parameter, ``""`` where there is none.

        Raises QuestionError for one that is too long.
        """
        value = (self.parameters.get(name) or "").strip()
        if len(value) > _LONGEST_VALUE:
            raise QuestionError(400, "error_too_long", name=name)
        return value

    def texts(self, name: str, most: int = 12) -> tuple[str, ...]:
        """The values of a parameter that may stand there several times, each once."""
        values = dict.fromkeys(one.strip()[:_LONGEST_VALUE] for one in self.parameters.getlist(name))
        return tuple(one for one in values if one)[:most]

    def moment(self, name: str = "at") -> datetime | None:
        """A time, or None. What is to come is now. Raises ``QuestionError`` for what is none."""
        if not (text := self.text(name)):
            return None
        # An address has a blank where somebody wrote the ``+`` of a zone.
        candidate = text.replace(" ", "+") if "T" in text else text
        try:
            found = datetime.fromisoformat(candidate)
            found = found.astimezone(KST) if found.tzinfo else found.replace(tzinfo=KST)
        except (ValueError, OverflowError):
            raise QuestionError(400, "error_time", text=text) from None
        # What the tables of lists count from, with room for every zone.
        if found.year < 1971:
            raise QuestionError(400, "error_time", text=text)
        return min(found, self.now)

    def span(self, usual: str = "24h") -> TimeSpan:
        """``since`` and ``until`` as times, or ``span`` as ``24h`` or ``7d``, up to ``until`` or now.

        Raises QuestionError: it is no length of time, too long, or the wrong way round.
        """
        until = self.moment("until") or self.now
        if since := self.moment("since"):
            name, length = None, until - since
        else:
            name = self.text("span") or usual
            length = min(_length(name), timedelta(days=400))
            since = until - length
        if length <= timedelta():
            raise QuestionError(400, "error_span_backwards")
        if length > LONGEST:
            raise QuestionError(400, "error_span_long", days=str(LONGEST.days))
        return TimeSpan(since, until, name)

    @property
    def page(self) -> int:
        """Which page of rows, the first one is 1.

        Raises QuestionError for what is no number of a page.
        """
        text = self.text("page") or "1"
        if not text.isascii() or not text.isdigit() or not 1 <= int(text[:6]) <= PAGES:
            raise QuestionError(404, "error_page", pages=str(PAGES))
        return int(text)

    def leads_on(self, *, left: bool) -> bool:
        """Whether a page follows this one, where rows are ``left``: none follows the last that may be asked
        for.
        """
        return left and self.page < PAGES


def _length(text: str) -> timedelta:
    if not (length := length_of(text)):
        raise QuestionError(400, "error_span", text=text)
    return length
