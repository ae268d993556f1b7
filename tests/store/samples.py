"""Invented articles and observations."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta, timezone
from typing import Any

from newscrawl.items import Article, Author, Image, Placement, Ranking
from newscrawl.store import RunRecord, Store
from newscrawl.store.crawls import Begun
from newscrawl.store.records import Held
from newscrawl.store.waiting import WaitingList

KST = timezone(timedelta(hours=9))
START = datetime(2025, 2, 5, 15, 30, tzinfo=KST)


def article(number: int, **changes: Any) -> Article:
    """An article with every kind of field filled."""
    values: dict[str, Any] = {
        "id": f"demo:{number}",
        "url": f"https://news.example.com/{number}",
        "requested_url": f"https://news.example.com/{number}?from=list",
        "site": "demo",
        "publisher": "가람경제",
        "section": "경제",
        "title": f"{number}번째 시장 소식",
        "published_at": datetime(2025, 2, 5, 15, 22, tzinfo=KST),
        "authors": [Author("한가람", "garam@example.com", "기자"), Author("윤슬")],
        "body": f"{number}번째 글의 첫째 문단이다.\n\n지수가 2.5% 내렸다.",
        "images": [Image(f"https://img.example.com/{number}.jpg?w=600", "회의 모습. 시청 제공", "시청")],
        "tags": ["경제", "시장"],
        "comment_count": 7,
        "reactions": {"기뻐요": 3, "슬퍼요": 0},
        "language": "ko",
        "crawled_at": START,
        "listed_in": [Placement("mainnews", "경제 주요뉴스", None, "경제", number)],
    }
    return Article(**(values | changes))


def ranking(number: int, rank: int | None, **changes: Any) -> Ranking:
    """An observation of article ``number`` at ``rank``."""
    values: dict[str, Any] = {
        "site": "demo",
        "list": "mainnews",
        "name": "경제 주요뉴스",
        "section": "경제",
        "rank": rank,
        "title": f"{number}번째 시장 소식",
        "url": f"https://news.example.com/{number}?from=list",
        "article_id": f"demo:{number}",
        "publisher": "가람경제",
        "comment_count": 2,
        "observed_at": START,
        "run": "run-1",
    }
    return Ranking(**(values | changes))


def begin(
    store: Store, run: str, job: str | None = None, lists: Sequence[WaitingList] = (), **record: Any
) -> Begun:
    """Begin ``run``: of a job of its own, so that it has its own crawl, unless one is named."""
    values: dict[str, Any] = {"spider": "mainnews", "started": datetime.now(KST)} | record
    return store.begin_run(RunRecord(id=run, **values), job or run, lists)


def end(store: Store, run: str, held: Collection[int] | Held = (), **record: Any) -> int:
    """Let ``run`` end, of a crawl of its own, which then is part of the history. Returns the crawl."""
    crawl = begin(store, run, **record).crawl
    values: dict[str, Any] = {"spider": "mainnews", "started": datetime.now(KST)} | record
    ended = RunRecord(
        id=run,
        crawl=crawl,
        ended=datetime.now(KST),
        verdict="ok",
        reasons=[],
        counts={},
        timings={},
        **values,
    )
    store.finish_run(ended, held=held)
    return crawl
