"""The file of a new site: what its page says stands in it as text, and nothing of that is run."""

import ast
from datetime import date

import pytest

from newscrawl.sitecheck.declaration import Draft
from newscrawl.sitecheck.evidence import Finding
from newscrawl.sitecheck.listdraft import DraftedList
from newscrawl.sitecheck.shapes import AddressShape
from newscrawl.sites.sources import ListSource
from tests.exits.nasty import acting

CALL = "import os; os.abort()"
HOSTILE = (
    f'"""\n{CALL}\n"""',
    f'"\n{CALL}\n#',
    f"'\n{CALL}\n#",
    f'", {CALL}, "',
    f"\\\n{CALL}",
    f"가람신문\r{CALL}",
    "가람신문\\",
    '가람신문"',
    "\x00\x0c\x1b[31m",
)


def calls_in(value: ast.expr) -> list[ast.Call]:
    """The calls that a declaration's tuple is made of."""
    assert isinstance(value, ast.Tuple)
    return [one for one in value.elts if isinstance(one, ast.Call)]


def drafted(text: str, *, live: bool) -> Draft:
    """A draft whose page says ``text`` wherever it says anything."""
    source = ListSource(kind="mainnews", url=text, section=text, name=text)
    return Draft(
        name="garam",
        url=f"https://garam.kr/{text}",
        home=f"https://garam.kr/{text}",
        domain=f"garam.kr{text}",
        publisher=Finding(text, text, text),
        portal=False,
        robots="allowed",
        shapes=[AddressShape(f"/{text}/(\\d+)", (text,), 3, text, (text,))],
        lists=[DraftedList(source, why=text, doubt=text)],
        not_opened=[source],
        on=date(2026, 11, 24),
        live=live,
    )


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("live", [True, False])
def test_what_a_page_says_is_text_in_the_file(text: str, *, live: bool) -> None:
    written = drafted(text, live=live).text()
    file = ast.parse(written)
    [*imports, declared] = [one for one in file.body if not isinstance(one, ast.Expr)]
    assert all(isinstance(one, ast.ImportFrom) for one in imports)
    assert isinstance(declared, ast.ClassDef)
    assert all(isinstance(one, (ast.Assign, ast.Expr)) for one in declared.body)
    calls = {ast.unparse(one.func) for one in ast.walk(file) if isinstance(one, ast.Call)}
    assert calls <= {"Address", "ListSource", "date"}
    values = {ast.unparse(one.targets[0]): one.value for one in declared.body if isinstance(one, ast.Assign)}
    assert ast.literal_eval(values["title"]) == text
    [shape] = calls_in(values["articles"])
    assert [ast.literal_eval(one) for one in shape.args] == [f"/{text}/(\\d+)", (text,)]
    [source] = calls_in(values["lists"])
    given = {one.arg: ast.literal_eval(one.value) for one in source.keywords}
    assert given == {"kind": "mainnews", "url": text, "section": text, "name": text}
    assert acting(written) == []
