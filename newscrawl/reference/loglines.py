"""The page of what newscrawl writes into the log: every line of its code that does."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from newscrawl.reference.markdown import page, table

_LEVELS: Final = ("error", "exception", "warning", "info")
_HOW = (
    "What a `%s` or `%d` stands for is put in when the line is written. Lines of level DEBUG, and",
    "Scrapy's own, are not listed. An `ERROR` with a stack trace is a fault of newscrawl: please report it.",
)


def log_page(root: Path) -> str:
    """The page, from all modules below ``root``."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for path in sorted(root.rglob("*.py")):
        for level, line in _logged(ast.parse(path.read_text(encoding="utf-8"))):
            found[level].add((f"`{line}`", path.relative_to(root.parent).as_posix()))
    return page("Log lines", "newscrawl/", _HOW, *_parts(found))


def _parts(found: dict[str, set[tuple[str, str]]]) -> Iterable[list[str]]:
    for level in _LEVELS:
        if level in found:
            yield [f"## {level.upper()}", "", *table(("line", "written by"), sorted(found[level]))]


def _logged(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Level and text of every call that logs a text of its own."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            level, text = node.func.attr, node.args[0]
            of_logger = ast.unparse(node.func.value).endswith("logger")
            if of_logger and level in _LEVELS and isinstance(text, ast.Constant):
                line = str(text.value)
                if re.search(r"[^\W\d_]{2}", re.sub(r"%[-+.\d]*[a-z]", "", line)):
                    yield level, line
