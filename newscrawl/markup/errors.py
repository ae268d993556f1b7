"""Errors of writing pages in one plain line that says what to do."""

from newscrawl.exceptions import NewscrawlError


class MarkupMissingError(NewscrawlError):
    """A package that pages are written with is not installed. Nothing was written."""
