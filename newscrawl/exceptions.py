"""What can go wrong through no fault of the program. Every message is one plain line that says what to do."""

from enum import StrEnum

from newscrawl.characters import escaped_controls


class NewscrawlError(Exception):
    """Base of all errors that end a command with one line and exit code 1 instead of a stack trace."""

    def __str__(self) -> str:
        return escaped_controls(super().__str__())


class ArgumentError(NewscrawlError):
    """An argument of a spider or a command is wrong. Raised before anything is fetched or written."""


class FailureClass(StrEnum):
    """The class of what went wrong with a list, an article or a whole run, for tables and monitors.

    Public: ``scrapy runs --health`` and ``--json`` print these names; docs/failures.md tells what each is.
    """

    DNS = "dns"  # no such host
    REFUSED = "refused"  # the connection was
    TIMEOUT = "timeout"
    TLS = "tls"
    CONNECTION = "connection"  # it broke off
    FORBIDDEN = "401/403"
    GONE = "404/410"
    RATE_LIMITED = "429"
    SERVER = "5xx"
    ROBOTS = "robots"
    REDIRECTED = "redirected elsewhere"
    LIST_GONE = "list gone"  # a page without the list
    LIST_SHRUNK = "list shrunk"
    LIST_CHANGED = "list changed"  # another list stands in its place, or it is read in another way
    OTHER_DAY = "another day"  # than the one asked for, or no day at all
    RULES = "rules outdated"  # those of an article's page find nothing any more, or something else
    UNREADABLE = "articles unreadable"
    CONSENT = "consent"
    SAME_PAGE = "same page for all"
    STILL = "time stands still"
    STORE = "store"
    DISK = "disk"
    OTHER = "other"
