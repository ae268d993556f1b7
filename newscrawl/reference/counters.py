"""The page of what a run counts, from the comments behind its names."""

import ast
from collections.abc import Iterator

from newscrawl.reference.comments import comments_of
from newscrawl.reference.markdown import page, table
from newscrawl.run.counters import PREFIX, Count

_HOW = (
    f"Scrapy's stats have them as `{PREFIX}…` (`-s STATS_DUMP=1`), `scrapy runs --json` and the table `runs`",
    "without that. A reason that is counted too follows after a slash: `lists/failed/HTTP 503`.",
)


def counters_page(source: str) -> str:
    """The page, from the text of the module that declares them."""
    comments = dict(_comments(source))
    rows = [(f"`{count.value}`", comments[count.name]) for count in Count]
    return page("Counters", "newscrawl/run/counters.py", _HOW, table(("count", "of what"), rows))


def _comments(source: str) -> Iterator[tuple[str, str]]:
    behind = comments_of(source).behind
    (declared,) = (
        one for one in ast.parse(source).body if isinstance(one, ast.ClassDef) and one.name == Count.__name__
    )
    for node in declared.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            lines = range(node.lineno, (node.end_lineno or node.lineno) + 1)
            yield node.targets[0].id, next((behind[line] for line in lines if line in behind), "")
