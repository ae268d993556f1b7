"""Rules that a reader of one file cannot see: who imports whom, one name one thing, nothing that changes."""

import ast
import importlib
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import newscrawl
import newscrawl.changes
import newscrawl.cleaners
import newscrawl.lines
import newscrawl.pages
from newscrawl.sites import all_sites

ROOT = Path(newscrawl.__file__).parent
# What a room may not import. Rooms that are not named may import any.
ABOVE = {"loaders", "pages", "sites", "following", "spiders", "run", "pipelines", "store", "feeds"} | {
    "extensions",
    "middlewares",
    "rendering",
    "schedule",
    "commands",
    "portal",
    "sitecheck",
    "export",
    "markup",
    "reference",
    "report",
}
FORBIDDEN = {
    "characters": ABOVE | {"lexicon", "lines", "cleaners", "items", "text"},
    "text": ABOVE | {"lexicon", "lines", "cleaners", "items"},
    "addresses": ABOVE | {"lexicon", "lines", "cleaners", "items"},
    "headlines": ABOVE | {"lexicon", "lines", "cleaners", "items"},
    "retitling": ABOVE | {"lexicon", "lines", "cleaners", "items"},
    "changes": ABOVE | {"lexicon", "lines", "cleaners", "items"},
    "markup": (ABOVE - {"markup"}) | {"lexicon", "lines", "cleaners", "items"},
    "redaction": ABOVE | {"lexicon", "lines", "cleaners", "items"},
    "processtitle": ABOVE | {"lexicon", "lines", "cleaners", "items"},
    "nearest": ABOVE | {"lexicon", "lines", "cleaners", "items"},
    "sketch": ABOVE | {"lexicon", "lines", "cleaners", "items"},
    "lexicon": ABOVE | {"lines", "cleaners", "items"},
    "lines": ABOVE | {"cleaners", "items"},
    "cleaners": ABOVE | {"items"},
    "items": ABOVE | {"cleaners", "lines"},
    "usage": ABOVE | {"lexicon", "lines", "cleaners", "items"},
    "bounds": ABOVE | {"cleaners", "lines"},
    "terminal": ABOVE | {"cleaners", "lines", "items"},
    "room": {
        "extensions",
        "middlewares",
        "spiders",
        "pipelines",
        "rendering",
        "schedule",
        "commands",
        "portal",
    },
    "plaincommand": ABOVE | {"cleaners", "lines", "items"},
    "loaders": ABOVE - {"loaders"},
    "pages": ABOVE - {"loaders", "pages", "sites"},
    "sites": {"pages", "spiders", "store", "run"},
    "store": {"spiders", "pages", "extensions", "pipelines", "feeds", "run", "loaders", "export"},
    "export": {"extensions", "spiders", "pipelines", "run", "pages", "sites", "following", "commands"},
    "feeds": {"export", "extensions", "spiders", "pipelines", "run", "pages"},
    "report": {"spiders", "pages", "sites", "following", "extensions", "pipelines", "commands", "portal"},
    "run": {"spiders"},
    "reference": {"commands"},
}
CHANGING = {"append", "add", "update", "setdefault", "pop", "clear", "extend", "insert", "remove", "popitem"}


@cache
def modules() -> dict[Path, ast.Module]:
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(ROOT.rglob("*.py"))}


