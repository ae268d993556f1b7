"""Ranks are observations: two of the moving portal, an hour apart, say what entered, left and moved."""

from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest

from newscrawl.portal.newsroom import Newsroom
from newscrawl.portal.rankings import rankings_at
from newscrawl.store import Store
from tests.conftest import scrapy_command

FIRST = datetime.fromisoformat("2025-02-06T09:00:00+09:00")
SECOND = FIRST + timedelta(hours=1)
TABS = ("최신뉴스", "인기뉴스")


@pytest.fixture(scope="module")
def observed(tmp_path_factory):
    data = tmp_path_factory.mktemp("movements") / "data"
    for at in (FIRST, SECOND):
        result = scrapy_command(data)(
            "crawl", "trending", "-a", "follow=0", "-s", f"PORTAL_AT={at.isoformat()}"
        )
        assert result.returncode == 0, result.stderr
    store = Store(f"sqlite:///{data / 'newscrawl.db'}")
    yield store
    store.close()


@pytest.fixture(scope="module")
def truth():
    """For each tab, rank of every article at the two moments, by the portal itself."""
    newsroom = Newsroom(500, 7)

    def ranks(at: datetime) -> dict[str, dict[str, int]]:
        standing: dict[str, dict[str, int]] = {tab: {} for tab in TABS}
        for entry in rankings_at(newsroom, "http://portal", at):
            if entry.list == "trending":
                standing[entry.tab].setdefault(entry.article_id, entry.rank)
        return standing

    return SimpleNamespace(first=ranks(FIRST), second=ranks(SECOND))


def test_the_popular_tab_moved_within_the_hour(truth):
    assert truth.first["인기뉴스"] != truth.second["인기뉴스"]


def moves(found, tab):
    return {(move.article_id, move.before, move.after) for move in found if move.on.tab == tab}


@pytest.mark.parametrize("tab", TABS)
def test_entries_exits_climbs_and_falls_are_right(observed, truth, tab):
    old, new = truth.first[tab], truth.second[tab]
    stayed = old.keys() & new.keys()
    lists = [one for one in observed.followed("portal") if one.list == "trending"]
    changes = observed.changes(lists, FIRST, datetime.now().astimezone())
    assert moves(changes.entered, tab) == {(one, None, new[one]) for one in new.keys() - old.keys()}
    assert moves(changes.left, tab) == {(one, old[one], None) for one in old.keys() - new.keys()}
    assert moves(changes.climbed, tab) == {(one, old[one], new[one]) for one in stayed if new[one] < old[one]}
    assert moves(changes.fell, tab) == {(one, old[one], new[one]) for one in stayed if new[one] > old[one]}


def test_where_an_article_stood_and_when(observed, truth):
    tab = "인기뉴스"
    article_id = next(iter(truth.first[tab]))
    stood = [spell for spell in observed.placements(article_id) if spell.on.tab == tab]
    expected = [ranks[tab][article_id] for ranks in (truth.first, truth.second) if article_id in ranks[tab]]
    assert [spell.rank for spell in stood] == list(dict.fromkeys(expected))
    assert all(spell.start.utcoffset() == timedelta(hours=9) for spell in stood)
