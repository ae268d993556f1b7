"""What a run takes off the frontier is handed on once, whoever leased it; on a real store."""

from pathlib import Path

from scrapy.settings import Settings
from sqlalchemy import update

from newscrawl.run.slots import DownloadSlots
from newscrawl.run.work import Work
from newscrawl.store import AsyncStore, Store
from newscrawl.store.tables import frontier
from newscrawl.store.waiting import KeptList, ReadList, WaitingList
from tests.store.samples import article, begin, ranking

HOST = "news.example.com"


def page(number: int) -> WaitingList:
    return WaitingList(site="demo", slot=HOST, url=f"https://{HOST}/?page={number}", source="{}", page=number)


async def test_what_is_leased_with_a_page_is_handed_on_once(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path}/news.db")
    crawl = begin(store, "run-1", "job", [page(1)]).crawl
    aside = AsyncStore(store)
    work = Work(aside, "run-1", DownloadSlots(Settings({"DOWNLOAD_DELAY": 1.0})))
    lists: list[int] = []
    articles: list[str] = []
    async for taken in work.taken(crawl, ["demo"]):
        for waiting in taken.lists:
            lists.append(waiting.page)
            read = ReadList(
                key=waiting.key,
                site="demo",
                page=waiting.page,
                rankings=[ranking(waiting.page, 1)],
                slots=[HOST],
                next=[page(waiting.page + 1)] if waiting.page < 3 else [],
            )
            with work.wanted_after(waiting.key) as wanted:
                kept: KeptList = await aside.call(Store.keep_list, "run-1", crawl, read, {}, wanted)
                with work.wanted_after(waiting.key) as meanwhile:
                    assert meanwhile is None
            # The page's own place in its slot is free again, and the next page has it.
            assert kept.taken is not None
            assert [one.page for one in kept.taken.lists] == [waiting.page + 1] * (waiting.page < 3)
            work.list_done(waiting.key, leads_on=False)
            work.lease(kept.taken, ahead=True)
        for waiting_article in taken.articles:
            articles.append(waiting_article.article_id)
            own = article(int(waiting_article.article_id.rpartition(":")[2]))
            own.lease = waiting_article.key
            await aside.call(Store.commit, "run-1", [own], [], [], crawl)
            work.done(waiting_article.key)
    await aside.close()
    assert lists == [1, 2, 3]
    assert articles == ["demo:1", "demo:2", "demo:3"]


async def test_what_others_have_by_now_is_not_asked_for(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path}/news.db")
    crawl = begin(store, "run-1", "job", [page(1), page(2)]).crawl
    aside = AsyncStore(store)
    work = Work(aside, "run-1", DownloadSlots(Settings({})))
    async for taken in work.taken(crawl, ["demo"]):
        [waiting] = taken.lists
        break
    await work.forget_lost()
    assert work.is_open(waiting.key)
    with store._engine.begin() as raw:
        raw.execute(update(frontier).values(run="run-2"))
    await work.forget_lost()
    assert not work.is_open(waiting.key)
    await aside.close()
