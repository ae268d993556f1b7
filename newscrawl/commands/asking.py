"""What the commands that ask the store have in common: the store, its sites, rows as data and in tables."""

import csv
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Final

from rich.text import Text
from scrapy.commands import ScrapyCommand

from newscrawl.commandsettings import settings_of
from newscrawl.feeds.cells import cell
from newscrawl.items import as_json
from newscrawl.nearest import hint
from newscrawl.store import Store, StoreError
from newscrawl.store.location import existing_store_url

# Runs whose sites are known besides those of lists and articles: a site may be broken from the beginning.
_RUNS = 200

# Texts that are indexed, or searched one by one, in a second or two: of more it is said why it takes longer.
_SOON: Final = 5_000


@contextmanager
def asked_store(command: ScrapyCommand) -> Iterator[Store]:
    """The store of the command's settings, which must be there. Raises ``StoreError``."""
    store = Store(existing_store_url(settings_of(command)))
    try:
        yield store
    finally:
        store.close()


def index_texts(store: Store) -> None:
    """Index what was kept since the last search, if that can be; say so where it takes more than a moment."""
    if (waiting := store.texts_waiting()) > _SOON:
        if store.can_index():
            line = f"indexing {waiting:,} articles that were kept since the last search; this is done once"
        else:
            line = f"{waiting:,} articles are searched one by one: they cannot be indexed in this store"
        print(f"newscrawl: {line}", file=sys.stderr)
    store.index_texts()


def check_sites(store: Store, asked: Iterable[str], also: Collection[str] = ()) -> None:
    """Raise ``StoreError`` with the likeliest name for a site of which nothing is stored, if it is none of
    ``also``. Whether a site that is stored is still declared does not matter.
    """
    followed = {one.site for one in store.followed()}
    if missing := [name for name in asked if name not in followed and name not in also]:
        known = stored_sites(store)
        for name in missing:
            if name not in known:
                raise StoreError(f"nothing is stored of a site {name!r}; {hint(name, [*known, *also])}")


def stored_sites(store: Store) -> list[str]:
    """The sites of which there are lists, articles, or runs."""
    of_runs = (name for run in store.runs(limit=_RUNS) for name in (run.site or "").split(","))
    names = {one.site for one in store.followed()} | set(store.sites_with_changes()) | set(of_runs)
    return sorted(filter(None, names))


def row_of(record: object, names: Iterable[str]) -> dict[str, Any]:
    """These attributes of a record by name, as JSON has them: times in ISO 8601."""
    return {name: as_json(getattr(record, name)) for name in names}


def print_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> None:
    """Print rows as CSV, safe to open in a spreadsheet."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(row.get(name)) for name in columns])


def print_rest(rows: int, shown: int, which: str = "more") -> None:
    """Say how many rows a table of the first ``shown`` leaves out, if any."""
    if rows > shown:
        print(f"and {rows - shown:,} {which}; --json and --csv have all")


def short(moment: datetime, now: datetime) -> str:
    """A time for a table: the day without its year if that is this one."""
    return f"{moment:%m-%d %H:%M}" if moment.year == now.year else f"{moment:%Y-%m-%d %H:%M}"


def edit_text(before: str, after: str, *, colours: bool) -> Text:
    """What was taken out and what was put in: in red and green, or as ``[-out-]{+in+}``."""
    text = Text()
    if before:
        text.append(before if colours else f"[-{before}-]", "red strike" if colours else "")
    if after:
        text.append(after if colours else f"{{+{after}+}}", "green" if colours else "")
    return text
