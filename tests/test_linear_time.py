"""Every regular expression of the lines, the cleaners and the page readers takes linear time on any text.

Each is searched in many pathological texts, and in a long one of the kind that took it longest. Of 50 times
the text a linear expression takes 50 times as long, a quadratic one 2,500 times.
"""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from typing import Any

import pytest

import newscrawl.addresses
import newscrawl.cleaners
import newscrawl.lexicon
import newscrawl.lines
import newscrawl.pages
import newscrawl.text
from newscrawl.lexicon import tables
from newscrawl.pages.lists import words

SMALL, LARGE = 2_000, 100_000
# Below this, the time of one search is noise.
NOISE_SECONDS = 0.002
WORST_RATIO = 6 * LARGE // SMALL

UNITS = (
    "a",
    "가",
    " ",
    "0",
    ".",
    "-",
    "=",
    "[",
    "(",
    "<",
    '"',
    "\\",
    "/",
    "#",
    "@",
    "&",
    "\n",
    "…",
    "다. ",
    "기자 ",
    "김가람 ",
    "김가람·",
    "김가람 기자 ",
    "a@b.",
    "a.b-",
    "a@b.co ",
    "2025.02.05 ",
    "2025",
    "1,234",
    "2025-",
    "=사진 ",
    "김가람, ",
    "영상취재 ",
    "By Jane Doe, ",
    "jan 1 ",
    "> ",
    "댓글 1 ",
    "입력 ",
    "사진=",
    "ⓒ",
    "저작권자 ",
    "Copyright ",
    "제보 ",
    "댓글 ",
    "관련 ",
    "가 나 ",
    "[가=",
    "<br",
    "article-",
    "img-desc-",
    "hide ",
    "view",
    "&#",
    "0:T",
    '{"a":',
    "self.__next_f.push([1, ",
)


def modules() -> Iterator[Any]:
    yield from (newscrawl.addresses, newscrawl.lexicon, newscrawl.text)
    for package in (newscrawl.lines, newscrawl.cleaners, newscrawl.pages):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            yield importlib.import_module(found.name)


def patterns_in(value: Any) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from patterns_in(inner)
    elif isinstance(value, (tuple, list)):
        for inner in value:
            yield from patterns_in(inner)


def of_headings() -> Iterator[re.Pattern[str]]:
    """Those that the reading of lists makes of its words when it needs them first."""
    for table in tables("headings"):
        yield from words._patterns(table)
    yield words._sections()


def all_patterns() -> dict[str, re.Pattern[str]]:
    return {f"headings:{number}": pattern for number, pattern in enumerate(of_headings())} | {
        f"{module.__name__.removeprefix('newscrawl.')}:{name}:{number}": pattern
        for module in modules()
        for name, value in vars(module).items()
        if not name.startswith("__")
        for number, pattern in enumerate(patterns_in(value))
        if isinstance(pattern.pattern, str)
    }


def seconds(pattern: re.Pattern[str], text: str) -> float:
    start = time.process_time()
    for _ in pattern.finditer(text):
        pass
    return time.process_time() - start


PATTERNS = all_patterns()


@pytest.mark.parametrize("name", PATTERNS)
def test_time_grows_no_faster_than_the_text(name: str) -> None:
    pattern = PATTERNS[name]
    small, unit = max((seconds(pattern, unit * (SMALL // len(unit))), unit) for unit in UNITS)
    large = seconds(pattern, unit * (LARGE // len(unit)))
    assert large <= max(small, NOISE_SECONDS) * WORST_RATIO, (unit, small, large)


def test_the_expressions_are_found() -> None:
    assert len(PATTERNS) > 150
    rooms = {name.partition(":")[0].partition(".")[0] for name in PATTERNS}
    assert rooms >= {"headings", "lines", "cleaners", "pages", "text", "addresses", "lexicon"}
