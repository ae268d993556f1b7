"""Drafted rules as a patch to the declaration of a site. Nothing is written."""

import ast
import difflib
import inspect
import json
import textwrap
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of rules: ``drafts`` stand before those of their field, those of the fields ``gone`` go.

    ``declared``: the fields that have rules now, inherited ones too. ``since``: the day of the first page of
    the new kind, for the comment.
    """

    drafts: Mapping[str, Rule]
    declared: Collection[str]
    since: str
    gone: Collection[str] = frozenset()

    @property
    def comment(self) -> str:
        """What stands above a draft."""
        return f"# Drafted from pages of the kind seen since {self.since}."

    def inherited(self, base: str) -> list[str]:
        """The line that takes over the rules of a base class, without those that go."""
        kept = [name for name in self.declared if name not in self.gone]
        if not self.gone or not kept:
            return [f"{_FIELD}**{base}.rules,"] if kept else []
        named = ", ".join(json.dumps(name) for name in sorted(self.gone))
        parts = ["name: rules", f"for name, rules in {base}.rules.items()", f"if name not in {{{named}}}"]
        if len(parts[-1]) > _WIDTH - len(_ALTERNATIVE):  # few are left then
            named = ", ".join(map(json.dumps, kept)) + ("," if len(kept) == 1 else "")
            parts = [f"name: {base}.rules[name]", f"for name in ({named})"]
        line = f"{_FIELD}**{{{' '.join(parts)}}},"
        if len(line) <= _WIDTH:
            return [line]
        return [f"{_FIELD}**{{", *(f"{_ALTERNATIVE}{part}" for part in parts), f"{_FIELD}}},"]

    def old(self, name: str, base: str | None) -> list[str]:
        """The element that takes over what a base class has for a field."""
        return [f'*{base}.rules["{name}"]'] if base and name in self.declared else []


def patch_of(site: Site, drafts: Mapping[str, Rule], since: str, gone: Collection[str] = frozenset()) -> str:
    """A unified diff of the declaration of ``site`` that puts drafted rules before its own and takes out
    those of the fields ``gone``.

    ``since``: the day of the first page of the new kind, for the comment. To be applied with ``patch -p1``
    in the project's folder. Raises RepairError where the declaration is written in a way that cannot be
    followed.
    """
    declaration = type(site)
    path = Path(inspect.getsourcefile(declaration) or "")
    if not path.is_file():
        raise RepairError(f"the declaration of {site.name} is not a file; write the rules into it by hand")
    before = path.read_text(encoding="utf-8")
    after = patched(before, declaration.__name__, Change(drafts, list(site.rules), since, gone))
    name = "/".join(("newscrawl", "sites", *path.parts[path.parts.index("sites") + 1 :]))
    lines = difflib.unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), f"a/{name}", f"b/{name}"
    )
    return "".join(lines)


def patched(source: str, class_name: str, change: Change) -> str:
    """The text of a declaration with drafted rules in it, the old ones behind them. Raises RepairError."""
    tree = ast.parse(source)
    declaration = next(
        (node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == class_name), None
    )
    if declaration is None:
        raise RepairError(f"no class {class_name} stands in its file; write the rules into it by hand")
    rules = _rules_of(declaration)
    if rules is None:
        return _with_imports(_overriding(source, declaration, change))
    if not isinstance(rules, ast.Dict):
        raise RepairError(f"{class_name}.rules is no plain mapping; write the rules into it by hand")
    return _with_imports(_extended(source, rules, change))


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


def _overriding(source: str, declaration: ast.ClassDef, change: Change) -> str:
    """The declaration with rules of its own, where it inherits them."""
    base = ast.unparse(declaration.bases[0])
    lines = [
        "    rules: ClassVar[Mapping[str, Sequence[Rule]]] = {",
        *change.inherited(base),
        *(
            line
            for name, rule in change.drafts.items()
            for line in _alternatives(name, rule, change.old(name, base), change.comment)
        ),
        "    }",
    ]
    text = source.splitlines()
    text[declaration.end_lineno : declaration.end_lineno] = lines
    return "\n".join(text) + "\n"


def _extended(source: str, rules: ast.Dict, change: Change) -> str:
    """The declaration with the drafts before the alternatives that stand there."""
    text = source.splitlines()
    pairs = list(zip(rules.keys, rules.values, strict=True))
    known = {str(key.value): (key, value) for key, value in pairs if isinstance(key, ast.Constant)}
    inherited = next((value for key, value in pairs if key is None), None)
    base = ast.unparse(inherited).removesuffix(".rules") if inherited is not None else None
    edits: list[tuple[int, int, list[str]]] = []
    for name, rule in change.drafts.items():
        if name not in known:
            end = (rules.end_lineno or 1) - 1
            edits.append((end, end, _alternatives(name, rule, change.old(name, base), change.comment)))
            continue
        key, value = known[name]
        if isinstance(value, ast.Tuple) and value.end_lineno != value.lineno:
            edits.append((value.lineno, value.lineno, [f"{_ALTERNATIVE}{change.comment}", *_as_text(rule)]))
            continue
        lines = _alternatives(name, rule, list(_old(source, value)), change.comment)
        edits.append((key.lineno - 1, value.end_lineno or key.lineno, lines))
    for name in known.keys() & set(change.gone):
        key, value = known[name]
        edits.append((_with_comment(text, key.lineno - 1), value.end_lineno or key.lineno, []))
    if inherited is not None and base is not None and set(change.gone) - known.keys():
        edits.append((inherited.lineno - 1, inherited.end_lineno or 0, change.inherited(base)))
    # From the bottom up, so that the lines above keep their numbers.
    for first, last, lines in sorted(edits, key=lambda edit: edit[:2], reverse=True):
        text[first:last] = lines
    return "\n".join(text) + "\n"


def _with_comment(text: list[str], line: int) -> int:
    """The first line of the comment right above a line, or the line itself."""
    while text[line - 1].lstrip().startswith("#"):
        line -= 1
    return line


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
