"""Lengths of time are written in one way, wherever one is."""

from datetime import UTC, datetime, timedelta

import pytest

from newscrawl.exceptions import ArgumentError
from newscrawl.lengths import before, intervals, keep_for, length_of

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("45s", timedelta(seconds=45)),
        ("90m", 1.5 * HOUR),
        (" 12 h ", 12 * HOUR),
        ("1.5h", 1.5 * HOUR),
        ("90d", timedelta(days=90)),
        ("0", timedelta()),
        ("0d", timedelta()),
        ("999999999999d", timedelta.max),
    ],
)
def test_a_length_is_a_number_and_its_unit(text: str, length: timedelta) -> None:
    assert length_of(text) == length


@pytest.mark.parametrize(
    "text", ["", "90", "d", "-1d", "three days", "1,5h", "1w", "5 minutes", "٣d", "1e3s", "infd", "nand"]
)
def test_what_is_no_length_is_said_in_one_line(text: str) -> None:
    assert length_of(text) is None
    with pytest.raises(ArgumentError, match=r"^KEEP_PAGES=.* is no length of time; write 90d, 12h, "):
        keep_for(text, "KEEP_PAGES")


def test_what_was_before_all_days_is_the_first_one() -> None:
    now = datetime(2025, 2, 5, 15, 30, tzinfo=UTC)
    assert before(now, HOUR) == datetime(2025, 2, 5, 14, 30, tzinfo=UTC)
    assert before(now, timedelta.max).year == 1


def test_intervals_are_given_as_a_list_or_a_text_shortest_first() -> None:
    hours = (HOUR, 6 * HOUR, 24 * HOUR)
    assert intervals(["6h", "60m", "1d"], "REREAD") == hours
    assert intervals("24h, 1h 6h,1h", "REREAD") == hours
    assert intervals("", "REREAD") == intervals(None, "REREAD") == intervals([], "REREAD") == ()


@pytest.mark.parametrize("text", ["1h,soon", "1h,0", ["3600"]])
def test_a_wrong_interval_is_said_in_one_line(text: object) -> None:
    with pytest.raises(ArgumentError, match=r"^REREAD=(soon|0|3600) is no length of time; write 90s"):
        intervals(text, "REREAD")
