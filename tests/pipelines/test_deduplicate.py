"""Each article and each observation passes once a run."""

import tracemalloc

import pytest
from scrapy.utils.test import get_crawler

from newscrawl.items import Article, Ranking
from newscrawl.pipelines.deduplicate import Deduplicate, Duplicate
from tests.store.samples import article, ranking


@pytest.fixture
def deduplicate() -> Deduplicate:
    crawler = get_crawler()
    return Deduplicate.from_crawler(crawler)


async def passes(pipeline: Deduplicate, item: Article | Ranking) -> bool:
    try:
        return await pipeline.process_item(item) is item
    except Duplicate:
        return False


async def test_one_identity_under_two_addresses(deduplicate: Deduplicate) -> None:
    assert await passes(deduplicate, article(1))
    assert not await passes(deduplicate, article(1, url="https://m.example.com/1"))
    assert not await passes(deduplicate, article(9, url="https://m.example.com/1"))


async def test_two_identities_of_one_address(deduplicate: Deduplicate) -> None:
    assert await passes(deduplicate, article(1))
    assert not await passes(deduplicate, article(1, id="demo:other"))
    assert not await passes(deduplicate, article(2, id="demo:other"))
    assert await passes(deduplicate, article(3))


@pytest.mark.parametrize(
    "change",
    [
        {"rank": 2},
        {"tab": "인기뉴스"},
        {"section": "사회"},
        {"list": "trending"},
        {"url": "https://a.example.com/"},
    ],
)
async def test_an_observation_elsewhere_is_another_one(
    deduplicate: Deduplicate, change: dict[str, str]
) -> None:
    assert await passes(deduplicate, ranking(1, 1))
    assert not await passes(deduplicate, ranking(1, 1, title="다른 제목"))
    other = ranking(1, 1)
    for name, value in change.items():
        setattr(other, name, value)
    assert await passes(deduplicate, other)


async def test_twenty_thousand_articles_take_less_than_four_megabytes(deduplicate: Deduplicate) -> None:
    tracemalloc.start()
    for number in range(20_000):
        await deduplicate.process_item(Article(id=f"demo:{number}", url=f"https://news.example.com/{number}"))
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert taken < 4_000_000
