"""Names are hints: with every class and id of a frozen page renamed, the article is still read.

No rules take part. ``bare`` pages have neither JSON-LD nor meta elements besides: there
only what the page shows is left.
"""

from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

import pytest
from scrapy.http import HtmlResponse

from newscrawl.items import Article
from newscrawl.pages import read_article
from newscrawl.sites import GENERIC
from tests.pages.mangle import mangle
from tests.pages.test_frozen_pages import GENERIC_LINE, Case, cases

SEEDS = (7, 23)
# The folders whose pages show title and time to a reader, so that they can be read without any metadata.
SHOWN = ("dresses", "causes", "no_articles")
MANGLED = [(case, seed) for case in cases() for seed in SEEDS]
BARE = [case for case in cases() if case.name.startswith(SHOWN)]


@cache
def mangled(folder: Path, url: str, seed: int, bare: bool) -> Article:
    page = mangle((folder / "page.html").read_bytes(), seed, bare=bare)
    return read_article(HtmlResponse(url, body=page), GENERIC)


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
    check(mangled(case.folder, case.expected["url"], seed, bare=False), case, field)


@pytest.mark.parametrize("field", ["title", "published_at", "body"])
@pytest.mark.parametrize("case", BARE, ids=lambda case: case.name)
def test_without_metadata(case: Case, field: str) -> None:
    check(mangled(case.folder, case.expected["url"], SEEDS[0], bare=True), case, field)


def test_names_change_and_the_text_does_not() -> None:
    page = '<p class="a b" id=a><a href="#a">가</a><i class="b">class="a"</i></p>'.encode("cp949")
    text = mangle(page, 7).decode("cp949")
    first, second = text.split('"')[1].split()
    assert text.startswith(
        f'<p class="{first} {second}" id={first}><a href="#{first}">가</a><i class="{second}">'
    )
    assert text.endswith('>class="a"</i></p>')
    assert mangle(page, 8) != mangle(page, 7)
