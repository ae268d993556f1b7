"""A small run of the bundled portal that is begun again and again from one start, and what it must come to.

``SmallRun`` makes a good run over the portal, lets two hours go by, and runs the same command from a copy of
that start for whoever wants it to fail. ``looked_at`` and ``incomplete`` say what is wrong with what a run
left: at the fixed paths, in the feeds, and in the store, which is asked with other programs than newscrawl.
"""

import json
import shutil
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.aftermath import FEEDS, InFile, Stores, half_files, published
from benchmarks.warm import Ended, Warm
from newscrawl.portal.newsroom import NEWEST
from newscrawl.portal.rankings import rankings_at
from tests.faults.portal_thread import PortalThread

FIRST = NEWEST - timedelta(hours=3)
SECOND = FIRST + timedelta(hours=2)
ARTICLES = 130
SECTION, SHOWN = "정치", 12
SECONDS = 300  # far above what a run takes on a busy machine; it only ends what hangs
KILLED = -9


class SmallRun:
    """The portal, the good first run, and what is expected after the second. ``new``: there is no first.

    ``stores`` says where a run keeps what it reads. ``end`` it.
    """

    def __init__(self, folder: Path, warm: Warm, stores: Stores | None = None, *, new: bool = False) -> None:
        self.folder, self.new = folder, new
        self.stores = stores or InFile()
        self.thread = PortalThread(ARTICLES, FIRST)
        self.template = folder / "template" / "data"
        self.template.mkdir(parents=True)
        self.stores.begin(self.template)
        if not new:
            ended = self.run(warm, self.template)
            assert ended.returncode == 0, ended.stderr
        self.old = published(self.template)
        assert set(self.old) == (set() if new else set(FEEDS))
        self.thread.be(SECOND)
        self.listed = self._listed(SECOND)
        self.expected = set(self.listed) | set([] if new else self._listed(FIRST))

    def end(self) -> None:
        """Close the portal."""
        self.thread.end()

    def run(self, warm: Warm, data: Path, **how: Any) -> Ended:
        """The command; ``how`` as ``Warm.run`` takes it."""
        command = ["crawl", "mainnews", "-a", f"section={SECTION}", "-a", "pages=1"]
        command += ["-s", f"PORTAL_URL={self.thread.portal.url}"]
        environment = {"DATA_DIR": str(data)} | self.stores.environment(data)
        return warm.run(command, environment, data.parent, **{"seconds": SECONDS} | how)

    def begin(self) -> Path:
        """A folder as the good first run left it."""
        data = Path(tempfile.mkdtemp(dir=self.folder)) / "data"
        shutil.copytree(self.template, data, symlinks=True)
        self.stores.begin(data)
        return data

    def forget(self, data: Path) -> None:
        """Take a folder away, and its store."""
        self.stores.forget(data)
        shutil.rmtree(data.parent)

    def _by_list(self, at: datetime) -> dict[str | None, list[str]]:
        by_list: dict[str | None, list[str]] = {}
        for rank in rankings_at(self.thread.portal.newsroom, "", at):
            if rank.section == SECTION and rank.article_id:
                by_list.setdefault(rank.name, []).append(rank.article_id)
        return {name: ids[:SHOWN] for name, ids in by_list.items()}

    def _listed(self, at: datetime) -> list[str]:
        gone = {f"portal:{headline.news_id}" for headline in self.thread.portal.newsroom if headline.gone}
        return [found for found in _flat(self._by_list(at).values()) if found not in gone]

    def looked_at(self, data: Path, ended: Ended) -> list[str]:
        """What is wrong right after the run, however it ended."""
        complaints = []
        if "Traceback" in ended.stderr:
            complaints.append(f"a stack trace: {ended.stderr[-1500:]}")
        if ended.returncode != KILLED:
            lines = [line for line in ended.stderr.splitlines() if " INFO: " not in line]
            if "Spider opened" in ended.stderr and "Verdict: " not in ended.stderr:
                complaints.append(f"no verdict: {ended.stderr[-600:]}")
            if ended.returncode and not lines:
                complaints.append(f"exit code {ended.returncode} without a line: {ended.stderr[-600:]}")
        complaints += [f"half a file: {name}" for name in half_files(data)]
        generations = self._generations(data)
        if len(set(generations.values())) != 1:
            complaints.append(f"a mixed set: {generations}")
        return complaints + self.stores.broken(data)

    def _generations(self, data: Path) -> dict[str, str]:
        """For each file at a fixed path, whose picture it shows."""
        found = published(data)
        out = {}
        for name in FEEDS:
            if name not in found:
                out[name] = "old" if self.new else "missing"
            elif found[name] == self.old.get(name):
                out[name] = "old"
            elif name.endswith(".json"):
                ids = [entry.get("id") or entry.get("article_id") for entry in json.loads(found[name])]
                right = self.listed if "articles" in name else _flat(self._by_list(SECOND).values())
                out[name] = "new" if list(dict.fromkeys(ids)) == right else "another"
            else:
                out[name] = "new"
        return out

    def incomplete(self, data: Path) -> list[str]:
        """What is lost or doubled once the command has come to its end."""
        complaints = []
        generations = self._generations(data)
        if set(generations.values()) != {"new"}:
            complaints.append(f"not published: {generations}")
        counted = "SELECT article_id, count(*) AS n FROM revisions GROUP BY article_id"
        kept = {row["article_id"]: row["n"] for row in self.stores.asked(data, counted)}
        if lost := self.expected - set(kept):
            complaints.append(f"{len(lost)} articles are lost")
        if unknown := set(kept) - self.expected:
            complaints.append(f"{len(unknown)} unknown articles")
        if doubled := [found for found, number in kept.items() if number > 1]:
            complaints.append(f"{len(doubled)} articles are kept twice")
        same = "SELECT count(*) AS n FROM rankings JOIN runs ON runs.id = run"
        same += " GROUP BY crawl, list_key, rank, url"
        if any(row["n"] > 1 for row in self.stores.asked(data, same)):
            complaints.append("ranks are kept twice")
        [waiting] = self.stores.asked(data, "SELECT count(*) AS n FROM frontier")
        if waiting["n"]:
            complaints.append(f"{waiting['n']} rows are left on the frontier")
        return complaints

    def paths(self, data: Path) -> list[str]:
        """What the run touches under names that are known before."""
        store = (data / f"newscrawl.db{end}" for end in ("-wal", "-shm", "-journal"))
        found = {data, *data.rglob("*"), *store}
        # A link is followed: it would be the same thing twice.
        with suppress(FileNotFoundError):
            found = {path for path in found if not path.is_symlink()}
        return sorted(map(str, found))


def _flat(lists: Iterable[list[str]]) -> list[str]:
    return list(dict.fromkeys(found for each in lists for found in each))
