"""The code that stands in a page of docs/."""

import ast
import re
from pathlib import Path
from typing import Any, NamedTuple

DOCS = Path(__file__).resolve().parents[2] / "docs"
_BLOCK = re.compile(
    r"^```(\w+)\n(?:(?:#|--) (SQLite|PostgreSQL, DuckDB|pandas|polars|DuckDB, Parquet|DuckDB)\n)?", re.M
)


class Block(NamedTuple):
    """A block of code: its language, the name in its first line, and what follows that."""

    language: str
    label: str
    code: str


def sections(page: str) -> list[list[Block]]:
    """The blocks of code of a page: those before the questions, then those of each question."""
    text = (DOCS / page).read_text(encoding="utf-8")
    return [_blocks(part) for part in re.split(r"^### \d+\. ", text, flags=re.M)]


def _blocks(text: str) -> list[Block]:
    return [
        Block(found[1], found[2] or "", text[found.end() : text.index("\n```", found.end())])
        for found in _BLOCK.finditer(text)
    ]


def run(code: str, names: dict[str, Any]) -> Any:
    """Run Python code as a notebook's cell: the value of the expression it ends with, else None."""
    tree = ast.parse(code)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "<page>", "exec"), names)
    if not isinstance(last, ast.Expr):
        return None
    return eval(compile(ast.Expression(last.value), "<page>", "eval"), names)
