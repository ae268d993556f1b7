"""Article pages are kept as served, small, for as long as wanted; on SQLite and PostgreSQL."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from sqlalchemy import create_engine, select, text

from newscrawl.items import Article, ServedPage
from newscrawl.store import Store, StoreError, dictionaries
from newscrawl.store.archive import TRAINED_FROM, WATCHED
from newscrawl.store.dictionaries import Codec, train
from newscrawl.store.pagetables import page_dictionaries, pages
from newscrawl.text import KST
from tests.store.samples import START, article

DAY = timedelta(days=1)


@pytest.fixture
def keeping(store_url: str) -> Iterator[Store]:
    """An empty store that keeps pages for 90 days."""
    store = Store(store_url, 90 * DAY)
    yield store
    store.close()


def served(number: int, template: int = 1, encoding: str = "utf-8") -> ServedPage:
    """An invented page: most of it is its site's template, which no other template resembles."""
    layout = random.Random(template)
    menu = "".join(f"<li><a href=/{layout.getrandbits(40)}>{layout.getrandbits(50)}</a>" for _ in range(800))
    own = random.Random(number)
    words = " ".join(f"낱말{own.randrange(10_000)}" for _ in range(120))
    markup = f"<html><head><title>{number}번째</title></head><ul>{menu}</ul><p>{words}</p></html>"
    return ServedPage(f"https://news.example.com/{number}", encoding, markup.encode(encoding))


def with_page(number: int, page: ServedPage | None = None, **changes: object) -> Article:
    item = article(number, **changes)
    item.page = page or served(number)
    return item


def rows(url: str, query: object) -> list[tuple[object, ...]]:
    engine = create_engine(url)
    with engine.connect() as connection:
        found = [tuple(row) for row in connection.execute(query)]
    engine.dispose()
    return found


def test_a_page_comes_back_byte_for_byte(keeping: Store) -> None:
    page = served(1, encoding="cp949")
    keeping.commit("run-1", [with_page(1, page), article(2)], [])
    [kept] = keeping.kept_pages("demo")
    assert (kept.article_id, kept.revision, kept.read_at) == ("demo:1", 1, START)
    assert (kept.url, kept.encoding, kept.body) == (page.url, "cp949", page.body)


def test_once_there_are_enough_pages_a_dictionary_makes_them_small(keeping: Store, store_url: str) -> None:
    for number in range(TRAINED_FROM + 10):
        keeping.commit("run-1", [with_page(number)], [])
    sizes = rows(store_url, select(pages.c.dictionary, pages.c.body))
    assert {dictionary for dictionary, _ in sizes} == {1}
    plain = len(Codec().compress(served(1).body))
    largest = max(len(bytes(body)) for _, body in sizes)
    assert largest < plain / 5
    bodies = {kept.article_id: kept.body for kept in keeping.kept_pages("demo")}
    assert bodies == {f"demo:{n}": served(n).body for n in range(TRAINED_FROM + 10)}


def test_a_later_process_goes_on_with_the_dictionary_and_the_count(store_url: str) -> None:
    for start in range(0, TRAINED_FROM + 12, 12):  # as many pages a run as an hour may bring
        store = Store(store_url, 90 * DAY)
        store.commit("run", [with_page(n) for n in range(start, start + 12)], [])
        store.close()
    assert len(rows(store_url, select(page_dictionaries.c.id))) == 1
    used = rows(store_url, select(pages.c.dictionary).order_by(pages.c.id))
    assert used == [(1,)] * (TRAINED_FROM + 12)


def test_a_new_template_gets_a_new_version_and_old_pages_stay_readable(
    keeping: Store, store_url: str
) -> None:
    keeping.commit("run-1", [with_page(n) for n in range(TRAINED_FROM)], [])
    for n in range(1_000, 1_000 + WATCHED + 1):
        keeping.commit("run-2", [with_page(n, served(n, template=2))], [])
    versions = rows(store_url, select(page_dictionaries.c.id, page_dictionaries.c.share))
    assert [version for version, _ in versions] == [1, 2]
    kept = {one.article_id: one.body for one in keeping.kept_pages("demo")}
    assert kept["demo:3"] == served(3).body
    assert kept["demo:1003"] == served(1_003, template=2).body
    assert len(kept) == TRAINED_FROM + WATCHED + 1


def test_pages_that_vary_more_than_thought_do_not_train_again_and_again(
    keeping: Store, store_url: str
) -> None:
    alike = ServedPage("https://news.example.com/1", "utf-8", served(1).body)
    keeping.commit("run-1", [with_page(n, alike) for n in range(TRAINED_FROM)], [])
    for n in range(1_000, 1_000 + 3 * WATCHED):
        own = random.Random(n).randbytes(20_000)
        page = ServedPage(f"https://news.example.com/{n}", "utf-8", alike.body + own)
        keeping.commit("run-2", [with_page(n, page)], [])
    [(share,)] = rows(store_url, select(page_dictionaries.c.share))
    assert 0.2 < float(str(share)) < 0.5


