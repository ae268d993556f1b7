"""Which signals end a crawl."""

import signal
from collections.abc import Iterator

import pytest

from newscrawl.interruption import ending


@pytest.fixture
def handlers() -> Iterator[None]:
    """What the signals do is put back afterwards."""
    before = signal.getsignal(signal.SIGHUP)
    yield
    signal.signal(signal.SIGHUP, before)


@pytest.mark.usefixtures("handlers")
def test_a_closed_terminal_ends_it_as_sigterm_does_but_under_nohup():
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    assert ending() == [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    assert ending() == [signal.SIGINT, signal.SIGTERM]
