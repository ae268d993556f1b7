"""``scrapy export --run``: the feeds of a run that is over, from the store."""

import json
from pathlib import Path

from newscrawl.store import Store
from tests.conftest import Command

CRAWL = ("crawl", "mainnews", "-a", "site=portal", "-s", "PORTAL_ARTICLES=60")


def feeds(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_the_feeds_come_back_as_the_run_wrote_them(run_scrapy: Command, tmp_path: Path) -> None:
    assert run_scrapy(*CRAWL, "-a", "limit=8").returncode == 0
    store = Store(f"sqlite:///{tmp_path}/data/newscrawl.db")
    (run,) = store.runs()
    folder = tmp_path / "data" / "feeds" / "mainnews"
    before = feeds(folder)
    assert len(before) == 4
    for path in folder.iterdir():
        path.unlink()

    done = run_scrapy("export", "--run", run.id)
    assert done.returncode == 0, done.stderr
    assert sorted(Path(line).name for line in done.stdout.splitlines()) == sorted(before)
    after = feeds(folder)

    def items(content: dict[str, bytes], kind: str) -> dict[str, object]:
        # In the order of the lists now; a crawl writes articles as they arrive.
        return {json.dumps(one, sort_keys=True): one for one in json.loads(content[f"{run.id}.{kind}.json"])}

    assert items(after, "articles") == items(before, "articles")
    assert after[f"{run.id}.rankings.json"] == before[f"{run.id}.rankings.json"]
    assert after[f"{run.id}.rankings.csv"] == before[f"{run.id}.rankings.csv"]
    assert sorted(after[f"{run.id}.articles.csv"]) == sorted(before[f"{run.id}.articles.csv"])


def test_what_cannot_be_exported_is_one_line(run_scrapy: Command, tmp_path: Path) -> None:
    unknown = run_scrapy("export", "--run", "20250205T063000Z-mainnews-1a2b3c")
    assert unknown.returncode == 1
    assert unknown.stderr == (
        "newscrawl: there is no run 20250205T063000Z-mainnews-1a2b3c; `scrapy runs --json` shows the ids\n"
    )
    nameless = run_scrapy("export")
    assert nameless.returncode == 2
    assert "name a run, scrapy export --run ID" in nameless.stdout + nameless.stderr
    both = run_scrapy("export", "--run", "x", "--published")
    assert both.returncode == 2
    nothing = run_scrapy("export", "--published", "--spider", "trending")
    assert nothing.returncode == 1
    assert nothing.stderr.startswith("newscrawl: nothing was published by trending yet;")


def test_what_is_published_comes_out_of_the_store_byte_for_byte(run_scrapy: Command, tmp_path: Path) -> None:
    assert run_scrapy(*CRAWL).returncode == 0
    folder = tmp_path / "data" / "feeds"
    before = {path.name: path.read_bytes() for path in folder.glob("mainnews.*")}
    assert len(before) == 4
    done = run_scrapy("export", "--published", "--to", str(tmp_path / "other"))
    assert done.returncode == 0, done.stderr
    assert sorted(Path(line).name for line in done.stdout.splitlines()) == sorted(before)
    assert feeds(tmp_path / "other") == before
