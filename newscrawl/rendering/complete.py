"""When a page shows what it is to show: conditions on its content and its data, never a fixed time.

Each function is a page method: it takes the page first and returns when its condition holds.
"""

import asyncio
import re
from collections.abc import Callable, Coroutine, Sequence
from http import HTTPStatus
from typing import Any

from playwright.async_api import Page
from playwright.async_api import TimeoutError as PlaywrightTimeoutError

from newscrawl.rendering.answers import Answers
from newscrawl.rendering.errors import PageIncompleteError

GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})

_ALL_THERE = "selectors => selectors.every(selector => document.querySelector(selector) !== null)"
# Pages nobody declared: loaded, and nothing was added for so many milliseconds while no data was under way.
_QUIET_MS = 400
_STILL = """
quiet => document.readyState !== 'loading' && document.body !== null && new Promise(resolve => {
    let timer = setTimeout(done, quiet);
    const watcher = new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(done, quiet); });
    watcher.observe(document.body, {childList: true, subtree: true, characterData: true});
    function done() { watcher.disconnect(); resolve(true); }
})
"""


async def shown(page: Page, answers: Answers, selectors: Sequence[str], article: str, seconds: float) -> None:
    """Wait until every CSS selector finds something and every wanted call is answered.

    Ends early where an answer says that the article is gone (``article`` is the expression for its address).

    Raises:
        PageIncompleteError: a wanted call failed, or the time is over.
    """

    def gone() -> bool:
        return bool(article) and answers.status_of(article) in GONE

    async def condition() -> None:
        # Data first: what it leads to is on the page soon after, or never.
        await _answered(answers, gone)
        if not gone():
            there = asyncio.create_task(_there(page, selectors, seconds))
            trouble = asyncio.create_task(_trouble(answers, gone))
            try:
                await asyncio.wait({there, trouble}, return_when=asyncio.FIRST_COMPLETED)
                if there.done():
                    await there
            finally:
                await _ended(there, trouble)
            await _answered(answers, gone)

    try:
        async with asyncio.timeout(seconds):
            await condition()
    except (TimeoutError, PlaywrightTimeoutError):
        raise PageIncompleteError(_what_lacks(answers, selectors, seconds)) from None
    if answers.failure and not gone():
        raise PageIncompleteError(answers.failure)


async def settled(page: Page, answers: Answers, seconds: float) -> None:
    """Wait until a page of an unknown site adds nothing more; after ``seconds`` take it as it is."""
    try:
        async with asyncio.timeout(seconds):
            while True:
                await page.wait_for_function(_STILL, arg=_QUIET_MS, timeout=seconds * 1000)
                if answers.complete:
                    return
                await _answered(answers, lambda: False)
    except (TimeoutError, PlaywrightTimeoutError):
        return


async def _there(page: Page, selectors: Sequence[str], seconds: float) -> None:
    await page.wait_for_function(_ALL_THERE, arg=list(selectors), timeout=seconds * 1000)


async def _answered(answers: Answers, gone: Callable[[], bool]) -> None:
    while not answers.complete and not answers.failure and not gone():
        answers.changed.clear()
        await answers.changed.wait()


async def _trouble(answers: Answers, gone: Callable[[], bool]) -> None:
    while not answers.failure and not gone():
        answers.changed.clear()
        await answers.changed.wait()


async def _ended(*tasks: asyncio.Task[None]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def _what_lacks(answers: Answers, selectors: Sequence[str], seconds: float) -> str:
    if not answers.complete:
        return f"its data did not come within {seconds:g} s"
    return f"it does not show {', '.join(selectors)} within {seconds:g} s"


PageStep = Callable[..., Coroutine[Any, Any, None]]


def filled(template: str, tab: str) -> str:
    """A selector with the tab's name in it; quotes in the name cannot end the selector's string."""
    return template.replace("{tab}", re.sub(r'(["\\])', r"\\\1", tab))
