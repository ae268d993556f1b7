"""How a page is looked at: on every width and theme, with a picture left of each, and by the Tab key alone.

The pictures stay in ``build/screenshots/``, or the folder that the variable ``SCREENSHOTS`` names, for people
to look at: ``room/front-ko-390-dark.png``.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Literal

from playwright.sync_api import Page

from tests.conftest import PROJECT

# A phone, a tablet, a desk.
WIDTHS: Final = (390, 768, 1440)
THEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")
PICTURES: Final = Path(os.environ.get("SCREENSHOTS") or PROJECT / "build" / "screenshots")
_TO_REACH: Final = """[...document.querySelectorAll(
    'a[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex="0"]'
)].filter(one => one.checkVisibility({visibilityProperty: true}))"""
# The number of what has the focus among these, and whether it shows: by an outline, or by what it tells.
_REACHED: Final = f"""() => {{
    const it = document.activeElement, style = getComputedStyle(it), told = it.querySelector('.told');
    const isOutlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    const isTold = told && getComputedStyle(told).visibility === 'visible';
    return [{_TO_REACH}.indexOf(it), Boolean(isOutlined || isTold || it.matches('iframe'))];
}}"""


def looks(page: Page, name: str, widths: tuple[int, ...] = WIDTHS) -> Iterator[tuple[int, str]]:
    """Show an opened page in each width and theme, and leave its picture as ``name-width-theme.png``."""
    for theme in THEMES:
        page.emulate_media(color_scheme=theme)
        for width in widths:
            page.set_viewport_size({"width": width, "height": 900})
            yield width, theme
            path = PICTURES / f"{name}-{width}-{theme}.png"
            page.screenshot(path=path, full_page=True)


def wider_than_its_window(page: Page) -> int:
    """The pixels by which a reader has to scroll sideways."""
    return max(0, int(page.evaluate("document.documentElement.scrollWidth - innerWidth")))


def missed_by_tab(page: Page) -> list[str]:
    """What of an opened page the Tab key does not reach, or reaches without showing it.

    The first stop is the way past the head.
    """
    page.keyboard.press("Tab")
    found = [] if page.locator(".skip:focus").is_visible() else ["no way past the head"]
    every = page.evaluate(f"{_TO_REACH}.map(one => one.outerHTML.slice(0, 160))")
    left = dict(enumerate(every))
    # A field of a date has a stop for each of its parts.
    for _ in range(len(every) + 40):
        number, is_shown = page.evaluate(_REACHED)
        if number in left and not is_shown:
            found.append(f"not shown: {every[number]}")
        left.pop(number, None)
        if not left:
            break
        page.keyboard.press("Tab")
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    found += (
        []
        if page.evaluate("document.activeElement.matches('main')")
        else ["the way past the head ends nowhere"]
    )
    return found + [f"not reached: {one}" for one in left.values()]
