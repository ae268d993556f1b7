"""Drafted rules as a patch to the declaration of a site. Nothing is written."""

import ast
import difflib
import inspect
import json
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path

from newscrawl.sitecheck.repair import RepairError
from newscrawl.sites.base import Rule, Site

# The line length of the project, to which its formatter would break longer ones.
_WIDTH = 110
_FIELD, _ALTERNATIVE, _ARGUMENT = " " * 8, " " * 12, " " * 16
_IMPORTS = {
    "collections.abc": ("Mapping", "Sequence"),
    "typing": ("ClassVar",),
    "newscrawl.sites.base": ("Rule",),
}


def patch_of(site: Site, drafts: Mapping[str, Rule], since: str) -> str:
    """A unified diff of the declaration of ``site`` that puts drafted rules before its own.

    ``since``: the day of the first page of the new kind, for the comment. To be applied with ``patch -p1``
    in the project's folder. Raises RepairError where the declaration is written in a way that cannot be
    followed.
    """
    declaration = type(site)
    path = Path(inspect.getsourcefile(declaration) or "")
    if not path.is_file():
        raise RepairError(f"the declaration of {site.name} is not a file; write the rules into it by hand")
    before = path.read_text(encoding="utf-8")
    after = patched(before, declaration.__name__, drafts, since)
    name = "/".join(("newscrawl", "sites", *path.parts[path.parts.index("sites") + 1 :]))
    lines = difflib.unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), f"a/{name}", f"b/{name}"
    )
    return "".join(lines)


def patched(source: str, class_name: str, drafts: Mapping[str, Rule], since: str) -> str:
    """The text of a declaration with drafted rules in it, the old ones behind them. Raises RepairError."""
    tree = ast.parse(source)
    declaration = next(
        (node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == class_name), None
    )
    if declaration is None:
        raise RepairError(f"no class {class_name} stands in its file; write the rules into it by hand")
    rules = _rules_of(declaration)
    comment = f"# Drafted from pages of the kind seen since {since}."
    if rules is None:
        return _with_imports(_overriding(source, declaration, drafts, comment))
    if not isinstance(rules, ast.Dict):
        raise RepairError(f"{class_name}.rules is no plain mapping; write the rules into it by hand")
    return _with_imports(_extended(source, rules, drafts, comment))


def _rules_of(declaration: ast.ClassDef) -> ast.expr | None:
    for node in declaration.body:
        targets = (
            [node.target]
            if isinstance(node, ast.AnnAssign)
            else node.targets
            if isinstance(node, ast.Assign)
            else []
        )
        if any(isinstance(target, ast.Name) and target.id == "rules" for target in targets):
            return getattr(node, "value", None)
    return None


def _overriding(source: str, declaration: ast.ClassDef, drafts: Mapping[str, Rule], comment: str) -> str:
    """The declaration with rules of its own, where it inherits them."""
    base = ast.unparse(declaration.bases[0])
    lines = [
        "    rules: ClassVar[Mapping[str, Sequence[Rule]]] = {",
        f"{_FIELD}**{base}.rules,",
        *(
            line
            for name, rule in drafts.items()
            for line in _alternatives(name, rule, [f'*{base}.rules["{name}"]'], comment)
        ),
        "    }",
    ]
    text = source.splitlines()
    text[declaration.end_lineno : declaration.end_lineno] = lines
    return "\n".join(text) + "\n"


