"""Identity against a table of address pairs that a person judged: the same article or not, and why."""

import csv
from pathlib import Path

import pytest

from newscrawl.sites.identity import identify

TABLE = Path(__file__).with_name("url_pairs.tsv")


def pairs() -> list[tuple[str, str, str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            (row["verdict"], row["a"].replace("\\n", "\n"), row["b"].replace("\\n", "\n"), row["reason"])
            for row in rows
        ]


@pytest.mark.parametrize(("verdict", "a", "b", "reason"), pairs())
def test_pair_is_judged_as_a_person_judged_it(verdict: str, a: str, b: str, reason: str) -> None:
    same = identify(a).id == identify(b).id
    assert same == (verdict == "same"), f"{reason}: {identify(a).id} / {identify(b).id}"


def test_table_is_large_and_has_both_verdicts() -> None:
    verdicts = [verdict for verdict, *_ in pairs()]
    assert len(verdicts) >= 300
    assert verdicts.count("different") >= 100
