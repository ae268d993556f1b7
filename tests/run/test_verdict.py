from dataclasses import replace

import pytest

from newscrawl.exceptions import FailureClass
from newscrawl.run.counters import Count, Counters, total
from newscrawl.run.doubts import BesidePast, Doubt
from newscrawl.run.verdict import Thresholds, Verdict, judge, why_unpublished
from newscrawl.store.measures import ListMeasure
from tests.store.samples import START

THRESHOLDS = Thresholds(degraded=0.05, broken=0.5, missing=0.2)


def verdict(finish_reason="finished", **stats):
    named = {name.replace("__", "/"): value for name, value in stats.items()}
    return judge(named, finish_reason, THRESHOLDS)


def test_a_run_that_read_its_lists_is_ok():
    assert str(verdict(lists__read=3, articles__requested=40, articles__read=40)) == "ok"


def test_a_run_with_nothing_new_is_ok():
    assert verdict(lists__read=3, articles__requested=0).word == "ok"


def test_a_few_failures_are_ok_some_degrade_most_break():
    few = verdict(lists__read=1, articles__requested=100, articles__failed=5)
    some = verdict(lists__read=1, articles__requested=100, articles__failed=6)
    most = verdict(lists__read=1, articles__requested=100, articles__failed=51)
    assert [few.word, some.word, most.word] == ["ok", "degraded", "broken"]
    assert some.reasons == ("6 of 100 articles failed",)


def test_failures_say_why_most_frequent_first():
    stats = {
        "lists/read": 1,
        "articles/requested": 10,
        "articles/failed": 3,
        "articles/failed/HTTP 503": 1,
        "articles/failed/no answer in time": 2,
    }
    assert str(judge(stats, "finished", THRESHOLDS)) == (
        "degraded: 3 of 10 articles failed (no answer in time 2x, HTTP 503 1x)"
    )


def test_quarantined_articles_and_errors_of_ours_count_as_failed():
    stats = {
        "lists/read": 1,
        "articles/requested": 4,
        "articles/invalid": 1,
    }
    assert judge(stats, "finished", THRESHOLDS, exceptions=1).reasons[0].startswith("2 of 4 articles failed")


def test_an_article_whose_processing_raised_counts_as_failed():
    outcome = verdict(lists__read=1, articles__requested=4, articles__error=1)
    assert outcome.reasons == ("1 of 4 articles failed (could not be kept 1x)",)


def test_some_gone_articles_are_no_failure_but_most_of_them_are_no_good_run():
    assert verdict(lists__read=1, articles__requested=10, articles__gone=5).word == "ok"
    # The two new ones of a long list say little.
    assert verdict(lists__read=1, articles__listed=40, articles__requested=2, articles__gone=2).word == "ok"
    most = verdict(lists__read=1, articles__requested=10, articles__gone=9)
    assert str(most) == "degraded: 9 of 10 articles are gone"


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
    assert verdict(**stats) == Verdict("broken", (reason,))


def test_a_spider_without_lists_is_judged_by_its_answers():
    def judged(unanswered, reason="finished"):
        return str(judge({}, reason, THRESHOLDS, follows_lists=False, unanswered=unanswered))

    assert judged(0) == "ok"
    assert judged(2) == "broken: no request was answered, of 2"
    assert judged(2, "shutdown") == "degraded: interrupted"


def test_a_list_that_failed_beside_others_degrades():
    outcome = verdict(lists__read=2, lists__failed=1, lists__empty=2)
    assert str(outcome) == "degraded: 1 list could not be fetched; 2 lists empty"


def test_a_feed_that_was_not_written_breaks():
    assert str(verdict(lists__read=1, feeds__failed=1)) == "broken: 1 feed not written"


def test_a_store_that_could_not_be_written_breaks():
    outcome = verdict("store_failed", lists__read=1)
    assert outcome.word == "broken"
    assert outcome.reasons == ("the store could not be written",)


def test_a_store_that_failed_when_the_spider_was_closed_breaks_and_is_said_once():
    outcome = verdict("finished", lists__read=1, store__failed=1)
    assert str(outcome) == "broken: the store could not be written"
    lost = verdict("finished", lists__read=1, store__failed=1, store__lost=1, **{"store__lost/gone": 1})
    assert str(lost) == "broken: the store is gone"


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
    assert fine.word == "ok"


class Stats(dict):
    """A stats collector."""

    def inc_value(self, key, count=1):
        self[key] = self.get(key, 0) + count

    def get_stats(self):
        return self


def test_only_the_projects_own_counts_are_recorded():
    stats = Stats({"downloader/request_count": 5})
    counters = Counters(stats)
    counters.add(Count.LISTS_FAILED, 2, why="HTTP 503")
    counters.add(Count.ARTICLES_NEW, 0)
    assert counters.counts() == {"lists/failed": 2, "lists/failed/HTTP 503": 2}


def test_a_crawl_has_the_counts_of_all_its_runs():
    own = {"lists/read": 1, "articles/new": 3, "feeds/failed": 1}
    others = [{"lists/read": 2, "lists/failed": 1, "feeds/failed": 4}, {"articles/new": 7}]
    added = total(own, others)
    assert added == {"lists/read": 3, "articles/new": 10, "lists/failed": 1, "feeds/failed": 1}
    # What a run found waiting, the ones before have left.
    assert total({"articles/waiting": 3}, [{"articles/waiting": 5}]) == {"articles/waiting": 3}
    assert total({}, [{"articles/waiting": 5}]) == {}
    # A list that another run could not fetch keeps the crawl from being a picture of now.
    assert why_unpublished(Verdict("ok"), added, "finished") == "1 list could not be fetched"


