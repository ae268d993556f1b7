from datetime import UTC, datetime

import pytest

from newscrawl.middlewares.politeness import retry_after_seconds

NOW = datetime(2025, 2, 5, 6, 22, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("30", 30.0),
        (" 0 ", 0.0),
        ("Wed, 05 Feb 2025 06:22:45 GMT", 45.0),
        ("Wed, 05 Feb 2025 15:23:00 +0900", 60.0),
        ("Wed, 05 Feb 2025 06:00:00 GMT", 0.0),
        ("soon", None),
        ("-5", None),
        ("", None),
    ],
)
def test_retry_after_is_a_number_of_seconds_or_a_date(value, seconds):
    assert retry_after_seconds(value, NOW) == seconds
