"""How each site of a run went."""

import pytest

from newscrawl.exceptions import FailureClass
from newscrawl.run.doubts import BesidePast, Doubt
from newscrawl.run.health import SiteHealth, health
from newscrawl.run.rulecheck import Redesign
from newscrawl.run.verdict import Thresholds, Verdict
from newscrawl.store.measures import ListMeasure
from newscrawl.store.records import VerdictWord
from newscrawl.text import KST
from tests.store.samples import START

THRESHOLDS = Thresholds(degraded=0.05, broken=0.5, missing=0.2)
DEGRADED, BROKEN, OK = Verdict("degraded", ("why",)), Verdict("broken", ("why",)), Verdict("ok")


def measure(site: str, source: bytes, articles: int = 40, stored: int = 40) -> ListMeasure:
    return ListMeasure(
        crawl=1,
        source=source,
        site=site,
        label="정치",
        at=START.astimezone(KST),
        articles=articles,
        stored=stored,
        fresh=stored,
    )


def doubt(site: str, source: bytes, failure: FailureClass, *keys: int) -> Doubt:
    return Doubt(source, site, failure, "why", frozenset(keys))


def test_a_run_of_one_site_has_that_ones_verdict() -> None:
    assert health(["a"], OK, {}, THRESHOLDS, BesidePast()) == {"a": SiteHealth("ok")}
    counts = {"lists/trouble/a/timeout": 1}
    assert health(["a"], BROKEN, counts, THRESHOLDS, BesidePast()) == {
        "a": SiteHealth("broken", (FailureClass.TIMEOUT,))
    }


def test_each_site_answers_for_its_own_lists() -> None:
    now = [measure("a", b"1"), measure("a", b"2"), measure("b", b"3"), measure("c", b"4")]
    doubts = [
        doubt("a", b"1", FailureClass.LIST_SHRUNK, 1),
        doubt("b", b"3", FailureClass.LIST_CHANGED, 3),
    ]
    found = health(["a", "b", "c"], DEGRADED, {}, THRESHOLDS, BesidePast(now, doubts))
    assert found == {
        "a": SiteHealth("degraded", (FailureClass.LIST_SHRUNK,)),
        "b": SiteHealth("broken", (FailureClass.LIST_CHANGED,)),
        "c": SiteHealth("ok"),
    }


@pytest.mark.parametrize(("failed", "word"), [(2, "ok"), (4, "degraded"), (25, "broken")])
def test_each_site_answers_for_its_own_articles(failed: int, word: VerdictWord) -> None:
    beside = BesidePast([measure("a", b"1", 40, 40 - failed), measure("https://b.kr/x", b"2")])
    counts = {
        "articles/requested": 80,
        "articles/trouble/a/401/403": failed - 1,
        "articles/trouble/a/5xx": 1,
        "articles/trouble/https://b.kr/x/404/410": 1,
    }
    found = health(["a", "https://b.kr/x"], DEGRADED, counts, THRESHOLDS, beside)
    classes = () if word == "ok" else (FailureClass.FORBIDDEN, FailureClass.SERVER)
    assert found == {"a": SiteHealth(word, classes), "https://b.kr/x": SiteHealth("ok")}


def test_what_is_no_sites_fault_is_said_of_all() -> None:
    found = health(["a", "b"], BROKEN, {"store/lost/gone": 1, "feeds/failed": 1}, THRESHOLDS, BesidePast())
    assert found == dict.fromkeys("ab", SiteHealth("broken", (FailureClass.STORE, FailureClass.DISK)))


def test_a_list_read_without_its_rules_has_changed() -> None:
    counts = {"lists/changed": 1, "lists/changed/a": 1}
    assert health(["a", "b"], DEGRADED, counts, THRESHOLDS, BesidePast())["a"].classes == (
        FailureClass.LIST_CHANGED,
    )


def test_a_redesigned_site_is_degraded_and_the_others_are_not():
    redesigned = [Redesign("a", nothing=("title",)), Redesign("b", lists=1)]
    counts = {"lists/changed/b": 1}
    found = health(["a", "b", "c"], DEGRADED, counts, THRESHOLDS, BesidePast(), redesigned=redesigned)
    assert found == {
        "a": SiteHealth("degraded", (FailureClass.RULES,)),
        "b": SiteHealth("degraded", (FailureClass.LIST_CHANGED,)),
        "c": SiteHealth("ok"),
    }
