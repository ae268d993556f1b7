"""Crawls in processes of their own."""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from newscrawl.store import Store
from tests import forkserver

PROJECT = Path(__file__).parents[2]


@dataclass
class Crawl:
    """A crawl that has ended."""

    data: Path
    stats: dict[str, Any]
    log: str

    def store(self) -> Store:
        """The crawl's store, opened anew."""
        return Store(f"sqlite:///{self.data}/newscrawl.db")

    def feeds(self, kind: str) -> list[Path]:
        """The run's feeds whose names end in ``kind``, oldest first."""
        return sorted((self.data / "feeds" / "listspider").glob(f"*.{kind}"))

    def articles(self) -> list[dict[str, Any]]:
        """The articles of the newest JSON feed."""
        return list(json.loads(self.feeds("articles.json")[-1].read_text(encoding="utf-8")))


@pytest.fixture
def crawl(tmp_path: Path) -> Callable[..., Crawl]:
    """``crawl(scenario, "NAME=VALUE", …)`` runs one crawl over the test's own data folder."""

    def run(scenario: str = "plain", *options: str) -> Crawl:
        arguments = (str(tmp_path), scenario, *options)
        done = forkserver.run("tests.pipelines.listcrawl", arguments, os.environ, 120)
        assert done.returncode == 0, done.stderr
        stats = json.loads((tmp_path / "stats.json").read_text(encoding="utf-8"))
        return Crawl(tmp_path, stats, done.stderr)

    return run
