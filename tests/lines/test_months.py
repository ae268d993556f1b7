"""Months are named in one file: each name means one month, in the scripts and calendars that papers use."""

import re
import tomllib
from collections import Counter
from importlib.resources import files
from types import ModuleType

import pytest

from newscrawl.cleaners import dates
from newscrawl.lines import months, stamps, western
from newscrawl.lines.months import MONTH_NAME, PERSIAN_MONTH, month_of, month_pattern, persian_month_of
from newscrawl.pages.sources import westerndays

TABLES = tomllib.loads(files("newscrawl.lines").joinpath("months.toml").read_text(encoding="utf-8"))
PERSIAN = TABLES.pop("persian")["months"]
NAMES = [
    (number, name)
    for number, scripts in enumerate(TABLES.values(), 1)
    for names in scripts.values()
    for name in names.split()
]


def test_a_name_is_that_of_one_month() -> None:
    assert [name for name, times in Counter(name for _, name in NAMES).items() if times > 1] == []
    assert len(TABLES) == 12


@pytest.mark.parametrize("module", [dates, months, stamps, western, westerndays])
def test_no_start_compiles_the_names_of_months(module: ModuleType) -> None:
    compiled = [value for value in vars(module).values() if isinstance(value, re.Pattern)]
    assert [pattern for pattern in compiled if MONTH_NAME in pattern.pattern] == []


def test_a_korean_line_asks_for_no_name() -> None:
    month_pattern.cache_clear()
    assert dates.read_day("거래가 늘어난 것으로 4일 집계됐다. 입주는 2028년 5월이다.") is None
    assert month_pattern.cache_info().currsize == 0
    assert dates.read_day("4일 March 2028") is None
    assert month_pattern.cache_info().currsize > 0


def test_one_end_stands_for_all_names_that_end_alike() -> None:
    assert MONTH_NAME.count("{0,14}") < len({name[0] for _, name in NAMES if name.endswith("*")}) + 1


def test_every_name_is_known_in_either_case() -> None:
    pattern = re.compile(MONTH_NAME, re.IGNORECASE)
    unknown = []
    for number, name in NAMES:
        written = name.rstrip("*").replace("_", " ")
        found = pattern.match(f"{written.capitalize()} 2025")
        if month_of(written) != number or found is None or len(found[0]) != len(written):
            unknown.append(name)
    assert unknown == []


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("march", 3), ("märz", 3), ("settembre", 9), ("января", 1), ("มีนาคม", 3), ("كانون الأول", 12),
        ("set", 9), ("settle", 0), ("magazine", 0), ("product", 0), ("მ", 0), ("3월", 0),
    ],
)  # fmt: skip
def test_some_names_go_on_and_some_do_not(word: str, number: int) -> None:
    assert month_of(word) == number


def test_the_persian_calendar() -> None:
    assert [persian_month_of(name) for name in PERSIAN] == list(range(1, 13))
    assert all(re.fullmatch(PERSIAN_MONTH, name) for name in PERSIAN)
    with pytest.raises(ValueError, match="march"):
        persian_month_of("march")
