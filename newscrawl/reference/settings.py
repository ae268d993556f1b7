"""The page of the settings: each with its value and its reason, in their groups."""

import ast
import re
from collections.abc import Iterator

from newscrawl.reference.comments import Comments, comments_of
from newscrawl.reference.markdown import page, table

_GROUP = re.compile(r"^# -- (.+?) -+$", re.M)
# A longer value is looked up where it stands.
_LONGEST = 60
# What is derived from others, or says only how newscrawl is put together.
_LEFT = frozenset(("The project", "Components"))


def settings_page(source: str) -> str:
    """The page, from the text of the module."""
    comments = comments_of(source)
    places = [(source.count("\n", 0, one.start()) + 1, one[1]) for one in _GROUP.finditer(source)]
    assigned = [node for node in ast.parse(source).body if isinstance(node, ast.Assign | ast.AnnAssign)]
    rows: dict[str, list[tuple[str, str, str]]] = {name: [] for _, name in places if name not in _LEFT}
    for name, value, reason, line in _settings(assigned, comments):
        group = [title for place, title in places if place < line][-1]
        if group in rows:
            rows[group].append((f"`{name}`", value, reason))
    parts = ([f"## {group}", "", *table(("setting", "default", "why"), rows[group])] for group in rows)
    return page("Settings", "newscrawl/settings.py", _HOW, *parts)


_HOW = (
    "`-s NAME=VALUE` sets one for a run. Scrapy's own that are not named here are as",
    "[Scrapy has them](https://docs.scrapy.org/en/latest/topics/settings.html).",
)


def _settings(
    assigned: list[ast.Assign | ast.AnnAssign], comments: Comments
) -> Iterator[tuple[str, str, str, int]]:
    """Name, default, reason and line. What follows another at once, without a word, goes with that."""
    of_block, end = "", -1
    for node in assigned:
        target = node.targets[0] if isinstance(node, ast.Assign) else node.target
        if not isinstance(target, ast.Name) or not target.id.isupper():
            continue
        last = node.end_lineno or node.lineno
        behind = (comments.behind[line] for line in range(node.lineno, last + 1) if line in comments.behind)
        reason = next(behind, None) or comments.before.get(node.lineno)
        if reason is None:
            reason = f"with `{of_block}`" if node.lineno == end + 1 else ""
        else:
            of_block = target.id
        yield target.id, _value(node.value), reason, node.lineno
        end = last


def _value(node: ast.expr | None) -> str:
    """A value as it is written; where the environment may give another, its variable too."""
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "os.environ.get":
        variable, *default = [str(one.value) for one in node.args if isinstance(one, ast.Constant)]
        return (
            f"`{default[0]!r}`, or `{variable}` of the environment"
            if default
            else f"`{variable}` of the environment"
        )
    written = ast.unparse(node) if node is not None else ""
    return f"`{written}`" if len(written) <= _LONGEST else "see `newscrawl/settings.py`"
