"""What a request to the portal asks for, read from its address."""

from typing import Final

from aiohttp.web import Request

from newscrawl.portal.api import LARGEST_PAGE, NotFoundError
from newscrawl.portal.beats import CATEGORY_OF, Category

_LARGEST_NUMBER: Final = 10**9
DIGITS: Final = r"\d{1,10}"
ARTICLE: Final = rf"/category/{{category:{DIGITS}}}/news/{{news:{DIGITS}}}"


class BadRequestError(ValueError):
    """The request cannot be understood: the answer is 400."""


def number(text: str, name: str, largest: int = _LARGEST_NUMBER) -> int:
    """``text`` as a number from 1 to ``largest``; BadRequestError, which names ``name``, if it is none."""
    if not text.isascii() or not text.isdigit() or len(text) > 10 or not 1 <= int(text) <= largest:
        raise BadRequestError(f"{name} must be a number from 1 to {largest}")
    return int(text)


def asked(request: Request, name: str, default: int, largest: int = _LARGEST_NUMBER) -> int:
    """The number of a parameter, ``default`` without it."""
    text = request.query.get(name)
    return default if text is None else number(text, name, largest)


def count(request: Request, name: str) -> int:
    """How many of something are asked for: none without the parameter."""
    text = request.query.get(name, "0")
    return 0 if text == "0" else number(text, name, LARGEST_PAGE)


def categories(request: Request) -> list[Category]:
    """The categories of ``categoryIds``, each once."""
    chosen = []
    for part in filter(None, request.query.get("categoryIds", "").split(",")):
        category = CATEGORY_OF.get(number(part, "categoryIds"))
        if category is None:
            raise NotFoundError(f"no category {part}")
        if category not in chosen:
            chosen.append(category)
    return chosen


def base_of(request: Request) -> str:
    """The portal's address as it was asked, without a slash at its end."""
    return f"http://{request.host}"
