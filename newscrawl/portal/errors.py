"""What a portal that cannot start raises."""

from newscrawl.exceptions import NewscrawlError


class PortalError(NewscrawlError):
    """Raised when a portal cannot start; its text is one line that says what to do."""
