"""The bundled portal's pages are read exactly as its truth says, field by field."""

import asyncio
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from scrapy.http import HtmlResponse

from newscrawl.items import Article
from newscrawl.pages import read_article
from newscrawl.portal import truth
from newscrawl.portal.clock import PortalClock
from newscrawl.portal.newsroom import NEWEST
from newscrawl.portal.server import Portal
from newscrawl.sites import GENERIC
from newscrawl.sites.registry import declared

LATER = NEWEST + timedelta(hours=4)
ARTICLES = 520
FIELDS = sorted(truth.as_json(Article()))
# What a page without rules says of itself; publisher and section stand there in the portal's own form.
GENERIC_FIELDS = {
    "title": 0.99,
    "body": 0.97,
    "published_at": 1.0,
    "authors": 0.97,
    "tags": 0.97,
    "subtitle": 0.97,
}

Pair = tuple[dict[str, Any], dict[str, Any], dict[str, Any]]


async def read_all() -> list[Pair]:
    found: list[Pair] = []
    async with (
        Portal(ARTICLES, 7, clock=PortalClock(LATER, running=False)) as portal,
        aiohttp.ClientSession() as client,
    ):
        placed = declared().placed("portal", portal.url).get("portal")
        for article in truth.articles(portal.newsroom, portal.url, LATER):
            async with client.get(str(article.url)) as answer:
                headers = {"Content-Type": answer.headers["Content-Type"]}
                page = HtmlResponse(str(article.url), headers=headers, body=await answer.read())
            readings = [truth.as_json(read_article(page, site)) for site in (placed, GENERIC)]
            found.append((truth.as_json(article), readings[0], readings[1]))
    return found


@pytest.fixture(scope="module")
def pairs() -> list[Pair]:
    """Of every article: the truth, the reading with rules, the reading without."""
    return asyncio.run(read_all())


@pytest.mark.parametrize("field", FIELDS)
def test_every_article_is_read_as_its_truth_says(pairs: list[Pair], field: str) -> None:
    assert len(pairs) >= 500
    wrong = [(want["url"], want[field], got[field]) for want, got, _ in pairs if want[field] != got[field]]
    assert not wrong, wrong[:3]


@pytest.mark.parametrize("field", GENERIC_FIELDS)
def test_without_rules_nearly_every_article_is_read_right(pairs: list[Pair], field: str) -> None:
    right = sum(want[field] == got[field] for want, _, got in pairs)
    assert right / len(pairs) >= GENERIC_FIELDS[field]
