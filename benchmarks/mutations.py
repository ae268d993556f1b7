"""Small wrong changes to a module or a lexicon: what ``benchmarks.mutants`` puts into the code, one by one.

Docstrings, annotations, decorators, log calls, ``raise`` and ``assert`` are left alone: no test should hold
them. Neither is turned round what has no order (``benchmarks.orders``), nor written anew what means the same.
"""

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.orders import Orders

KINDS = (
    "number",
    "comparison",
    "and/or",
    "not",
    "condition",
    "order",
    "return",
    "entry",
    "alternative",
)


class Mutation(NamedTuple):
    """``after`` takes the place of the bytes ``start`` to ``end`` of ``path``; ``shown`` is for people."""

    path: Path
    line: int
    kind: str
    start: int
    end: int
    after: str
    shown: str

    def apply(self, source: bytes) -> bytes:
        """The file with the change in it."""
        return source[: self.start] + self.after.encode() + source[self.end :]


_SWAPPED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.GtE,
    ast.GtE: ast.Lt,
    ast.Gt: ast.LtE,
    ast.LtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_LOGGING = frozenset(("debug", "info", "warning", "error", "exception", "log", "inc_value", "set_value"))
_NAMED_ONLY = frozenset(("__slots__", "__all__", "__match_args__"))
_PLAIN_FIELDS = frozenset(("annotation", "returns", "decorator_list", "type_params"))


class _Finder:
    """Collects the mutations of one module."""

    def __init__(self, path: Path, source: bytes, orders: Orders) -> None:
        self.path = path
        self.orders = orders
        self.source = source
        self.starts = [0]
        for line in source.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))
        self.out: list[Mutation] = []

    def visit(self, node: ast.AST, parent: ast.AST) -> None:
        if _is_left_alone(node):
            return
        for change in _changes(node, parent, self.orders):
            self._add(change)
        for name, value in ast.iter_fields(node):
            if name in _PLAIN_FIELDS:
                continue
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    self.visit(child, node)

    def _add(self, change: "_Change") -> None:
        target, replacement = change.target, change.replacement
        if target.end_lineno is None or target.end_col_offset is None:
            return
        if ast.dump(target) == ast.dump(replacement):
            return
        start = self.starts[target.lineno - 1] + target.col_offset
        end = self.starts[target.end_lineno - 1] + target.end_col_offset
        after = ast.unparse(replacement)
        if isinstance(replacement, ast.BoolOp | ast.Compare | ast.UnaryOp | ast.IfExp):
            after = f"({after})"
        before = self.source[start:end].decode()
        shown = f"{change.left_out} left out" if change.left_out else _short(before, after)
        self.out.append(Mutation(self.path, target.lineno, change.kind, start, end, after, shown))


class _Change(NamedTuple):
    """``replacement`` for ``target``; ``left_out`` names what is missing in it, where that says more."""

    kind: str
    target: ast.expr
    replacement: ast.expr
    left_out: str = ""


def _short(before: str, after: str, most: int = 60) -> str:
    """Both texts without what they have in common at their ends, where they are long."""
    one, other = " ".join(before.split()), " ".join(after.split())
    if len(one) > most or len(other) > most:
        common = 0
        while common < min(len(one), len(other)) and one[common] == other[common]:
            common += 1
        one, other = "…" + one[max(0, common - 12) :], "…" + other[max(0, common - 12) :]
    return f"{one[:most]} -> {other[:most]}"


def _is_left_alone(node: ast.AST) -> bool:
    match node:
        case ast.Raise() | ast.Assert() | ast.Import() | ast.ImportFrom() | ast.JoinedStr():
            return True
        case ast.Expr(value=ast.Constant()) | ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.Subscript(value=ast.Name(id="Literal")):
            return True
        case ast.Assign(targets=[ast.Name(id=name)]):
            return name in _NAMED_ONLY
        case ast.Call(func=ast.Attribute(attr=name)) | ast.Call(func=ast.Name(id=name)):
            return name in _LOGGING or name == "lru_cache"
    return False


def _changes(node: ast.AST, parent: ast.AST, orders: Orders) -> Iterator[_Change]:
    match node:
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
            yield _Change("number", node, ast.Constant(_other_number(value)))
        case ast.Compare(left=left, ops=[operator], comparators=right):
            yield _Change("comparison", node, ast.Compare(left, [_SWAPPED[type(operator)]()], right))
        case ast.BoolOp():
            yield from _of_conditions(node)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield _Change("not", node, operand)
        case ast.If(test=test, orelse=[]) if not isinstance(test, ast.BoolOp):
            yield _Change("condition", test, ast.Constant(value=False))
        case ast.IfExp(body=body):
            yield _Change("condition", node, body)
        case ast.comprehension(ifs=tests):
            for test in tests:
                yield _Change("condition", test, ast.Constant(value=True))
        case ast.Return(value=ast.expr() as value) if not _means_no(value):
            yield _Change("return", value, ast.Constant(value=None))
        case ast.Dict():
            yield from _of_dict(node)
        case ast.Tuple() | ast.List() | ast.Set():
            yield from _of_collection(node, orders)
    yield from _of_text(node, parent)


