"""One test for each field of each frozen page, so that a failure names the field.

Frozen pages: ``<site>/<case>/page.html`` beside ``expected.json``, which a person wrote from the page.

The markup is like that of real pages; every text is invented. ``expected.json`` names the page's ``url``, the
``site`` whose rules apply (without it the one the URL belongs to), where it matters when the page was
``observed``, and the expected ``article`` fields.
"""

import json
from dataclasses import asdict
from datetime import datetime
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages import read_article
from newscrawl.sites import GENERIC, all_sites, get, site_for

HERE = Path(__file__).parent
# What a text read without rules shares at least with the text read by a person.
GENERIC_LINE = 0.955


class Case(NamedTuple):
    """One page: its folder's name and what ``expected.json`` says."""

    name: str
    folder: Path
    expected: dict[str, Any]

    def read(self, *, generic: bool = False) -> dict[str, Any]:
        """The article's fields as JSON values, read with the site's rules or without any."""
        site = "generic" if generic else self.expected.get("site")
        return _read(self.folder, self.expected["url"], site, self.expected.get("observed"))


@cache
def cases() -> tuple[Case, ...]:
    """All article cases."""
    found = []
    for path in sorted(HERE.glob("*/*/expected.json")):
        expected = json.loads(path.read_text(encoding="utf-8"))
        if "article" in expected:
            found.append(Case(f"{path.parent.parent.name}/{path.parent.name}", path.parent, expected))
    return tuple(found)


@cache
def _read(folder: Path, url: str, site: str | None, observed: str | None) -> dict[str, Any]:
    page = HtmlResponse(url, body=(folder / "page.html").read_bytes())
    chosen = None if site is None else GENERIC if site == "generic" else get(site)
    seen = datetime.fromisoformat(observed) if observed else None
    article = asdict(read_article(page, chosen, observed=seen))
    return {k: v.isoformat() if isinstance(v, datetime) else v for k, v in article.items()}


FIELDS = [(case, field) for case in cases() for field in case.expected["article"]]


@pytest.mark.parametrize(("case", "field"), FIELDS, ids=[f"{case.name}-{field}" for case, field in FIELDS])
def test_field(case: Case, field: str) -> None:
    want: Any = case.expected["article"][field]
    assert case.read()[field] == want


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_without_rules_no_field_that_matters_is_lost(case: Case) -> None:
    """Title, text and time (to the minute) are read on a page of a site that nobody wrote rules for."""
    got, want = case.read(generic=True), case.expected["article"]
    assert got["title"] == want["title"]
    assert got["published_at"][:16] == want["published_at"][:16]
    likeness = SequenceMatcher(None, got["body"], want["body"], autojunk=False).ratio()
    assert likeness >= GENERIC_LINE, got["body"]


def declaration_of(case: Case) -> str:
    """The name of the site whose rules a page is read by; empty where nobody declared its site."""
    name = case.expected.get("site") or site_for(case.expected["url"]).name
    return name if any(site.name == name for site in all_sites()) else ""


@pytest.mark.parametrize(
    "name", sorted({declaration_of(case) for case in cases()}), ids=lambda name: name or "undeclared"
)
def test_a_sites_pages_are_read_by_no_rules_of_others(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the rules of all others they are read the same."""
    own = [case for case in cases() if declaration_of(case) == name]
    before = [case.read() for case in own]
    for site in all_sites():
        if site.name != name:
            monkeypatch.setattr(type(site), "rules", {})
    _read.cache_clear()
    assert [case.read() for case in own] == before
    _read.cache_clear()
