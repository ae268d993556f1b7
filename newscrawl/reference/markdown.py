"""What the generated pages have in common."""

from collections.abc import Iterable, Sequence
from typing import Final

GENERATED: Final = "Generated from `{}` by `scrapy schema`; change it there."


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """The lines of a table. Texts may hold what would end a cell."""
    lines = [f"| {' | '.join(columns)} |", f"| {' | '.join('---' for _ in columns)} |"]
    return lines + [f"| {' | '.join(map(_cell, row))} |" for row in rows]


def page(title: str, source: str, *parts: Iterable[str]) -> str:
    """A whole page: its title, what it was made from, and the lines of its parts."""
    lines = [f"# {title}", "", GENERATED.format(source)]
    for part in parts:
        lines += ["", *part]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
