"""What came from a page, made fit for ours: texts of any length, addresses, and words that changed.

Templates escape whatever they are given; what stands here is escaped by itself.
"""

from typing import Final
from urllib.parse import urlsplit

from newscrawl.changes.words import differences
from newscrawl.characters import cut
from newscrawl.text import one_line

LONGEST: Final = 200
"""Characters of a headline that are shown; the longest of real ones that were seen have 120."""


def shown(text: str | None, longest: int = LONGEST) -> str:
    """A text on one line, without characters that act, ``…`` for what is beyond ``longest`` characters."""
    line = one_line(text)
    return line if len(line) <= longest else f"{cut(line, longest - 1)}…"


def web_address(url: str | None) -> str | None:
    """``url`` where a link may lead there: ``http`` and ``https`` alone, never ``javascript:``; else None."""
    line = one_line(url)
    try:
        parts = urlsplit(line)
    except ValueError:
        return None
    return line if parts.scheme in ("http", "https") and parts.netloc else None


def edits_of(before: str | None, after: str | None, longest: int = LONGEST) -> list[tuple[str, str, str]]:
    """How one headline became another: ``(operation, before, after)``, in order, cut as ``shown`` cuts.

    The operation is ``same``, ``insert``, ``delete`` or ``replace``.
    """
    return [
        (edit.operation, edit.before, edit.after)
        for edit in differences(shown(before, longest), shown(after, longest))
    ]
