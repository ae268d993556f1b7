"""What can go wrong through no fault of the program. Every message is one plain line that says what to do."""


class NewscrawlError(Exception):
    """Base of all errors that end a command with one line and exit code 1 instead of a stack trace."""


class ArgumentError(NewscrawlError):
    """An argument of a spider is wrong. Raised by ``following.arguments`` before anything is fetched."""