def _of_conditions(node: ast.BoolOp) -> Iterator[_Change]:
    flipped = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    yield _Change("and/or", node, ast.BoolOp(flipped, node.values))
    for n in range(len(node.values)):
        rest = _without(node.values, n)
        yield _Change("condition", node, rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest))


def _other_number(value: float) -> float:
    if isinstance(value, int):
        return value + 1 if abs(value) < 10 else value * 2
    return value * 1.5 if value else 1.0


def _means_no(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and not node.value


def _of_dict(node: ast.Dict) -> Iterator[_Change]:
    keys = [key for key in node.keys if key is not None and _is_text(key)]
    if 2 < len(keys) == len(node.keys):
        for n, key in enumerate(keys):
            fewer = ast.Dict(_without(node.keys, n), _without(node.values, n))
            yield _Change("entry", node, fewer, ast.unparse(key))


def _of_collection(node: ast.Tuple | ast.List | ast.Set, orders: Orders) -> Iterator[_Change]:
    if not isinstance(getattr(node, "ctx", ast.Load()), ast.Load):
        return
    entries = node.elts
    if len(entries) > 2 and all(map(_is_text, entries)):
        for n, entry in enumerate(entries):
            yield _Change("entry", node, _like(node, _without(entries, n)), ast.unparse(entry))
    if not isinstance(node, ast.Set) and orders.matters(node):
        yield _Change("order", node, _like(node, entries[::-1]))


def _like(node: ast.Tuple | ast.List | ast.Set, entries: list[ast.expr]) -> ast.expr:
    return ast.Set(entries) if isinstance(node, ast.Set) else type(node)(entries, ast.Load())


def _without(entries: list[Any], n: int) -> list[Any]:
    return entries[:n] + entries[n + 1 :]


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _of_text(node: ast.AST, parent: ast.AST) -> Iterator[_Change]:
    """A pattern without one of its alternatives, a list of words in one text without one of them."""
    if not (isinstance(node, ast.Constant) and isinstance(node.value, str) and isinstance(parent, ast.Call)):
        return
    if isinstance(parent.func, ast.Attribute) and parent.func.attr == "compile":
        for pattern, cut in _without_an_alternative(node.value):
            yield _Change("alternative", node, ast.Constant(pattern), cut)
    elif "\n" in node.value and len(words := node.value.split()) > 4 and parent.args[:1] == [node]:
        for n in range(len(words)):
            yield _Change("entry", node, ast.Constant(" ".join(_without(words, n))), words[n])


_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]|[^\\\[()|]+", re.DOTALL)


def _without_an_alternative(pattern: str) -> Iterator[tuple[str, str]]:
    """``pattern`` with one alternative less, and that one, for each but the first of a group."""
    opened: list[list[int]] = [[0]]
    for piece in _PIECE.finditer(pattern):
        sign = piece[0]
        if sign == "(":
            opened.append([piece.end()])
        elif sign == "|":
            opened[-1].append(piece.end())
        elif sign == ")" and len(opened) > 1:
            yield from _cuts(pattern, [*opened.pop(), piece.end()])
    yield from _cuts(pattern, [*opened[0], len(pattern) + 1])


def _cuts(pattern: str, begins: list[int]) -> Iterator[tuple[str, str]]:
    for begin, following in pairwise(begins[1:]):
        rest = pattern[: begin - 1] + pattern[following - 1 :]
        try:
            re.compile(rest)
        except re.error:
            continue
        yield rest, pattern[begin - 1 : following - 1]


_LEXICON_ENTRY = re.compile(rb'^"[^"\n]+"[ \t]*=[^\n]*\n', re.MULTILINE)


def mutations(path: Path) -> list[Mutation]:
    """Every mutation of a Python module, or every entry of a lexicon (TOML) left out."""
    source = path.read_bytes()
    if path.suffix == ".toml":
        out = []
        for entry in _LEXICON_ENTRY.finditer(source):
            shown = f"{entry[0].decode().split('=')[0].strip()} left out"
            line = source.count(b"\n", 0, entry.start()) + 1
            out.append(Mutation(path, line, "entry", entry.start(), entry.end(), "\n", shown))
        return out
    tree = ast.parse(source)
    finder = _Finder(path, source, Orders(tree))
    finder.visit(tree, tree)
    return finder.out
