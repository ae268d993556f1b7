"""Keeps items within the bounds that ``newscrawl.items`` declares, and free of characters that act.

The last thing that happens to an item before it leaves the reading: whatever way a value came, it ends here.
"""

import sys
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, Final
from urllib.parse import quote

from newscrawl.characters import cut, without_controls
from newscrawl.items import Article, Author, Bounds, Image, Placement, Ranking

_NONE: Final = Bounds()


def _surely_within(bounds: Bounds) -> int:
    """So many characters are within ``bounds``, whatever they are: one has four bytes at most."""
    return min(
        sys.maxsize if bounds.longest is None else bounds.longest,
        sys.maxsize if bounds.largest is None else bounds.largest // 4,
    )


_BOUNDED: Final[Mapping[type, tuple[tuple[str, Bounds, int], ...]]] = {
    kind: tuple(
        (one.name, bounds, _surely_within(bounds))
        for one in fields(kind)
        for bounds in (one.metadata["bounds"] or _NONE,)
    )
    for kind in (Article, Ranking, Author, Image, Placement)
}


def keep_within(item: Article | Ranking | Author | Image) -> dict[str, str]:
    """Cut the fields of ``item`` that are beyond their bounds, in place. Returned are their names, each
    with what was cut.
    """
    beyond: dict[str, str] = {}
    for name, bounds, surely in _BOUNDED[type(item)]:
        value = getattr(item, name)
        if not value:
            continue
        kind = type(value)
        if kind is str:
            if len(value) <= surely and value.isprintable():  # as most are
                continue
        elif kind is not list and kind is not dict:
            continue
        notes: list[str] = []
        kept = _kept(value, bounds, notes.append)
        if kept is not value:
            setattr(item, name, kept)
        if notes:
            beyond[name] = "; ".join(dict.fromkeys(notes))
    return beyond


def _kept(value: Any, bounds: Bounds, note: Callable[[str], None]) -> Any:
    """``value`` within its bounds; the same object where it is already."""
    if type(value) is str:
        return _text(value, bounds, note)
    if bounds.most is not None and len(value) > bounds.most:
        note(f"{bounds.most} of {len(value)} kept")
        value = _first(value, bounds.most)
    if type(value) is dict:
        return _pairs(value, bounds, note)
    if type(value[0]) is str:
        kept = [_text(one, bounds, note) for one in value]
        if all(one is other for one, other in zip(kept, value, strict=True)):
            return value
        return [one for one in dict.fromkeys(kept) if one]
    for part in value:
        for name, why in keep_within(part).items():
            note(f"{name}: {why}")
    return value


def _pairs(value: dict[str, Any], bounds: Bounds, note: Callable[[str], None]) -> dict[str, Any]:
    kept = {
        _text(name, bounds, note): _text(one, bounds, note) if type(one) is str else one
        for name, one in value.items()
    }
    return value if kept == value else {name: one for name, one in kept.items() if name and one is not None}


def _first(value: Any, number: int) -> Any:
    return dict(list(value.items())[:number]) if type(value) is dict else value[:number]


def _text(text: str, bounds: Bounds, note: Callable[[str], None]) -> str | None:
    if not text.isprintable():
        text = _escaped(text) if bounds.address else without_controls(text).strip()
    if bounds.longest is not None and len(text) > bounds.longest:
        if bounds.address:
            note("left out: too long for an address")
            return None
        note(f"cut to {bounds.longest:,} of {len(text):,} characters")
        text = cut(text, bounds.longest)
    # A character has four bytes at most.
    if bounds.largest is not None and len(text) * 4 > bounds.largest:
        encoded = text.encode()
        if len(encoded) > bounds.largest:
            note(f"cut to {bounds.largest:,} of {len(encoded):,} bytes")
            text = cut(text, len(encoded[: bounds.largest].decode(errors="ignore")))
    return text or None


def _escaped(address: str) -> str:
    """An address with what acts percent-encoded: it leads where it led, and shows what it holds."""
    return "".join(
        quote(one, errors="replace") if without_controls(one).isspace() or not without_controls(one) else one
        for one in address
    )
