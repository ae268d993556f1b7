"""Sites that are redesigned between two runs: noticed, no wrong text kept, repaired by the drafted rules.

``python -m benchmarks.redesigns`` plays thirty redesigns; here is one of each kind.
"""

import shutil

import pytest
from lxml import html

from tests.redesigns.life import OWN, Outcome, load, play, unlike
from tests.redesigns.redesign import KINDS, Kind, redesigned
from tests.redesigns.stories import FROZEN, story

LIVES: dict[str, Kind] = {
    "own_ytn": "names",
    "own_daum": "nesting",
    "own_mk": "payload",
    "own_portal": "tables",
    "own_mbc": "state",
    "own_sbs": "reused",
}


@pytest.fixture(scope="module")
def played(tmp_path_factory) -> tuple[dict[str, Outcome], list[str]]:
    if shutil.which("git") is None:
        pytest.skip("git applies the patches, and is not installed")
    outcomes, verdicts = play(LIVES, 1, tmp_path_factory.mktemp("life"))
    return {one.site: one for one in outcomes}, verdicts


def test_the_verdict_of_the_first_run_after_it_names_each_redesign(played):
    _, (before, after, _) = played
    assert before == "ok"
    assert after.startswith("degraded: ")
    for site in LIVES:
        assert f"{site}: rules of " in after
    assert "own_mk: rules of 5 fields find nothing any more" in after
    assert "own_sbs: rules of 2 fields find nothing any more, rules of 1 field find something else" in after


def test_no_wrong_text_is_kept(played):
    outcomes, _ = played
    assert {site: one.wrong for site, one in outcomes.items()} == {site: [] for site in LIVES}


def test_with_the_patch_every_article_is_read_as_before(played):
    outcomes, (_, _, repaired) = played
    assert {site: one.unlike for site, one in outcomes.items()} == {site: {} for site in LIVES}
    # One rule is left: the older pages need it.
    assert repaired == "degraded: own_mk: rules of 1 field find nothing any more"


def test_where_the_payload_has_it_the_patch_takes_the_rules_out(played):
    outcome = played[0]["own_mk"]
    assert outcome.notes.count("rule can go: the payload has it") == 5
    assert not [line for line in outcome.patch.splitlines()[2:] if line.startswith("+")]


def test_the_patch_keeps_the_old_rules_behind_the_new(played):
    patch = played[0]["own_daum"].patch
    assert patch.startswith("--- a/newscrawl/sites/own_daum.py\n+++ b/newscrawl/sites/own_daum.py\n")
    assert '+            *Daum.rules["title"],' in patch
    assert "http://daum.own.example/news/" in patch


def test_what_a_scripts_state_alone_names_gets_rules(played):
    patch = played[0]["own_mbc"].patch
    assert all(f'"{name}": (' in patch for name in ("title", "section", "published_at", "body", "tags"))


@pytest.mark.parametrize("kind", [*KINDS, "payload"])
@pytest.mark.parametrize("site", FROZEN)
def test_a_redesign_keeps_what_the_page_says_and_nothing_of_its_names(site, kind):
    one = story(site, 1_000_000)
    page = redesigned(one, kind, 7)
    assert page == redesigned(one, kind, 7)
    shown = html.document_fromstring(page).text_content().replace("\\", "")  # JSON escapes quotes
    for paragraph in one.expected["body"].split("\n\n"):
        assert paragraph[:12] in shown

    def names(text: str) -> set[str]:
        found = html.document_fromstring(text).xpath("//@class | //body//@id")
        return {name for value in found for name in value.split()}

    assert names(page) & names(one.page) == set()


@pytest.mark.parametrize("site", FROZEN)
def test_before_the_redesign_the_rules_read_every_article(site):
    declaration = load(OWN / f"{site}.py")
    for number in range(1_000_000, 1_000_003):
        one = story(site, number)
        assert unlike(declaration, one, one.page) == {}
