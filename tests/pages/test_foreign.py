"""Pages with the habits of other countries' sites, read without rules: one test for each field of each page.

``foreign/<case>/page.html`` beside ``expected.json``, which a person wrote from the page: its ``url``, the
``habit`` that it stands for, and what it ``shows``: title, names of the authors, day (or, where the page
gives a zone, moment) of publication, paragraphs of the text. What we still read wrong is listed under
``misread``: such a test must fail, so that whoever mends the reading takes the name off the list. The markup
is like that of real pages; texts, names and sites are invented.
"""

import json
import re
from collections import Counter
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from scrapy.http import HtmlResponse

from newscrawl.items import Article
from newscrawl.pages import read_article
from newscrawl.sites import GENERIC

HERE = Path(__file__).parent / "foreign"
# What a text read without rules shares at least with the text a person reads.
BODY_LINE = 0.95
# A word, or one sign of a script that is written without spaces.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")


class Case(NamedTuple):
    """One page: its folder and what ``expected.json`` says."""

    name: str
    url: str
    shows: dict[str, Any]
    misread: frozenset[str]

    def read(self) -> Article:
        """The article, read as on a site that nobody wrote rules for."""
        return _read(self.name, self.url)


@cache
def _read(name: str, url: str) -> Article:
    return read_article(HtmlResponse(url, body=(HERE / name / "page.html").read_bytes()), GENERIC)


def cases() -> list[Case]:
    """All pages."""
    found = []
    for path in sorted(HERE.glob("*/expected.json")):
        expected = json.loads(path.read_text(encoding="utf-8"))
        found.append(
            Case(path.parent.name, expected["url"], expected["shows"], frozenset(expected.get("misread", ())))
        )
    return found


CASES = cases()


def every_case(field: str) -> pytest.MarkDecorator:
    """All pages, for the test of one field; it must fail on those where the field is still misread."""
    wrong = pytest.mark.xfail(
        strict=True, raises=AssertionError, reason=f"{field} is still misread on this page"
    )
    return pytest.mark.parametrize(
        "case",
        [pytest.param(case, id=case.name, marks=[wrong] if field in case.misread else []) for case in CASES],
    )


def words(text: str) -> Counter[tuple[str, ...]]:
    """The runs of four words of a text, all lower case."""
    listed = _WORD.findall(text.lower())
    return Counter(tuple(listed[i : i + 4]) for i in range(max(1, len(listed) - 3)))


def likeness(got: str, want: str) -> float:
    """F1 of the runs of four words that two texts share."""
    one, other = words(got), words(want)
    return 2 * (one & other).total() / (one.total() + other.total())


@every_case("body")
def test_body(case: Case) -> None:
    got = case.read().body or ""
    assert likeness(got, case.shows["body"]) >= BODY_LINE, got


@every_case("title")
def test_title(case: Case) -> None:
    assert case.read().title == case.shows["title"]


@every_case("authors")
def test_authors(case: Case) -> None:
    assert [author.name for author in case.read().authors] == case.shows["authors"]


@every_case("published_at")
def test_published_at(case: Case) -> None:
    got, want = case.read().published_at, case.shows["published_at"]
    if want is None:
        assert got is None
    elif "T" in want:
        assert got is not None
        assert got.replace(second=0) == datetime.fromisoformat(want)
    else:
        assert got is not None
        assert got.date().isoformat() == want


def test_the_habits_of_forty_pages_are_covered() -> None:
    assert len(CASES) >= 40


def test_most_pages_are_read_right_in_every_field() -> None:
    assert sum(not case.misread for case in CASES) >= 38
