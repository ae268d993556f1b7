"""An invented day of a portal and of an outlet's own site, with the truth about their lists at every look.

The articles are the bundled portal's; some are printed by other outlets too. What is read draws attention
that rises and fades; rankings of what is read most are counted anew every half hour, boxes of main news every
twenty minutes. All lists are looked at every ten minutes, the outlet's own ones not between two and six.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random
from typing import Any, Final

from benchmarks.newsdesk import EDITS, Report
from newscrawl.exceptions import FailureClass
from newscrawl.items import Article, Ranking
from newscrawl.portal.beats import GROUPS
from newscrawl.portal.editing import Editing
from newscrawl.portal.newsroom import Headline, Newsroom
from newscrawl.portal.publishers import PUBLISHERS
from newscrawl.portal.story import Paragraph
from newscrawl.portal.truth import article_truth
from newscrawl.portal.writer import Writer
from newscrawl.store import RunRecord, Store
from newscrawl.store.records import VerdictWord
from newscrawl.text import KST

DAY: Final = datetime(2025, 2, 4, tzinfo=KST)
STEP: Final = timedelta(minutes=10)
LOOKS: Final = 144
URL: Final = "https://news.portal.example"
# What names a list in its ranks.
_Names = dict[str, Any]
# The hours in which the outlet's own site is not looked at.
UNSEEN: Final = (DAY + timedelta(hours=2), DAY + timedelta(hours=6))
_POPULAR: Final[_Names] = {
    "site": "portal",
    "list": "trending",
    "name": "트렌드 뉴스",
    "tab": "인기뉴스",
}
_OWN: Final[_Names] = {"site": "garam", "list": "trending", "name": "많이 본 기사"}


@dataclass(frozen=True, slots=True)
class Printed:
    """An article, how much attention it draws at most, when it does so, and its group of sections."""

    article: Article
    headline: Headline
    group: str
    most: float
    peak: float  # hours after publication

    def attention(self, at: datetime) -> float:
        """How much attention it has at a time: none before it is out."""
        published = self.article.published_at or at
        age = (at - published).total_seconds() / 3600
        return self.most * (age / self.peak) * math.exp(1 - age / self.peak) if age > 0 else 0.0


class ReportDay:
    """The day from ``seed``; ``looks`` has what each look found, in order of time."""

    def __init__(self, seed: int = 7, looks: int = LOOKS) -> None:
        self._random = Random(f"day {seed}")
        self._newsroom = Newsroom(
            1_100, seed, Editing(since=DAY, until=DAY + timedelta(days=1), headlines=60, reach=1_000)
        )
        self.printed = [one for headline in self._headlines() for one in self._print(headline)]
        self.looks = [
            (DAY + number * STEP, list(self._lists(DAY + number * STEP))) for number in range(looks)
        ]

    def _headlines(self) -> Iterator[Headline]:
        for headline in self._newsroom:
            is_near = DAY - timedelta(hours=12) <= headline.published < DAY + timedelta(days=1)
            if is_near and not headline.gone:
                yield headline

    def _print(self, headline: Headline) -> Iterator[Printed]:
        """The article, and what other outlets make of it."""
        rng = self._random
        story = Writer(self._newsroom, headline).write(headline.published)
        article = article_truth(story, URL)
        article.requested_url, article.crawled_at = article.url, headline.published + timedelta(minutes=6)
        most, peak = rng.lognormvariate(0, 1), rng.uniform(0.8, 4)
        group = next(one.name for one in GROUPS if headline.category in one.categories)
        yield Printed(article, headline, group, most, peak)
        paragraphs = [block.text for block in story.blocks if isinstance(block, Paragraph)]
        if len(paragraphs) < 3 or rng.random() > 0.2:
            return
        others = [one for one in PUBLISHERS if one.name != headline.publisher.name and not one.broadcasts]
        for number, publisher in enumerate(
            rng.sample(others, min(1 + int(rng.expovariate(0.4)), len(others)))
        ):
            report = Report(publisher.name, story.title, [*paragraphs], [], headline.published)
            for edit, share in EDITS[1:-1]:  # all but other headlines, which say nothing, and other texts
                if rng.random() < share:
                    edit(report, rng, list)
            published = headline.published + timedelta(minutes=2 + int(rng.expovariate(1 / 60)))
            identity = f"{headline.news_id}{number}"
            copy = replace(
                article,
                id=f"portal:{identity}",
                url=f"{URL}/news/{identity}",
                requested_url=f"{URL}/news/{identity}",
                source_url=None,
                publisher=publisher.name,
                title=report.title,
                body="\n\n".join(report.paragraphs),
                published_at=published,
                crawled_at=published + timedelta(minutes=6),
            )
            yield Printed(copy, headline, group, most * rng.uniform(0.2, 1.1), peak)

    # -- Lists ----------------------------------------------------------------------------------------

    def _lists(self, at: datetime) -> Iterator[Ranking]:
        hour = at - (at - DAY) % timedelta(minutes=30)
        yield from self._ranked(self.printed, hour, at, 20, _POPULAR)
        made = at - (at - DAY) % timedelta(minutes=20)
        for group in GROUPS:
            names: _Names = {
                "site": "portal",
                "list": "mainnews",
                "name": f"{group.name} 주요뉴스",
                "section": group.name,
            }
            yield from self._ranked(
                [one for one in self.printed if one.group == group.name], made, at, 6, names
            )
        if not UNSEEN[0] <= at < UNSEEN[1]:
            own = [one for one in self.printed if one.article.publisher == PUBLISHERS[0].name]
            yield from self._ranked(own, hour, at, 10, _OWN)

    def _ranked(
        self, printed: list[Printed], made: datetime, at: datetime, size: int, names: _Names
    ) -> Iterator[Ranking]:
        found = [one for one in printed if one.attention(made) > 0]
        found.sort(key=lambda one: -one.attention(made))
        for rank, one in enumerate(found[:size], 1):
            yield Ranking(
                **names,
                rank=rank,
                title=title_at(one, made),
                url=one.article.url,
                article_id=one.article.id,
                publisher=one.article.publisher,
                observed_at=at,
            )

    # -- Into a store ---------------------------------------------------------------------------------

    def keep(self, store: Store) -> None:
        """Let a week of runs, and the day, happen in a store."""
        self._past(store)
        waiting = sorted(self.printed, key=lambda one: one.article.crawled_at or DAY)
        edits = [one for one in self.printed if _edited_within(one)]
        for at, ranks in self.looks:
            come = [one.article for one in waiting if (one.article.crawled_at or DAY) <= at]
            waiting = waiting[len(come) :]
            again = [one for one in edits if one.headline.edit and at - STEP < one.headline.edit.at <= at]
            items = come + [replace(one.article, title=title_at(one, at), crawled_at=at) for one in again]
            for site in ("portal", "garam"):
                of_site = [one for one in ranks if one.site == site]
                if of_site:
                    _run(store, site, at, items if site == "portal" else [], of_site)

    def _past(self, store: Store) -> None:
        """Six days before, on which not everything went well."""
        for back in range(1, 7):
            for hour in (7, 12, 18):
                at = DAY - timedelta(days=back) + timedelta(hours=hour)
                shrank = FailureClass.LIST_SHRUNK if back == 2 and hour == 12 else None
                _run(store, "portal", at, [], [], trouble=shrank)
                closed = FailureClass.FORBIDDEN if back in {4, 5} else None
                _run(store, "garam", at, [], [], trouble=closed, word="broken")


def title_at(one: Printed, at: datetime) -> str | None:
    """The headline of an article at a time; editors change those of originals alone."""
    return one.headline.title_at(at) if _is_original(one) else one.article.title


def _is_original(one: Printed) -> bool:
    return one.article.id == f"portal:{one.headline.news_id}"


def _edited_within(one: Printed) -> bool:
    edit = one.headline.edit
    return _is_original(one) and edit is not None and edit.at > (one.article.crawled_at or DAY)


def _run(
    store: Store,
    site: str,
    at: datetime,
    articles: list[Article],
    ranks: list[Ranking],
    *,
    trouble: FailureClass | None = None,
    word: VerdictWord = "degraded",
) -> None:
    """A crawl of a site, from beginning to end."""
    run = f"{site}-{at:%d%H%M}"
    record = RunRecord(id=run, spider="trending", started=at, site=site)
    crawl = store.begin_run(record, run, []).crawl
    store.commit(run, articles, [replace(one, run=run) for one in ranks])
    verdict: VerdictWord = word if trouble else "ok"
    ended = replace(
        record, crawl=crawl, ended=at, reasons=[], counts={"articles/new": len(articles)}, timings={}
    )
    health = {site: {"verdict": verdict, "classes": [trouble] if trouble else []}}
    store.finish_run(replace(ended, verdict=verdict, health=health))
