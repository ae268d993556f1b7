"""A portal that is sound in the first run and at fault in the second, and a good first run over it."""

import json
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from newscrawl.portal.newsroom import NEWEST
from newscrawl.portal.rankings import rankings_at
from newscrawl.portal.truth import article_truth
from newscrawl.portal.writer import Writer
from newscrawl.store import Store
from tests.conftest import scrapy_command
from tests.faults.portal_thread import PortalThread

ARTICLES = 700
# Politics is one of ten categories, and an article appears every three minutes: 20 new ones in ten hours.
FIRST = NEWEST - timedelta(hours=11)
SECOND = FIRST + timedelta(hours=10)
# Four pages of the list 정치 뉴스, and the box 정치 주요뉴스.
SHOWN = 48
LIST = ("mainnews", "-a", "section=정치", "-a", "pages=4")
FEEDS = tuple(f"mainnews.{what}.{kind}" for what in ("articles", "rankings") for kind in ("json", "csv"))


@dataclass
class Run:
    """One run that has ended: what it said, and what it left in its folder."""

    result: subprocess.CompletedProcess[str]
    folder: Path

    @property
    def verdict(self) -> str:
        """The line of the verdict, without its beginning."""
        lines = [line for line in self.result.stderr.splitlines() if "Verdict: " in line]
        assert len(lines) == 1, self.result.stderr[-3000:]
        return lines[0].partition("Verdict: ")[2]

    @property
    def classes(self) -> set[str]:
        """The classes of failure that the run has in the table of runs."""
        with sqlite3.connect(self.folder / "newscrawl.db") as connection:
            query = "SELECT health FROM runs ORDER BY started DESC, rowid DESC LIMIT 1"
            (health,) = connection.execute(query).fetchone()
        return {name for site in json.loads(health).values() for name in site["classes"]}

    @property
    def published(self) -> dict[str, bytes]:
        """The files at the fixed paths that are there."""
        feeds = self.folder / "feeds"
        return {name: (feeds / name).read_bytes() for name in FEEDS if (feeds / name).exists()}


class World:
    """The portal of a test, whose first run was good."""

    def __init__(self, thread: PortalThread, folder: Path, first: Run) -> None:
        self.thread, self.folder, self.first = thread, folder, first
        self._command = scrapy_command(folder)

    def run(self, *arguments: str, at: datetime = SECOND, faults: str = "") -> Run:
        """Another run, at this time of the portal and with these faults."""
        self.thread.be(at, faults)
        return crawl(self._command, self.thread.portal.url, self.folder, *arguments)

    def false_articles(self) -> list[str]:
        """Ids of stored articles that have a revision which never stood at their address."""
        ids = sorted(self.stored())
        store = Store(f"sqlite:///{self.folder}/newscrawl.db")
        texts = {found: [(each.title, each.body) for each in store.revisions(found)] for found in ids}
        store.close()
        return [found for found in ids if not set(texts[found]) <= set(self._true(found))]

    def stored(self) -> set[str]:
        """Ids of the stored articles."""
        return self._ids("SELECT id FROM articles")

    def undated(self) -> set[str]:
        """Those without a time of publication, or with one that no article of the portal has."""
        newest = NEWEST.isoformat()
        return self._ids(
            "SELECT id FROM articles JOIN revisions AS own ON article_id = id"
            " AND own.revision = articles.revision"
            f" WHERE coalesce(json_extract(content, '$.published_at'), '9') > '{newest}'"
        )

    def _ids(self, query: str) -> set[str]:
        with sqlite3.connect(self.folder / "newscrawl.db") as connection:
            return {row[0] for row in connection.execute(query)}

    def _true(self, article_id: str) -> list[tuple[str | None, str | None]]:
        newsroom = self.thread.portal.newsroom
        index = newsroom.index_of(int(article_id.partition(":")[2]))
        if index is None or newsroom.headline(index).gone:
            return []
        headline = newsroom.headline(index)
        stories = [Writer(newsroom, headline).write(at) for at in (FIRST, SECOND)]
        return [(article.title, article.body) for article in (article_truth(story, "") for story in stories)]

    def worse(self, before: dict[str, bytes], published: dict[str, bytes]) -> list[str]:
        """In what a published set is worse than the one ``before``. It is not if every list of that one is in
        it and is a list that stood on the portal, with all of its articles, in its order.
        """
        if published.keys() != before.keys():
            return [f"{sorted(before.keys() - published.keys())} are missing"]
        ranks = json.loads(published["mainnews.rankings.json"])
        articles = json.loads(published["mainnews.articles.json"])
        worse = []
        for name in sorted({rank["name"] for rank in json.loads(before["mainnews.rankings.json"])}):
            shown = [rank["article_id"] for rank in ranks if rank["name"] == name]
            if shown not in [self.listed(name, at) for at in (FIRST, SECOND)]:
                worse.append(f"{name}: {len(shown)} entries are no list of the portal")
        readable = dict.fromkeys(rank["article_id"] for rank in ranks if self._true(rank["article_id"]))
        found = [article["id"] for article in articles]
        if found != list(readable):
            worse.append(f"{len(found)} articles, {len(readable)} that can be read stand on the lists")
        worse += [
            f"{article['id']} is another text"
            for article in articles
            if (article["title"], article["body"]) not in self._true(article["id"])
        ]
        return worse

    def listed(self, name: str, at: datetime) -> list[str | None]:
        """Ids of a list at a time, in order."""
        ranks = rankings_at(self.thread.portal.newsroom, "", at)
        return [rank.article_id for rank in ranks if rank.name == name][:SHOWN]


def crawl(command: Any, url: str, folder: Path, *arguments: str) -> Run:
    given = arguments if arguments and arguments[0] in {"mainnews", "trending"} else (*LIST, *arguments)
    return Run(command("crawl", "-s", f"PORTAL_URL={url}", "-s", "RETRY_TIMES=0", *given), folder)


@pytest.fixture(scope="session")
def portal_thread() -> Iterator[PortalThread]:
    thread = PortalThread(ARTICLES, FIRST)
    yield thread
    thread.end()


@pytest.fixture(scope="session")
def first_run(portal_thread: PortalThread, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A good run over the sound portal."""
    folder = tmp_path_factory.mktemp("faults") / "data"
    portal_thread.be(FIRST)
    run = crawl(scrapy_command(folder), portal_thread.portal.url, folder)
    assert run.result.returncode == 0, run.result.stderr
    assert run.verdict.startswith("ok")
    return run


@pytest.fixture
def world(portal_thread: PortalThread, first_run: Run, tmp_path: Path) -> Iterator[World]:
    """The portal, and a folder with what the good first run left."""
    folder = tmp_path / "data"
    shutil.copytree(first_run.folder, folder, symlinks=True)
    yield World(portal_thread, folder, Run(first_run.result, folder))
    portal_thread.recover()
