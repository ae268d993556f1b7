"""``scrapy withheld``: what the store did not believe is looked at, and accepted where it is right."""

import json
from pathlib import Path

import pytest

from newscrawl.items import Promise
from newscrawl.sites.identity import identify
from newscrawl.store import Store
from newscrawl.store.records import Objection
from tests.commands.test_reread import page
from tests.conftest import Command
from tests.store.samples import article, begin, ranking

HOST = "news.example.com"
URL = page(1).url
ID = identify(URL).id
# The list announces the article in words of its own.
PROMISED = "책 읽는 동네 늘어난다"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(f"sqlite:///{tmp_path}/data/newscrawl.db")
    begin(store, "run-1")
    served = page(1)
    item = article(1, id=ID, url=URL, requested_url=URL, site=HOST, title="가람시, 도서관 1곳 연다")
    item.body, item.images, item.subtitle = (
        "가람시가 도서관을 새로 연다. 시는 올해 안에 공사를 마친다.",
        [],
        None,
    )
    item.promise = Promise(ID, PROMISED, (item.title or "",))
    listed = ranking(1, 1, url=URL, article_id=ID, title=PROMISED, site=HOST)
    [outcome] = store.commit("run-1", [item], [listed])
    assert outcome.why is Objection.NOT_PROMISED
    store.quarantine("run-1", URL, outcome.why, served.body, served.encoding)
    return store


def test_a_reading_is_looked_at_and_accepted(run_scrapy: Command, store: Store) -> None:
    table = run_scrapy("withheld")
    assert table.returncode == 0, table.stderr
    assert ID in table.stdout
    [row] = json.loads(run_scrapy("withheld", "--json").stdout)
    assert (row["id"], row["url"], row["headline"], row["stored"]) == (ID, URL, PROMISED, False)
    assert run_scrapy("withheld", "--page", ID).stdout == page(1).body.decode()

    accepted = run_scrapy("withheld", "--accept", ID)
    assert (accepted.returncode, accepted.stderr) == (0, "")
    [kept] = store.revisions(ID)
    assert kept.title == "가람시, 도서관 1곳 연다"
    assert run_scrapy("withheld").stdout == "Nothing is withheld\n"


def test_what_does_not_wait_is_said_in_one_line(run_scrapy: Command, store: Store) -> None:
    refused = run_scrapy("withheld", "--accept", ID, "demo:7")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr == "newscrawl: nothing is withheld of demo:7; `scrapy withheld` shows what is\n"
    assert store.revisions(ID) == []
    store.quarantine("run-1", URL, Objection.NOT_PROMISED, b"<p>no article", "utf-8")
    refused = run_scrapy("withheld", "--accept", ID)
    assert refused.returncode == 1
    assert refused.stderr.startswith(f"newscrawl: the page of {ID} is no article by today's rules")
