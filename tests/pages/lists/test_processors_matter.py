"""Every processor of the list loader is needed: without any one of them a frozen page reads otherwise."""

import json
from pathlib import Path
from typing import Any

import pytest
from itemloaders.processors import MapCompose
from scrapy.http import HtmlResponse

from newscrawl.loaders import RankingLoader
from newscrawl.pages.lists import read_listing

HERE = Path(__file__).parent
CASES = sorted(HERE.glob("*/*/page.html"))
FIELDS = ("name", "tab", "section", "rank", "title", "url", "publisher", "comment_count")
PROCESSORS = sorted(name for name in vars(RankingLoader) if name.endswith("_in"))


def rankings(page: Path) -> list[tuple[Any, ...]]:
    url = json.loads(page.with_name("expected.json").read_text(encoding="utf-8"))["url"]
    found = read_listing(HtmlResponse(url, body=page.read_bytes()))
    return [tuple(getattr(ranking, field) for field in FIELDS) for ranking in found]


def test_processors_are_all_the_loader_has() -> None:
    assert PROCESSORS == [
        "comment_count_in",
        "name_in",
        "publisher_in",
        "rank_in",
        "section_in",
        "tab_in",
        "title_in",
        "url_in",
    ]


@pytest.mark.parametrize("processor", PROCESSORS)
def test_without_it_a_frozen_page_reads_otherwise(processor: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {page: rankings(page) for page in CASES}
    monkeypatch.setattr(RankingLoader, processor, MapCompose(lambda value: value))
    assert any(before[page] != rankings(page) for page in CASES)
