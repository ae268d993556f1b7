"""A general extractor beside the own reading, for pages that are not Korean."""

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape

from newscrawl.loaders import Written
from newscrawl.pages.complexity import SMALL
from newscrawl.pages.sources.candidate import Candidate
from newscrawl.text import unescaped

_ENDS_WORD = re.compile(r"[\s\"'<>();,]")
_LETTER = re.compile(r"[A-Za-z]")
_FILE = re.compile(r"\.(?:jpe?g|png|webp|gif|svg|pdf|html?)$", re.IGNORECASE)
_LONGEST_WORD = 200
# A day is written within so many characters of its year.
_AROUND = 30
_CODE = re.compile(r"<(?:script|style)\b[^<>]{0,2000}>", re.IGNORECASE)
_CODE_ENDS = re.compile(r"</(?:script|style)\b", re.IGNORECASE)
_METADATA = "ld+json"
# What trafilatura writes before each cell of a table.
_CELL = "|"


@dataclass(slots=True)
class Extract:
    """What trafilatura reads from a page: paragraphs, names of authors, the day of publication."""

    paragraphs: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    day: str = ""

    def candidates(self, name: str) -> Iterator[Candidate]:
        """What it says of the field ``name``."""
        if name == "authors" and self.authors:
            yield Candidate(name, [Written(author) for author in self.authors], "extractor", "author")
        elif name == "published_at" and self.day:
            yield Candidate(name, self.day, "extractor", "date")


def extract(html: str, url: str) -> Extract:
    """What trafilatura reads from ``html``; nothing where that is no small page even without its code."""
    html = without_code(html)
    if SMALL.exceeded(html.encode("utf-8", "replace")) is not None:
        return Extract()
    import trafilatura  # noqa: PLC0415 - slow to load, and most pages are Korean

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # a page without text is no news here
    document = trafilatura.bare_extraction(html, url=url, with_metadata=True, include_comments=False)
    if document is None or isinstance(document, dict):
        return Extract()
    return Extract(
        paragraphs=[line for line in (document.text or "").splitlines() if line.strip()],
        authors=[name.strip() for name in (document.author or "").split(";") if name.strip()],
        day=document.date if document.date and is_written(document.date, html) else "",
    )


def is_layout(paragraphs: Sequence[str]) -> bool:
    """Whether a text is rows of tables for the most part: those in which old pages are laid out."""
    rows = sum(len(one) for one in paragraphs if one.startswith(_CELL))
    return 2 * rows > sum(map(len, paragraphs))


def is_written(day: str, html: str) -> bool:
    """Whether a page writes ``day`` (ISO) outside the addresses of its pictures and links: what was made of a
    year or a month alone, or of a file's name, is no day of the article.
    """
    year, month, number = day.split("-")
    month, number = (rf"0?{part.lstrip('0')}" for part in (month, number))
    orders = (
        rf"{year}\D{{0,3}}{month}\D{{0,3}}{number}(?!\d)",
        rf"(?<!\d){number}\D{{1,3}}{month}\D{{1,3}}{year}",
        rf"(?<!\d){month}\D{{1,3}}{number}\D{{1,3}}{year}",
        rf"(?<!\d){number}[^<>\d]{{1,20}}{year}",
        rf"{year}[^<>\d]{{1,20}}{number}(?!\d)",
    )
    written = re.compile("|".join(orders))
    # Years are few and found at once, digits are many.
    return any(
        not _is_in_address(html, *match.span())
        for found in re.finditer(year, html)
        for match in written.finditer(html, max(0, found.start() - _AROUND), found.end() + _AROUND)
    )


def _is_in_address(html: str, start: int, end: int) -> bool:
    """Whether what stands from ``start`` to ``end`` is part of an address or of a file's name."""
    before = _ENDS_WORD.split(html[max(0, start - _LONGEST_WORD) : start])[-1]
    behind = _ENDS_WORD.split(html[end : end + _LONGEST_WORD], maxsplit=1)[0]
    return ("/" in before and _LETTER.search(before) is not None) or _FILE.search(behind) is not None


def without_code(html: str) -> str:
    """``html`` with nothing in its scripts and styles but metadata: most bytes of large pages are code."""
    parts, place = [], 0
    while (found := _CODE.search(html, place)) and (end := _CODE_ENDS.search(html, found.end())):
        parts.append(html[place : end.start() if _METADATA in found[0].lower() else found.end()])
        place = end.start()
    return "".join((*parts, html[place:]))


def as_markup(text: str) -> str:
    """Plain text with line breaks as HTML; text that is HTML already stays."""
    text = unescaped(text)
    if "<p" in text or "<br" in text:
        return text
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())
