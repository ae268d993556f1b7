"""The arguments of the list spiders: ``scrapy crawl mainnews -a NAME=VALUE``."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self
from urllib.parse import urlsplit

from newscrawl.exceptions import ArgumentError
from newscrawl.following.span import Span
from newscrawl.nearest import aside
from newscrawl.query import Query
from newscrawl.redaction import has_user, redacted, shown_input
from newscrawl.sites.sources import ListKind
from newscrawl.text import KST

BUNDLED_PORTAL = "portal"
# What each argument takes, as shown when it is wrong.
ALLOWED = {
    "site": "names of sites, separated by commas (`scrapy sites` lists them)",
    "url": "the address of a list page, http:// or https://",
    "section": "names of sections, separated by commas",
    "pages": "how many pages of each list, 1 or more",
    "limit": "how many articles at most, 1 or more",
    "fresh": "hours, 0 or more: an article stored longer ago is read again",
    "since": "a Korean day or time, like 2026-11-01 or 2026-11-01T07:30: nothing before it",
    "until": "a Korean day or time, like since=: nothing after it",
    "query": 'words that title or text hold, all of them: 금리 "기준금리 인상" -주식',
    "tab": "latest or popular",
    "render": "1 or 0: whether pages are read in a browser, whatever their sites say",
    "follow": "1 or 0: whether the articles behind the list are read",
}
TRENDING_ONLY = ("tab",)
# With one of these, a command is about some of the lists of a site.
_NARROWING = frozenset(("url", "section", "tab"))
# With one of these, about a part of what stands on them.
_CHOOSING = frozenset(("since", "until", "query"))


def is_partial(given: Mapping[str, Any]) -> bool:
    """Whether a command with these arguments is sent to some of the lists of its sites only."""
    return not _NARROWING.isdisjoint(given)


def chooses(given: Mapping[str, Any]) -> bool:
    """Whether a command with these arguments is about a part of what stands on its lists, or stood."""
    return not _CHOOSING.isdisjoint(given)


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlArguments:
    """What a user asked a list spider for.

    ``fresh`` is in hours. ``sites`` is empty where ``url`` is given. ``span`` and ``query`` choose among what
    stands on the lists. ``given`` are the arguments as typed, without secrets, for the record of the run.
    """

    sites: tuple[str, ...] = (BUNDLED_PORTAL,)
    url: str | None = None
    sections: tuple[str, ...] = ()
    pages: int | None = None
    limit: int | None = None
    fresh: float | None = None
    tab: str | None = None
    render: bool | None = None
    follow: bool = True
    span: Span | None = None
    query: Query | None = None
    given: Mapping[str, str]

    @classmethod
    def parse(cls, kind: ListKind, given: Mapping[str, Any]) -> Self:
        """Check and convert the arguments of ``-a``.

        Names that begin with an underscore come from schedulers (Scrapyd's ``_job``) and are passed over.

        Raises:
            ArgumentError: an argument is unknown or its value is not allowed; names what is.
        """
        values = {name: str(value).strip() for name, value in given.items() if not name.startswith("_")}
        allowed = [name for name in ALLOWED if kind == "trending" or name not in TRENDING_ONLY]
        for name in values:
            if name not in allowed:
                takes = f"{', '.join(allowed[:-1])} and {allowed[-1]}"
                meant = aside(name, allowed)
                raise ArgumentError(f"{kind} has no argument {name!r}{meant}; it takes {takes}")
        if "site" in values and "url" in values:
            raise ArgumentError("give either site= or url=, not both: a url= names the list by itself")
        follow = _choice(values, "follow", ("1", "0")) != "0"
        if "query" in values and not follow:
            raise ArgumentError("query= chooses articles by their text, and with follow=0 none is read")
        return cls(
            sites=() if "url" in values else (_names(values, "site") or (BUNDLED_PORTAL,)),
            url=_address(values),
            sections=_names(values, "section"),
            pages=_count(values, "pages"),
            limit=_count(values, "limit"),
            fresh=_hours(values),
            tab=_choice(values, "tab", ("latest", "popular")),
            render={"1": True, "0": False}.get(_choice(values, "render", ("1", "0")) or ""),
            follow=follow,
            span=Span.parse(values.get("since"), values.get("until"), datetime.now(KST)),
            query=Query.parse(values["query"]) if "query" in values else None,
            # What a parameter of the address keeps secret is no part of what the run is called.
            given=values | ({"url": redacted(values["url"])} if "url" in values else {}),
        )


def _wrong(name: str, value: str) -> ArgumentError:
    shown = shown_input(value) if name == "url" else value
    return ArgumentError(f"{name}={shown} is not allowed: {name}= takes {ALLOWED[name]}")


def is_web_address(text: str) -> bool:
    """Whether a text that a user typed is the address of a page: ``http:`` or ``https:``, with a host."""
    try:
        parts = urlsplit(text)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a malformed host or port
        return False


def refuse_user(url: str, what: str) -> None:
    """Raise ``ArgumentError`` for an address with user or password; ``what`` says where it was given."""
    if has_user(url):
        raise ArgumentError(
            f"{what} holds a user or password: leave it out; newscrawl reads pages that everybody may read"
        )


def _names(values: Mapping[str, str], name: str) -> tuple[str, ...]:
    if name not in values:
        return ()
    # A name given twice would be crawled twice.
    names = tuple(dict.fromkeys(part.strip() for part in values[name].split(",") if part.strip()))
    if not names:
        raise _wrong(name, values[name])
    return names


def _address(values: Mapping[str, str]) -> str | None:
    if "url" not in values:
        return None
    if not is_web_address(values["url"]):
        raise _wrong("url", values["url"])
    refuse_user(values["url"], "url=")
    return values["url"]


def _count(values: Mapping[str, str], name: str) -> int | None:
    if name not in values:
        return None
    if not values[name].isdecimal() or int(values[name]) < 1:
        raise _wrong(name, values[name])
    return int(values[name])


def _hours(values: Mapping[str, str]) -> float | None:
    if "fresh" not in values:
        return None
    try:
        hours = float(values["fresh"])
    except ValueError:
        raise _wrong("fresh", values["fresh"]) from None
    if not 0 <= hours < float("inf"):
        raise _wrong("fresh", values["fresh"])
    return hours


def _choice(values: Mapping[str, str], name: str, choices: tuple[str, ...]) -> str | None:
    if name not in values:
        return None
    if values[name] not in choices:
        raise _wrong(name, values[name])
    return values[name]
