"""Headlines and texts that change while runs go on hourly: are they seen, and called what they are?

``python -m benchmarks.headlines`` crawls the bundled portal every hour of its time. Its editors change many
headlines, texts and templates, and withdraw articles; its lists cut and decorate headlines. What the store
then says is held against what the editors say. The last run reads everything again (``fresh=0``), so that
changes of texts that no list tells are seen too. The store's times are moved back by an hour after each run.

Exit code 1 unless every headline that changed on a list is seen in the run after that, nothing is read again
for a cut or decorated one, 95 of 100 changes have the right classes, and a template's change is one event.
"""

import argparse
import re
import sqlite3
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from newscrawl.portal.editing import Editing
from newscrawl.portal.newsroom import NEWEST, Newsroom
from newscrawl.portal.truth import edits
from tests.conftest import scrapy_command
from tests.faults.ageing import age
from tests.faults.portal_thread import PortalThread

HOUR = timedelta(hours=1)
# What the portal changes by itself after its newest article, it has changed by then.
START = NEWEST + 6 * HOUR
RIGHT = 0.95
_FOLLOWED = re.compile(r"(\d+) changed headlines?")
_SAVED = re.compile(r"saved +([\d,]+) KB")


@dataclass(slots=True)
class Result:
    """What became of the changes; ``missed`` and ``wrong`` name them."""

    visible: int = 0
    seen: int = 0
    followed: int = 0
    changes: int = 0
    right: int = 0
    events: int = 0
    templates: int = 0
    withdrawn: tuple[int, int] = (0, 0)
    saved: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        """Whether everything holds that is asked for."""
        return (
            self.seen == self.visible == self.followed
            and self.right >= RIGHT * self.changes
            and self.events == self.templates
            and self.withdrawn[0] == self.withdrawn[1]
        )


def crawl_hourly(data: Path, articles: int, hours: int, editing: Editing, seed: int) -> Result:
    """Crawl so many hours and compare."""
    thread = PortalThread(articles, START, seed=seed, editing=editing, dressed=True)
    command, result = scrapy_command(data), Result()
    ends = []
    try:
        for hour in range(hours + 1):
            at = START + hour * HOUR
            thread.be(at)
            fresh = ("-a", "fresh=0") if hour == hours else ()
            ended = command("crawl", "mainnews", "-s", f"PORTAL_URL={thread.portal.url}", *fresh)
            if ended.returncode:
                raise SystemExit(ended.stderr)
            result.followed += sum(map(int, _FOLLOWED.findall(ended.stderr)))
            result.saved += sum(int(found.replace(",", "")) for found in _SAVED.findall(ended.stderr))
            ends.append(at)
            age(data / "newscrawl.db", HOUR)
        compare(data / "newscrawl.db", thread.portal.newsroom, ends, result)
    finally:
        thread.end()
    return result


def compare(store: Path, newsroom: Newsroom, times: list[datetime], result: Result) -> None:
    """Hold the store against the editors; ``times`` are those of the runs."""
    with sqlite3.connect(store) as connection:
        runs = [row[0] for row in connection.execute("SELECT id FROM runs ORDER BY started, id")]
        of_runs = "SELECT article_id, text FROM revisions JOIN shared_texts ON key = run WHERE revision > 1"
        revised = set(connection.execute(of_runs))
        found: dict[str, set[str]] = {}
        for article_id, classes in connection.execute("SELECT article_id, classes FROM changes"):
            found.setdefault(article_id, set()).update(set(classes.split(",")) - {"template"})
        [result.events] = connection.execute("SELECT count(*) FROM site_events").fetchone()
    truth = list(edits(newsroom, times[-1]))
    told = {one["id"]: one for one in truth if one["id"] is not None}
    result.templates = sum(one["subject"] == "template" for one in truth)
    for one in truth:
        if one["subject"] == "headline" and _shows(newsroom, one, times):
            result.visible += 1
            run = next(number for number, at in enumerate(times) if at >= datetime.fromisoformat(one["at"]))
            if (one["id"], runs[run]) in revised:
                result.seen += 1
            else:
                result.missed.append(f"{one['before']} -> {one['after']}")
    withdrawn = [one["id"] for one in truth if one["subject"] == "withdrawal"]
    result.withdrawn = (sum(found.get(one) == {"withdrawal"} for one in withdrawn), len(withdrawn))
    for article_id in sorted(found.keys() | told.keys()):
        expected = {told[article_id]["class"]} if article_id in told else set()
        if expected == {"withdrawal"} or expected == found.get(article_id, set()) == set():
            continue
        result.changes += 1
        if expected == found.get(article_id, set()):
            result.right += 1
        else:
            result.wrong.append(f"{article_id}: {expected or 'nothing'}, called {found.get(article_id)}")


def _shows(newsroom: Newsroom, one: dict[str, Any], times: list[datetime]) -> bool:
    """Whether a list shows that a headline changed: not where both are cut before that."""
    index = newsroom.index_of(int(str(one["id"]).partition(":")[2]))
    headline, at = newsroom.headline(index or 0), datetime.fromisoformat(one["at"])
    return headline.listed_at(at) != headline.listed_at(at - timedelta(seconds=1)) and at <= times[-1]


def show(result: Result) -> None:
    """Print what came out."""
    print(f"headlines that changed on a list: {result.seen} of {result.visible} seen in the run after")
    print(f"articles read again for their headline: {result.followed}")
    share = result.right / result.changes if result.changes else 1.0
    print(f"classes: {result.right} of {result.changes} right ({share:.1%})")
    print(f"template changes: {result.templates}, events {result.events}")
    print(f"withdrawals: {result.withdrawn[0]} of {result.withdrawn[1]}")
    print(f"not sent again: {result.saved:,} KB")
    for line in (*result.missed, *result.wrong):
        print(f"  {line}")


def main(options: argparse.Namespace) -> int:
    """Crawl, compare, print."""
    editing = Editing(
        since=START + timedelta(minutes=1),
        until=START + (options.hours - 1) * HOUR,
        headlines=options.headlines,
        texts=options.texts,
        withdrawals=options.withdrawals,
        templates=options.templates,
        reach=options.articles,
    )
    with tempfile.TemporaryDirectory() as folder:
        result = crawl_hourly(Path(folder) / "data", options.articles, options.hours, editing, options.seed)
    show(result)
    print(Counter(line.partition(": ")[2] for line in result.wrong).most_common(5) if result.wrong else "ok")
    return int(not result.is_good)


def parsed(arguments: list[str] | None = None) -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=520)
    parser.add_argument("--hours", type=int, default=24)
    parser.add_argument("--headlines", type=int, default=230)
    parser.add_argument("--texts", type=int, default=100)
    parser.add_argument("--withdrawals", type=int, default=10)
    parser.add_argument("--templates", type=int, default=1)
    parser.add_argument("--seed", type=int, default=7)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(parsed()))
