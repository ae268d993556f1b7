"""Writing a report: its templates, styles and script into one file, which appears when it is whole."""

import base64
import hashlib
from importlib.resources import files
from pathlib import Path
from typing import Final

from newscrawl.feeds.wholefile import WholeFile
from newscrawl.markup import Language, base_styles, page_templates
from newscrawl.report.contents import Contents

_PACKAGE: Final = "newscrawl.report"
# Characters of the page that are put together before they are written.
_PART: Final = 1 << 15


def write_report(contents: Contents, language: Language, path: Path) -> Path:
    """Write a report to ``path``. Returns where it is.

    Raises ``MarkupMissingError``, ``StoreError`` and ``FeedError``; nothing is at ``path`` then that was not
    there before.
    """
    template = page_templates(_PACKAGE, language, extra="report").get_template("report.html.jinja")
    style, script = base_styles() + _asset("report.css"), _asset("report.js")
    page = template.generate(
        report=contents, style=style, script=script, style_hash=_hash(style), script_hash=_hash(script)
    )
    file = WholeFile(path)
    try:
        waiting = bytearray()
        for part in page:
            waiting += part.encode("utf-8", "replace")
            if len(waiting) > _PART:
                file.write(waiting)
                waiting = bytearray()
        file.write(waiting)
        return file.keep()
    finally:
        file.discard()


def _asset(name: str) -> str:
    return files(_PACKAGE).joinpath(f"assets/{name}").read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """What a Content-Security-Policy names an inline element by (CSP level 3, 6.7.3.3)."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
