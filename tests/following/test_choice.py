"""What a run asked for is known from its arguments, of each of its sites by itself."""

from datetime import datetime

import pytest

from newscrawl.following.choice import Choices
from newscrawl.items import Article
from newscrawl.sites.registry import all_sites
from newscrawl.text import KST

DAYS = {"since": "2025-11-01", "until": "2025-11-03"}
BEFORE = Article(title="옛 소식", published_at=datetime(2025, 10, 1, tzinfo=KST))


@pytest.fixture
def undated() -> str:
    """A site without lists of days."""
    return next(
        site.name
        for site in all_sites()
        if site.lists and site.name != "portal" and not any(source.dated for source in site.lists)
    )


def test_days_of_one_sites_lists_do_not_open_the_lists_of_another(undated: str) -> None:
    choices = Choices.of_run("trending", DAYS | {"site": f"naver,{undated}"})
    assert choices.of("naver").why_not(BEFORE) is None  # it stood there on one of those days
    assert choices.of(undated).why_not(BEFORE) == "before since="


def test_lists_of_another_kind_say_nothing_of_days() -> None:
    """Naver's rankings have an address for each day, its main news have not."""
    assert Choices.of_run("mainnews", DAYS | {"site": "naver"}).of("naver").why_not(BEFORE) == "before since="


def test_a_site_or_section_that_is_declared_no_more_is_no_error() -> None:
    choices = Choices.of_run("trending", DAYS | {"site": "naver,closed", "section": "없는 면"})
    assert choices.of("naver").why_not(BEFORE) is None
    assert choices.of("closed").why_not(BEFORE) == "before since="
    assert Choices.of_run("mainnews", {"query": "금리"}).of(None).why_not(BEFORE) == "query="
