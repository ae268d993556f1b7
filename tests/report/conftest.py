"""An invented day whose lists are known at every look, the report about it, and other reports."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from benchmarks.reportday import DAY, ReportDay
from newscrawl.markup import Language
from newscrawl.report.contents import Contents
from newscrawl.report.period import Period
from newscrawl.report.write import write_report
from newscrawl.store import Store

NIGHT = Period(DAY, DAY + timedelta(hours=8))
WRITTEN = datetime(2025, 2, 5, 6, tzinfo=DAY.tzinfo)


@pytest.fixture(scope="session")
def day() -> ReportDay:
    """The first eight hours of the day."""
    return ReportDay(looks=48)


@pytest.fixture(scope="session")
def day_url(day: ReportDay, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a store of that night. To be read only."""
    url = f"sqlite:///{tmp_path_factory.mktemp('day')}/newscrawl.db"
    store = Store(url)
    day.keep(store)
    store.close()
    return url


Write = Callable[..., Path]


@pytest.fixture(scope="session")
def write(tmp_path_factory: pytest.TempPathFactory) -> Write:
    """Writes a report about a store."""

    def written(url: str, language: Language = "ko", period: Period = NIGHT, **more: Any) -> Path:
        store = Store(url)
        try:
            contents = Contents(store, period, more.get("sites", ()), WRITTEN)
            return write_report(contents, language, tmp_path_factory.mktemp("report") / "report.html")
        finally:
            store.close()

    return written


@pytest.fixture(scope="session")
def day_report(write: Write, day_url: str) -> Path:
    """The report of the night, in Korean."""
    return write(day_url)
