"""Good answers that are kept until their server says otherwise, and never for ever."""

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

import pytest
from sqlalchemy import create_engine, text

from newscrawl.store import Store, StoreError, answers
from newscrawl.store.answers import KEPT_FOR, KeptAnswer
from newscrawl.text import KST

URL = "https://news.example.kr/category/1?page=2"
NOW = datetime.now(KST).replace(microsecond=0)


def answer(url: str = URL, body: bytes = "<p>정치</p>".encode("euc-kr"), at: datetime = NOW) -> KeptAnswer:
    return KeptAnswer(
        url=url,
        body=body,
        headers={"Content-Type": "text/html; charset=euc-kr"},
        etag='W/"a"',
        last_modified="Wed, 05 Feb 2025 06:22:45 GMT",
        transferred=7,
        confirmed_at=at,
    )


def test_an_answer_comes_back_as_it_was_kept(store: Store) -> None:
    assert store.kept_answer(URL) is None
    store.keep_answer(answer())
    assert store.kept_answer(URL) == answer()
    assert store.kept_answer(URL + "0") is None


def test_a_newer_one_takes_its_place(store: Store) -> None:
    store.keep_answer(answer())
    newer = replace(answer(body=b"<p>2</p>"), etag=None, transferred=9)
    store.keep_answer(newer)
    assert store.kept_answer(URL) == newer


def test_one_that_is_unchanged_is_confirmed_and_no_younger(store: Store) -> None:
    begun = NOW - KEPT_FOR + timedelta(days=1)
    store.keep_answer(answer(at=begun))
    store.keep_answer(replace(answer(body=b""), unchanged=True))
    kept = store.kept_answer(URL)
    assert kept is not None
    assert (kept.body, kept.confirmed_at) == (answer().body, NOW)
    store.keep_answer(answer(at=begun - timedelta(days=2)))
    store.keep_answer(replace(answer(), unchanged=True))
    assert store.kept_answer(URL) is None


def test_what_is_forgotten_is_confirmed_by_nothing(store: Store) -> None:
    store.keep_answer(answer())
    store.forget_answer(URL)
    store.keep_answer(replace(answer(), unchanged=True))
    assert store.kept_answer(URL) is None


def test_what_does_not_shrink_to_a_megabyte_is_not_kept(store: Store) -> None:
    store.keep_answer(answer())
    store.keep_answer(answer(body=Random(7).randbytes(answers.LARGEST + 1)))
    assert store.kept_answer(URL) is None


def test_old_ones_and_the_longest_unconfirmed_go(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "MOST_BYTES", 50_000)
    noise = Random(7)
    for number in range(8):
        at = NOW - timedelta(hours=number)
        store.keep_answer(answer(f"{URL}&n={number}", noise.randbytes(10_000), at))
    store.keep_answer(answer(at=NOW - KEPT_FOR - timedelta(minutes=1)))
    store.prune_answers()
    left = [number for number in range(8) if store.kept_answer(f"{URL}&n={number}")]
    assert left == [0, 1, 2, 3]
    assert store.kept_answer(URL) is None


def test_a_damaged_one_is_said(store: Store, store_url: str) -> None:
    store.keep_answer(answer())
    engine = create_engine(store_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE answers SET body = :body"), {"body": b"\x28\xb5\x2f\xfd\x00"})
    engine.dispose()
    with pytest.raises(StoreError, match="cannot be read"):
        store.kept_answer(URL)
