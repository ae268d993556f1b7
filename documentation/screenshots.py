"""The pictures of docs/, taken of what a reader has who has followed the tutorial.

    python -m documentation.screenshots HOME

HOME is the home that ``documentation.follow docs/tutorial.md --home HOME`` was given. Needs a Chromium.
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import ViewportSize, sync_playwright

from documentation.follow import PROJECT

IMAGES = PROJECT / "docs" / "images"
# Of each picture the file in the reader's folder, what of its page is shown, and how wide the window is.
PICTURES = {"chart.png": ("chart.html", "#vis svg.marks", 760)}


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    news = Path(sys.argv[1]).resolve() / "news"
    with sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, (file, shown, width) in PICTURES.items():
            window = ViewportSize(width=width, height=600)
            page = browser.new_page(viewport=window, locale="ko-KR", device_scale_factor=2)
            page.goto((news / file).as_uri())
            page.locator(shown).screenshot(path=IMAGES / name)
            print(IMAGES / name)
        browser.close()


if __name__ == "__main__":
    main()
