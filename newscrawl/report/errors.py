"""Errors of a report in one plain line that says what to do."""

from newscrawl.exceptions import NewscrawlError


class ReportError(NewscrawlError):
    """What was asked for cannot be reported. Nothing was written."""
