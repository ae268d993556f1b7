"""What a run says of a site's rules, from its counts and those of earlier runs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.settings import Settings
from scrapy.statscollectors import StatsCollector
from scrapy.utils.test import get_crawler

from newscrawl.run.counters import Count, Counters, total
from newscrawl.run.rulecheck import RuleSample, redesigns
from newscrawl.run.verdict import Thresholds, judge


def counts(site="garam", **fields):
    """``title=dict(same=5)`` as a run counts it."""
    return {f"rules/{site}/{name}/{what}": n for name, found in fields.items() for what, n in found.items()}


GOOD = counts(title={"same": 10}, body={"same": 9, "other": 1}, subtitle={"alone": 3, "absent": 7})


@pytest.mark.parametrize(
    ("now", "past", "want"),
    [
        pytest.param(GOOD, [GOOD], [], id="as ever"),
        pytest.param(
            counts(title={"missed": 5}, body={"missed": 5}, section={"missed": 5}),
            [counts(title={"same": 9}, body={"same": 9}, section={"same": 8, "alone": 1})] * 3,
            ["garam: rules of 3 fields find nothing any more"],
            id="nothing any more",
        ),
        pytest.param(
            counts(title={"missed": 5}, subtitle={"missed": 5}),
            [],
            ["garam: rules of 1 field find nothing any more"],
            id="no past: what every article has",
        ),
        pytest.param(
            counts(subtitle={"absent": 10}, title={"same": 10}),
            [counts(subtitle={"absent": 9, "alone": 1}, title={"same": 10})] * 5,
            [],
            id="articles without a sub-headline",
        ),
        pytest.param(
            counts(subtitle={"missed": 5}),
            [counts(subtitle={"absent": 8})] * 3,
            [],
            id="a rule that never found anything",
        ),
        pytest.param(
            counts(comment_count={"absent": 5}),
            [counts(comment_count={"alone": 10})] * 3,
            ["garam: rules of 1 field find nothing any more"],
            id="what the general reading never found",
        ),
        pytest.param(
            counts(comment_count={"absent": 5}),
            [counts(comment_count={"alone": 5, "absent": 5})] * 3,
            [],
            id="what only some pages ever had",
        ),
        pytest.param(
            counts(source_url={"absent": 3, "same": 1, "alone": 1}),
            [counts(source_url={"same": 4, "alone": 1}), counts(source_url={"same": 3, "alone": 2})],
            [],
            id="an hour of articles that lack what those of two runs had",
        ),
        pytest.param(
            counts(title={"missed": 6, "same": 4}),
            [counts(title={"same": 10})],
            ["garam: rules of 1 field find nothing on many pages"],
            id="half of the pages are redesigned",
        ),
        pytest.param(
            counts(body={"other": 5}, title={"same": 5}),
            [GOOD],
            ["garam: rules of 1 field find something else than before"],
            id="another text",
        ),
        pytest.param(
            counts(publisher={"other": 5}),
            [counts(publisher={"other": 8, "same": 2})],
            [],
            id="they never agreed",
        ),
        pytest.param(counts(title={"missed": 2}), [GOOD], [], id="too few pages"),
        pytest.param(
            counts(title={"missed": 5}),
            [counts(title={"missed": 9})] * 4 + [GOOD],
            ["garam: rules of 1 field find nothing any more"],
            id="said until it is repaired",
        ),
        pytest.param(
            counts(title={"missed": 5}) | counts("naru", title={"missed": 5}) | {"lists/changed/naru": 2},
            [],
            [
                "garam: rules of 1 field find nothing any more",
                "naru: rules of 1 field find nothing any more, rules of 2 lists find nothing any more",
            ],
            id="two sites",
        ),
    ],
)
def test_what_a_run_says(now, past, want):
    assert list(map(str, redesigns(now, past))) == want


def test_the_hint_says_what_to_do():
    [fields] = redesigns(counts(title={"missed": 5}), [])
    assert fields.hint == "title; `scrapy sites --repair garam` drafts rules from the kept pages"
    [lists] = redesigns({"lists/changed/garam": 1}, [])
    assert "scrapy sites garam --check" in lists.hint


@given(st.lists(st.integers(2, 10), min_size=1, max_size=30), st.integers(0, 10))
def test_what_articles_often_lack_is_no_alarm(earlier, missing):
    """A field that was absent from two pages of ten in every earlier run may be absent from all."""
    past = [counts(subtitle={"alone": 10 - n, "absent": n}) for n in earlier]
    assert redesigns(counts(subtitle={"alone": 10 - missing, "absent": missing}), past) == []


def test_a_redesign_degrades_the_verdict():
    verdict = judge(
        {"lists/read": 1},
        "finished",
        Thresholds(degraded=0.05, broken=0.5, missing=0.2),
        redesigned=["garam: rules of 3 fields find nothing any more"],
    )
    assert str(verdict) == "degraded: garam: rules of 3 fields find nothing any more"


def test_the_samples_of_two_machines_add_up():
    assert total(counts(title={"missed": 2}), [counts(title={"missed": 1})]) == counts(title={"missed": 3})


@pytest.fixture
def sample():
    settings = Settings({"RULES_SAMPLE_FIRST": 2, "RULES_SAMPLE_EVERY": 4})
    stats = StatsCollector(get_crawler())
    return RuleSample(settings, Counters(stats)), stats


def test_the_first_articles_of_a_site_and_every_kth_are_taken(sample):
    sample, _ = sample
    assert [sample.takes("garam") for _ in range(11)] == [True, True] + [False, False, False, True] * 2 + [
        False
    ]
    assert sample.takes("naru")


def test_one_odd_page_does_not_have_every_article_taken(sample):
    sample, _ = sample
    for _ in range(3):
        sample.takes("garam")
    sample.note("garam", {"body": "other"}, distrusted=True)
    for _ in range(10):
        assert sample.takes("garam")
        sample.note("garam", {"body": "agreed"}, distrusted=False)
    assert [sample.takes("garam") for _ in range(4)] == [True, False, False, False]
    # Another odd page among those that are looked at begins anew.
    sample.note("garam", {"body": "other"}, distrusted=True)
    sample.note("garam", {"body": "agreed"}, distrusted=False)
    assert all(sample.takes("garam") for _ in range(4))


def test_once_rules_are_distrusted_every_article_is_taken(sample):
    sample, stats = sample
    for _ in range(3):
        sample.takes("garam")
    sample.note("garam", {"body": "other"}, distrusted=True)
    assert sample.takes("garam")
    assert not [sample.takes("naru") for _ in range(3)][-1]
    assert stats.get_value(f"newscrawl/{Count.RULES}/garam/body/other") == 1
