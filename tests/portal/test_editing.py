"""The portal's editors: the same from the same seed, each change at its time and nothing else."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from newscrawl.portal.editing import Editing, dressed
from newscrawl.portal.newsroom import NEWEST, Newsroom
from newscrawl.portal.truth import article_truth, articles, edits
from newscrawl.portal.writer import Writer
from tests.conftest import scrapy_command

START = NEWEST + timedelta(hours=6)
PLAN = Editing(
    since=START,
    until=START + timedelta(hours=10),
    headlines=20,
    texts=30,
    withdrawals=3,
    templates=2,
    reach=120,
)


@pytest.fixture(scope="module")
def newsroom() -> Newsroom:
    return Newsroom(120, 7, PLAN)


def test_they_do_what_was_asked_for_at_their_times(newsroom: Newsroom) -> None:
    done = list(edits(newsroom, PLAN.until))
    assert [sum(one["subject"] == name for one in done) for name in ("headline", "text", "withdrawal")] == [
        20,
        30,
        3,
    ]
    assert done == list(edits(Newsroom(120, 7, PLAN), PLAN.until))
    assert list(edits(newsroom, START - timedelta(seconds=1))) == []
    assert {one["class"] for one in done if one["subject"] == "text"} == {
        "correction",
        "addition",
        "deletion",
        "typography",
    }


def test_an_article_is_as_it_was_before_and_another_after(newsroom: Newsroom) -> None:
    for index, edit in newsroom.editors or ():
        headline = newsroom.headline(index)
        before, after = (
            article_truth(Writer(newsroom, headline).write(at), "")
            for at in (edit.at - timedelta(seconds=1), edit.at)
        )
        assert (before.title != after.title) == (edit.subject == "headline")
        assert (before.body != after.body) == (edit.subject == "text")
        assert (after.modified_at or START).replace(microsecond=0) >= START
        assert headline.gone_at(edit.at) == (edit.subject == "withdrawal")


def test_a_template_stands_below_every_text(newsroom: Newsroom) -> None:
    [first, second] = newsroom.editors.template_changes if newsroom.editors else ()
    times = (first - timedelta(seconds=1), first, second)
    bodies = [[one.body or "" for one in articles(newsroom, "", at)] for at in times]
    spoken, asked = (
        [sum(words in body for body in of_time) for of_time in bodies]
        for words in ("음성으로도", "의견란에서")
    )
    assert spoken == [0, len(bodies[1]), 0]
    assert asked == [0, 0, len(bodies[2])]
    assert len(bodies[0]) > 100


def test_lists_cut_and_decorate() -> None:
    title = "가람시, 내년 예산 4조1200억원 확정…복지에 절반 쓴다"
    assert {dressed(title, index, "가람경제") for index in range(11)} == {
        title,
        title[:19] + "…",
        title[:19] + "...",
        f"[단독] {title}",
        f"{title} [영상]",
        f"{title} | 가람경제",
    }


def test_more_changes_than_articles_are_refused() -> None:
    with pytest.raises(ValueError, match="need as many articles"):
        Newsroom(10, 7, Editing(since=START, until=START, headlines=20))


def test_the_command_says_what_changes(tmp_path: Path) -> None:
    run = scrapy_command(tmp_path / "data")
    truth = tmp_path / "edits.jsonl"
    asked = ("portal", "--at", "2025-02-05T22:00", "--articles", "200", "--edits")
    assert run(*asked, "headlines=3,texts=2,hours=5", "--edits-truth", str(truth)).returncode == 0
    lines = [json.loads(line) for line in truth.read_text("utf-8").splitlines()]
    assert sorted(line["subject"] for line in lines) == ["headline"] * 3 + ["text"] * 2
    refused = run(*asked, "headline=3")
    assert refused.returncode == 2
    assert "write headlines=N, texts=N" in refused.stderr
