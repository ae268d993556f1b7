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
    assert (both.returncode, both.stderr.count("there is no run x")) == (1, 1)
    alone = run_scrapy("export", "--run", "x", "--force")
    assert alone.returncode == 2
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
    again = (tmp_path / "other").glob("mainnews.*")
    assert {path.name: path.read_bytes() for path in again} == before


def test_as_many_older_sets_stay_as_the_setting_says(run_scrapy: Command, tmp_path: Path) -> None:
    assert run_scrapy(*CRAWL).returncode == 0
    for kept, left in ((3, 2), (3, 3), (1, 1)):
        done = run_scrapy("export", "--published", "-s", f"PUBLISHED_SETS={kept}")
        assert done.returncode == 0, done.stderr
        folders = (tmp_path / "data/feeds/mainnews/published").iterdir()
        assert len([one for one in folders if not one.is_symlink()]) == left


def test_what_a_run_observed_is_published_by_force_alone(run_scrapy: Command, tmp_path: Path) -> None:
    folder = tmp_path / "data" / "feeds"
    assert run_scrapy(*CRAWL).returncode == 0
    before = {path.name: path.read_bytes() for path in folder.glob("mainnews.*")}
    # Of every list only the first page, and of that what fits: no picture of now.
    limited = run_scrapy(*CRAWL, "-a", "section=경제", "-a", "limit=1", "-a", "fresh=0")
    [line] = [line for line in limited.stderr.splitlines() if "stay as they were" in line]
    assert {path.name: path.read_bytes() for path in folder.glob("mainnews.*")} == before
    _, command = line.split("all the same: scrapy ")
    run_id = command.split()[-2]

    refused = run_scrapy("export", "--published", "--run", run_id)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr.startswith(f"newscrawl: {run_id} is no picture of now: limit= left")
    assert {path.name: path.read_bytes() for path in folder.glob("mainnews.*")} == before

    forced = run_scrapy(*command.split())
    assert forced.returncode == 0, forced.stderr
    ranks = json.loads((folder / "mainnews.rankings.json").read_text(encoding="utf-8"))
    assert {one["section"] for one in ranks if one["run"] == run_id} == {"경제"}
    # Lists that it did not come to stay as they were.
    assert {"정치", "경제"} <= {one["section"] for one in ranks if one["run"] != run_id}
    assert len({(one["name"], one["run"]) for one in ranks}) == len({one["name"] for one in ranks})
