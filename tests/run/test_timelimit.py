"""The reading of a page ends, whatever the page is: in the middle, and nothing behind it is interrupted."""

import signal
import threading

import pytest

from newscrawl.run.timelimit import OutOfTimeError, TimeLimit


def compute() -> None:
    while True:
        sum(range(1_000))


def test_a_block_that_never_ends_is_ended() -> None:
    with pytest.raises(OutOfTimeError, match=r"not done in 0\.05 s"), TimeLimit(0.05):
        compute()


def test_it_comes_again_where_a_library_swallows_it() -> None:
    swallowed = []

    def compute_on() -> None:
        try:
            compute()
        except Exception as error:  # noqa: BLE001 - as libraries do
            swallowed.append(error)
        compute()

    with pytest.raises(OutOfTimeError), TimeLimit(0.02):
        compute_on()
    assert [type(error) for error in swallowed] == [OutOfTimeError]


def test_it_waits_while_an_object_is_thrown_away(capsys: pytest.CaptureFixture[str]) -> None:
    class Slow:
        def __del__(self) -> None:
            sum(range(100_000))

    def throw_away() -> None:
        while True:
            Slow()
            sum(range(100_000))

    with pytest.raises(OutOfTimeError), TimeLimit(0.02):
        throw_away()
    assert "ignored" not in capsys.readouterr().err


def test_what_is_done_in_time_is_left_alone_and_so_is_what_follows() -> None:
    limit = TimeLimit(0.05)
    for _ in range(3):
        with limit:
            assert sum(range(1_000)) == 499_500
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)
    # A signal that was under way when the block ended.
    signal.raise_signal(signal.SIGVTALRM)


def test_an_error_of_the_block_is_its_own() -> None:
    with pytest.raises(ZeroDivisionError), TimeLimit(1):
        _ = 1 / 0
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)


def test_no_bound_and_other_threads() -> None:
    done = []

    def block() -> None:
        with TimeLimit(0.001):
            done.append(sum(range(1_000_000)))

    thread = threading.Thread(target=block)
    thread.start()
    thread.join()
    with TimeLimit(0):
        assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)
    assert done == [499_999_500_000]
