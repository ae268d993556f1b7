"""When an article was published and changed."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from newscrawl.cleaners.dates import Reading, from_epoch, read_time
from newscrawl.pages.conventions import ShownTime
from newscrawl.pages.metadata import Metadata

_PUBLISHED_META = (
    "article:published_time",
    "article:published",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "dd:published_time",
    "published_date",
    "pubdate",
    "article:publish_time",
    "publish_date",
    "publishdate",
    "date",
    "dc.date.issued",
    "dc.date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "nextweb:createdate",
    "og:regdate",
    "regdate",
    "article.published",
    "originalpublicationdate",
    "cts:published_time",
    "dable:published_time",
    "last-modified-date",
    "pub_date",
    "writedate",
    "article_date_original",
)
_MODIFIED_META = (
    "article:modified_time",
    "article:modified",
    "og:updated_time",
    "og:article:modified_time",
    "datemodified",
    "dd:modified_time",
    "nextweb:moddate",
    "last-modified",
)


def state_time(text: str) -> datetime | None:
    """A time out of script state, which may be a Unix time."""
    if text.isdigit() and len(text) in (10, 13):
        return from_epoch(int(text))
    reading = read_time(text)
    return reading.moment.at if reading else None


def times(metadata: Metadata, shown: Sequence[ShownTime]) -> Iterator[tuple[str, str, datetime]]:
    """Published and modified time with their sources, best first."""
    labelled = next((s for s in shown if s.kind == "published" and s.reading.moment.timed), None)
    labelled = labelled or next((s for s in shown if s.kind == "published"), None)
    bare = next((s for s in shown if not s.kind and s.reading.moment.timed), None)
    for source, text in _claims(metadata, "datePublished", _PUBLISHED_META):
        reading = read_time(text)
        if reading is None or not reading.moment.timed:
            continue
        at = _settled(reading, shown)
        if labelled and labelled.reading.moment.timed and not _near(at, labelled.reading.moment.at):
            other = next((s for s in shown if _near(at, s.reading.moment.at)), None)
            if other is None or other.kind == "modified":
                yield "published_at", "shown", labelled.reading.moment.at
        yield "published_at", source, at
        break
    for found in (labelled, bare, next(iter(s for s in shown if s.kind != "modified"), None)):
        if found:
            yield "published_at", "shown", found.reading.moment.at
            break
    for source, text in _claims(metadata, "datePublished", _PUBLISHED_META):
        reading = read_time(text)
        if reading:
            yield "published_at", source, reading.moment.at
            break
    changed = next((s for s in shown if s.kind == "modified"), None)
    for source, text in _claims(metadata, "dateModified", _MODIFIED_META):
        reading = read_time(text)
        if reading and reading.moment.timed:
            yield "modified_at", source, _settled(reading, shown)
            break
    if changed:
        yield "modified_at", "shown", changed.reading.moment.at


def _claims(metadata: Metadata, key: str, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    text = metadata.text(key)
    if text:
        yield "json-ld", text
    for name in names:
        for value in metadata.every(name):
            yield "meta", value


def _near(one: datetime, other: datetime) -> bool:
    return abs(one - other) < timedelta(minutes=1, seconds=30) or one.replace(second=0) == other.replace(
        second=0
    )


def _settled(reading: Reading, shown: Sequence[ShownTime]) -> datetime:
    """A time marked Z whose digits the page shows as Korean time is Korean time."""
    if not reading.moment.zoned or reading.digits == reading.moment.at:
        return reading.moment.at
    seen = [s.reading.moment.at for s in shown if s.reading.moment.timed]
    if any(_near(reading.digits, at) for at in seen) and not any(_near(reading.moment.at, at) for at in seen):
        return reading.digits
    return reading.moment.at
