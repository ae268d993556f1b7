"""What a field of an item says of itself, its bounds among it, and how its value is written as JSON."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Bounds:
    """How long a field may be; None is no bound.

    ``longest``: characters of a text, or of each text of a list or dict. ``most``: entries of a list or dict.
    ``largest``: bytes of a text in UTF-8. ``address``: what is longer is left out, because a part of an
    address leads elsewhere.
    """

    longest: int | None = None
    most: int | None = None
    largest: int | None = None
    address: bool = False


LONGEST_ADDRESS = 8_000
"""Characters; as long as every server should take (RFC 9110, section 4.1)."""
ADDRESS = Bounds(LONGEST_ADDRESS, address=True)
NAME = Bounds(100)
HEADING = Bounds(200)
TITLE = Bounds(500)


def described(about: str, example: Any, bounds: Bounds | None = None, **kwargs: Any) -> Any:
    """A dataclass field with its meaning, an example value and its bounds."""
    return field(metadata={"about": about, "example": example, "bounds": bounds}, **kwargs)


def as_json(value: Any) -> Any:
    """A field's value as JSON has it: times in ISO 8601 with their zone, items as objects."""
    kind = type(value)
    if kind is str or value is None or kind is int:
        return value
    if kind is list:
        return [as_json(one) for one in value]
    if isinstance(value, Item):
        return value.to_dict()
    if isinstance(value, date):
        return value.isoformat()
    return value


@dataclass(slots=True)
class Item:
    """A dataclass of ``described`` fields."""

    def to_dict(self) -> dict[str, Any]:
        """The fields by name, ready for ``json.dumps``, as the JSON feeds have them."""
        return {
            # Most values are as they are, and a feed asks of twenty an item.
            name: value if (value := getattr(self, name)) is None or type(value) is str else as_json(value)
            for name in self.__dataclass_fields__
        }
