"""A morning of invented news, small enough to know every answer by thinking.

Two lists of one portal: 많이 본 뉴스 (looked at every half hour) and 경제 주요뉴스 (every hour), for the last
time at nine. Article 4 gets two other headlines, article 1 one; articles 6 and 7 tell one story.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from newscrawl.items import Author
from newscrawl.run.counters import Count
from newscrawl.store import RunRecord, Store
from newscrawl.text import KST
from tests.store.samples import article, begin, end, ranking
from tests.stories.texts import REPORT

CALM, RELIEVED = "금리 동결, 시장은 잠잠", "금리 동결, 시장은 안도"
SNOW, EXPORTS, BANKS = "첫눈에 출근길 정체", "수출 석 달째 늘어", "은행권 숨 고르기"
LATE, LATER, LINE_2 = "지하철 첫차 늦어", "지하철 첫차 20분 늦어", "지하철 2호선 첫차 20분 늦어"
LIBRARY = "가람시 새 도서관 짓는다"
POPULAR: Final = {"list": "trending", "name": "많이 본 뉴스", "section": None, "tab": "조회수"}
ECONOMY: Final = {"list": "mainnews", "name": "경제 주요뉴스", "section": "경제", "tab": None}

GARAM, NARAE, DAON = "가람경제", "나래일보", "다온통신"
LOAN = "시는 금리가 더 오르기 전에 빚을 내기로 했다."


def at(clock: str, day: int = 24) -> datetime:
    """A time of that morning."""
    return datetime.fromisoformat(f"2026-11-{day}T{clock}:00").replace(tzinfo=KST)


def _articles() -> list[Any]:
    han, yun = Author("한가람", role="기자"), Author("윤슬")
    banks = [Author("한가람솔")]
    return [
        _article(
            1, (GARAM, "경제"), CALM, at("06:40"), [han, yun], body="기준금리가 그대로다. 지수도 그대로다."
        ),
        _article(
            2, (NARAE, "사회"), SNOW, at("06:10"), [Author("이든")], body="눈이 3cm 쌓였다. 길이 막혔다."
        ),
        _article(3, (DAON, "경제"), EXPORTS, at("06:50"), body="수출이 석 달째 늘었다고 부처가 밝혔다."),
        _article(4, (GARAM, "사회"), LATE, at("07:20"), [han], body="첫차가 10분 늦었다. 출근길이 붐볐다."),
        _article(5, (NARAE, "경제"), BANKS, at("21:00", 23), banks, body="금리 앞에서 은행이 쉰다."),
        _article(6, (GARAM, "지역"), LIBRARY, at("05:00"), [yun], body=REPORT),
        _article(7, (DAON, "지역"), LIBRARY, at("06:30"), body=f"{REPORT}\n\n{LOAN}"),
    ]


def _article(
    number: int,
    place: tuple[str, str],
    title: str,
    published: datetime,
    authors: Sequence[Author] = (),
    *,
    body: str,
) -> Any:
    return article(
        number,
        publisher=place[0],
        section=place[1],
        title=title,
        published_at=published,
        authors=list(authors),
        body=body,
        images=[],
        crawled_at=at("07:00"),
    )


def build(url: str) -> None:
    """Let the morning happen in the store at ``url``."""
    store = Store(url)
    store.commit("run-read", _articles())
    titles = {1: CALM, 2: SNOW, 3: EXPORTS, 4: LATE, 5: BANKS}
    _look(store, "07:00", POPULAR, titles, [2, 1, 3])
    _look(store, "07:00", ECONOMY, titles, [3, 1])
    _look(store, "07:30", POPULAR, titles, [1, 2, 3])
    _look(store, "08:00", POPULAR, titles, [1, 4, 2])
    _look(store, "08:00", ECONOMY, titles, [1, 5])
    titles[1] = RELIEVED
    _look(store, "08:30", POPULAR, titles, [4, 1, 2])
    _look(store, "09:00", POPULAR, titles, [4, 1, 2])
    _look(store, "09:00", ECONOMY, titles, [1, 5])
    _revise(store)
    _run(
        store,
        "run-doubtful",
        at("09:10"),
        verdict="degraded",
        reasons=["목록이 짧다", "쪽이 없다"],
        counts={Count.ARTICLES_NEW: 1204},
        health={
            "demo": {"verdict": "degraded", "classes": ["list shrunk", "404/410"]},
            "portal": {"verdict": "ok", "classes": []},
        },
    )
    begin(store, "run-going", site="demo", started=at("09:30"))
    store.close()


def _look(store: Store, clock: str, on: dict[str, Any], titles: dict[int, str], numbers: list[int]) -> None:
    """A crawl that sees these articles on a list, the first one first. Publishers are not shown there."""
    run = f"{on['list']}-{clock}"
    rows = [
        ranking(number, rank, **on, run=run, observed_at=at(clock), title=titles[number], publisher=None)
        for rank, number in enumerate(numbers, 1)
    ]
    store.commit(run, [], rows)
    end(store, run, site="demo", started=at(clock))


def _revise(store: Store) -> None:
    first, second, third, fourth, *_ = _articles()
    first.title, first.crawled_at = RELIEVED, at("08:10")
    second.body, second.crawled_at = second.body.replace("3cm", "5cm"), at("08:20")
    corrected = fourth.body.replace("10분", "20분")
    fourth.title, fourth.body, fourth.crawled_at = LATER, corrected, at("08:40")
    third.title, third.crawled_at = "수출, 석 달째 늘어", at("08:50")  # a comma is no other headline
    for number, item in enumerate((first, second, fourth, third)):
        store.commit(f"revise-{number}", [item])
    again = _articles()[3]
    again.title, again.body, again.crawled_at = LINE_2, corrected, at("09:20")
    store.commit("revise-4", [again])


def _run(store: Store, run: str, started: datetime, **record: Any) -> None:
    crawl = begin(store, run, site="demo", started=started).crawl
    ended = started + timedelta(seconds=90)
    values = {"spider": "mainnews", "site": "demo", "counts": {}, "timings": {}} | record
    store.finish_run(RunRecord(id=run, crawl=crawl, started=started, ended=ended, state="ended", **values))
