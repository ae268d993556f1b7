"""A drafted rule in the text of a declaration: in front, the old ones behind it, the rest untouched."""

import shutil
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

import pytest

from newscrawl.sitecheck.patch import Change, patch_of, patched
from newscrawl.sitecheck.repair import RepairError
from newscrawl.sites import Rule, get

SEEN = "https://www.garam.example/news/1"
TITLE = Rule("id('headline')", SEEN)
LONG = Rule("//div[contains(concat(' ', normalize-space(@class), ' '), ' article-text ')]//section", SEEN)
HEAD = '''"""Garam."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from newscrawl.sites.base import ListSource, Rule, Site


def _rule(xpath: str) -> tuple[Rule, ...]:
    return (Rule(xpath, "https://www.garam.example/"),)


class Garam(Site):
    """Garam."""

    name = "garam_for_tests"
    rules: ClassVar[Mapping[str, Sequence[Rule]]] = {
'''
TAIL = """    }
    lists = (ListSource(kind="mainnews", url="/"),)
"""


def change(drafts: Mapping[str, Rule], *gone: str) -> Change:
    return Change(drafts, ("title", "section", "body"), "2025-03-03", gone)


def rules_in(source: str, name: str = "Garam") -> Mapping[str, tuple[Rule, ...]]:
    scope: dict[str, Any] = {"__name__": "declared_for_tests"}
    exec(compile(source, "declaration", "exec"), scope)
    return {field: tuple(rules) for field, rules in scope[name].rules.items()}


def is_formatted(source: str) -> bool:
    ruff = [sys.executable, "-m", "ruff", "format", "--check", "--line-length", "110", "-"]
    return (
        subprocess.run(ruff, input=source, encoding="utf-8", capture_output=True, check=False).returncode == 0
    )


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("""        "title": (Rule("//h2", "a"),),\n""", id="one line"),
        pytest.param(
            """        "title": (
            # The old one.
            Rule("//h2", "a"),
        ),\n""",
            id="several lines with a comment",
        ),
        pytest.param("""        "title": _rule("//h2"),\n""", id="made by a function"),
    ],
)
def test_the_draft_stands_before_what_stood_there(written: str) -> None:
    before = HEAD + written + """        "body": (Rule("id('text')", "b"),),\n""" + TAIL
    after = patched(before, "Garam", change({"title": TITLE, "body": LONG}))
    rules = rules_in(after)
    assert [rule.xpath for rule in rules["title"]] == ["id('headline')", "//h2"]
    assert [rule.xpath for rule in rules["body"]] == [LONG.xpath, "id('text')"]
    assert rules["title"][0].seen == SEEN
    assert ("# The old one." in before) == ("# The old one." in after)
    assert "since 2025-03-03" in after
    assert is_formatted(after), after


def test_a_title_on_a_system_gets_rules_of_its_own() -> None:
    before = '''"""Naru."""

from newscrawl.sites.systems.dctrend import DcTrend


class Naru(DcTrend):
    """Naru."""

    name = "naru_for_tests"
'''
    after = patched(before, "Naru", change({"title": TITLE}))
    rules, system = rules_in(after, "Naru"), get("portal").rules
    assert rules["title"] == (TITLE, *system["title"])
    assert {name: one for name, one in rules.items() if name != "title"} == {
        name: tuple(one) for name, one in system.items() if name != "title"
    }
    assert is_formatted(after), after


def test_rules_that_extend_a_systems_are_extended_in_turn() -> None:
    before = HEAD.replace("Garam(Site)", "Garam(DcTrend)").replace(
        "from newscrawl.sites.base import ListSource, Rule, Site",
        "from newscrawl.sites.base import ListSource, Rule\n"
        "from newscrawl.sites.systems.dctrend import DcTrend",
    )
    before += """        **DcTrend.rules,\n        "section": (Rule("//em", "a"),),\n""" + TAIL
    rules = rules_in(patched(before, "Garam", change({"title": TITLE, "section": LONG})))
    assert rules["title"] == (TITLE, *get("portal").rules["title"])
    assert [rule.xpath for rule in rules["section"]] == [LONG.xpath, "//em"]


def test_rules_that_can_go_are_taken_out_with_their_comment() -> None:
    before = (
        HEAD
        + """        "title": (Rule("//h2", "a"),),
        # Only below the headline.
        "section": (
            Rule("//em", "a"),
        ),
        "body": (Rule("id('text')", "b"),),\n"""
        + TAIL
    )
    after = patched(before, "Garam", change({"title": TITLE}, "section"))
    assert {name: [rule.xpath for rule in rules] for name, rules in rules_in(after).items()} == {
        "title": ["id('headline')", "//h2"],
        "body": ["id('text')"],
    }
    assert "Only below" not in after
    assert is_formatted(after), after


def test_inherited_rules_that_can_go_are_not_taken_over() -> None:
    before = (
        HEAD.partition("    rules:")[0]
        .replace("Garam(Site)", "Garam(DcTrend)")
        .replace("ListSource, Rule, Site", "Rule\nfrom newscrawl.sites.systems.dctrend import DcTrend")
    )
    system = get("portal").rules
    after = patched(before, "Garam", change({}, "title"))
    assert rules_in(after).keys() == system.keys() - {"title"}
    assert is_formatted(after), after
    for kept in (["title", "body"], []):
        going = Change({"removed": LONG}, list(system), "2025-03-03", system.keys() - set(kept))
        after = patched(before, "Garam", going)
        assert rules_in(after) == {name: tuple(system[name]) for name in kept} | {"removed": (LONG,)}
        assert is_formatted(after), after


@pytest.mark.parametrize("name", ["naver", "portal", "daum", "dctrend", "donga"])
def test_the_patch_of_a_declared_site_applies(name: str, tmp_path) -> None:
    if shutil.which("git") is None:
        pytest.skip("git applies the patch, and is not installed")
    site = get(name)
    field = next(iter(site.rules))
    patch = patch_of(site, {field: TITLE}, "2025-03-03")
    target = tmp_path / patch.splitlines()[1].removeprefix("+++ b/")
    target.parent.mkdir(parents=True)
    source = sys.modules[type(site).__module__].__file__
    assert source is not None
    shutil.copy(source, target)
    subprocess.run(
        ["git", "apply", "-"],
        input=patch,
        encoding="utf-8",
        cwd=tmp_path,
        check=True,
        env={"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)},
    )
    text = target.read_text("utf-8")
    assert rules_in(text, type(site).__name__)[field] == (TITLE, *site.rules[field])
    assert is_formatted(text)


def test_what_cannot_be_followed_is_said_in_one_line() -> None:
    strange = HEAD.replace("= {", "= dict(").replace("lists", "") + '        title=_rule("//h2"),\n    )\n'
    with pytest.raises(RepairError, match="no plain mapping"):
        patched(strange, "Garam", change({"title": TITLE}))
    with pytest.raises(RepairError, match="no class Naru"):
        patched(strange, "Naru", change({"title": TITLE}))
