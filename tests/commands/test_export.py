"""``scrapy export --run``: the feeds of a run that is over, from the store."""

import json
import os
import shlex
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pandas as pd
import pytest

from newscrawl.store import Store
from tests.conftest import PROJECT, Command, scrapy_command
from tests.ports import free_port

CRAWL = ("crawl", "mainnews", "-a", "site=portal", "-s", "PORTAL_ARTICLES=60")


@pytest.fixture(scope="module")
def port() -> str:
    """The portal's: the usual one may be taken, and at another the next run would find another site."""
    return f"PORTAL_PORT={free_port()}"


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory, port: str) -> Path:
    """What one whole crawl leaves."""
    data = tmp_path_factory.mktemp("once") / "data"
    assert scrapy_command(data)(*CRAWL, "-s", port).returncode == 0
    return data


@pytest.fixture
def crawled(tmp_path: Path, once: Path) -> None:
    """A crawl was here: ``tmp_path / "data"`` is as it left it."""
    shutil.copytree(once, tmp_path / "data", symlinks=True)


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

    # And when what it observed is no rows any more, but history, as far as its limit let it read.
    store.close()
    store = Store(f"sqlite:///{tmp_path}/data/newscrawl.db", keep_observations=timedelta())
    assert store.prune_observations() == store.counts()["rankings"] > 0
    store.close()
    done = run_scrapy("export", "--run", run.id, "--to", str(tmp_path / "later"))
    assert done.returncode == 0, done.stderr
    later = feeds(tmp_path / "later" / "mainnews")
    assert items(later, "articles") == items(before, "articles")
    assert items(later, "rankings") == items(before, "rankings")


def test_what_cannot_be_exported_is_one_line(run_scrapy: Command, tmp_path: Path) -> None:
    none = run_scrapy("export", "--what", "articles", "-o", str(tmp_path / "a.csv"))
    assert (none.returncode, (tmp_path / "a.csv").exists()) == (1, False)
    store = tmp_path / "data" / "newscrawl.db"
    assert none.stderr == f"newscrawl: there is no store at {store}: the first run makes it\n"
    store.parent.mkdir(exist_ok=True)
    Store(f"sqlite:///{store}").close()
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


def test_what_is_published_comes_out_of_the_store_byte_for_byte(
    run_scrapy: Command, crawled: None, tmp_path: Path
) -> None:
    folder = tmp_path / "data" / "feeds"
    before = {path.name: path.read_bytes() for path in folder.glob("mainnews.*")}
    assert len(before) == 4
    done = run_scrapy("export", "--published", "--to", str(tmp_path / "other"))
    assert done.returncode == 0, done.stderr
    assert sorted(Path(line).name for line in done.stdout.splitlines()) == sorted(before)
    again = (tmp_path / "other").glob("mainnews.*")
    assert {path.name: path.read_bytes() for path in again} == before


def test_as_many_older_sets_stay_as_the_setting_says(
    run_scrapy: Command, crawled: None, tmp_path: Path
) -> None:
    for kept, left in ((3, 2), (3, 3), (1, 1)):
        done = run_scrapy("export", "--published", "-s", f"PUBLISHED_SETS={kept}")
        assert done.returncode == 0, done.stderr
        folders = (tmp_path / "data/feeds/mainnews/published").iterdir()
        assert len([one for one in folders if not one.is_symlink()]) == left


def test_what_a_run_observed_is_published_by_force_alone(
    run_scrapy: Command, crawled: None, tmp_path: Path, port: str
) -> None:
    folder = tmp_path / "data" / "feeds"
    before = {path.name: path.read_bytes() for path in folder.glob("mainnews.*")}
    # Of every list only the first page, and of that what fits: no picture of now.
    limited = run_scrapy(*CRAWL, "-s", port, "-a", "section=경제", "-a", "limit=1", "-a", "fresh=0")
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


# -- From the store, whatever run observed it --------------------------------------------------------


def test_the_store_is_exported_in_the_form_that_the_name_says(
    run_scrapy: Command, crawled: None, tmp_path: Path
) -> None:
    store = Store(f"sqlite:///{tmp_path}/data/newscrawl.db")
    known = store.counts()
    out = tmp_path / "new" / "articles.csv"
    done = run_scrapy("export", "--what", "articles", "-o", str(out))
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{out}\n", "")
    assert len(pd.read_csv(out)) == known["articles"]
    # The same through a pipe, and in another form.
    piped = run_scrapy("export", "--what", "articles", "--format", "jsonl", "-o", "-")
    rows = [json.loads(line) for line in piped.stdout.splitlines()]
    assert [row["id"] for row in rows] == [*pd.read_csv(out)["id"]]
    days = tmp_path / "days"
    done = run_scrapy(
        "export", "--what", "articles", "--format", "parquet", "-o", str(days), "--partition", "day"
    )
    assert done.returncode == 0, done.stderr
    moments = {row["id"]: row["published_at"] or row["crawled_at"] for row in rows}
    found = pd.read_parquet(days)
    assert {one.id: str(one.day) for one in found.itertuples()} == {
        key: at[:10] for key, at in moments.items()
    }
    again = run_scrapy(
        "export", "--what", "articles", "--format", "parquet", "-o", str(days), "--partition", "day"
    )
    assert again.returncode == 1
    assert again.stderr == f"newscrawl: {days} is there already: move it away, or name another folder\n"


