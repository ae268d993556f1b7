import pytest

from newscrawl.extensions.verdict import Outcome, Thresholds, counts, judge

THRESHOLDS = Thresholds(degraded=0.05, broken=0.5, missing=0.2)


def verdict(finish_reason="finished", **stats):
    named = {f"newscrawl/{name.replace('__', '/')}": value for name, value in stats.items()}
    return judge(named, finish_reason, THRESHOLDS)


def test_a_run_that_read_its_lists_is_ok():
    assert str(verdict(lists__read=3, articles__requested=40, articles__read=40)) == "ok"


def test_a_run_with_nothing_new_is_ok():
    assert verdict(lists__read=3, articles__requested=0).state == "ok"


def test_a_few_failures_are_ok_some_degrade_most_break():
    few = verdict(lists__read=1, articles__requested=100, articles__failed=5)
    some = verdict(lists__read=1, articles__requested=100, articles__failed=6)
    most = verdict(lists__read=1, articles__requested=100, articles__failed=51)
    assert [few.state, some.state, most.state] == ["ok", "degraded", "broken"]
    assert some.reasons == ("6 of 100 articles failed",)


def test_failures_say_why_most_frequent_first():
    stats = {
        "newscrawl/lists/read": 1,
        "newscrawl/articles/requested": 10,
        "newscrawl/articles/failed": 3,
        "newscrawl/articles/failed/HTTP 503": 1,
        "newscrawl/articles/failed/no answer in time": 2,
    }
    assert str(judge(stats, "finished", THRESHOLDS)) == (
        "degraded: 3 of 10 articles failed (no answer in time 2x, HTTP 503 1x)"
    )


def test_quarantined_articles_and_errors_of_ours_count_as_failed():
    stats = {
        "newscrawl/lists/read": 1,
        "newscrawl/articles/requested": 4,
        "newscrawl/articles/invalid": 1,
        "spider_exceptions/count": 1,
    }
    assert judge(stats, "finished", THRESHOLDS).reasons[0].startswith("2 of 4 articles failed")


def test_an_article_whose_processing_raised_counts_as_failed():
    outcome = verdict(lists__read=1, articles__requested=4, articles__error=1)
    assert outcome.reasons == ("1 of 4 articles failed (could not be kept 1x)",)


def test_gone_articles_are_no_failure():
    assert verdict(lists__read=1, articles__requested=10, articles__gone=9).state == "ok"


@pytest.mark.parametrize(
    ("stats", "reason"),
    [
        ({"lists__refused": 2}, "robots.txt refuses the lists"),
        ({"lists__failed": 1}, "no list could be fetched"),
        ({"lists__empty": 1}, "no list of articles found"),
        ({}, "no list was read"),
    ],
)
def test_a_run_without_a_list_is_broken(stats, reason):
    assert verdict(**stats) == Outcome("broken", (reason,))


def test_a_list_that_failed_beside_others_degrades():
    outcome = verdict(lists__read=2, lists__failed=1, lists__empty=2)
    assert str(outcome) == "degraded: 1 list could not be fetched; 2 lists empty"


def test_a_feed_that_was_not_written_breaks():
    assert str(verdict(lists__read=1, feeds__failed=1)) == "broken: 1 feed not written"


def test_a_store_that_could_not_be_written_breaks():
    outcome = verdict("store_failed", lists__read=1)
    assert outcome.state == "broken"
    assert outcome.reasons == ("the store could not be written",)


def test_an_interrupted_run_is_degraded():
    assert str(verdict("shutdown", lists__read=1)) == "degraded: interrupted"


def test_a_run_that_a_limit_stopped_says_which():
    assert (
        str(verdict("closespider_timeout", lists__read=1)) == "degraded: stopped early (closespider_timeout)"
    )


def test_a_field_missing_too_often_degrades():
    outcome = verdict(
        lists__read=1, articles__requested=10, articles__read=10, articles__missing__published_at=3
    )
    assert str(outcome) == "degraded: 3 of 10 articles without a time of publication"
    fine = verdict(
        lists__read=1, articles__requested=10, articles__read=10, articles__missing__published_at=2
    )
    assert fine.state == "ok"


def test_only_the_projects_own_counts_are_recorded():
    assert counts({"newscrawl/lists/read": 2, "downloader/request_count": 5}) == {"lists/read": 2}
