"""What the twenty questions of docs/data.md are answered with on the morning of ``tests.docs.newsday``.

Thought out from the looks that stand there. Times of spells: a spell ends with the look that finds something
else, one that stands at the last look (nine) a second after it.
"""

from typing import Any, Final

from tests.docs.newsday import BANKS, CALM, DAON, EXPORTS, GARAM, LATE, LATER, LINE_2, NARAE, RELIEVED, SNOW

POPULAR, ECONOMY = "많이 본 뉴스", "경제 주요뉴스"
EXPORTS_NOW = "수출, 석 달째 늘어"


def at(clock: str, day: int = 24) -> str:
    """A time as the views write it."""
    return f"2026-11-{day}T{clock}{':00' if len(clock) == 5 else ''}+09:00"


NINE = at("09:00:01")

ANSWERS: Final[dict[int, list[tuple[Any, ...]]]] = {
    1: [(1, CALM, GARAM), (2, SNOW, NARAE), (3, EXPORTS, DAON)],
    2: [("demo:1", CALM, 3600), ("demo:4", LATE, 1801), ("demo:2", SNOW, 1800)],
    # Article 1 has two hours and a second on each list, article 4 one hour; 2 and 5, and 3, likewise.
    3: [(GARAM, 2 * 7201 + 3601, 1, 2), (NARAE, 7201 + 3601, 1, 2), (DAON, 2 * 3600, 1, 1)],
    4: [("demo:1", CALM, 2 * 7201), ("demo:4", LATE, 3601), ("demo:5", BANKS, 3601)],
    5: [
        (ECONOMY, 2, CALM, at("07:00"), at("08:00"), 3600),
        (POPULAR, 2, CALM, at("07:00"), at("07:30"), 1800),
        (POPULAR, 1, CALM, at("07:30"), at("08:30"), 3600),
        (ECONOMY, 1, CALM, at("08:00"), at("09:00"), 3600),
        (POPULAR, 2, RELIEVED, at("08:30"), NINE, 1801),
        (ECONOMY, 1, RELIEVED, at("09:00"), NINE, 1),
    ],
    6: [(2, LATE, "demo:4")],
    7: [("demo:1", CALM, 2), ("demo:3", EXPORTS, 2)],
    8: [
        ("demo:3", EXPORTS_NOW, 10),
        ("demo:1", RELIEVED, 20),
        ("demo:4", LINE_2, 40),
        ("demo:2", SNOW, 50),
        ("demo:5", BANKS, 11 * 60),
    ],
    9: [("demo", POPULAR, "조회수", None, 2), ("demo", ECONOMY, None, "경제", 1)],
    10: [
        (ECONOMY, EXPORTS, EXPORTS_NOW, at("07:00"), at("08:00")),
        (POPULAR, EXPORTS, EXPORTS_NOW, at("07:00"), at("08:00")),
        (POPULAR, CALM, RELIEVED, at("07:00"), at("08:30")),
        (ECONOMY, CALM, RELIEVED, at("07:00"), at("09:00")),
        (POPULAR, LATE, LINE_2, at("08:00"), NINE),
    ],
    11: [
        (at("09:20"), GARAM, LATER, LINE_2),
        (at("08:40"), GARAM, LATE, LATER),
        (at("08:10"), GARAM, CALM, RELIEVED),
    ],
    12: [("demo:4", LINE_2, 2), ("demo:1", RELIEVED, 1)],
    13: [(GARAM, 2, 3, 67), (NARAE, 0, 2, 0), (DAON, 0, 2, 0)],
    14: [("demo:4", LATER, 80), ("demo:1", RELIEVED, 90), ("demo:4", LINE_2, 120)],
    15: [(at("08:40"), LATE, LATER)],
    16: [
        ("2026-11-23", NARAE, 1),
        ("2026-11-24", GARAM, 3),
        ("2026-11-24", DAON, 2),
        ("2026-11-24", NARAE, 1),
    ],
    17: [(at("06:40"), RELIEVED), (at("07:20"), LINE_2)],
    18: [(GARAM, RELIEVED, 1), (NARAE, BANKS, 2), (DAON, "가람시 새 도서관 짓는다", None)],
    19: [("demo:6", 2, at("05:00"), at("06:30"), GARAM)],
    20: [
        ("run-doubtful", at("09:10"), "ended", "degraded", "목록이 짧다; 쪽이 없다"),
        ("run-going", at("09:30"), "running", None, None),
    ],
}
