"""Months are named in one file: each name means one month, in the scripts and calendars that papers use."""

import re
import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from newscrawl.lines.months import MONTH_NAME, PERSIAN_MONTH, month_of, persian_month_of

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
