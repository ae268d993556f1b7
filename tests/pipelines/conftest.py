"""Crawls in processes of their own."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from newscrawl.store import Store

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
        done = subprocess.run(
            [sys.executable, "-m", "tests.pipelines.listcrawl", str(tmp_path), scenario, *options],
            cwd=PROJECT,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        stats = json.loads((tmp_path / "stats.json").read_text(encoding="utf-8"))
        return Crawl(tmp_path, stats, done.stderr)

    return run