@pytest.mark.parametrize(
    ("stats", "reason", "why"),
    [
        ({}, "finished", None),
        ({}, "shutdown", "the run did not come to its end"),
        ({"articles/left": 3}, "finished", "limit= left 3 articles and 0 pages of lists unread"),
        ({"lists/left": 2}, "finished", "limit= left 0 articles and 2 pages of lists unread"),
    ],
)
def test_what_is_no_picture_of_now_is_not_published(stats, reason, why):
    assert why_unpublished(Verdict("ok"), stats, reason) == why


def test_a_broken_run_publishes_nothing_and_says_why():
    stats = {"lists/read": 1, "articles/requested": 20, "articles/failed": 19, "articles/failed/HTTP 403": 19}
    broken = judge(stats, "finished", THRESHOLDS)
    assert why_unpublished(broken, stats, "finished") == "broken: 19 of 20 articles failed (HTTP 403 19x)"


def in_place(**kinds):
    """A run whose 40 articles came to so many of each kind."""
    stats = {"lists/read": 1, "articles/listed": 40, "articles/requested": 40, "articles/read": 40}
    for name, number in kinds.items():
        count, _, kind = name.partition("__")
        stats[f"articles/{count}"] = stats.get(f"articles/{count}", 0) + number
        stats[f"articles/{count}/{kind.replace('_', ' ')}"] = number
    return str(judge(stats, "finished", THRESHOLDS))


SAME, LOST = "withheld__the_same_page_under_other_headlines", "withheld__most_of_the_stored_text_is_gone"
SAME_WORDS = "the same page under other headlines"
PROMISED = "withheld__not_what_the_list_promised"


@pytest.mark.parametrize(
    ("kinds", "line"),
    [
        ({PROMISED: 2}, "ok"),
        (
            {SAME: 38, PROMISED: 2},
            f"broken: same page for all: 40 of 40 articles ({SAME_WORDS} 38x, not what the list promised 2x)",
        ),
        (
            {PROMISED: 3},
            "degraded: articles unreadable: 3 of 40 articles (not what the list promised 3x)",
        ),
        (
            {LOST: 21},
            "broken: articles unreadable: 21 of 40 articles (most of the stored text is gone 21x)",
        ),
        ({"refused__consent": 30}, "broken: consent: 30 of 40 articles (consent 30x)"),
        ({"refused__login": 3}, "degraded: consent: 3 of 40 articles (login 3x)"),
        ({"refused__front_page": 40}, "broken: redirected elsewhere: 40 of 40 articles (front page 40x)"),
        ({"refused__list": 20, "refused__form": 0}, "ok"),
        ({"refused__list": 18, PROMISED: 2}, "ok"),
        (
            {"refused__notice": 21},
            "broken: articles unreadable: 21 of 40 articles (notice 21x)",
        ),
    ],
)
def test_what_came_in_the_place_of_articles_is_named(kinds, line):
    assert in_place(**kinds) == line


def test_one_page_that_is_withheld_among_few_new_ones_says_little():
    stats = {"lists/read": 1, "articles/listed": 40, "articles/requested": 1, "articles/withheld": 1}
    assert (
        judge(stats | {"articles/withheld/not what the list promised": 1}, "finished", THRESHOLDS).word
        == "ok"
    )


def lists(number: int, *doubts: Doubt) -> BesidePast:
    """So many lists, some of them in doubt."""
    now = [
        ListMeasure(crawl=1, source=str(one).encode(), site="demo", label="정치", at=START)
        for one in range(number)
    ]
    return BesidePast(now, doubts)


def shrunk(number: int, *keys: int) -> Doubt:
    line = f"demo {number}: 4 entries, usually 38 to 41"
    return Doubt(str(number).encode(), "demo", FailureClass.LIST_SHRUNK, line, frozenset(keys))


READ = {"lists/read": 3}


def test_a_list_in_doubt_degrades_and_all_of_them_break():
    some = judge(READ, "finished", THRESHOLDS, beside=lists(2, shrunk(0, 7)))
    assert str(some) == "degraded: demo 0: 4 entries, usually 38 to 41"
    every = judge(READ, "finished", THRESHOLDS, beside=lists(2, shrunk(0, 7), shrunk(1, 8)))
    assert (every.word, len(every.reasons)) == ("broken", 2)
    # A doubt that holds nothing back leaves something to publish.
    assert judge(READ, "finished", THRESHOLDS, beside=lists(1, shrunk(0))).word == "degraded"


def test_of_many_lists_in_doubt_the_first_are_named():
    verdict = judge(READ, "finished", THRESHOLDS, beside=lists(9, *(shrunk(one, one) for one in range(8))))
    assert [reason[:6] for reason in verdict.reasons[:3]] == ["demo 0", "demo 1", "demo 2"]
    assert verdict.reasons[3:] == ("and 5 more lists",)


def test_what_failed_and_stays_published_as_it_was_keeps_nothing_from_being_published():
    counts = {"lists/read": 2, "lists/failed": 1}
    failed = replace(lists(1).now[0], failure=FailureClass.SERVER)
    assert not BesidePast([failed]).failed_stay
    beside = BesidePast([failed], [shrunk(0, 7)])
    assert beside.failed_stay
    assert beside.held == {7}
    verdict = Verdict("degraded")
    assert why_unpublished(verdict, counts, "finished", failed_stay=True) is None
    assert why_unpublished(verdict, counts, "finished") == "1 list could not be fetched"
