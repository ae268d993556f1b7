"""Rows of CSV are what the standard library writes."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from newscrawl.feeds.exporters import row_of

CELLS = st.one_of(st.none(), st.integers(), st.floats(), st.text("가a\",;'\n\r\t ", max_size=8))


@given(st.lists(CELLS, min_size=1, max_size=6))
def test_a_row_is_as_the_standard_library_writes_it(cells: list[str | float | None]) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, quoting=csv.QUOTE_NONNUMERIC).writerow(cells)
    assert row_of(cells) == written.getvalue()
