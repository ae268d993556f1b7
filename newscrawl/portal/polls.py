"""Polls of singers and actors: ranked, with votes, and no news. No reader may return a row of them."""

import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Any, Final

POLLS: Final[tuple[dict[str, Any], ...]] = (
    {
        "title": "실시간 랭킹 차트",
        "rows": [
            {"name": "가수 윤하람", "votes": 48210},
            {"name": "그룹 루미나", "votes": 39874},
            {"name": "듀오 달과별", "votes": 30155},
            {"name": "가수 민서하", "votes": 12990},
        ],
    },
    {
        "title": "실시간 인기투표",
        "rows": [
            {"name": "배우 서이담", "votes": 9120},
            {"name": "배우 강도윤", "votes": 8745},
            {"name": "배우 한새론", "votes": 7003},
        ],
    },
)
# The rows that the client-rendered front end carries itself: [["가수 …", 48210], …].
_HARD_WIRED: Final = re.compile(r'\["([^"]+)", \d+\]')


def no_news() -> Iterator[str]:
    """What the rows of every poll of the portal are called, those written into its script as well."""
    script = files(__package__).joinpath("static", "app.js").read_text("utf-8")
    yield from _HARD_WIRED.findall(script)
    for poll in POLLS:
        yield from (row["name"] for row in poll["rows"])
