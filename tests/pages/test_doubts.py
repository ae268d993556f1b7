"""Where sources disagree enough to say so, and where they only say the same in other words."""

from datetime import datetime, timedelta

import pytest

from newscrawl.loaders import TimeReading
from newscrawl.pages import doubts
from newscrawl.pages.sources.candidate import Candidate
from newscrawl.text import KST

TITLE = "나루시 도서관 정책 다시 살핀다"
OTHER = "가람군 봄꽃 잔치 열흘 열어"
AT = datetime(2025, 2, 5, 15, 22, tzinfo=KST)


def reading(at: datetime, *, timed: bool = True) -> TimeReading:
    return TimeReading(at, zoned=True, timed=timed, digits=at)


def claim(value: str, source: str = "meta") -> Candidate:
    return Candidate("title", value, source, f"{source} title")


@pytest.mark.parametrize(
    ("claimed", "source", "doubt"),
    [
        (OTHER, "meta", f"meta title says {OTHER!r}"),
        (OTHER, "json-ld", f"json-ld title says {OTHER!r}"),
        (OTHER, "document", None),  # the page's own title names much besides
        (TITLE, "meta", None),
        (f"[종합] {TITLE}", "meta", None),
        ("나루시 도서관 정책", "meta", None),
        ("나루시 도서관…", "meta", None),
        ("", "meta", None),
        ("!!", "meta", None),
    ],
)
def test_a_headline_and_the_one_in_the_head(claimed: str, source: str, doubt: str | None) -> None:
    assert doubts.of_titles(TITLE, [claim(claimed, source)], None) == doubt


def test_every_claim_of_the_head_is_held_against_the_headline() -> None:
    assert doubts.of_titles(TITLE, [claim(TITLE), claim(OTHER, "json-ld")], None) is not None
    assert doubts.of_titles(TITLE, [claim(OTHER, "document"), claim(OTHER)], None) is not None


def test_a_list_may_put_it_in_other_words() -> None:
    """Half of the letters in common are asked of the page's own head, three tenths of a portal's list."""
    reworded = "나루시 도서관 새벽 문 연다"
    assert doubts.of_titles(TITLE, [claim(reworded)], None) is not None
    assert doubts.of_titles(TITLE, [], reworded) is None
    assert doubts.of_titles(TITLE, [], OTHER) == f"the list says {OTHER!r}"
    assert doubts.of_titles(TITLE, [], None) is None


def test_a_doubt_repeats_as_much_as_a_headline_has() -> None:
    said = doubts.of_titles(TITLE, [claim("가람" * 400)], None) or ""
    assert said.count("가람") == 250
    assert (doubts.of_titles(TITLE, [], "가람" * 400) or "").count("가람") == 250


@pytest.mark.parametrize(
    ("apart", "doubt"),
    [
        (timedelta(0), False),
        (timedelta(hours=1), False),
        (timedelta(hours=1, minutes=1), True),
        (-timedelta(hours=1, minutes=1), True),
    ],
)
def test_times_that_lie_more_than_an_hour_apart(apart: timedelta, doubt: bool) -> None:
    other = AT + apart
    said = doubts.of_times([("meta", reading(AT)), ("shown", reading(other))])
    assert said == (f"shown says {other.isoformat()}" if doubt else None)


def test_a_day_without_a_clock_contradicts_no_time() -> None:
    day = reading(AT.replace(hour=0, minute=0), timed=False)
    assert doubts.of_times([("meta", reading(AT)), ("shown", day)]) is None
    assert doubts.of_times([("meta", day), ("shown", reading(AT))]) is None
    assert doubts.of_times([("meta", day), ("shown", reading(AT)), ("list", reading(AT + timedelta(days=1)))])
    assert doubts.of_times([("meta", day)]) is None
    assert doubts.of_times([]) is None


@pytest.mark.parametrize(
    ("supports", "size", "doubt"),
    [
        ([], 100, "nothing supports it"),
        (["headline"], 100, "only headline supports it"),
        (["headline", "description"], 100, None),
        ([], 0, None),
    ],
)
def test_a_text_rests_on_two_signs(supports: list[str], size: int, doubt: str | None) -> None:
    assert doubts.of_text(supports, size) == doubt


def test_what_was_cut_stands_behind_what_is_doubted() -> None:
    assert doubts.with_cuts({"title": "a", "body": "b"}, {"body": "c", "tags": "d"}) == {
        "title": "a",
        "body": "b; c",
        "tags": "d",
    }


@pytest.mark.parametrize(
    ("believed", "doubt"),
    [
        (None, None),
        (Candidate("published_at", AT, "shown", "line 3, bare"), None),
        (
            Candidate("published_at", AT, "shown", "line 3, bare", far=True),
            "shown (line 3, bare) says it far",
        ),
        (Candidate("published_at", AT, "extractor"), "extractor () says it far"),
        (
            Candidate("modified_at", AT, "shown", "line 3", far=True),
            "shown (line 3) says when it was changed",
        ),
    ],
)
def test_a_weak_sign_of_the_publication(believed: Candidate | None, doubt: str | None) -> None:
    said = doubts.of_publication(believed)
    assert said == doubt if doubt is None else (said or "").startswith(doubt)
