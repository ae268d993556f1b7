"""Times as the tables of which there are millions of rows keep them: whole seconds since 1970."""

from datetime import datetime
from typing import Final

from newscrawl.text import KST

# After every moment.
END_OF_TIME: Final = 1 << 62


def seconds(moment: datetime) -> int:
    """An aware time as such a number."""
    return int(moment.timestamp())


def moment(at: int) -> datetime:
    """Such a number as Korean time."""
    return datetime.fromtimestamp(at, KST)
