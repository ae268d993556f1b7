"""Sites redesigned between two runs: how many are noticed, which texts are kept, how many are repaired.

``python -m benchmarks.redesigns [--seed 1] [--lives 3] [--sites 10]`` plays lives of ten sites each: a good
run over frozen pages with varied invented texts, a redesign of every site (class names, nesting, tables for
blocks, a page built out of a script's state), the run that meets it, ``scrapy sites --repair``, the patch
applied to a copy of the declaration. Two more lives are counted apart: in one the articles stand in JSON
alone, which needs no rules, in the other the old names stand at something else. Exit code 1 if one is not
noticed, if a wrong text is kept, or if fewer than five of six are repaired by newly drafted rules alone.
Takes three minutes of a free core.
"""

import argparse
import random
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.redesigns.life import Outcome, play
from tests.redesigns.redesign import APART, KINDS, Kind
from tests.redesigns.stories import FROZEN

# Of thirty redesigns twenty-five.
_ENOUGH = 25 / 30


def lives(seed: int, number: int, size: int) -> list[Outcome]:
    """Play so many lives of so many sites, and one more of each kind that is played apart."""
    chance = random.Random(seed)
    outcomes: list[Outcome] = []
    for life in range(number + len(APART)):
        sites = chance.sample(sorted(FROZEN), size)
        kinds: dict[str, Kind] = {
            site: KINDS[(place + life) % len(KINDS)] if life < number else APART[life - number]
            for place, site in enumerate(sites)
        }
        with tempfile.TemporaryDirectory(prefix="redesigns-") as folder:
            played, verdicts = play(kinds, seed + life, Path(folder))
        print(f"life {life + 1}: {verdicts[0]} | {verdicts[1]} | {verdicts[2]}", flush=True)
        outcomes += played
    return outcomes


def _adds_rules(one: Outcome) -> bool:
    return any(line.startswith("+") and "Rule(" in line for line in one.patch.splitlines())


def line(outcomes: list[Outcome]) -> str:
    """How they went, in one line."""
    repaired = [one for one in outcomes if one.repaired]
    by_patch = [one for one in repaired if one.patch]
    by_rules = sum(map(_adds_rules, by_patch))
    return (
        f"{len(outcomes)} redesigns: {sum(one.noticed for one in outcomes)} noticed in the first run, "
        f"{sum(len(one.wrong) for one in outcomes)} wrong texts kept, {len(by_patch)} repaired by the patch "
        f"alone ({by_rules} by drafted rules, {len(by_patch) - by_rules} by taking out rules that no page "
        f"needs), {len(repaired) - len(by_patch)} more read right without one"
    )


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lives", type=int, default=3)
    parser.add_argument("--sites", type=int, default=10, help="sites in each life, twelve at most")
    options = parser.parse_args()
    outcomes = lives(options.seed, options.lives, options.sites)
    table = Table(box=None)
    for heading in ("site", "redesign", "noticed", "wrong texts", "repaired", "by", "read otherwise"):
        table.add_column(heading)
    for one in outcomes:
        by = "no patch" if not one.patch else "rules" if _adds_rules(one) else "rules taken out"
        shown = "; ".join(f"{name}: {str(value)[:40]}" for name, value in one.unlike.items())
        row = (str(len(one.wrong)), "yes" if one.repaired else "no", by if one.repaired else "", shown)
        table.add_row(one.site, one.kind, "yes" if one.noticed else "NO", *row)
    Console(width=150, highlight=False).print(table)
    asked = [one for one in outcomes if one.kind in KINDS]
    print(line(asked))
    for kind, words in (("payload", "in JSON alone:"), ("reused", "where the old names lead elsewhere:")):
        print(words, line([one for one in outcomes if one.kind == kind]))
    sound = all(one.noticed and not one.wrong for one in outcomes)
    repaired = sum(one.repaired and _adds_rules(one) for one in asked)
    return 0 if sound and repaired >= _ENOUGH * len(asked) else 1


if __name__ == "__main__":
    sys.exit(main())
