"""What ``mkdocs.yml`` has done to a page before it becomes one of the site."""

import re
from typing import Any

# Where a page stands as a file it leads to its other language; the site has a switch for that on every page.
_OTHER_LANGUAGE = re.compile(r"^\[(?:한국어|English)\]\([\w.-]+\.md\)\n\n", re.M)


def on_page_markdown(markdown: str, **_: Any) -> str:
    """The text of a page without the line that leads to its other language."""
    return _OTHER_LANGUAGE.sub("", markdown, count=1)
