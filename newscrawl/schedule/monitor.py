"""Whether scheduled runs happen, and end well."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from newscrawl.schedule.declaration import Schedule, Slot
from newscrawl.store import RunRecord

# A slot that started longer ago than this, with no run since, was missed. A queue may hold a run up so long.
GRACE = timedelta(minutes=5)
# A run without an end is taken to be at work for this long; after that it hangs.
LONGEST_RUN = timedelta(hours=6)


def alarms(
    schedule: Schedule, newest_first: Sequence[RunRecord], now: datetime, declared: datetime
) -> list[str]:
    """One line for each scheduled spider and site whose latest run is broken or overdue.

    ``declared`` is when the schedule was last changed: what was due before is not missed.
    """
    pairs = dict.fromkeys((entry.spider, site) for entry in schedule.entries for site in entry.sites or [""])
    found = []
    for spider, site in pairs:
        entries = [e for e in schedule.entries if e.spider == spider and site in (e.sites or [""])]
        runs = [run for run in newest_first if run.spider == spider and _is_of(run, site)]
        slots = [slot for e in entries if (slot := e.latest(now - GRACE)) and slot.due >= declared]
        alarm = _alarm(slots, runs[0] if runs else None, now)
        if alarm:
            found.append(f"{spider} {site}".strip() + f" is {alarm}")
    return found


def _is_of(run: RunRecord, site: str) -> bool:
    return not site or site in (run.site or "").split(",")


def _alarm(slots: Sequence[Slot], run: RunRecord | None, now: datetime) -> str | None:
    if run is not None and run.verdict == "broken":
        return f"broken: {'; '.join(run.reasons or [])} ({run.id})"
    if not slots:
        return None
    last = max(slots, key=lambda slot: slot.due)
    if run is None:
        return f"overdue: no run yet, one was due at {last.starts:%Y-%m-%d %H:%M}"
    at_work = run.ended is None and now - run.started < LONGEST_RUN
    if run.started >= last.due or at_work:
        return None
    if run.ended is None:
        return f"overdue: {run.id} has not ended since {run.started:%Y-%m-%d %H:%M}"
    return f"overdue: due at {last.starts:%Y-%m-%d %H:%M}, the latest run is of {run.started:%Y-%m-%d %H:%M}"
