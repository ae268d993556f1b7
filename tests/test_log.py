"""Nothing that a process's log was told to hide is shown, however many crawlers it holds."""

import logging

import pytest

from newscrawl.log import hide_secrets


def test_what_an_earlier_crawler_has_hidden_stays_hidden(caplog: pytest.LogCaptureFixture) -> None:
    before = logging.getLogRecordFactory()
    try:
        hide_secrets({"first-S3CRET"})
        hide_secrets({"second-S3CRET"})
        logging.getLogger("test").warning("%s and %s", "first-S3CRET", "second-S3CRET")
    finally:
        logging.setLogRecordFactory(before)
    assert caplog.messages == ["*** and ***"]
