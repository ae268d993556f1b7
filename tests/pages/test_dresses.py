"""The lists beside an article of the portal, in plain markup of several kinds, read without any rules.

``dresses/<kind>/page.html`` is one page of the portal in one kind of markup: hashed class names, tables,
HTML5 without classes, and so on. ``expected.json`` is its article (``test_frozen_pages.py`` reads it),
``lists.json`` its lists, both written by a person from the page. The polls of singers are ranked too, and are
no news.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from scrapy.http import HtmlResponse

from newscrawl.items import Ranking
from newscrawl.pages import read_listing
from newscrawl.sites import GENERIC

HERE = Path(__file__).parent / "dresses"
KINDS = sorted(path.parent.name for path in HERE.glob("*/lists.json"))
FIELDS = ("title", "rank", "url", "publisher", "comment_count", "section")


def expected(kind: str) -> dict[str, Any]:
    page: dict[str, Any] = json.loads((HERE / kind / "lists.json").read_text(encoding="utf-8"))
    return page


def rankings(kind: str) -> list[Ranking]:
    body = (HERE / kind / "page.html").read_bytes()
    return list(read_listing(HtmlResponse(expected(kind)["url"], body=body), GENERIC))


LISTS = [(kind, block) for kind in KINDS for block in expected(kind)["lists"]]


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize(
    ("kind", "block"), LISTS, ids=[f"{kind}-{i % 3}" for i, (kind, _) in enumerate(LISTS)]
)
def test_entries_of_a_list(kind: str, block: dict[str, Any], field: str) -> None:
    """Each entry of each list, under the list's heading and tab."""
    place = (block["list"], block["name"], block.get("tab"))
    got = [getattr(entry, field) for entry in rankings(kind) if (entry.list, entry.name, entry.tab) == place]
    assert got == [entry.get(field, block.get(field)) for entry in block["entries"]]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_else_is_read_as_news(kind: str) -> None:
    """Neither the polls, nor the menu, nor the links to other lists."""
    page = expected(kind)
    titles = [entry.title for entry in rankings(kind)]
    assert not set(titles) & set(page["absent"])
    assert (
        sorted(set(titles) - {entry["title"] for block in page["lists"] for entry in block["entries"]}) == []
    )


def test_there_are_six_kinds() -> None:
    assert len(KINDS) >= 6
