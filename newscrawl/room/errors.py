"""What can go wrong with a question to the reading room; each is a page, or JSON, with its status."""

from newscrawl.exceptions import NewscrawlError


class RoomError(NewscrawlError):
    """The room cannot be opened as it was asked for. Nothing is served."""


class QuestionError(NewscrawlError):
    """A question that cannot be answered: ``status`` of HTTP, ``key`` of the words, and what fills them.

    Raised while a request is answered, by ``asked`` and ``answers``.
    """

    def __init__(self, status: int, key: str, **values: str) -> None:
        super().__init__(" ".join((key, *values.values())))
        self.status = status
        self.key = key
        self.values = values
