"""Changes that the bundled portal's editors make are seen by hourly runs and called what they are."""

from datetime import timedelta
from pathlib import Path

from benchmarks.headlines import HOUR, START, crawl_hourly
from newscrawl.portal.editing import Editing


def test_what_changes_is_seen_and_classed(tmp_path: Path) -> None:
    editing = Editing(
        since=START + timedelta(minutes=1),
        until=START + 2 * HOUR,
        headlines=12,
        texts=10,
        withdrawals=2,
        templates=1,
        reach=60,
    )
    result = crawl_hourly(tmp_path / "data", 60, 3, editing, seed=11)
    assert result.visible >= 10
    assert (result.seen, result.followed) == (result.visible, result.visible), result.missed
    assert (result.events, result.templates) == (1, 1)
    assert result.withdrawn == (2, 2)
    assert result.changes >= 22
    assert result.right >= 0.95 * result.changes, result.wrong
