"""What a run came to: a table on a terminal, plain log lines elsewhere."""

import logging
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from newscrawl.extensions.verdict import PREFIX, Outcome

logger = logging.getLogger(__name__)

# Counts in the order in which a reader asks for them, with their words.
ROWS: Sequence[tuple[str, Sequence[tuple[str, str]]]] = (
    (
        "lists",
        (
            ("lists/read", "read"),
            ("lists/empty", "empty"),
            ("lists/failed", "failed"),
            ("lists/refused", "refused"),
        ),
    ),
    ("ranks", (("rankings/observed", "observed"),)),
    (
        "articles",
        (
            ("articles/listed", "listed"),
            ("articles/known", "known already"),
            ("articles/new", "new"),
            ("articles/revised", "revised"),
            ("articles/unchanged", "unchanged"),
            ("articles/gone", "gone"),
            ("articles/invalid", "quarantined"),
            ("articles/failed", "failed"),
        ),
    ),
)
# Shown even when 0: their absence would be a question.
ALWAYS = frozenset({"lists/read", "rankings/observed", "articles/listed", "articles/new", "articles/failed"})


def rows(stats: Mapping[str, Any], seconds: float, feeds: Sequence[Path]) -> list[tuple[str, str]]:
    """Label and text of each line of the summary. ``feeds`` are the files that were written."""
    lines = []
    for label, counts in ROWS:
        said = [
            f"{int(stats.get(PREFIX + name, 0)):,} {words}"
            for name, words in counts
            if stats.get(PREFIX + name) or name in ALWAYS
        ]
        lines.append((label, ", ".join(said)))
    read = int(stats.get(f"{PREFIX}articles/read", 0))
    rate = f", {read / seconds:.1f} articles a second" if read and seconds else ""
    lines.append(("time", f"{seconds:.1f} s{rate}"))
    lines.extend(("feed", str(path)) for path in feeds)
    return lines


def show(lines: Sequence[tuple[str, str]], outcome: Outcome, *, terminal: bool) -> None:
    """Print the summary with the verdict to stderr as a table, or log it: the log has the verdict already."""
    if not terminal:
        for label, text in lines:
            logger.info("%-8s %s", label, text)
        return
    colour = {"ok": "green", "degraded": "yellow", "broken": "red"}[outcome.state]
    table = Table(show_header=False, border_style=colour)
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row("verdict", Text(str(outcome), style=colour))
    for label, text in lines:
        table.add_row(label, Text(text))
    Console(stderr=True).print(table)
