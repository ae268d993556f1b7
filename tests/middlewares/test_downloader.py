"""What is sent when its turn has come, and what is not sent any more."""

import asyncio
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request
from scrapy.http import Response
from scrapy.settings import Settings
from scrapy.utils.defer import maybe_deferred_to_future
from scrapy.utils.test import get_crawler
from twisted.internet.defer import CancelledError

from newscrawl.middlewares.downloader import StoppableDownloader
from newscrawl.run import Run
from newscrawl.run.slots import AHEAD, DownloadSlots
from newscrawl.run.work import Work
from newscrawl.store import AsyncStore, Store
from newscrawl.store.waiting import Taken, WaitingList

HOST = "news.example.com"


def page(number: int) -> WaitingList:
    return WaitingList(site="demo", slot=HOST, url=f"https://{HOST}/?page={number}", source="{}")


async def test_what_is_leased_no_more_is_not_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = AsyncStore(Store(f"sqlite:///{tmp_path}/news.db"))
    work = Work(store, "run-1", DownloadSlots(Settings({})))
    monkeypatch.setattr(Run, "of", lambda _: SimpleNamespace(work=work))
    downloader = StoppableDownloader(get_crawler(settings_dict={"DOWNLOADER_MIDDLEWARES_BASE": {}}))
    sent = []

    async def answer(request: Request) -> Response:
        sent.append(request.url)
        return Response(request.url)

    handlers: Any = SimpleNamespace(download_request_async=answer)
    downloader.handlers = handlers
    own, lost = page(1), page(2)
    work.lease(Taken([own, lost], [], left=True))
    work.done(lost.key)
    for one in (own, lost):
        request = Request(one.url, cb_kwargs={"key": one.key.hex()})
        fetched = maybe_deferred_to_future(downloader.fetch(request))
        if one is lost:
            with pytest.raises(CancelledError):
                await fetched
        else:
            await fetched
    # What belongs to no row of the frontier is nobody else's.
    await maybe_deferred_to_future(downloader.fetch(Request(f"https://{HOST}/robots.txt")))
    assert sent == [own.url, f"https://{HOST}/robots.txt"]
    downloader.close()
    await store.close()


async def test_what_pages_wait_for_that_were_read_is_asked_before_further_ones() -> None:
    settings = {"DOWNLOADER_MIDDLEWARES_BASE": {}, "DOWNLOAD_DELAY": 0.05}
    downloader = StoppableDownloader(get_crawler(settings_dict=settings))
    sent = []

    async def answer(request: Request) -> Response:
        sent.append(request.url.rpartition("/")[2])
        return Response(request.url)

    handlers: Any = SimpleNamespace(download_request_async=answer)
    downloader.handlers = handlers
    asked = [Request(f"https://{HOST}/{number}") for number in range(4)]
    asked.append(Request(f"https://{HOST}/said-of-all", meta={AHEAD: True}))
    fetched = [maybe_deferred_to_future(downloader.fetch(request)) for request in asked]
    await asyncio.gather(*fetched)
    assert sent == ["0", "said-of-all", "1", "2", "3"]
    downloader.close()