def test_pages_that_share_nothing_get_no_dictionary(keeping: Store, store_url: str) -> None:
    noise = random.Random(5)
    for n in range(TRAINED_FROM):
        page = ServedPage(f"https://news.example.com/{n}", "utf-8", noise.randbytes(3_000))
        keeping.commit("run-1", [with_page(n, page)], [])
    assert rows(store_url, select(page_dictionaries.c.id)) == []
    assert len(list(keeping.kept_pages("demo"))) == TRAINED_FROM


def test_a_page_goes_with_its_article_or_not_at_all(keeping: Store) -> None:
    with pytest.raises(StoreError):
        keeping.commit("run-1", [with_page(1), with_page(2, comment_count=1 << 80)], [])
    assert list(keeping.kept_pages("demo")) == []
    keeping.commit("run-1", [with_page(1), with_page(1)], [])  # the second is a duplicate
    assert len(list(keeping.kept_pages("demo"))) == 1


def test_only_the_newest_reading_of_an_article_is_given(keeping: Store) -> None:
    keeping.commit("run-1", [with_page(1), with_page(2)], [])
    later = START + DAY
    keeping.commit("run-2", [with_page(1, served(1, template=2), title="새 제목", crawled_at=later)], [])
    keeping.commit("run-3", [article(2, crawled_at=later)], [])  # its newest page was not kept
    [kept] = keeping.kept_pages("demo")
    assert (kept.article_id, kept.revision, kept.body) == ("demo:1", 2, served(1, template=2).body)
    assert [one.article_id for one in keeping.kept_pages("demo", since=later)] == ["demo:1"]
    assert list(keeping.kept_pages("demo", since=later + DAY)) == []
    assert [one.article_id for one in keeping.kept_pages("demo", run="run-2")] == ["demo:1"]
    assert list(keeping.kept_pages("demo", run="run-1")) == list(keeping.kept_pages("other")) == []


def test_pages_are_let_go_after_their_time_and_articles_are_not(keeping: Store, store_url: str) -> None:
    now = datetime.now(KST)
    old = [with_page(n, crawled_at=now - 91 * DAY) for n in range(1_500)]
    keeping.commit("run-1", old, [])
    keeping.commit("run-2", [with_page(9_999, crawled_at=now - 89 * DAY)], [])
    assert keeping.prune_pages() == 1_500
    assert [kept.article_id for kept in keeping.kept_pages("demo")] == ["demo:9999"]
    assert keeping.counts()["articles"] == 1_501
    assert keeping.prune_pages() == 0


def test_a_store_that_keeps_no_pages_keeps_those_it_has(keeping: Store, store_url: str) -> None:
    keeping.commit("run-1", [with_page(1, crawled_at=START - 900 * DAY)], [])
    other = Store(store_url)
    other.commit("run-2", [with_page(2)], [])
    assert other.prune_pages() == 0
    assert [kept.article_id for kept in other.kept_pages("demo")] == ["demo:1"]
    other.close()


def test_a_damaged_page_is_one_line(keeping: Store, store_url: str) -> None:
    keeping.commit("run-1", [with_page(1)], [])
    engine = create_engine(store_url)
    with engine.begin() as connection:
        connection.execute(pages.update().values(body=b"nonsense"))
    engine.dispose()
    with pytest.raises(StoreError, match="page 1 cannot be read"):
        list(keeping.kept_pages("demo"))


def test_pages_can_be_asked_for_with_plain_sql(keeping: Store, store_url: str) -> None:
    keeping.commit("run-1", [with_page(1)], [])
    query = text("select article_id, revision, site, url, encoding, run from pages")
    assert rows(store_url, query) == [("demo:1", 1, "demo", "https://news.example.com/1", "utf-8", "run-1")]


def test_a_dictionary_of_pages_beats_the_same_pages_without_one() -> None:
    pages_of_site = [served(n).body for n in range(TRAINED_FROM)]
    content, share = train(pages_of_site)
    assert 0 < len(content) <= dictionaries.LARGEST
    fresh = served(500).body
    assert len(Codec(content).compress(fresh)) < len(Codec().compress(fresh)) / 5
    assert len(Codec(content).compress(fresh)) == pytest.approx(share * len(fresh), rel=0.1)
    assert Codec(content).decompress(Codec(content).compress(fresh)) == fresh


@pytest.mark.parametrize("pages_of_site", [[], [b"a"], [b"", b""], [b"short", b"short"]])
def test_too_little_to_train_from(pages_of_site: list[bytes]) -> None:
    assert train(pages_of_site)[0] == b""


def test_another_dictionary_is_noticed() -> None:
    packed = Codec(served(1).body).compress(served(2).body)
    with pytest.raises(ValueError, match="damaged"):
        Codec(served(3, template=9).body).decompress(packed)