def _extended(source: str, rules: ast.Dict, drafts: Mapping[str, Rule], comment: str) -> str:
    """The declaration with the drafts before the alternatives that stand there."""
    text = source.splitlines()
    known = {
        str(key.value): (key, value)
        for key, value in zip(rules.keys, rules.values, strict=True)
        if isinstance(key, ast.Constant)
    }
    inherited = next(
        (ast.unparse(value) for key, value in zip(rules.keys, rules.values, strict=True) if key is None), None
    )
    # From the bottom up, so that the lines above keep their numbers.
    for name, rule in sorted(drafts.items(), key=lambda one: _line_of(known, one[0]), reverse=True):
        if name not in known:
            end = rules.end_lineno or 0
            old = [f'*{inherited}["{name}"]'] if inherited else []
            text[end - 1 : end - 1] = _alternatives(name, rule, old, comment)
            continue
        key, value = known[name]
        first, last = key.lineno - 1, value.end_lineno or key.lineno
        if isinstance(value, ast.Tuple) and value.end_lineno != value.lineno:
            text[value.lineno : value.lineno] = [f"{_ALTERNATIVE}{comment}", *_as_text(rule)]
            continue
        text[first:last] = _alternatives(name, rule, list(_old(source, value)), comment)
    return "\n".join(text) + "\n"


def _line_of(known: Mapping[str, tuple[ast.Constant, ast.expr]], name: str) -> int:
    return known[name][0].lineno if name in known else 1_000_000


def _old(source: str, value: ast.expr) -> Iterator[str]:
    """What stands there, as elements of a tuple."""
    if isinstance(value, ast.Tuple):
        for element in value.elts:
            yield ast.get_source_segment(source, element) or ""
    else:
        segment = textwrap.dedent(ast.get_source_segment(source, value) or "")
        yield f"*{segment}" if isinstance(value, ast.Call | ast.Name | ast.Attribute) else f"*({segment})"


def _alternatives(name: str, rule: Rule, old: list[str], comment: str) -> list[str]:
    return [
        f'{_FIELD}"{name}": (',
        f"{_ALTERNATIVE}{comment}",
        *_as_text(rule),
        *(f"{_ALTERNATIVE}{one}," for one in old),
        f"{_FIELD}),",
    ]


def _as_text(rule: Rule) -> list[str]:
    xpath, seen = (json.dumps(text, ensure_ascii=False) for text in (rule.xpath, rule.seen))
    line = f"{_ALTERNATIVE}Rule({xpath}, {seen}),"
    if len(line) <= _WIDTH:
        return [line]
    return [f"{_ALTERNATIVE}Rule(", f"{_ARGUMENT}{xpath},", f"{_ARGUMENT}{seen},", f"{_ALTERNATIVE}),"]


def _with_imports(source: str) -> str:
    """``source`` with imports of the names that rules need."""
    tree = ast.parse(source)
    imports = [node for node in tree.body if isinstance(node, ast.ImportFrom)]
    text = source.splitlines()
    for module, names in reversed(_IMPORTS.items()):
        have = {alias.name for node in imports for alias in node.names}
        missing = sorted(set(names) - have)
        if not missing:
            continue
        same = next((node for node in imports if node.module == module), None)
        if same is not None:
            every = sorted({alias.name for alias in same.names} | set(missing))
            text[same.lineno - 1 : same.end_lineno] = [f"from {module} import {', '.join(every)}"]
        else:
            place, line = _place_of(imports, module), f"from {module} import {', '.join(missing)}"
            text[place:place] = [line]
    return _spaced("\n".join(text) + "\n")


def _place_of(imports: list[ast.ImportFrom], module: str) -> int:
    """The index of the line before which an import of ``module`` is sorted in."""

    def rank(name: str) -> tuple[bool, str]:
        return name.startswith("newscrawl"), name

    later = [node for node in imports if rank(node.module or "") > rank(module)]
    return later[0].lineno - 1 if later else (imports[-1].end_lineno or 0) if imports else 1


def _spaced(source: str) -> str:
    """One blank line between imports of the standard library and the project's own."""
    text = source.splitlines()
    for index, line in enumerate(text[1:], 1):
        before = text[index - 1]
        if line.startswith("from newscrawl") and before.startswith("from ") and "newscrawl" not in before:
            text.insert(index, "")
            break
    return "\n".join(text) + "\n"
