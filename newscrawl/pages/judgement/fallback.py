"""Texts that are taken only where the page shows none."""

from html import escape
from typing import Any

from scrapy.http import TextResponse

from newscrawl.text import (
    unescaped,
)


def as_markup(text: str) -> str:
    """Plain text with line breaks as HTML; text that is HTML already stays."""
    text = unescaped(text)
    if "<p" in text or "<br" in text:
        return text
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())


def by_trafilatura(response: TextResponse) -> list[str]:
    """The paragraphs trafilatura finds, for pages that are not Korean. Imported late: it is slow to load."""
    import trafilatura  # noqa: PLC0415

    text: Any = trafilatura.extract(response.text, include_comments=False, include_tables=False)
    return [line for line in (text or "").splitlines() if line.strip()]
