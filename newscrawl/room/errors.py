"""What can go wrong with a question to the reading room; each is a page, or JSON, with its status."""

from newscrawl.exceptions import NewscrawlError


class RoomError(NewscrawlError):
    """The room cannot be opened as it was asked for. Nothing is served."""


class QuestionError(NewscrawlError):
    """A question that cannot be answered: ``status`` of HTTP, ``key`` of the words, and what fills them.

    ``meant``: the name that may have been meant by one that there is not. Raised while a request is answered,
    by ``asked`` and ``answers``.
    """

    def __init__(self, status: int, key: str, *, meant: str | None = None, **values: str) -> None:
        super().__init__(" ".join((key, *values.values())))
        self.status = status
        self.key = key
        self.meant = meant
        self.values = values
