"""Whatever a text holds is found by it, on both databases, however the index came to be."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, text

from newscrawl.commands.asking import index_texts
from newscrawl.items import Article
from newscrawl.query import Query
from newscrawl.store import Store
from newscrawl.store.searchtables import search_waiting
from newscrawl.store.selection import Selection
from newscrawl.text import folded
from tests.store.samples import START, article, begin

TEXTS = {
    1: "한국은행이 기준금리를 내렸다. AI 반도체 주식은 올랐다.",
    2: "금리 인하를 미뤘다. 기준 금리는 그대로다.",
    3: "He SAID it on 13월. 금 한 돈 값이 올랐다.",
    4: "AI가 쓴 시, 3월에 나온다. 순현금",
}


def keep(store: Store, run: str, items: Sequence[Article]) -> None:
    store.commit(run, items, crawl=begin(store, run).crawl)


@pytest.fixture
def filled(store: Store) -> Store:
    """Four articles that wait to be indexed."""
    keep(
        store,
        "run-1",
        [
            article(
                number,
                title=f"제목 {number}",
                body=body,
                publisher="누리일보" if number % 2 else "가람경제",
                published_at=START + number * timedelta(days=1),
            )
            for number, body in TEXTS.items()
        ],
    )
    return store


def found(store: Store, query: str, **given: Any) -> list[int]:
    """Numbers of the articles that are found, those kept last first; the same by an export's way, and the
    same before they are indexed.
    """
    before = found_as_it_is(store, query, **given)
    store.index_texts()
    numbers = found_as_it_is(store, query, **given)
    assert before == numbers
    return numbers


def found_as_it_is(store: Store, query: str, **given: Any) -> list[int]:
    parsed = Query.parse(query)
    selection = Selection(**given)
    numbers = [int((one.id or "").partition(":")[2]) for one in store.search(parsed, selection)]
    exported = store.select_articles(Selection(query=parsed, **given))
    assert sorted(numbers) == sorted(int((one.id or "").partition(":")[2]) for one in exported)
    return numbers


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("금리", [2, 1]),
        ("한국", [1]),
        ("금리 인하", [2]),
        ('"기준 금리"', [2]),
        ("기준금리", [1]),
        ("금리 -주식", [2]),
        ("금리 -기준금리", [2]),
        ("기준금리 -금리", []),
        ('금 -한국 -"한 돈"', [4, 2]),
        ("금", [4, 3, 2, 1]),
        ("돈", [3]),
        ("준", [2, 1]),
        ("금리 -식", [2]),
        ("AI", [4, 1]),
        ("said", [3]),
        ("3월", [4]),
        ("제목 1", [1]),
        ("없는낱말", []),
        ('"금리 인하를 미뤘다." -한국', [2]),
    ],
)
def test_words_phrases_and_what_must_not_be_there(filled: Store, query: str, numbers: list[int]) -> None:
    assert found(filled, query) == numbers


def test_filters_choose_among_what_is_found(filled: Store) -> None:
    assert found(filled, "금", publishers=("누리일보",)) == [3, 1]
    assert found(filled, "금", sites=("other",)) == []
    assert found(filled, "금", since=START + timedelta(days=3), until=START + timedelta(days=4)) == [4, 3]


def test_a_revised_text_is_found_by_what_it_says_now(filled: Store) -> None:
    assert found(filled, "반도체") == [1]
    keep(
        filled,
        "run-2",
        [article(1, title="제목 1", body="환율이 내렸다.", crawled_at=START + timedelta(hours=1))],
    )
    assert found(filled, "반도체") == []
    assert found(filled, "환율") == [1]
    # What is kept last is found first, also where both are the same otherwise.
    assert found(filled, "제목") == [1, 4, 3, 2]


def test_the_index_is_made_in_parts_and_of_what_waits_alone(filled: Store) -> None:
    assert filled.index_texts(lambda: True) == 0
    assert filled.index_texts() == 4
    assert filled.index_texts() == 0
    keep(filled, "run-2", [article(9, body="새 글이다.")])
    assert filled.index_texts() == 1


def test_a_run_leaves_the_index_to_who_searches(filled: Store) -> None:
    record = filled.run("run-1")
    assert record is not None
    filled.finish_run(record)
    assert filled.texts_waiting() == 4
    assert found(filled, "반도체") == [1]


def test_what_waits_is_found_before_what_is_indexed_and_no_article_twice(filled: Store) -> None:
    filled.index_texts()
    later = START + timedelta(hours=1)
    keep(filled, "run-2", [article(5, body="금리가 또 올랐다.", crawled_at=later)])
    keep(filled, "run-3", [article(2, title="제목 2", body="금리 동결. 금도.", crawled_at=later)])
    assert filled.texts_waiting() == 2
    assert found(filled, "금리") == [2, 5, 1]


def test_a_store_that_is_only_looked_at_is_searched_as_it_is(filled: Store, store_url: str) -> None:
    looked_at = Store(store_url, read_only=True)
    assert not looked_at.can_index()
    assert looked_at.index_texts() == 0
    assert found(looked_at, "금리") == [2, 1]
    filled.index_texts()
    assert found(looked_at, "금리") == [2, 1]
    looked_at.close()


def test_what_takes_longer_says_why(
    filled: Store, store_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    index_texts(filled)
    assert capsys.readouterr().err == ""
    with filled._writing() as connection:
        rows = [{"article_id": "demo:404", "revision": 1}] * 5_001
        connection.execute(search_waiting.insert(), rows)
    looked_at = Store(store_url, read_only=True)
    index_texts(looked_at)
    looked_at.close()
    assert "5,001 articles are searched one by one" in capsys.readouterr().err
    index_texts(filled)
    assert "indexing 5,001 articles that were kept since the last search" in capsys.readouterr().err
    assert filled.texts_waiting() == 0


@settings(max_examples=150)
@given(
    texts=st.lists(st.text("금리인하한국 \n,.가나", min_size=1, max_size=12), min_size=1, max_size=6),
    terms=st.lists(st.text("금리인하한국가나", min_size=1, max_size=4), min_size=1, max_size=3),
)
def test_what_like_finds_is_found(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], terms: list[str]
) -> None:
    """Recall is 1 beside SQL's ``LIKE``, and nothing else is found."""
    path = tmp_path_factory.mktemp("like") / "news.db"
    store = Store(f"sqlite:///{path}")
    keep(store, "run", [article(number, title=f"{number}", body=body) for number, body in enumerate(texts)])
    store.index_texts()
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE texts (number INTEGER, body TEXT)"))
        rows = [{"number": number, "body": folded(body)} for number, body in enumerate(texts)]
        connection.execute(text("INSERT INTO texts VALUES (:number, :body)"), rows)
        for term in terms:
            like = connection.scalars(
                text("SELECT number FROM texts WHERE body LIKE :like"), {"like": f"%{term}%"}
            )
            hits = store.search(Query.parse(f'"{term}"'), Selection())
            assert sorted(int((one.id or "").partition(":")[2]) for one in hits) == sorted(like)
    engine.dispose()
    store.close()


def test_a_server_that_cannot_be_written_is_searched_text_by_text(postgresql_url: str) -> None:
    written = Store(postgresql_url)
    begin(written, "run-1")
    written.commit("run-1", [article(1, title="기준금리 동결")])
    written.close()
    looked_at = Store(f"{postgresql_url}?options=-c%20default_transaction_read_only=on")
    assert not looked_at.can_index()
    assert looked_at.index_texts() == 0
    assert [one.id for one in looked_at.search(Query.parse("금리"), Selection())] == ["demo:1"]
    looked_at.close()
