"""docs/reference/ says what the code does, because it is made from it."""

from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from scrapy.settings import Settings

from newscrawl import settings
from newscrawl.commands.catalogue import all_commands
from newscrawl.commands.schema import own_commands
from newscrawl.reference.documents import documents
from newscrawl.reference.loglines import log_page
from newscrawl.reference.settings import settings_page
from newscrawl.room.views import VIEWS
from newscrawl.run.counters import Count
from tests.docs.pages import DOCS

Run = Callable[..., CompletedProcess[str]]


@pytest.fixture(scope="module")
def written() -> dict[str, str]:
    project = Settings()
    project.setmodule(settings)
    return documents(own_commands(project))


def test_the_reference_is_up_to_date(written: dict[str, str]) -> None:
    folder = DOCS / "reference"
    assert {path.name for path in folder.iterdir() if path.name != "index.md"} == set(written)
    old = [name for name, text in written.items() if (folder / name).read_text(encoding="utf-8") != text]
    assert old == [], "the code has changed: run `make docs`"


def test_everything_is_there_with_what_it_means(written: dict[str, str]) -> None:
    for count in Count:
        assert f"| `{count.value}` | " in written["counters.md"]
    for page in ("counters.md", "settings.md"):
        assert [line for line in written[page].splitlines() if line.endswith("|  |")] == []
    names = [name for name, one in all_commands() if type(one).__module__.startswith("newscrawl.")]
    assert {"export", "lists", "search"} <= {*names}
    assert [name for name in names if f"\n## {name}\n" not in written["commands.md"]] == []
    assert "| `--limit N` | at most; default 20 |" in written["commands.md"]
    feeds = [f"`{view.feed.replace(':path', '')}.rss`" for view in VIEWS]
    assert [one for one in feeds if one not in written["room.md"]] == []
    assert "| `v_runs` | `id`, `spider`, " in written["views.md"]


def test_a_setting_has_the_words_before_it_or_behind_it() -> None:
    page = settings_page(
        "# -- Speed -----\n\n# Why one | and\n# two.\nONE = 1\nTWO = (\n    2  # half of it\n)\n"
        "THREE = 3\n\nfour = 4\n\n# -- Components -----\n\nFIVE = 5\n"
    )
    assert page.split("| --- | --- | --- |\n")[1].splitlines() == [
        "| `ONE` | `1` | Why one \\| and two. |",
        "| `TWO` | `2` | half of it |",
        "| `THREE` | `3` | with `TWO` |",
    ]


def test_log_lines_are_those_that_say_something(tmp_path: Path) -> None:
    code = (
        'logger.info("%s: %d pages", a, 1)\nself.logger.error("%s", line)\nlogger.debug("no")\nmath.log(2)\n'
    )
    (tmp_path / "one.py").write_text(code, encoding="utf-8")
    assert [line for line in log_page(tmp_path).splitlines() if line.startswith("| `")] == [
        f"| `%s: %d pages` | {tmp_path.name}/one.py |"
    ]


def test_the_command_says_that_a_document_is_out_of_date(tmp_path: Path, run_scrapy: Run) -> None:
    written = run_scrapy("schema", "--folder", str(tmp_path))
    assert written.returncode == 0
    (tmp_path / "items.md").write_text("old", encoding="utf-8")
    checked = run_scrapy("schema", "--check", "--folder", str(tmp_path))
    assert checked.returncode == 1
    assert "items.md is out of date" in checked.stderr
