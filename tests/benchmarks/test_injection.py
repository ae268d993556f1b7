"""A sample of the system calls of a small run fails, one a run: see ``benchmarks.injection``."""

import pytest

from benchmarks import injection
from tests import postgresql


@pytest.mark.timeout(900)  # a second a fault, and a busy machine is no fault of the code
@pytest.mark.parametrize(("start", "faults"), [("kept", 8), ("new", 4), ("postgresql", 4)])
def test_no_call_that_fails_loses_doubles_or_halves_anything(
    start: str, faults: int, capsys: pytest.CaptureFixture[str]
) -> None:
    lacks = injection.missing() or (postgresql.why_not() if start == "postgresql" else None)
    if lacks is not None:
        pytest.skip(lacks)
    code = injection.main(injection.parsed(["--start", start, "--sample", str(faults)]))
    out = capsys.readouterr().out
    assert code == 0, out
    assert f"\n{faults} faults, " in out
