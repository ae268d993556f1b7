"""How well stories are found, and how fast: on an invented week of news whose stories are known.

``python -m benchmarks.stories --seeds 1 2 3 4`` makes ``benchmarks.newsweek`` of each seed, lets a store of
its own find the stories as the articles come, in batches as a crawl's, and holds them against the truth.
The limits in ``newscrawl.stories`` were set on the seeds 1 to 4; 5 and above were not looked at before.
Exit code 1 if a seed misses a goal.
"""

import argparse
import gc
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from sqlalchemy import func, select

from benchmarks.newsweek import NewsWeek, Printed
from newscrawl.items import Article
from newscrawl.run.batches import ENOUGH
from newscrawl.store import Store, storyindex
from newscrawl.store.connection import open_engine
from newscrawl.store.storyindex import join
from newscrawl.store.storytables import stories
from newscrawl.store.tables import articles

# What is to be reached: F1 over pairs of articles, adjusted Rand index over groups, share of the stories of
# several articles whose original is found, articles a CPU second.
PAIRS, GROUPS, ORIGINALS, SPEED = 0.97, 0.95, 0.95, 2_000


class Score(NamedTuple):
    """What one week came to."""

    precision: float
    recall: float
    groups: float
    originals: float
    speed: float

    @property
    def pairs(self) -> float:
        """F1 of the pairs."""
        return 2 * self.precision * self.recall / ((self.precision + self.recall) or 1)

    @property
    def is_good(self) -> bool:
        """Whether every goal is reached."""
        reached = (
            self.pairs >= PAIRS,
            self.groups >= GROUPS,
            self.originals >= ORIGINALS,
            self.speed >= SPEED,
        )
        return all(reached)


def batches(items: Iterable[Article], size: int = ENOUGH) -> Iterator[list[Article]]:
    """The articles as a crawl keeps them."""
    waiting = iter(items)
    while batch := list(islice(waiting, size)):
        yield batch


class Timed:
    """Lets a store find stories, and takes the time that it computes on it."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self, *arguments: Any) -> dict[str, str]:
        """As ``storyindex.join``."""
        begun = time.process_time()
        try:
            return join(*arguments)
        finally:
            self.seconds += time.process_time() - begun


def found_in(week: NewsWeek, folder: Path) -> tuple[dict[str, str], dict[str, str | None], Timed]:
    """The story of each article, the original of each story, and the CPU seconds that finding them took:
    fingerprints, looking up, comparing and writing; not what storing the articles costs.
    """
    timed = Timed()
    url = f"sqlite:///{folder}/stories.db"
    store = Store(url)
    # The store finds them in the transaction that keeps the articles: this part of it alone is timed.
    with patch.object(storyindex, "join", timed):
        for part in batches(printed.article for printed in week):
            # A portal's short texts under other headlines would be withheld, which is not the question here.
            store.commit("run", part, accepted=True)
    store.close()
    engine, _ = open_engine(url)
    with engine.connect() as connection:
        of_article = select(articles.c.id, func.coalesce(articles.c.story, articles.c.id))
        found = {row[0]: row[1] for row in connection.execute(of_article)}
        originals = {row.id: row.original for row in connection.execute(select(stories))}
    engine.dispose()
    return found, originals, timed


def pairs_in(sizes: Iterable[int]) -> int:
    """Pairs of articles in groups of these sizes."""
    return sum(size * (size - 1) // 2 for size in sizes)


def score(
    printed: Sequence[Printed], found: Mapping[str, str], originals: Mapping[str, str | None], seconds: float
) -> Score:
    """Hold what was found against the truth."""
    ids = [(one.article.id or "", one.story) for one in printed]
    both = pairs_in(Counter((found[key], story) for key, story in ids).values())
    in_found = pairs_in(Counter(found[key] for key, _ in ids).values())
    in_truth = pairs_in(Counter(story for _, story in ids).values())
    expected = in_found * in_truth / pairs_in([len(ids)])
    groups = (both - expected) / ((in_found + in_truth) / 2 - expected)
    several = {story for story, size in Counter(story for _, story in ids).items() if size > 1}
    true = [one.article.id or "" for one in printed if one.original and one.story in several]
    right = sum(originals.get(found[key]) == key for key in true)
    return Score(both / in_found, both / in_truth, groups, right / len(true), len(printed) / seconds)


def main(options: argparse.Namespace) -> int:
    """Score every seed; whether all reach the goals decides the exit code."""
    good = True
    for seed in options.seeds:
        week = NewsWeek(options.stories, seed)
        # As a crawl does once it has begun: the garbage collector need not look through the week itself.
        gc.freeze()
        with tempfile.TemporaryDirectory() as folder:
            found, originals, timed = found_in(week, Path(folder))
        came = score([*week], found, originals, timed.seconds)
        good = good and came.is_good
        outlets = max(Counter(one.story for one in week).values())
        print(
            f"seed {seed}: {options.stories:,} stories, {len(week):,} articles (a story has up to {outlets});"
            f" pairs F1 {came.pairs:.4f} (precision {came.precision:.4f}, recall {came.recall:.4f}),"
            f" groups ARI {came.groups:.4f}, originals {came.originals:.4f},"
            f" {came.speed:,.0f} articles a CPU second",
            flush=True,
        )
    return int(not good)


def parsed(arguments: list[str] | None = None) -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3, 4, 5])
    parser.add_argument("--stories", type=int, default=1_000)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(parsed()))
