"""What the commands that ask the store have in common: the store, times, sites, rows as CSV."""

import csv
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from rich.text import Text
from scrapy.settings import BaseSettings

from newscrawl.feeds.cells import cell
from newscrawl.store import Store, StoreError
from newscrawl.store.location import parsed, store_url


@contextmanager
def asked_store(settings: BaseSettings) -> Iterator[Store]:
    """The store, which must be there. Raises ``StoreError``."""
    url = store_url(settings)
    if url.startswith("sqlite") and not Path(parsed(url).database or "").exists():
        raise StoreError("there is no store yet: `scrapy crawl mainnews` makes one")
    store = Store(url)
    try:
        yield store
    finally:
        store.close()


def check_sites(asked: Sequence[str], known: Sequence[str]) -> None:
    """Raise ``StoreError`` with the likeliest name if nothing is stored of a site."""
    for name in asked:
        if name not in known:
            near = get_close_matches(name, known, 1)
            hint = f"did you mean {near[0]}?" if near else f"there is: {', '.join(known) or 'none yet'}"
            raise StoreError(f"nothing is stored of a site {name!r}; {hint}")


def print_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> None:
    """Print rows as CSV, safe to open in a spreadsheet."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(row.get(name)) for name in columns])


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