def room_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imported(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and full name of everything that a module imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide who is meant"
            for name in node.names:
                yield node.lineno, f"{node.module}.{name.name}"
        elif isinstance(node, ast.Import):
            for name in node.names:
                yield node.lineno, name.name


@cache
def own_imports() -> frozenset[tuple[str, str, str]]:
    """Room, room that it imports, and where."""
    return frozenset(
        (room_of(path), name.split(".")[1], f"{path.relative_to(ROOT)}:{line}")
        for path, tree in modules().items()
        for line, name in imported(tree)
        if name.startswith("newscrawl.") and room_of(path) != name.split(".")[1]
    )


@pytest.mark.parametrize("room", FORBIDDEN)
def test_imports_point_one_way(room: str) -> None:
    assert [where for one, other, where in own_imports() if one == room and other in FORBIDDEN[room]] == []


def test_contributing_says_of_every_room_what_it_may() -> None:
    named = set(re.findall(r"`([a-z]+)(?:/|\.py)`", (ROOT.parent / "CONTRIBUTING.md").read_text("utf-8")))
    assert {room_of(path) for path in modules()} - named == {"__init__", "__main__"}


def test_only_loaders_import_cleaners() -> None:
    assert [where for one, other, where in own_imports() if other == "cleaners" and one != "loaders"] == []
    assert any(other == "cleaners" for _, other, _ in own_imports())


def test_nobody_imports_spiders() -> None:
    assert [where for _, other, where in own_imports() if other == "spiders"] == []


def test_the_store_knows_nothing_of_scrapy() -> None:
    knowing = [
        str(path.relative_to(ROOT))
        for path, tree in modules().items()
        if room_of(path) == "store" and any(name.split(".")[0] == "scrapy" for _, name in imported(tree))
    ]
    assert knowing == []


def test_a_crawl_starts_without_what_draws_tables() -> None:
    """Of what modules import at their top: a module that draws is imported where it is needed."""
    of_module = {
        "newscrawl." + ".".join(path.relative_to(ROOT).with_suffix("").parts): [
            name
            for node in tree.body
            for _, name in imported(ast.Module([node], []))
            if isinstance(node, ast.Import | ast.ImportFrom)
        ]
        for path, tree in modules().items()
    }
    seen, waiting = set[str](), ["newscrawl.commands.crawl", "newscrawl.spiders.mainnews"]
    while waiting:
        name = waiting.pop()
        module = name if name in of_module else name.rpartition(".")[0]
        if module not in seen:
            seen.add(module)
            waiting += of_module.get(module, ())
    assert "newscrawl.extensions.summary" in seen
    assert not [name for name in seen if name.partition(".")[0] == "rich"]


def test_no_start_compiles_the_range_of_chinese_signs() -> None:
    """A range takes time for each of its characters: one of 20,000 is compiled where it is asked for."""
    compiled = {
        f"{found.name}.{name}": value.pattern
        for package in (newscrawl.lines, newscrawl.cleaners, newscrawl.pages, newscrawl.changes)
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
        for name, value in vars(importlib.import_module(found.name)).items()
        if isinstance(value, re.Pattern) and isinstance(value.pattern, str)
    }
    assert len(compiled) > 100
    assert [name for name, pattern in compiled.items() if re.search(r"-(?:鿿|\\u9fff)", pattern)] == []


def test_rooms_stand_in_no_circle() -> None:
    arrows: dict[str, set[str]] = defaultdict(set)
    for one, other, _ in own_imports():
        arrows[one].add(other)

    def reached(start: str) -> set[str]:
        seen: set[str] = set()
        waiting = list(arrows[start])
        while waiting:
            room = waiting.pop()
            if room not in seen:
                seen.add(room)
                waiting += arrows.get(room, ())
        return seen

    assert sorted(room for room in list(arrows) if room in reached(room)) == []


def test_a_class_name_stands_for_one_thing() -> None:
    where: dict[str, list[str]] = defaultdict(list)
    for path, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and node.name != "Command":
                where[node.name].append(str(path.relative_to(ROOT)))
    assert {name: paths for name, paths in where.items() if len(paths) > 1} == {}


def held(tree: ast.Module) -> set[str]:
    """Names of a module that hold what can change."""
    out: set[str] = set()
    for node in tree.body:
        targets = (
            node.targets
            if isinstance(node, ast.Assign)
            else [node.target]
            if isinstance(node, ast.AnnAssign)
            else []
        )
        value = getattr(node, "value", None)
        made = isinstance(value, ast.Call) and getattr(value.func, "id", "") in {
            "dict",
            "list",
            "set",
            "defaultdict",
        }
        if isinstance(value, ast.Dict | ast.List | ast.Set) or made:
            out |= {target.id for target in targets if isinstance(target, ast.Name)}
    return out


def changes(tree: ast.Module) -> Iterator[int]:
    names = held(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Global):
            yield node.lineno
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            value = node.func.value
            if node.func.attr in CHANGING and isinstance(value, ast.Name) and value.id in names:
                yield node.lineno
        elif (
            isinstance(node, ast.Subscript)
            and not isinstance(node.ctx, ast.Load)
            and isinstance(node.value, ast.Name)
            and node.value.id in names
        ):
            yield node.lineno


def test_nothing_of_a_module_changes() -> None:
    assert [
        f"{path.relative_to(ROOT)}:{line}" for path, tree in modules().items() for line in changes(tree)
    ] == []
    assert list(changes(ast.parse("known = {}\ndef f():\n    known['a'] = 1\n    known.clear()")))


def test_spiders_holds_spiders_only() -> None:
    """Every class there is a spider or a part of one."""
    spiders = {
        node.name
        for path, tree in modules().items()
        if room_of(path) == "spiders"
        for node in tree.body
        if isinstance(node, ast.ClassDef)
    }
    for path, tree in modules().items():
        if room_of(path) == "spiders" and path.name != "__init__.py":
            classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
            assert classes, path
            for node in classes:
                bases = [ast.unparse(base) for base in node.bases]
                assert any(base in spiders or base == "Spider" for base in bases), f"{path}: {node.name}"


def strings(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The strings of a module that are not its documentation."""
    documentation = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            yield node.lineno, node.value


@pytest.mark.parametrize("room", ["pages", "lines", "cleaners"])
def test_generic_code_knows_no_site(room: str) -> None:
    """No string of it holds the host or is the name of a declared site."""
    sites = [site for site in all_sites() if site.name != "portal"]
    hosts = re.compile("|".join(re.escape(domain) for site in sites for domain in site.domains))
    names = {site.name for site in sites}
    assert [
        f"{path.relative_to(ROOT)}:{line}: {text}"
        for path, tree in modules().items()
        if room_of(path) == room
        for line, text in strings(tree)
        if hosts.search(text) or text in names
    ] == []
    assert len(names) > 30
