"""Errors of an export in one plain line that says what to do."""

from newscrawl.exceptions import NewscrawlError


class ExportError(NewscrawlError):
    """What was asked for does not go together, or a package is missing. Nothing was written."""
