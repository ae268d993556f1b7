"""Pages that are no article are refused with their kind, and articles that look like one are not.

``no_articles/<case>/page.html`` beside ``expected.json``: ``refusal`` is the kind of page that a person sees,
a list of kinds where each would be right, or null for an article that shares something with such a page (its
fields are tested by ``test_frozen_pages.py``).
"""

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages import explain_article
from newscrawl.sites import GENERIC

HERE = Path(__file__).parent / "no_articles"
KINDS = {"list", "form", "search", "front page", "notice", "consent", "login", "empty shell", "error page"}


class Case(NamedTuple):
    """One page: its folder and what ``expected.json`` says."""

    folder: Path
    expected: dict[str, Any]

    def kinds(self) -> list[str | None]:
        """The kinds that a person would call the page."""
        kinds: Any = self.expected["refusal"]
        return kinds if isinstance(kinds, list) else [kinds]

    def refusal(self) -> str | None:
        """The kind of page that the reading refuses it as, None for an article."""
        page = HtmlResponse(self.expected["url"], body=(self.folder / "page.html").read_bytes())
        refusal = explain_article(page, GENERIC).refusal
        return None if refusal is None else str(refusal).split(":", 1)[0]


CASES = [
    Case(path.parent, json.loads(path.read_text(encoding="utf-8")))
    for path in sorted(HERE.glob("*/expected.json"))
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.folder.name)
def test_refusal(case: Case) -> None:
    assert case.refusal() in case.kinds()


def test_there_are_cases_of_every_kind() -> None:
    articles = [case for case in CASES if case.kinds() == [None]]
    assert {kind for case in CASES for kind in case.kinds()} == KINDS | {None}
    assert len(CASES) - len(articles) >= 20
    assert len(articles) >= 8
