"""What checks saw in the field: ``DATA_DIR/sites.json``, beside what declarations say of themselves."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, cast, get_args

from newscrawl.exceptions import NewscrawlError
from newscrawl.feeds.wholefile import WholeFile
from newscrawl.sites.base import Robots, Site

FILE: Final = "sites.json"


class RecordError(NewscrawlError):
    """The record cannot be read. Raised by this module; the message names the file."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of a site by looking: the days on which lists and articles were last read from its real
    pages (Korean days), what robots.txt said, how many of its lists worked, and when that was.
    """

    lists: date | None
    articles: date | None
    robots: Robots = "unknown"
    works: int | None = None
    asked: int | None = None
    checked_at: datetime | None = None


def declared(site: Site) -> Seen:
    """What a declaration says of itself."""
    return Seen(site.lists_verified, site.articles_verified, site.robots)


def latest(site: Site, record: Mapping[str, Seen]) -> Seen:
    """What the record has of a site, where it is newer than what the declaration says."""
    own, field = declared(site), record.get(site.name)
    if field is None:
        return own
    lists = max(filter(None, (own.lists, field.lists)), default=None)
    articles = max(filter(None, (own.articles, field.articles)), default=None)
    robots = own.robots if field.robots == "unknown" else field.robots
    return Seen(lists, articles, robots, field.works, field.asked, field.checked_at)


def read(folder: Path) -> dict[str, Seen]:
    """The record in a data folder, by the sites' names; empty where nothing was checked.

    Raises ``RecordError`` for a file that this module did not write.
    """
    path = folder / FILE
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        return {name: _seen(one) for name, one in values.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, AttributeError, KeyError) as error:
        raise RecordError(f"{path} cannot be read ({error}); delete it and check again") from error


def write(folder: Path, seen: Mapping[str, Seen]) -> None:
    """Put ``seen`` into the record, beside what it has of other sites. A day once seen stays.

    Raises ``RecordError`` and ``FeedError``.
    """
    known = read(folder)
    for name, new in seen.items():
        known[name] = _completed(new, known.get(name, new))
    file = WholeFile(folder / FILE)
    text = json.dumps({name: asdict(one) for name, one in sorted(known.items())}, default=str, indent=1)
    file.write(text.encode() + b"\n")
    file.keep()


def _completed(new: Seen, old: Seen) -> Seen:
    """``new`` with what only ``old`` knows."""
    return replace(
        new,
        lists=new.lists or old.lists,
        articles=new.articles or old.articles,
        robots=new.robots if new.robots != "unknown" else old.robots,
    )


def _seen(values: Mapping[str, Any]) -> Seen:
    robots = values["robots"]
    if robots not in get_args(Robots):
        raise ValueError(f"robots is {robots!r}")
    return Seen(
        _day(values["lists"]),
        _day(values["articles"]),
        cast("Robots", robots),
        values["works"],
        values["asked"],
        datetime.fromisoformat(values["checked_at"]) if values["checked_at"] else None,
    )


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
