"""What a reader of a table makes of its cells."""

from newscrawl.feeds.cells import guarded


def unguarded(text: str) -> str:
    """What ``guarded`` was given."""
    return text[1:] if text[:1] == "'" and guarded(text[1:]) == text else text
