"""Sites redesigned between two runs: how many are noticed, which texts are kept, how many are repaired.

``python -m benchmarks.redesigns [--seed 1] [--lives 3] [--sites 10]`` plays lives of ten sites each: a good
run over frozen pages with varied invented texts, a redesign of every site (class names, nesting, tables for
blocks, JSON for the DOM), the run that meets it, ``scrapy sites --repair``, the patch applied to a copy of
the declaration. Exit code 1 if one is not noticed, if a wrong text is kept, or if fewer than five of six are
repaired. Takes two minutes of one core.
"""

import argparse
import random
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.redesigns.life import Outcome, play
from tests.redesigns.redesign import KINDS
from tests.redesigns.stories import FROZEN

# Of thirty redesigns twenty-five.
_ENOUGH = 25 / 30


def lives(seed: int, number: int, size: int) -> list[Outcome]:
    """Play so many lives of so many sites."""
    chance = random.Random(seed)
    outcomes: list[Outcome] = []
    for life in range(number):
        sites = chance.sample(sorted(FROZEN), size)
        with tempfile.TemporaryDirectory(prefix="redesigns-") as folder:
            kinds = {site: KINDS[(place + life) % len(KINDS)] for place, site in enumerate(sites)}
            played, verdicts = play(kinds, seed + life, Path(folder))
        print(f"life {life + 1}: {verdicts[0]} | {verdicts[1]} | {verdicts[2]}", flush=True)
        outcomes += played
    return outcomes


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
        by = "rules" if one.patch else "no rule needed"
        shown = "; ".join(f"{name}: {str(value)[:40]}" for name, value in one.unlike.items())
        row = (str(len(one.wrong)), "yes" if one.repaired else "no", by if one.repaired else "", shown)
        table.add_row(one.site, one.kind, "yes" if one.noticed else "NO", *row)
    Console(width=150, highlight=False).print(table)
    noticed, repaired = sum(one.noticed for one in outcomes), [one for one in outcomes if one.repaired]
    wrong, by_rules = sum(len(one.wrong) for one in outcomes), sum(bool(one.patch) for one in repaired)
    print(
        f"{len(outcomes)} redesigns: {noticed} noticed in the first run, {wrong} wrong texts kept, "
        f"{len(repaired)} repaired ({by_rules} by drafted rules, {len(repaired) - by_rules} need none)"
    )
    return 0 if noticed == len(outcomes) and not wrong and len(repaired) >= _ENOUGH * len(outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
