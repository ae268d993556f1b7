"""Every regular expression of the lines, the cleaners and the page readers takes linear time on any text.

Each is searched in texts that begin as a match may, repeat one unit and end on another: it tries every
way. Of 16 times the text a linear expression takes 16 times as long, a quadratic one 256 times.
"""

import importlib
import inspect
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
from newscrawl.lines.months import MONTH_NAME, month_pattern
from newscrawl.pages.lists import words

SMALL, LARGE = 500, 8_000
WORST_RATIO = 4 * LARGE // SMALL
# One step for each pair of 8,000 characters takes more than this, one for each character less.
NOISE_SECONDS = 0.01
ATTEMPTS = 3
STARTS, END = ("", "1.1", "-->"), "\n끝"

UNITS = (
    "a",
    "가",
    " ",
    "0",
    ".",
    "-",
    "[",
    "(",
    "<",
    '"',
    "\\",
    "/",
    "@",
    "&",
    "\n",
    "…",
    "다. ",
    "기자 ",
    "김가람·",
    "김가람 기자 ",
    "a@b.",
    "a.b-",
    "2025.02.05 ",
    "1,234",
    "2025-",
    "=사진 ",
    "김가람, ",
    "By Jane Doe, ",
    "jan 1 ",
    "> ",
    "댓글 1 ",
    "입력 ",
    "ⓒ",
    "Copyright ",
    "댓글 ",
    "가 나 ",
    "[가=",
    "<br",
    "article-",
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


def is_compiled_when_asked(value: Any) -> bool:
    """Whether ``value`` is a function without parameters that compiles one expression and keeps it."""
    if not (inspect.isfunction(getattr(value, "__wrapped__", None)) and hasattr(value, "cache_info")):
        return False
    signature = inspect.signature(value)
    return not signature.parameters and signature.return_annotation == re.Pattern[str]


def patterns_in(value: Any) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, str):
        if MONTH_NAME in value:  # compiled when it is first asked for
            yield month_pattern(value)
    elif is_compiled_when_asked(value):
        yield value()
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


def all_patterns() -> dict[str, re.Pattern[str]]:
    """Every expression once, by the first module and name that it has."""
    named = [(f"headings:{number}", pattern) for number, pattern in enumerate(of_headings())]
    named += [
        (f"{module.__name__.removeprefix('newscrawl.')}:{name}:{number}", pattern)
        for module in modules()
        for name, value in vars(module).items()
        if not name.startswith("__")
        for number, pattern in enumerate(patterns_in(value))
        if isinstance(pattern.pattern, str)
    ]
    once = {pattern: name for name, pattern in reversed(named)}
    return {name: pattern for pattern, name in once.items()}


def seconds(pattern: re.Pattern[str], start: str, unit: str, size: int) -> float:
    text = start + unit * (size // len(unit)) + END
    began = time.process_time()
    for _ in pattern.finditer(text):
        pass
    return time.process_time() - began


def is_linear(pattern: re.Pattern[str], start: str, unit: str) -> bool:
    """A busy machine may make one measurement too long: the shortest counts."""
    large = seconds(pattern, start, unit, LARGE)
    if large <= NOISE_SECONDS:
        return True
    small = min(seconds(pattern, start, unit, SMALL) for _ in range(ATTEMPTS))
    large = min(large, *(seconds(pattern, start, unit, LARGE) for _ in range(ATTEMPTS - 1)))
    return large <= max(NOISE_SECONDS, small * WORST_RATIO)


def slow_on(pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """The starts and units of the texts that ``pattern`` takes more than linear time on."""
    return ((start, unit) for start in STARTS for unit in UNITS if not is_linear(pattern, start, unit))


PATTERNS = all_patterns()


@pytest.mark.timeout(20)
@pytest.mark.parametrize("name", PATTERNS)
def test_time_grows_no_faster_than_the_text(name: str) -> None:
    assert [*slow_on(PATTERNS[name])] == []


@pytest.mark.parametrize("expression", [r"\s*\d", r"(?:, ?\w+)* x", r"\w+@", r".*\)$", r"-->\s*;?\s*$"])
def test_a_quadratic_expression_is_noticed(expression: str) -> None:
    assert any(slow_on(re.compile(expression)))


def test_the_expressions_are_found() -> None:
    assert len(PATTERNS) > 150
    rooms = {name.partition(":")[0].partition(".")[0] for name in PATTERNS}
    assert rooms >= {"headings", "lines", "cleaners", "pages", "text", "addresses", "lexicon"}
