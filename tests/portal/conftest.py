"""A portal on a free port with a clock that stands still, and a client for it."""

from collections.abc import AsyncIterator
from datetime import timedelta

import aiohttp
import pytest

from newscrawl.portal.clock import PortalClock
from newscrawl.portal.newsroom import NEWEST
from newscrawl.portal.server import Portal


@pytest.fixture
async def portal() -> AsyncIterator[Portal]:
    async with Portal(articles=500, seed=7, clock=PortalClock(NEWEST, running=False)) as served:
        yield served


@pytest.fixture
async def late_portal() -> AsyncIterator[Portal]:
    """The same portal four hours later: every edit has happened."""
    async with Portal(500, 7, clock=PortalClock(NEWEST + timedelta(hours=4), running=False)) as served:
        yield served


@pytest.fixture
async def client() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session
