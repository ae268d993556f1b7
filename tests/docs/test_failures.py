"""Each class of failure has its section in both languages, with the words that newscrawl says."""

import re

import pytest
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    IgnoreRequest,
)
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError

from newscrawl.exceptions import FailureClass
from newscrawl.run.counters import Count
from newscrawl.run.errors import class_of, words_of
from newscrawl.run.verdict import Thresholds, judge
from tests.docs.pages import DOCS

PAGES = {"failures.md": ("Seen", "Means", "Do"), "failures.ko.md": ("보이는 것", "뜻", "할 일")}
ERRORS = [
    CannotResolveHostError(),
    DownloadConnectionRefusedError(),
    DownloadTimeoutError(),
    IgnoreRequest("max redirections reached"),
    *(HttpError(Response("https://www.example.kr/", status=status)) for status in (403, 404, 429, 503)),
]
THRESHOLDS = Thresholds(degraded=0.1, broken=0.5, missing=0.8)
READ = {Count.LISTS_READ: 1}
# Counts of a run, the reason it finished for, and the line that they make of its verdict.
ENDINGS = [
    (READ | {Count.STORE_FAILED: 1}, "finished", "broken: the store could not be written"),
    (READ | {f"{Count.STORE_LOST}/gone": 1, Count.STORE_LOST: 1}, "finished", "broken: the store is gone"),
    (READ | {Count.FEEDS_FAILED: 1}, "finished", "broken: 1 feed not written"),
    (READ, "shutdown", "degraded: interrupted"),
    (READ, "closespider_timeout", "degraded: stopped early (closespider_timeout)"),
    (READ, "start_error", "broken: the spider could not start"),
    ({}, "finished", "broken: no list was read"),
    ({Count.LISTS_EMPTY: 1}, "finished", "broken: no list of articles found"),
    ({Count.LISTS_OTHER_DAY: 1}, "finished", "broken: no day asked for was shown"),
    (READ | {Count.LISTS_EMPTY: 1}, "finished", "degraded: 1 list empty"),
]


def sections(page: str) -> dict[str, str]:
    """The text of each class's section."""
    parts = re.split(r"(?m)^## `(.+)`$", (DOCS / page).read_text(encoding="utf-8"))
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize("page", PAGES)
def test_every_class_says_what_is_seen_what_it_means_and_what_to_do(page: str) -> None:
    found = sections(page)
    assert list(found) == [one.value for one in FailureClass]
    for name, text in found.items():
        assert re.findall(r"(?m)^\*\*(.+?)\*\*", text) == list(PAGES[page]), name


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("error", ERRORS, ids=words_of)
def test_the_words_of_an_error_stand_in_the_section_of_its_class(page: str, error: Exception) -> None:
    assert words_of(error) in sections(page)[class_of(error)]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("counts", "reason", "line"), ENDINGS, ids=[line for *_, line in ENDINGS])
def test_the_lines_of_verdicts_stand_there(page: str, counts: dict[str, int], reason: str, line: str) -> None:
    assert str(judge(counts, reason, THRESHOLDS)) == line
    assert f"`{line}`" in (DOCS / page).read_text(encoding="utf-8")
