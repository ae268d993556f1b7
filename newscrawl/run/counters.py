"""What a run counts. The names are declared here once; Scrapy's stats and the table ``runs`` have them.

Every article that a crawl puts on its frontier (``requested``) comes to one end that is counted (``new``,
``revised``, ``unchanged``, ``duplicate``, ``withheld``, ``gone``, ``refused``, ``invalid``, ``failed``,
``error``, ``elsewhere``), or still waits there.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, Protocol

from newscrawl.characters import cut
from newscrawl.exceptions import FailureClass
from newscrawl.text import one_line

# What the names begin with in Scrapy's stats.
PREFIX = "newscrawl/"
# Characters of a reason in the name of a count.
_LONGEST_NAME = 300


class Count(StrEnum):
    """A name of a count. A reason that is counted too follows after a slash: ``lists/failed/HTTP 503``."""

    LISTS_READ = "lists/read"  # pages of lists
    LISTS_EMPTY = "lists/empty"  # with a reason
    LISTS_FAILED = "lists/failed"  # with a reason
    LISTS_REFUSED = "lists/refused"  # by robots.txt; with a reason
    LISTS_TROUBLE = "lists/trouble"  # pages not read; only with the site and a FailureClass
    LISTS_PUT_OFF = "lists/put_off"  # that showed another day than asked for, to be asked for again
    LISTS_OTHER_DAY = "lists/other_day"  # that did so each time; with list, day and what was shown
    LISTS_LEFT = "lists/left"  # pages that limit= leaves unread
    LISTS_CHANGED = "lists/changed"  # read, but not by the rules declared for it; with its site as the reason
    LISTS_LOST = "lists/lost"  # pages that another run has kept while this one read them
    RANKINGS_OBSERVED = "rankings/observed"  # ranks that were kept
    RANKINGS_DUPLICATE = (
        "rankings/duplicate"  # the same place on the same list, observed already in this crawl
    )
    RANKINGS_INVALID = "rankings/invalid"  # without what a rank must have
    RANKINGS_ERROR = "rankings/error"  # could not be kept
    ARTICLES_LISTED = "articles/listed"  # addresses on the lists, each once
    ARTICLES_KNOWN = "articles/known"  # listed, and need not be read
    ARTICLES_REREAD = "articles/reread"  # known, and put on the frontier all the same; with the reason
    ARTICLES_REQUESTED = "articles/requested"  # put on the frontier: listed, or adopted
    ARTICLES_ADOPTED = "articles/adopted"  # that an earlier crawl has left unread, or failed to read
    ARTICLES_LEFT = "articles/left"  # listed, and left unread by limit=
    ARTICLES_WAITING = "articles/waiting"  # found on the frontier by a run that goes on with a crawl
    ARTICLES_ELSEWHERE = "articles/elsewhere"  # read meanwhile by another crawl, or under another address
    ARTICLES_READ = "articles/read"  # pages that are an article
    ARTICLES_OUTSIDE = "articles/outside"  # of since=, until= or query=, read or not; with a reason
    ARTICLES_DOUBTED = "articles/doubted"  # only with a field whose sources disagree as the reason
    ARTICLES_MISSING = "articles/missing"  # only with a field as the reason
    ARTICLES_NEW = "articles/new"  # kept for the first time
    ARTICLES_REVISED = "articles/revised"  # kept as another revision
    ARTICLES_UNCHANGED = "articles/unchanged"  # read again, and the same
    ARTICLES_DUPLICATE = "articles/duplicate"  # a second page of an article that this crawl has kept
    ARTICLES_GONE = "articles/gone"  # 404 or 410
    ARTICLES_REFUSED = "articles/refused"  # the page is no article; with a reason
    ARTICLES_INVALID = "articles/invalid"  # without a title or a text
    ARTICLES_WITHHELD = "articles/withheld"  # read, and not believed; with a reason
    ARTICLES_TEXT_REFUSED = "articles/text_refused"  # kept without their text; with what was said
    ARTICLES_FAILED = "articles/failed"  # with a reason
    ARTICLES_TROUBLE = "articles/trouble"  # not read; only with the site of their list and a FailureClass
    ARTICLES_ERROR = "articles/error"  # could not be kept
    ANSWERS_UNCHANGED = "answers/unchanged"  # called so by their servers, and not sent again
    ANSWERS_SAVED = "answers/saved"  # bytes that these would have been
    ANSWERS_BYTES = "answers/bytes"  # received in all, with their headers
    RULES = "rules"  # only with site, field, and what a cross-check found (pages/crosscheck.py)
    QUARANTINE_KEPT = "quarantine/kept"  # pages that are kept as no article
    FEEDS_WRITTEN = "feeds/written"  # files
    FEEDS_FAILED = "feeds/failed"  # files that could not be written
    STORE_COMMITS = "store/commits"  # transactions
    STORE_COMMITTED = "store/committed"  # items
    STORE_FAILED = "store/failed"  # the store failed, which ended the crawl
    STORE_LOST = "store/lost"  # not the one that the run began with; with a reason


# What the verdict of a crawl that several runs carried adds up; the rest is of one run alone.
OF_CRAWL = ("lists/", "rankings/", "articles/", "rules/")


def by_site(counts: Mapping[str, int], count: Count) -> dict[str, dict[FailureClass, int]]:
    """What was not read (``ARTICLES_TROUBLE``, ``LISTS_TROUBLE``), by site and class of the failure."""
    found: dict[str, dict[FailureClass, int]] = {}
    for name, number in reasons(counts, count).items():
        # Both may hold slashes: an address may stand for a site, and 401/403 is a class.
        which = next((one for one in FailureClass if name.endswith(f"/{one.value}")), None)
        if which is not None:
            found.setdefault(name[: -len(which.value) - 1], {})[which] = int(number)
    return found


def main_of(troubles: Mapping[FailureClass, int]) -> FailureClass:
    """The most frequent class, if it is more than half of all."""
    which, number = max(troubles.items(), key=lambda item: item[1])
    return which if number > sum(troubles.values()) / 2 else FailureClass.UNREADABLE


class Stats(Protocol):
    """The part of Scrapy's stats collector that is needed."""

    def inc_value(self, key: str, count: int = 1) -> None:
        """Add to a stat."""

    def get_stats(self) -> Mapping[str, Any]:
        """All stats."""


