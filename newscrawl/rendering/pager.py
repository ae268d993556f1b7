"""The address of a list's next page, where nobody declared the site and its pager is made of buttons."""

import logging

from playwright.async_api import Error, Page
from playwright.async_api import TimeoutError as PlaywrightTimeoutError

logger = logging.getLogger(__name__)

# How long an app may take to name the address of the page that it goes to.
_MILLISECONDS = 1000
_ADDRESS = "() => location.href.split('#')[0]"
# Clicks the pager's button for the next page, if it has one, it may be clicked, and it is no link.
_CLICK = """
() => {
    const named = ["class", "title", "aria-label", "rel"];
    const says = element => named.map(name => element.getAttribute(name) ?? "").join(" ");
    const pagers = [...document.querySelectorAll("[class*=pag i], [aria-label*=pag i]")]
        .filter(one => /(^|[\\s_-])pag(e|er|ing|ination)([\\s_-]|$)/i.test(says(one)));
    const next = /(^|[\\s_-])next([\\s_-]|$)|다음/i;
    const isNext = item => next.test(`${says(item)} ${item.textContent.trim()}`);
    const isOff = item => item.disabled || item.ariaDisabled === "true" || /disabled/i.test(says(item));
    const leads = "a[href]:not([href^='#']):not([href^='javascript'])";
    for (const pager of pagers) {
        if (pager.querySelector(leads)) continue;
        const button = [...pager.querySelectorAll("li, button, a, span")].find(isNext);
        if (!button || isOff(button)) continue;
        (button.querySelector("button, a") ?? button).click();
        return true;
    }
    return false;
}
"""


async def next_address(page: Page) -> str | None:
    """Where the pager's button for the next page leads, None if there is none.

    The page may show something else after it.
    """
    try:
        before = await page.evaluate(_ADDRESS)
        if not await page.evaluate(_CLICK):
            return None
        changed = f"before => ({_ADDRESS})() !== before"
        await page.wait_for_function(changed, arg=before, timeout=_MILLISECONDS)
        address: str = await page.evaluate(_ADDRESS)
    except (Error, PlaywrightTimeoutError) as error:
        logger.debug("No next page of %s: %s", page.url, error)
        return None
    return address
