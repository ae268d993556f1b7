"""Frozen list pages: markup like that of real sites, invented text, expected values read by a person.

One test a property, so that a failure names what broke.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from scrapy.http import HtmlResponse, JsonResponse, TextResponse, XmlResponse

from newscrawl.items import Ranking
from newscrawl.pages.lists import read_listing
from newscrawl.sitecheck.frozen import lists_of

HERE = Path(__file__).parent
KINDS: dict[str, type[TextResponse]] = {".html": HtmlResponse, ".xml": XmlResponse, ".json": JsonResponse}
CASES = sorted(path.parent for path in HERE.glob("*/*/expected.json"))
FIELDS = ("title", "url", "rank", "publisher", "comment_count", "article_id")


def name_of(case: Path) -> str:
    return f"{case.parent.name}/{case.name}"


def read(case: Path) -> tuple[dict[str, Any], list[list[Ranking]]]:
    """What is expected of a case, and its rankings, one list for each list of the page."""
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    (page,) = (path for path in case.iterdir() if path.stem == "page")
    rankings = read_listing(KINDS[page.suffix](expected["url"], body=page.read_bytes()))
    return expected, lists_of(rankings)


@pytest.mark.parametrize("case", CASES, ids=name_of)
@pytest.mark.parametrize("field", FIELDS)
def test_entries(case: Path, field: str) -> None:
    expected, lists = read(case)
    wanted = [[entry[field] for entry in block["entries"] if field in entry] for block in expected["lists"]]
    got = [
        [
            getattr(ranking, field)
            for ranking, entry in zip(rankings, block["entries"], strict=False)
            if field in entry
        ]
        for rankings, block in zip(lists, expected["lists"], strict=False)
    ]
    assert got == wanted


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_number_of_lists_and_entries(case: Path) -> None:
    expected, lists = read(case)
    assert [len(rankings) for rankings in lists] == [len(block["entries"]) for block in expected["lists"]]


@pytest.mark.parametrize("case", CASES, ids=name_of)
@pytest.mark.parametrize("field", ["list", "name", "tab", "section"])
def test_lists(case: Path, field: str) -> None:
    expected, lists = read(case)
    wanted = [block.get(field) for block in expected["lists"]]
    assert [getattr(rankings[0], field) for rankings in lists] == wanted


@pytest.mark.parametrize(
    "case", [case for case in CASES if "absent" in (case / "expected.json").read_text()], ids=name_of
)
def test_what_is_no_news_is_not_read(case: Path) -> None:
    expected, lists = read(case)
    titles = {ranking.title for rankings in lists for ranking in rankings}
    assert not titles & set(expected["absent"])


def test_there_are_cases() -> None:
    assert len(CASES) >= 15
