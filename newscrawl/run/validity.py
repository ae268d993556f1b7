"""What may enter the store: items that say enough to be useful, in text every output can hold."""

from dataclasses import is_dataclass
from datetime import datetime
from operator import is_
from typing import Any, Final
from urllib.parse import urlsplit

from newscrawl.items import Article, Ranking

# What holds no text; asking ``is_dataclass`` takes several times as long.
_NO_TEXT: Final = frozenset((int, float, bool, datetime))


def missing(item: Article | Ranking) -> list[str]:
    """What an item lacks without which it is useless, in words; empty for one that may be kept.

    An article needs an identity, a usable address, a title, and a body or, for a photo story, a caption,
    unless its publisher refuses that these are kept; a ranking needs a title and a usable address, one that
    only leads to an article the address alone.
    """
    is_lead = isinstance(item, Ranking) and item.is_lead
    lacks = [] if is_lead or (item.title and item.title.strip()) else ["title"]
    if not is_usable(item.url):
        lacks.append("usable address")
    if isinstance(item, Article):
        has_text = (item.body and item.body.strip()) or any(image.caption for image in item.images)
        if not has_text and item.text_refused is None:
            lacks.append("body")
        if not item.id:
            lacks.append("identity")
    return lacks


def is_usable(url: str | None) -> bool:
    """Whether this is the absolute address of a web page."""
    if not url:
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def make_storable(value: Any) -> None:
    """Replace what UTF-8 files (lone surrogates) and PostgreSQL (NUL) cannot hold, in place."""
    for name in value.__dataclass_fields__:
        old = getattr(value, name)
        # Most have nothing to replace: they are missing, no text, or of printable characters.
        if not old or (kind := type(old)) in _NO_TEXT or (kind is str and old.isprintable()):
            continue
        new = _storable(old)
        if new is not old:
            setattr(value, name, new)


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        # Neither is printable, and asking that takes no copy.
        return value if value.isprintable() else storable_text(value)
    if isinstance(value, list):
        cleaned = [_storable(one) for one in value]
        return value if all(map(is_, value, cleaned)) else cleaned
    if isinstance(value, dict):
        return {_storable(key): _storable(one) for key, one in value.items()}
    if type(value) not in _NO_TEXT and is_dataclass(value):
        make_storable(value)
    return value


def storable_text(text: str) -> str:
    """``text`` without NUL and with U+FFFD for lone surrogates; the same object where it has neither."""
    if "\0" in text:
        text = text.replace("\0", "")
    try:
        text.encode()
    except UnicodeEncodeError:
        # Two halves of one character that a page escaped one by one come together here.
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
