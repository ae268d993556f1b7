"""A sample of the system calls of a small run fails, one a run: see ``benchmarks.injection``."""

import pytest

from benchmarks import injection


@pytest.mark.timeout(900)  # some seconds a fault, and a busy machine is no fault of the code
def test_no_call_that_fails_loses_doubles_or_halves_anything(capsys: pytest.CaptureFixture[str]) -> None:
    if (why := injection.missing()) is not None:
        pytest.skip(why)
    code = injection.main(injection.parsed(["--sample", "12", "--seed", "20250205"]))
    said = capsys.readouterr().out
    assert code == 0, said
    assert "12 faults, " in said
