"""The summary of a run as a table on a terminal. rich, which draws it, takes time to import."""

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from newscrawl.run.verdict import Verdict
from newscrawl.terminal import Terminal


def draw(lines: Sequence[tuple[str, str]], verdict: Verdict) -> None:
    """Print ``lines`` of a label and a text, with the verdict above them, to stderr."""
    colour = {"ok": "green", "degraded": "yellow", "broken": "red"}[verdict.word]
    table = Table(show_header=False, border_style=colour)
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row("verdict", Text(str(verdict), style=colour))
    for label, text in lines:
        table.add_row(label, Text(text))
    Terminal(stderr=True).print(table)
