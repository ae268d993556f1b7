"""The one line of an error. It stands apart from ``terminal``, so that a crawl starts without rich."""

import sys


def print_failure(message: str) -> None:
    """Print the one line of an error to stderr."""
    sys.stderr.write(f"newscrawl: {message}\n")
