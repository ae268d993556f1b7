"""The state of a store in Prometheus's text format, version 0.0.4.

https://prometheus.io/docs/instrumenting/exposition_formats/ - written here, in forty lines, and not by
prometheus_client: nothing is counted in this process, all of it is asked of the store at that moment.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from newscrawl.store.records import RunRecord
from newscrawl.store.watching import Watched
from newscrawl.text import one_line

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
# As numbers, so that max() over sites is the worst.
_VERDICTS = {"ok": 0, "degraded": 1, "broken": 2}
# Counts of a run that are shown of the latest one, and as what.
_ARTICLES = ("listed", "known", "new", "revised", "unchanged", "refused", "withheld", "failed")


@dataclass(frozen=True, slots=True)
class Family:
    """A metric: name, type, what it means, and its samples by labels."""

    name: str
    kind: str
    help: str
    samples: list[tuple[Mapping[str, str], float]] = field(default_factory=list)

    def lines(self) -> Iterable[str]:
        """Its lines; none where there are no samples."""
        if not self.samples:
            return
        yield f"# HELP {self.name} {self.help}"
        yield f"# TYPE {self.name} {self.kind}"
        for labels, value in self.samples:
            inner = ",".join(f'{name}="{_escaped(text)}"' for name, text in labels.items())
            yield f"{self.name}{{{inner}}} {value:.17g}" if inner else f"{self.name} {value:.17g}"


def exposition(watched: Watched) -> str:
    """All metrics of a store."""
    families = [*_of_runs(watched), *_of_sites(watched), *_of_tables(watched)]
    return "".join(f"{line}\n" for family in families for line in family.lines())


def _of_runs(watched: Watched) -> list[Family]:
    ended = Family("newscrawl_runs_total", "counter", "Runs that ended, by verdict.")
    for (spider, word), number in sorted(watched.ended.items()):
        ended.samples.append(({"spider": spider, "verdict": word}, number))
    verdict = Family(
        "newscrawl_run_verdict", "gauge", "Verdict of the latest run: 0 ok, 1 degraded, 2 broken."
    )
    at = Family("newscrawl_run_ended_timestamp_seconds", "gauge", "When the latest run ended.")
    seconds = Family("newscrawl_run_duration_seconds", "gauge", "How long the latest run took.")
    waited = Family("newscrawl_run_waited_seconds", "gauge", "How long its hosts rested or asked it to wait.")
    read = Family("newscrawl_run_articles", "gauge", "Articles of the latest run, by what became of them.")
    ranks = Family("newscrawl_run_ranks", "gauge", "Ranks that the latest run observed.")
    size = Family("newscrawl_run_received_bytes", "gauge", "Bytes of answers that the latest run received.")
    for run in watched.latest:
        labels = {"spider": run.spider, "sites": run.site or ""}
        counts, timings = run.counts or {}, run.timings or {}
        verdict.samples.append((labels, _VERDICTS.get(run.verdict or "broken", 2)))
        if run.ended is not None:
            at.samples.append((labels, run.ended.timestamp()))
        for family, name in ((seconds, "total"), (waited, "waited")):
            if name in timings:
                family.samples.append((labels, timings[name]))
        for name in _ARTICLES:
            read.samples.append(({**labels, "what": name}, counts.get(f"articles/{name}", 0)))
        ranks.samples.append((labels, counts.get("rankings/observed", 0)))
        size.samples.append((labels, counts.get("answers/bytes", 0)))
    at_work = Family("newscrawl_runs_at_work", "gauge", "Runs that have begun and not ended.")
    at_work.samples.append(({}, watched.at_work))
    return [ended, verdict, at, seconds, waited, read, ranks, size, at_work]


def _of_sites(watched: Watched) -> list[Family]:
    verdict = Family(
        "newscrawl_site_verdict",
        "gauge",
        "A site in the latest run that asked it: 0 ok, 1 degraded, 2 broken.",
    )
    failing = Family(
        "newscrawl_site_failing", "gauge", "1 for each class of failure of that run at the site."
    )
    for (spider, site), (word, classes) in sorted(_sites(watched.latest).items()):
        labels = {"spider": spider, "site": site}
        verdict.samples.append((labels, _VERDICTS.get(word, 2)))
        failing.samples.extend(({**labels, "class": one}, 1) for one in classes)
    good = Family(
        "newscrawl_good_list_timestamp_seconds",
        "gauge",
        "When a list of the site was last read, without failure and without doubt.",
    )
    for site, moment in sorted(watched.good_lists.items()):
        good.samples.append(({"site": site}, moment.timestamp()))
    filled = Family(
        "newscrawl_field_filled_ratio", "gauge", "Share of the site's latest articles that have the field."
    )
    for (site, name), share in sorted(watched.filled.items()):
        filled.samples.append(({"site": site, "field": name}, share))
    return [verdict, failing, good, filled]


def _sites(latest: list[RunRecord]) -> dict[tuple[str, str], tuple[str, list[str]]]:
    """Verdict and classes of failure of each spider and site; ``latest`` has the newest run last."""
    found: dict[tuple[str, str], tuple[str, list[str]]] = {}
    for run in latest:
        whole: dict[str, Any] = {"verdict": run.verdict, "classes": []}
        health = run.health or dict.fromkeys((run.site or "").split(","), whole)
        for site, one in health.items():
            found[run.spider, site] = (str(one["verdict"]), list(one["classes"]))
    return found


def _of_tables(watched: Watched) -> list[Family]:
    words = {
        "articles": ("newscrawl_articles", "Articles in the store."),
        "revisions": ("newscrawl_revisions", "Versions of articles in the store."),
        "ranks_observed": ("newscrawl_observed_ranks", "Ranks that were observed, all there ever were."),
        "waiting": ("newscrawl_waiting", "Lists and articles that wait to be read."),
    }
    families = [
        Family(name, "gauge", what, [({}, watched.rows[table])]) for table, (name, what) in words.items()
    ]
    size = Family("newscrawl_store_bytes", "gauge", "Bytes of the store on the disk.")
    size.samples.append(({}, watched.store_bytes))
    return [*families, size]


def _escaped(text: str) -> str:
    # A site is called by its address if it has no declaration, and what a run says may quote a page.
    return one_line(text).replace("\\", r"\\").replace('"', r"\"")
