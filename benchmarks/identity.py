"""Identity of articles on the table of judged address pairs, beside w3lib and courlan.

    python -m benchmarks.identity [--wrong]

The peers fold addresses into a canonical text; two addresses are the same to them if their texts are equal.
They do not claim to know sites, so the pairs on hosts without a declaration are counted apart.
"""

import argparse
import csv
import time
from collections.abc import Callable
from pathlib import Path

from courlan import clean_url
from rich.console import Console
from rich.table import Table
from w3lib.url import canonicalize_url

from newscrawl.sites import GENERIC, site_for
from newscrawl.sites.identity import identify

TABLE = Path(__file__).resolve().parent.parent / "tests" / "sites" / "url_pairs.tsv"


def ours(url: str) -> str:
    return identify(url).id


def w3lib_key(url: str) -> str:
    try:
        return canonicalize_url(url)
    except ValueError:  # it raises on addresses that urlsplit does not take
        return url


def courlan_key(url: str) -> str:
    return clean_url(url, language=None) or url


FOLDS: dict[str, Callable[[str], str]] = {
    "newscrawl identify": ours,
    "w3lib canonicalize_url": w3lib_key,
    "courlan clean_url": courlan_key,
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--wrong", action="store_true", help="show the pairs that newscrawl judges wrong")
    options = parser.parse_args()
    with TABLE.open(encoding="utf-8", newline="") as lines:
        pairs = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    out = Console(highlight=False, width=110)
    ours("https://www.naver.com/")  # the declarations are loaded once, at the first address
    table = Table(box=None)
    for heading in ("", "right", "same", "different", "undeclared hosts", "µs an address"):
        table.add_column(heading, justify="right" if heading else "left", no_wrap=True)
    for name, fold in FOLDS.items():
        right = {"same": 0, "different": 0}
        undeclared = [0, 0]
        wrong = []
        start = time.process_time()
        for pair in pairs:
            judged = "same" if fold(pair["a"]) == fold(pair["b"]) else "different"
            ok = judged == pair["verdict"]
            right[pair["verdict"]] += ok
            if site_for(pair["a"]) is GENERIC and site_for(pair["b"]) is GENERIC:
                undeclared[0] += ok
                undeclared[1] += 1
            if not ok:
                wrong.append(pair)
        micros = (time.process_time() - start) / (2 * len(pairs)) * 1e6
        totals = {verdict: sum(pair["verdict"] == verdict for pair in pairs) for verdict in right}
        table.add_row(
            name,
            f"{sum(right.values()) / len(pairs):.1%}",
            f"{right['same']}/{totals['same']}",
            f"{right['different']}/{totals['different']}",
            f"{undeclared[0]}/{undeclared[1]}",
            f"{micros:.1f}",
        )
        if options.wrong and fold is ours:
            for pair in wrong:
                out.print(f"{pair['verdict']}: {pair['a']} {pair['b']} ({pair['reason']})")
    out.print(f"{len(pairs)} pairs of addresses")
    out.print(table)


if __name__ == "__main__":
    main()
