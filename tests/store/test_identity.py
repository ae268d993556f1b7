"""Which items are one article, by their keys; in one run, and in the store on SQLite and PostgreSQL."""

from newscrawl.items import Ranking
from newscrawl.store import Store
from newscrawl.store.identity import Keys, address_digest, keys_of, owner_of
from tests.store.samples import article, ranking

HERE = "https://news.example.com/1"
ASKED = "https://news.example.com/1?from=list"


def test_an_article_has_its_addresses_and_its_identity_as_keys() -> None:
    assert keys_of(article(1)) == Keys(address_digest(HERE), "demo:1", address_digest(ASKED))
    assert keys_of(article(1, requested_url=HERE)) == Keys(address_digest(HERE), "demo:1")
    assert keys_of(ranking(1, 1)) == Keys(address_digest(ASKED), "demo:1")
    assert keys_of(Ranking(title="이름 없는 항목")) == Keys(None, None)


def test_a_known_address_weighs_more_than_a_known_identity() -> None:
    by_address = {address_digest(HERE): "news.example.com:1f0c"}
    assert owner_of(keys_of(article(1)), by_address, {"demo:1"}) == "news.example.com:1f0c"
    assert owner_of(keys_of(article(1)), {}, {"demo:1"}) == "demo:1"
    assert owner_of(keys_of(article(1)), {}, set()) is None


def test_a_site_that_names_its_articles_anew_has_no_new_articles(store: Store) -> None:
    before = article(1, id="news.example.com:1f0c", url="http://news.example.com/view?no=1")
    store.commit("run-1", [before], [])
    [outcome] = store.commit("run-2", [article(1)], [])
    assert (outcome.status, outcome.article_id) == ("unchanged", "news.example.com:1f0c")
    assert store.known([("demo:1", HERE)])["demo:1"].article_id == "news.example.com:1f0c"


def test_an_address_that_leads_to_another_article_of_the_site_is_no_reason_to_lose_it(store: Store) -> None:
    newest = "https://news.example.com/newest"
    store.commit("run-1", [article(1, requested_url=newest)], [])
    [outcome] = store.commit("run-2", [article(2, requested_url=newest)], [])
    assert (outcome.status, outcome.article_id) == ("new", "demo:2")
    assert store.known([("demo:x", newest)])["demo:x"].article_id == "demo:2"
    assert store.known([("demo:x", HERE)])["demo:x"].article_id == "demo:1"
    assert len(store.revisions("demo:1")) == 1


def test_an_address_that_led_to_another_article_for_a_while_is_its_own_again(store: Store) -> None:
    store.commit("run-1", [article(1), article(2)], [])
    [moved] = store.commit("run-2", [article(2, requested_url=HERE)], [])
    assert (moved.status, moved.article_id) == ("unchanged", "demo:2")
    [back] = store.commit("run-3", [article(1, requested_url=HERE)], [])
    assert (back.status, back.article_id) == ("unchanged", "demo:1")
    assert store.known([("demo:x", HERE)])["demo:x"].article_id == "demo:1"
    assert [len(store.revisions(f"demo:{number}")) for number in (1, 2)] == [1, 1]


def test_one_address_in_one_batch_is_one_article(store: Store) -> None:
    first, second = store.commit(
        "run-1", [article(1), article(1, id="other.example.com:9", title="딴 제목")], []
    )
    assert (first.status, second.status) == ("new", "duplicate")
    assert store.counts()["articles"] == 1
