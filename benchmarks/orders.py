"""Whether the order in which a tuple or list is written can matter to what a module does.

It cannot where the entries are only asked for membership, become the keys of a table of one value
(``dict.fromkeys(these, value)``), are taken as a set (``isinstance``, ``str.endswith``, ``set``, ``any``,
``sorted``, the events that a parser of lxml is to tell of), or are names for what is returned or unpacked.
The same holds for a private name that is never used otherwise, and for what is starred into such a literal.
Reversed, such a literal says what it said before: no test could notice it, so it is no mutant.
"""

import ast
from collections.abc import Iterator

# What these take has no order.
_UNORDERED = frozenset(
    (
        *("set", "frozenset", "isinstance", "issubclass", "startswith", "endswith", "sum", "any", "all"),
        *("sorted", "iterparse", "iterwalk", "XMLPullParser", "HTMLPullParser"),
    )
)
# What these give is in the order that they take.
_PASSED_ON = frozenset(("map", "filter"))
# A pair that is returned, an index, exceptions; any() and all() of a comprehension.
_PLACES = (ast.Return, ast.Compare, ast.Subscript, ast.comprehension, ast.ExceptHandler)
_WRITTEN = (ast.Constant, ast.Tuple, ast.Attribute, ast.Name, ast.Call)


class Orders:
    """Knows the literals of a module (``tree``)."""

    def __init__(self, tree: ast.Module) -> None:
        self._parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
        self._uses: dict[str, list[ast.Name]] = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                self._uses.setdefault(node.id, []).append(node)

    def matters(self, literal: ast.Tuple | ast.List) -> bool:
        """Whether ``literal``, a node of the module, says more in its order than in another."""
        parent = self._parents[literal]
        kinds = {type(entry) for entry in literal.elts}
        if len(kinds) != 1 or len(literal.elts) < 2 or isinstance(parent, _PLACES):
            return False
        if kinds <= {ast.Name, ast.Call, ast.Attribute} and len(literal.elts) < 3:
            return False
        if self._is_set(literal) or self._is_name_of_a_set(literal):
            return False
        return isinstance(parent, ast.Call) or kinds <= set(_WRITTEN)

    def _is_set(self, node: ast.expr) -> bool:
        """Whether what takes ``node`` takes it as a set."""
        match self._parents[node]:
            case ast.Set() | ast.Assign(targets=[ast.Tuple()]):
                return True
            case ast.Compare(ops=[ast.In() | ast.NotIn()], comparators=[right]):
                return right is node
            case ast.keyword() as keyword:
                return self._is_set_of_call(self._parents[keyword])
            case ast.Call() as call:
                return self._is_set_of_call(call)
            case part:
                return self._is_part_of_set(part)

    def _is_part_of_set(self, part: ast.AST) -> bool:
        """Whether ``part`` is starred into what is a set, or is the loop of what becomes one."""
        whole = self._parents.get(part)
        match part:
            case ast.Starred():
                return isinstance(whole, ast.Set) or (
                    isinstance(whole, ast.Tuple | ast.List) and self._is_set(whole)
                )
            case ast.comprehension():
                return isinstance(whole, ast.GeneratorExp) and self._is_set(whole)
        return False

    def _is_set_of_call(self, call: ast.AST) -> bool:
        if not isinstance(call, ast.Call):
            return False
        name = _name(call.func)
        if name in _PASSED_ON:
            return self._is_set(call)
        return name in _UNORDERED or (name == "fromkeys" and len(call.args) == 2)

    def _is_name_of_a_set(self, literal: ast.expr) -> bool:
        for name in self._assigned(literal):
            uses = self._uses.get(name, [])
            return name.startswith("_") and bool(uses) and all(map(self._is_set, uses))
        return False

    def _assigned(self, literal: ast.expr) -> Iterator[str]:
        """The name that ``literal`` gets, also as one of several (``_BEGINS, _ENDS = …``)."""
        match parent := self._parents[literal]:
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                yield name
            case ast.Tuple(elts=values):
                match self._parents[parent]:
                    case ast.Assign(targets=[ast.Tuple(elts=names)]) if len(names) == len(values):
                        target = names[values.index(literal)]
                        if isinstance(target, ast.Name):
                            yield target.id


def _name(called: ast.expr) -> str:
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
