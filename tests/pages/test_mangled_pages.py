"""Names are hints: with every class and id of a frozen page renamed, the article is still read.

No rules take part. ``bare`` pages have neither JSON-LD nor meta elements besides: there
only what the page shows is left.
"""

from datetime import datetime
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from scrapy.http import HtmlResponse

from newscrawl.items import Article
from newscrawl.pages import explain_article, read_article, read_listing
from newscrawl.sites import GENERIC
from tests.pages.mangle import mangle
from tests.pages.test_dresses import HERE as DRESSES
from tests.pages.test_dresses import KINDS
from tests.pages.test_dresses import expected as lists_of
from tests.pages.test_frozen_pages import GENERIC_LINE, Case, cases
from tests.pages.test_no_articles import CASES as NO_ARTICLES
from tests.pages.test_no_articles import Case as NoArticle

SEEDS = (7, 23)
# The folders whose pages show title and time to a reader, so that they can be read without any metadata.
SHOWN = ("dresses", "causes", "habits", "no_articles")
MANGLED = [(case, seed) for case in cases() for seed in SEEDS]
# Whose headline is a picture says it in the head alone.
UNSHOWN = ("causes/headline_picture",)
BARE = [case for case in cases() if case.name.startswith(SHOWN) and case.name not in UNSHOWN]


@cache
def mangled(folder: Path, url: str, observed: str | None, seed: int, bare: bool) -> Article:
    page = mangle((folder / "page.html").read_bytes(), seed, bare=bare)
    seen = datetime.fromisoformat(observed) if observed else None
    return read_article(HtmlResponse(url, body=page), GENERIC, observed=seen)


def read(case: Case, seed: int, *, bare: bool) -> Article:
    return mangled(case.folder, case.expected["url"], case.expected.get("observed"), seed, bare)


def check(article: Article, case: Case, field: str) -> None:
    want = case.expected["article"][field]
    got = getattr(article, field)
    if field == "body":
        likeness = SequenceMatcher(None, got or "", want, autojunk=False).ratio()
        assert likeness >= GENERIC_LINE, got
    elif field == "published_at":
        assert got is not None
        assert got.isoformat()[:16] == want[:16]
    else:
        assert got == want


@pytest.mark.parametrize("field", ["title", "published_at", "body"])
@pytest.mark.parametrize(("case", "seed"), MANGLED, ids=[f"{case.name}-{seed}" for case, seed in MANGLED])
def test_under_other_names(case: Case, seed: int, field: str) -> None:
    check(read(case, seed, bare=False), case, field)


@pytest.mark.parametrize("field", ["title", "published_at", "body"])
@pytest.mark.parametrize("case", BARE, ids=lambda case: case.name)
def test_without_metadata(case: Case, field: str) -> None:
    check(read(case, SEEDS[0], bare=True), case, field)


LISTS = [(kind, block) for kind in KINDS for block in lists_of(kind)["lists"]]


@pytest.mark.parametrize(
    ("kind", "block"), LISTS, ids=[f"{kind}-{place % 3}" for place, (kind, _) in enumerate(LISTS)]
)
def test_lists_beside_the_article(kind: str, block: dict[str, Any]) -> None:
    """The heading, the tab and the titles of a list are words, so they stay when the names change."""
    page = mangle((DRESSES / kind / "page.html").read_bytes(), SEEDS[0])
    place = (block["list"], block["name"], block.get("tab"))
    rankings = read_listing(HtmlResponse(lists_of(kind)["url"], body=page), GENERIC)
    got = [entry.title for entry in rankings if (entry.list, entry.name, entry.tab) == place]
    assert got == [entry["title"] for entry in block["entries"]]


@pytest.mark.parametrize("case", NO_ARTICLES, ids=lambda case: case.folder.name)
def test_refusal_needs_no_names(case: NoArticle) -> None:
    page = mangle((case.folder / "page.html").read_bytes(), SEEDS[0])
    refusal = explain_article(HtmlResponse(case.expected["url"], body=page), GENERIC).refusal
    assert (refusal is None) == (case.kinds() == [None]), refusal


def test_names_change_and_the_text_does_not() -> None:
    page = '<p class="a b" id=a><a href="#a">가</a><i class="b">class="a"</i></p>'.encode("cp949")
    text = mangle(page, 7).decode("cp949")
    first, second = text.split('"')[1].split()
    assert text.startswith(
        f'<p class="{first} {second}" id={first}><a href="#{first}">가</a><i class="{second}">'
    )
    assert text.endswith('>class="a"</i></p>')
    assert mangle(page, 8) != mangle(page, 7)
