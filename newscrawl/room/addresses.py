"""Addresses within the room, for its templates."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote, urlencode

from starlette.requests import Request

from newscrawl.text import KST


def path_of(request: Request) -> str:
    """The path of a request as it was meant; ``request.url`` ends it at a ``?`` that is part of a name."""
    return str(request.scope["path"])


def article_path(article_id: str) -> str:
    """The page of an article."""
    return f"/articles/{quote(article_id, safe=':')}"


def minute(moment: datetime) -> str:
    """A moment as a parameter: Korean time, seconds only where it has some."""
    there = moment.astimezone(KST).replace(tzinfo=None)
    return there.isoformat(timespec="seconds" if there.second else "minutes")


class PageAddress:
    """The address that is answered, and those that differ from it in some parameters."""

    def __init__(self, path: str, parameters: Sequence[tuple[str, str]]) -> None:
        self.path = path
        self._parameters = parameters

    def get(self, name: str) -> str | None:
        """A parameter of this address."""
        return next((value for one, value in self._parameters if one == name), None)

    def kept(self, *left_out: str) -> list[tuple[str, str]]:
        """The parameters but for these, as a form's hidden fields."""
        return [(name, value) for name, value in self._parameters if name not in (*left_out, "lang")]

    def but(self, path: str | None = None, **changes: Any) -> str:
        """This address with other values: None takes a parameter out, a list puts it there several times.

        Another choice begins at its first page again.
        """
        changes = {"page": None} | changes
        kept = [(name, value) for name, value in self._parameters if name not in {*changes, "lang"}]
        added = [(name, text) for name, value in changes.items() for text in _texts(value)]
        query = urlencode([*kept, *added], safe=":,")
        return f"{path or quote(self.path, safe='/:')}{'?' if query else ''}{query}"

    def at(self, moment: datetime, **length: float) -> str:
        """This address at a moment, or so long after it."""
        return self.but(at=minute(moment + timedelta(**length)))


def _texts(value: Any) -> Iterable[str]:
    if value is None:
        return ()
    if isinstance(value, datetime):
        return (minute(value),)
    return (str(value),) if isinstance(value, str | int) else map(str, value)
