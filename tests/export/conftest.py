"""A store with something of everything, and a way to export it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from newscrawl.export.formats import FORMATS
from newscrawl.export.kinds import KINDS
from newscrawl.export.write import Order, to_file
from newscrawl.store import Store
from newscrawl.store.selection import Selection
from tests.store.samples import KST, START, article, begin, ranking

Export = Callable[..., Path]
POPULAR: dict[str, Any] = {"list": "trending", "name": "인기뉴스", "section": None}
DAY = datetime(2025, 2, 5, 12, tzinfo=KST)


HOUR = timedelta(hours=1)


def end(store: Store, run: str, **changes: Any) -> None:
    """End a run and its crawl, by which its observations become history."""
    record = store.run(run)
    assert record is not None
    store.finish_run(replace(record, **{"ended": DAY, "state": "ended", "verdict": "ok", **changes}))


@pytest.fixture
def news(tmp_path: Path) -> Iterator[Store]:
    """Three articles of two days, on two lists, read in one run."""
    store = Store(f"sqlite:///{tmp_path}/news.db")
    begun = begin(store, "run-1", site="demo,other", started=DAY)
    read = [
        article(1, published_at=DAY, body="금리가 올랐다.\n\n=합계 <b>&</b> -2.5%"),
        article(2, published_at=DAY + timedelta(days=1), publisher="누리일보", section="사회", authors=[]),
        article(3, published_at=None, crawled_at=DAY + timedelta(hours=2), subtitle="부제", modified_at=DAY),
    ]
    observed = [
        ranking(1, 1, observed_at=DAY),
        ranking(2, 2, observed_at=DAY),
        ranking(1, 3, observed_at=DAY, **POPULAR),
    ]
    store.commit("run-1", read, observed, crawl=begun.crawl)
    end(store, "run-1", counts={"articles/new": 3})
    # An hour later the popular list has climbed; on the other one nothing has changed.
    later = begin(store, "run-2", site="demo", started=DAY + HOUR)
    at = DAY + HOUR
    seen = [
        ranking(1, 1, observed_at=at),
        ranking(2, 2, observed_at=at),
        ranking(1, 2, observed_at=at, **POPULAR),
    ]
    renamed = article(
        2, title="고친 제목", publisher="누리일보", section="사회", authors=[], crawled_at=START + HOUR
    )
    renamed.published_at = DAY + timedelta(days=1)
    store.commit("run-2", [renamed], seen, crawl=later.crawl)
    end(store, "run-2")
    yield store
    store.close()


@pytest.fixture
def export(news: Store, tmp_path: Path) -> Export:
    """Exports what ``news`` has into a file."""

    def export(form: str, what: str = "articles", name: str = "out", **given: Any) -> Path:
        path = tmp_path / f"{name}.{form}"
        selection = Selection(**{"newest_first": FORMATS[form].is_feed, **given})
        to_file(news, Order(kind=KINDS[what], format=FORMATS[form], selection=selection), path, lambda: None)
        return path

    return export
