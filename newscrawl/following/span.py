"""The time that a user asks about: ``since=`` and ``until=``, Korean days or times, both included."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Self

from newscrawl.exceptions import ArgumentError
from newscrawl.text import KST

_DAY = timedelta(days=1)
_HOW = "a Korean day or time that has come, like 2026-11-01 or 2026-11-01T07:30"


@dataclass(frozen=True, slots=True)
class Span:
    """From ``since`` to ``until``, aware times; None is no bound. ``until`` is included."""

    since: datetime | None = None
    until: datetime | None = None

    @classmethod
    def parse(cls, since: str | None, until: str | None, now: datetime) -> Self | None:
        """The span of two arguments; None where neither is given. A day is a whole one.

        Raises ``ArgumentError``: one is no day or time, lies in the future, or they are the wrong way round.
        """
        if since is None and until is None:
            return None
        begins = _moment("since", since, now) if since is not None else None
        ends = _moment("until", until, now, last=True) if until is not None else None
        if begins is not None and ends is not None and ends < begins:
            raise ArgumentError(f"until={until} lies before since={since}: give the earlier one as since=")
        return cls(begins, ends)

    def why_outside(self, at: datetime) -> str | None:
        """Why a time is outside, in the words of the arguments; None if it is not."""
        if self.since is not None and at < self.since:
            return "before since="
        return "after until=" if self.until is not None and at > self.until else None

    def why_not_listed(self, published: datetime | None, modified: datetime | None) -> str | None:
        """Why an entry is outside whose list says when its article was published, or changed last; else None.

        Nothing is published after its last change; what changed after the span may have been published in it.
        """
        if published is not None:
            return self.why_outside(published)
        if modified is not None and self.since is not None and modified < self.since:
            return self.why_outside(modified)
        return None

    def days(self, now: datetime) -> list[date]:
        """Its days in Korea, oldest first, as far as they have come; empty without a beginning."""
        if self.since is None:
            return []
        first, last = self.since.date(), min(self.until or now, now).astimezone(KST).date()
        return [first + number * _DAY for number in range((last - first).days + 1)]

    @property
    def name(self) -> str:
        """The interval as ISO 8601 writes it, ``..`` for an open end."""
        ends = (end.isoformat(timespec="minutes") if end else ".." for end in (self.since, self.until))
        return "/".join(ends)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _moment(name: str, text: str, now: datetime, *, last: bool = False) -> datetime:
    """An argument as a moment in Korean time; the ``last`` one of a day, if a day is given."""
    try:
        moment = datetime.fromisoformat(text)
        is_day = _is_day(text)
        moment = moment.astimezone(KST) if moment.tzinfo else moment.replace(tzinfo=KST)
    except (ValueError, OverflowError):
        raise ArgumentError(f"{name}={text} is not allowed: {name}= takes {_HOW}") from None
    begins = datetime.combine(moment.date(), time(), KST) if is_day else moment
    if begins > now and not last:
        raise ArgumentError(f"{name}={text} lies in the future: {name}= takes {_HOW}")
    try:
        return begins + _DAY - timedelta(microseconds=1) if last and is_day else begins
    except OverflowError:
        raise ArgumentError(f"{name}={text} is not allowed: {name}= takes {_HOW}") from None
