"""A page reads the same with the names of its elements and with random ones: names are no evidence of lists."""

import json
import re
from hashlib import blake2b
from pathlib import Path

import pytest
from scrapy.http import HtmlResponse

from newscrawl.items import Ranking
from newscrawl.pages.lists import read_listing
from newscrawl.sites import GENERIC

HERE = Path(__file__).parent
CASES = sorted(page.parent for page in HERE.glob("*/*/page.html"))
NAMES = re.compile(r"""(?i)(\s(?:class|id))=(["'])([^"'<>]*)\2""")


def renamed(html: str, seed: int) -> str:
    """``html`` with other names: the same one for the same one, as a build tool gives them."""

    def rename(match: re.Match[str]) -> str:
        names = (
            f"k{blake2b(f'{seed} {name}'.encode(), digest_size=4).hexdigest()}" for name in match[3].split()
        )
        return f"{match[1]}={match[2]}{' '.join(names)}{match[2]}"

    return NAMES.sub(rename, html)


def read(case: Path, html: str) -> list[Ranking]:
    url = json.loads((case / "expected.json").read_text(encoding="utf-8"))["url"]
    return read_listing(HtmlResponse(url, body=html.encode("latin-1")), GENERIC)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
@pytest.mark.parametrize("seed", [7, 11])
def test_random_names_change_nothing(case: Path, seed: int) -> None:
    html = (
        (case / "page.html").read_bytes().decode("latin-1")
    )  # the bytes as they are, whatever their charset
    assert read(case, renamed(html, seed)) == read(case, html)
