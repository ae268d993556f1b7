"""Captions of the pictures, wherever a page puts them.

``expected.json`` of a frozen page may name ``captions``: what a person reads under the pictures, in page
order, their credits included.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from scrapy.http import HtmlResponse

from newscrawl.pages import read_article
from newscrawl.sites import GENERIC

HERE = Path(__file__).parent


def expected(folder: Path) -> dict[str, Any]:
    page: dict[str, Any] = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    return page


CASES = [
    path.parent for path in sorted(HERE.glob("*/*/expected.json")) if "captions" in expected(path.parent)
]


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_captions_are_the_pictures_and_no_text(folder: Path) -> None:
    page = expected(folder)
    article = read_article(HtmlResponse(page["url"], body=(folder / "page.html").read_bytes()), GENERIC)
    assert [image.caption for image in article.images if image.caption] == page["captions"]
    assert not any(caption in (article.body or "") for caption in page["captions"])


def test_there_are_pages_with_captions() -> None:
    assert len(CASES) >= 6
