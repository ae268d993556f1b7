"""The morning with something for every view of a room, and an address of each."""

from contextlib import closing
from typing import Final

from newscrawl.items import Promise
from newscrawl.room.views import VIEWS
from newscrawl.store import Store
from newscrawl.store.records import Objection
from tests.docs.newsday import at, build
from tests.store.samples import article, ranking

WITHHELD: Final = "demo:9"
PROMISED: Final = "책 읽는 동네 늘어난다"
REFUSED: Final = "https://news.example.com/guide"
KEPT: Final = (
    """<style>body { background: url(https://evil.example/a.png) }</style><script>alert(1)</script>
<img src="https://evil.example/b.png"><p>거절된 글</p>"""
    + "<p>더 긴 글</p>" * 60
)


def furnish(url: str) -> dict[str, str]:
    """Let the morning happen in the store at ``url``, with a withheld reading, a refused page, and its index.

    Returns an address of each view's page, by the view's name.
    """
    build(url)
    with closing(Store(url)) as store:
        item = article(9, title="가람시, 도서관 1곳 연다", crawled_at=at("09:10"))
        item.promise = Promise(WITHHELD, PROMISED, (item.title or "",))
        # A list of the day before, which is no list of now, promised it in words of its own.
        listed = ranking(9, 1, title=PROMISED, observed_at=at("09:10"), run="run-doubtful")
        listed.span = "2026-11-23"
        [outcome] = store.commit("run-doubtful", [item], [listed])
        assert outcome.why is Objection.NOT_PROMISED
        store.quarantine("run-doubtful", listed.url or "", outcome.why, KEPT.encode(), "utf-8")
        store.quarantine("run-doubtful", REFUSED, "no article", KEPT.encode(), "utf-8")
        store.index_texts()
        refused = next(one.key for one in store.refused_pages(9) if one.url == REFUSED)
        a_list = next(one.key for one in store.followed() if one.list == "trending")
    named = {
        "list": str(a_list),
        "article": "demo:4",
        "run": "run-doubtful",
        "reading": WITHHELD,
        "refused": refused,
    }
    asked = {"search": "?q=금리", "stories": "?span=7d"}
    return {
        view.name: f"{view.path.partition('{')[0]}{named.get(view.name, '')}{asked.get(view.name, '')}"
        for view in VIEWS
    }