class Counters:
    """Counts into Scrapy's stats."""

    def __init__(self, stats: Stats) -> None:
        self._stats = stats

    def add(self, count: Count, number: int = 1, *, why: str | None = None) -> None:
        """Add to a count, and to that of the reason where there is one. Nothing is added for 0."""
        if number:
            self._stats.inc_value(PREFIX + count, number)
            if why is not None:
                self._stats.inc_value(f"{PREFIX}{count}/{_name(why)}", number)

    def add_of(self, count: Count, what: str) -> None:
        """Count one of a kind only: ``articles/missing/publisher``."""
        self._stats.inc_value(f"{PREFIX}{count}/{_name(what)}")

    def add_trouble(self, count: Count, site: str, failure: FailureClass) -> None:
        """Count something that was not read, for its site, by class."""
        self.add_of(count, f"{site}/{failure.value}")

    def counts(self) -> dict[str, int]:
        """All counts by name, those of reasons too."""
        stats = dict(self._stats.get_stats())
        counts = {key.removeprefix(PREFIX): value for key, value in stats.items() if key.startswith(PREFIX)}
        if received := stats.get("downloader/response_bytes"):  # Scrapy's DownloaderStats
            counts[Count.ANSWERS_BYTES.value] = received
        return counts


def _name(text: str) -> str:
    """``text``, which a page or a server may have said, as a part of a name."""
    return cut(one_line(text), _LONGEST_NAME)


def total(own: Mapping[str, int], others: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """The counts of a crawl: those of this run, with what other runs counted of lists and articles."""
    added = Counter(own)
    for counts in others:
        added.update({name: int(value) for name, value in counts.items() if name.startswith(OF_CRAWL)})
    # What one run left waiting, the next one found: it is the same.
    added[Count.ARTICLES_WAITING.value] = own.get(Count.ARTICLES_WAITING, 0)
    return dict(+added)


def reasons(counts: Mapping[str, int], count: Count) -> dict[str, int]:
    """The reasons that were given for a count, and how often."""
    prefix = f"{count}/"
    return {name.removeprefix(prefix): value for name, value in counts.items() if name.startswith(prefix)}
