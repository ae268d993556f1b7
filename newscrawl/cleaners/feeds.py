"""Values of feeds and sitemaps."""

from datetime import datetime, timedelta

from newscrawl.cleaners.times import read_time
from newscrawl.text import KST

# A clock may be a little fast; what claims to be later than this is Korean time under a wrong mark.
_AHEAD = timedelta(minutes=10)


def feed_time(text: str | None, now: datetime) -> datetime | None:
    """A time of a feed. What is marked as UTC and would lie in the future is Korean time, wrongly marked."""
    reading = read_time(text, now)
    if reading is None:
        return None
    at = reading.at
    if at > now + _AHEAD and reading.zoned:
        digits = reading.digits.replace(tzinfo=KST)
        if digits <= now + _AHEAD:
            return digits
    return at
