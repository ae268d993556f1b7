"""The mutation tool: what it changes, what it leaves alone, that it tells a held line from a loose one."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.mutants import nearest, sample, stages
from benchmarks.mutations import KINDS, mutations

PROJECT = Path(__file__).resolve().parents[2]
MODULE = '''"""Sources, 3 of them."""
import re
from collections.abc import Sequence

ORDER = ("rule", "payload", "meta")
NAME = re.compile(r"(?:by|von|par) ([^|]+)|(\\\\d+)")


def weigh(size: int, words: Sequence[str], *, bare: bool = False) -> float | None:
    """Not 5, whatever this says."""
    if size < 4:
        return None
    if not bare and size in (7, 8):
        raise ValueError(f"{size + 1} is too much")
    return 1.5 * sum(len(word) for word in words if word)
'''
LEXICON = '# Names.\n[aside]\n"related" = "example.com 2024"\n"menu" = "example.com 2025"\n'


@pytest.fixture
def module(tmp_path: Path) -> Path:
    path = tmp_path / "weights.py"
    path.write_text(MODULE)
    return path


def test_every_kind_of_change_is_made(module: Path) -> None:
    assert {mutation.kind for mutation in mutations(module)} == set(KINDS)


def test_every_mutant_is_python_and_differs(module: Path) -> None:
    source = module.read_bytes()
    original = ast.dump(ast.parse(source))
    for mutation in mutations(module):
        assert ast.dump(ast.parse(mutation.apply(source))) != original, mutation.shown


def test_what_no_test_should_hold_is_left_alone(module: Path) -> None:
    lines = MODULE.splitlines()
    for mutation in mutations(module):
        line = lines[mutation.line - 1]
        assert '"""' not in line
        assert not line.lstrip().startswith(("raise", "import", "from", "def"))


def test_an_alternative_of_a_pattern_is_left_out_whole(module: Path) -> None:
    cut = {mutation.after for mutation in mutations(module) if mutation.kind == "alternative"}
    assert cut == {
        repr(pattern)
        for pattern in (r"(?:by|par) ([^|]+)|(\\d+)", r"(?:by|von) ([^|]+)|(\\d+)", r"(?:by|von|par) ([^|]+)")
    }


@pytest.mark.parametrize(
    "code",
    [
        'ORDER = ("rule", "meta")\nprint(name in ORDER)',  # others may import it
        '_ORDER = ("rule", "meta")\nprint(next(iter(_ORDER)), name in _ORDER)',
        'for name in ("rule", "meta"):\n    print(name)',
        'print(list(dict.fromkeys(["rule", "meta"])))',
        'print(list(map(str, ("rule", "meta"))))',
        'print([*("rule", "meta"), *("shown", "list")][0])',
        '_ORDER, _END = ("rule", "meta"), "."\nprint(_ORDER[0], name in _ORDER)',
        '_ORDER = ("rule", "meta")\nprint([one for one in _ORDER], any(one in name for one in _ORDER))',
    ],
)
def test_an_order_is_turned_round(code: str, tmp_path: Path) -> None:
    assert turned(code, tmp_path) >= 1


@pytest.mark.parametrize(
    "code",
    [
        '_SEEN = ("rule", "meta")\nprint(name in _SEEN, name not in _SEEN)',
        '_ENDS = ("rule", "meta")\nprint(name.endswith(_ENDS))',
        '_TAGS: tuple[str, ...] = ("b", "i")\nTABLE = {**dict.fromkeys(_TAGS, 1)}',
        'print(set(("rule", "meta")), isinstance(name, (str, bytes, int)))',
        'print(any(map(str.isdigit, ["rule", "meta"])))',
        'print(name in ("rule", "meta"))',
        'tree = etree.iterwalk(root, events=("start", "end"))',
        'one, other = ("rule", "meta")',
        'print(frozenset((*("rule", "meta"), *("shown", "list"))), {*("rule", "meta")})',
        '_BEGINS, _END = ("rule", "meta"), "."\nprint(name in _BEGINS)',
        '_FIRST = (b"a", b"b")\nprint(any(one in body for one in _FIRST))',
        'print(name or ("", ""))',
    ],
)
def test_what_has_no_order_is_not_turned_round(code: str, tmp_path: Path) -> None:
    assert turned(code, tmp_path) == 0


def turned(code: str, folder: Path) -> int:
    """How often the order of a literal of ``code`` is reversed."""
    path = folder / "orders.py"
    path.write_text(code)
    return sum(mutation.kind == "order" for mutation in mutations(path))


def test_what_is_near_and_quick_is_asked_first() -> None:
    own, others = ["test_tags_too.py", "test_tags.py"], ["test_slow.py", "test_long.py", "test_quick.py"]
    seconds = dict(zip([*own, *others], (5.0, 4.0, 9.0, 4.0, 0.1), strict=True))
    assert stages(own, others, seconds) == [
        ["test_tags.py", "test_tags_too.py"],
        ["test_quick.py"],
        ["test_long.py", "test_slow.py"],
    ]


def test_tests_with_the_name_of_a_module_are_its_own(tmp_path: Path) -> None:
    tests = tmp_path / "tests" / "pages"
    tests.mkdir(parents=True)
    for name in ("tags", "tags_too", "rows"):
        (tests / f"test_{name}.py").touch()
    assert nearest(tmp_path, tmp_path / "newscrawl" / "pages" / "tags.py") == (
        ["tests/pages/test_tags.py", "tests/pages/test_tags_too.py"],
        ["tests/pages/test_rows.py"],
    )


def test_an_entry_of_a_lexicon_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "names.toml"
    path.write_text(LEXICON)
    first, second = mutations(path)
    assert (first.line, first.shown) == (3, '"related" left out')
    assert b"related" not in first.apply(path.read_bytes())
    assert b"related" in second.apply(path.read_bytes())


def test_the_same_seed_takes_the_same_sample(module: Path) -> None:
    one, other = sample([module], 5, 3), sample([module], 5, 3)
    assert one == other
    assert len({mutation.line for mutation in one}) == 5
    assert len({sample([module], 1, seed)[0] for seed in range(10)}) > 1


def test_a_held_line_kills_and_a_loose_one_does_not(tmp_path: Path) -> None:
    """The whole tool on a tree of one module, of which a test holds one function and not the other."""
    room = tmp_path / "newscrawl" / "pages"
    room.mkdir(parents=True)
    (room / "held.py").write_text("def held(size):\n    return size > 3\n")
    (room / "loose.py").write_text("def loose(size):\n    return size > 3\n")
    tests = tmp_path / "tests" / "pages"
    tests.mkdir(parents=True)
    (tests / "test_held.py").write_text(
        "from newscrawl.pages.held import held\nfrom newscrawl.pages.loose import loose\n\n"
        "def test_held():\n    assert held(4) is True and held(3) is False\n\n"
        "def test_loose():\n    loose(4)\n\n"
        "def test_that_fails_anyway():\n    raise AssertionError\n"
    )
    command = [sys.executable, "-m", "benchmarks.mutants", "--root", str(tmp_path)]
    command += ["newscrawl/pages", "--count", "2", "--jobs", "2", "--needed", "2"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    anyway = "tests/pages/test_held.py::test_that_fails_anyway"
    assert f"left out, it fails without any change: {anyway}" in done.stdout
    assert "killed   newscrawl/pages/held.py:2" in done.stdout
    assert "survived newscrawl/pages/loose.py:2" in done.stdout
    assert "1 of 2 killed, 2 needed" in done.stdout
    assert done.returncode == 1