def test_filters_select(run_scrapy: Command, crawled: None, tmp_path: Path) -> None:
    piped = ("export", "--format", "jsonl", "-o", "-")
    everything = [json.loads(line) for line in run_scrapy(*piped, "--what", "articles").stdout.splitlines()]
    section, publisher = everything[0]["section"], everything[0]["publisher"]
    chosen = run_scrapy(*piped, "--what", "articles", "--section", section, "--publisher", publisher)
    assert [json.loads(line)["id"] for line in chosen.stdout.splitlines()] == [
        one["id"] for one in everything if (one["section"], one["publisher"]) == (section, publisher)
    ]
    assert len(run_scrapy(*piped, "--what", "articles", "--limit", "2").stdout.splitlines()) == 2
    (run,) = (json.loads(line) for line in run_scrapy(*piped, "--what", "runs").stdout.splitlines())
    assert run["verdict"] == "ok"
    ranks = run_scrapy(*piped, "--what", "ranks", "--list", "mainnews").stdout.splitlines()
    assert len(ranks) == Store(f"sqlite:///{tmp_path}/data/newscrawl.db").counts()["rankings"]
    nothing = run_scrapy(*piped, "--what", "articles", "--until", "2001-01-01")
    assert (nothing.returncode, nothing.stdout) == (0, "")
    assert nothing.stderr == "newscrawl: the store has no articles that are asked for\n"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("--what", "pages", "-o", "x.csv"), "--what takes articles, "),
        (("--what", "artciles", "-o", "x.csv"), "--what takes articles, "),
        (("--what", "articles"), "say where it is written: -o FILE, or -o - for a pipe"),
        (("--what", "articles", "-o", "x.docx"), "name a format, "),
        (("--what", "articles", "-o", "x.csv", "--format", "excel"), "--format takes json, jsonl, csv,"),
        (("--what", "runs", "-o", "x.rss"), "rss is of articles: write runs as json, "),
        (
            ("--what", "runs", "-o", "x.csv", "--section", "경제"),
            "runs have no section; they are selected by",
        ),
        (
            ("--what", "articles", "-o", "x.csv", "--partition", "day"),
            "--partition day goes with --format parq",
        ),
        (
            ("--what", "articles", "-o", "x.csv", "--link", "https://example.com"),
            "--title and --link are of a",
        ),
        (("--what", "articles", "-o", "x.csv", "--limit", "0"), "--limit=0 is no number of rows"),
        (("--what", "articles", "-o", "x.csv", "--site", ","), "--site names nothing"),
        (
            ("--what", "articles", "-o", "x.csv", "--since", "2025-02-05", "--until", "2025-02-04"),
            "--until=2025-02-04 is before --since=2025-02-05",
        ),
    ],
)
def test_what_does_not_go_together_is_one_line_and_nothing_is_written(
    run_scrapy: Command, tmp_path: Path, arguments: tuple[str, ...], line: str
) -> None:
    in_folder = [str(tmp_path / one) if one.startswith("x.") else one for one in arguments]
    done = run_scrapy("export", *in_folder)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith(f"newscrawl: {line}")
    assert done.stderr.count("\n") == 1
    assert ("(did you mean articles?)" in done.stderr) == ("artciles" in arguments)
    assert [*tmp_path.iterdir()] == []


def test_a_full_disk_leaves_what_stood_there(tmp_path: Path, crawled: None) -> None:
    out = tmp_path / "articles.json"
    out.write_text("old")
    command = [sys.executable, "-m", "scrapy", "export", "--what", "articles", "-o", str(out)]
    # Files may have 64 blocks of 1,024 bytes: the export does not fit.
    limited = f"ulimit -f 64; trap '' XFSZ; exec {shlex.join(command)}"
    done = subprocess.run(
        ["bash", "-c", limited],
        cwd=PROJECT,
        env=os.environ | {"DATA_DIR": str(tmp_path / "data")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert f"File {out} was not written: the disk or the allowed file size is full" in done.stderr
    assert out.read_text() == "old"
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


def test_a_reader_that_goes_away_is_no_stack_trace(tmp_path: Path, crawled: None) -> None:
    command = [sys.executable, "-m", "scrapy", "export", "--what", "articles", "--format", "json", "-o", "-"]
    done = subprocess.run(
        ["bash", "-c", f"{shlex.join(command)} | head -c 100 >/dev/null; echo ${{PIPESTATUS[0]}}"],
        cwd=PROJECT,
        env=os.environ | {"DATA_DIR": str(tmp_path / "data")},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert (done.stdout, done.stderr) == ("1\n", "")
