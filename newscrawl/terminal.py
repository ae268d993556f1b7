"""What is printed for a person: tables, and JSON for pipes. What a page says steers no terminal."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from rich import box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.table import Table
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


def plain_table(title: str | None = None, *, show_footer: bool = False) -> Table:
    """A table as all commands show it: without a frame."""
    width = cell_len(title or "")  # its title is never broken
    return Table(title=title, box=box.SIMPLE, padding=(0, 1, 0, 0), show_footer=show_footer, min_width=width)
