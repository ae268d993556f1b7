"""What is printed for a person: tables, and JSON for pipes. What a page says steers no terminal."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from rich import box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.measure import Measurement
from rich.segment import Segment
from rich.table import Column, Table
from rich.text import Text

from newscrawl.characters import escaped_controls, json_without_controls


class Terminal(Console):
    """rich's console for texts of others: characters that act are shown as ``\\x1b``; ``[red]`` and
    ``:smile:`` are what they are.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"markup": False, "emoji": False, **options})

    def render_str(self, text: str, **options: Any) -> Text:
        """As rich's."""
        return super().render_str(escaped_controls(text), **options)

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """As rich's."""
        if isinstance(renderable, Text) and (plain := escaped_controls(renderable.plain)) != renderable.plain:
            renderable = renderable.copy()
            renderable.plain = plain
        return super().render(renderable, options)


def print_json(value: Any, *, indent: int | None = 1, default: Callable[[Any], Any] | None = None) -> None:
    """Print ``value`` to stdout, Korean as it is; characters that act are escaped, which JSON reads back."""
    print(json_without_controls(json.dumps(value, ensure_ascii=False, indent=indent, default=default)))


# Letters of a column that is folded at least: of less nobody reads a word.
_FOLDED: Final = 8


class PlainTable(Table):
    """A table without a frame; row by row, a column a line, where the terminal is too narrow for it: rich
    would leave columns out.
    """

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """As rich's, or the rows one after the other."""
        needed = sum(self._needed(console, column) + 2 for column in self.columns)
        if needed < options.max_width:
            yield from super().__rich_console__(console, options)
        else:
            yield from self._row_by_row()

    def _needed(self, console: Console, column: Column) -> int:
        """The least width at which a column can be read."""
        cells = [column.header, *column.cells, *([column.footer] if self.show_footer else [])]
        measured = [Measurement.get(console, console.options, cell) for cell in cells]
        if column.no_wrap or column.justify == "right":
            return max(one.maximum for one in measured)
        return max(measured[0].minimum, min(_FOLDED, max(one.minimum for one in measured)))

    def _row_by_row(self) -> Iterator[RenderableType]:
        if self.title:
            yield Text(str(self.title), "italic")
        rows = list(zip(*(column.cells for column in self.columns), strict=True))
        for cells in [*rows, *([[column.footer for column in self.columns]] if self.show_footer else [])]:
            lines = Table.grid(padding=(0, 2, 0, 0))
            lines.add_column(no_wrap=True)
            lines.add_column(overflow="fold")
            for column, cell in zip(self.columns, cells, strict=True):
                if str(cell):
                    lines.add_row(column.header, cell)
            yield lines
            yield ""


def plain_table(title: str | None = None, *, show_footer: bool = False) -> Table:
    """A table as all commands show it."""
    width = cell_len(title or "")  # its title is never broken
    return PlainTable(
        title=title, box=box.SIMPLE, padding=(0, 1, 0, 0), show_footer=show_footer, min_width=width
    )
