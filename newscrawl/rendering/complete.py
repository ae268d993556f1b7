"""When a page shows what it is to show: conditions on its content and its data, never a fixed time.

Each function is a page method: it takes the page first and returns when its condition holds.
"""

import asyncio
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from playwright.async_api import Page
from playwright.async_api import TimeoutError as PlaywrightTimeoutError

from newscrawl.rendering.answers import Answers
from newscrawl.rendering.errors import AppFailedError, PageHangsError, PageIncompleteError
from newscrawl.rendering.pageerrors import PageErrors

GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})

_ALL_THERE = "selectors => selectors.every(selector => document.querySelector(selector) !== null)"
# An app whose script ended with an error and that shows nothing for so long does not start any more.
_DEAD_SECONDS = 1.0
# A page that does nothing at all for so long does not come back; a busy machine is slower than a busy script.
_REACTION_SECONDS = 5.0
_SHOWS_NOTHING = "() => document.readyState !== 'loading' && !document.body?.innerText.trim()"
# Pages nobody declared: loaded, and nothing was added for so many milliseconds while no data was under way.
_QUIET_MS = 400
# An app draws what its data leads to in one go, or in steps that follow one another; a ticker never ends.
_DRAWN_MS = 50
_LONGEST_DRAWING_MS = 1000
_STILL = """
([quiet, longest]) => document.readyState !== 'loading' && document.body !== null && new Promise(resolve => {
    let timer = setTimeout(done, quiet);
    setTimeout(done, longest);
    const watcher = new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(done, quiet); });
    watcher.observe(document.body, {childList: true, subtree: true, characterData: true});
    function done() { watcher.disconnect(); resolve(true); }
})
"""


@dataclass(frozen=True, slots=True)
class Watch:
    """What is listened to while a page is read: the data it fetches, and what it says went wrong."""

    answers: Answers
    errors: PageErrors


async def shown(page: Page, watch: Watch, selectors: Sequence[str], article: str, seconds: float) -> None:
    """Wait until every CSS selector finds something and every wanted call is answered.

    Ends early where an answer says that the article is gone (``article`` is the expression for its address),
    and where a script ended with an error and the page shows nothing.

    Raises:
        PageIncompleteError: a wanted call failed, or the time is over.
        PageHangsError: the time is over because a script does not end.
        AppFailedError: the page's app did not start.
    """
    answers = watch.answers

    def gone() -> bool:
        return bool(article) and answers.status_of(article) in GONE

    try:
        async with asyncio.timeout(seconds):
            # Data first: what it leads to is on the page soon after, or never.
            await _answered(answers, gone)
            if not gone():
                await _shown(page, watch, selectors, gone, seconds)
                await _drawn(page, answers, gone, seconds)
    except (TimeoutError, PlaywrightTimeoutError):
        await _must_react(page)
        lacks = _what_lacks(answers, selectors, seconds)
        why = watch.errors.text()
        raise PageIncompleteError(f"{lacks}: {why}" if why else lacks) from None
    if answers.failure and not gone():
        raise PageIncompleteError(answers.failure)


async def _shown(
    page: Page, watch: Watch, selectors: Sequence[str], gone: Callable[[], bool], seconds: float
) -> None:
    """Wait until every selector finds something, or a call has failed, or the app does not start."""
    there = asyncio.create_task(
        page.wait_for_function(_ALL_THERE, arg=list(selectors), timeout=seconds * 1000)
    )
    trouble = asyncio.create_task(_trouble(watch.answers, gone))
    dead = asyncio.create_task(_dead(page, watch))
    try:
        await asyncio.wait({there, trouble, dead}, return_when=asyncio.FIRST_COMPLETED)
        if there.done():
            await there
        elif dead.done():
            await dead
    finally:
        await _ended(there, trouble, dead)


async def settled(page: Page, watch: Watch, seconds: float) -> None:
    """Wait until a page of an unknown site adds nothing more; after ``seconds`` take it as it is.

    Raises:
        AppFailedError: the page shows nothing and says what went wrong.
        PageHangsError: a script does not end.
    """
    await _settled(page, watch.answers, seconds)
    if watch.errors.text() and await page.evaluate(_SHOWS_NOTHING):
        raise _app_failed(watch.errors)


async def _settled(page: Page, answers: Answers, seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            while True:
                arguments = [_QUIET_MS, seconds * 1000]
                await page.wait_for_function(_STILL, arg=arguments, timeout=seconds * 1000)
                if answers.complete:
                    return
                await _answered(answers, lambda: False)
    except (TimeoutError, PlaywrightTimeoutError):
        await _must_react(page)


async def _must_react(page: Page) -> None:
    """Raise PageHangsError if a script keeps the page from doing anything else."""
    try:
        async with asyncio.timeout(_REACTION_SECONDS):
            await page.evaluate("0")
    except (TimeoutError, PlaywrightTimeoutError):
        raise PageHangsError("a script of the page does not end") from None


async def _drawn(page: Page, answers: Answers, gone: Callable[[], bool], seconds: float) -> None:
    """Wait until what the last answers lead to is on the page, and so on for the calls that it makes then."""
    while True:
        await _answered(answers, gone)
        if answers.failure or gone():
            return
        await page.wait_for_function(_STILL, arg=[_DRAWN_MS, _LONGEST_DRAWING_MS], timeout=seconds * 1000)
        if answers.complete:
            return


async def _answered(answers: Answers, gone: Callable[[], bool]) -> None:
    while not answers.complete and not answers.failure and not gone():
        answers.changed.clear()
        await answers.changed.wait()


async def _trouble(answers: Answers, gone: Callable[[], bool]) -> None:
    while not answers.failure and not gone():
        answers.changed.clear()
        await answers.changed.wait()


async def _dead(page: Page, watch: Watch) -> None:
    """Return never, unless the page's app does not start: then raise what its script says."""
    empty_since: float | None = None
    clock = asyncio.get_running_loop().time
    while True:
        await asyncio.sleep(_DEAD_SECONDS / 4)
        if not watch.errors.uncaught or not watch.answers.complete or not await page.evaluate(_SHOWS_NOTHING):
            empty_since = None
        elif empty_since is None:
            empty_since = clock()
        elif clock() - empty_since >= _DEAD_SECONDS:
            raise _app_failed(watch.errors)


def _app_failed(errors: PageErrors) -> AppFailedError:
    return AppFailedError(f"the page shows nothing: {errors.text()}")


async def _ended(*tasks: asyncio.Task[Any]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def _what_lacks(answers: Answers, selectors: Sequence[str], seconds: float) -> str:
    if not answers.complete:
        return f"its data did not come within {seconds:g} s"
    return f"it does not show {', '.join(selectors)} within {seconds:g} s"


def filled(template: str, tab: str) -> str:
    """A selector with the tab's name in it; quotes in the name cannot end the selector's string."""
    return template.replace("{tab}", re.sub(r'(["\\])', r"\\\1", tab))
