"""How a site's addresses name an article, told from the links of its lists: patterns for a declaration."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newscrawl.addresses import kept_parameters, registered_domain, split

# Shapes that a site is given, and the share of its links from which on one of them is no accident.
_MOST = 4
_LEAST_SHARE = 0.05
# A number as long as this has as many digits in every address: a day with a running number, a key.
_FIXED = 12
# So many digits has an outlet's number on a portal, at least: 082.
_OUTLET = 3
_CODE = re.compile(r"(?=[A-Z]*\d)(?=\d*[A-Z])[A-Z0-9]{16,}")
_HEX = re.compile(r"(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{16,}")
_NUMBERED = re.compile(r"\d{4,}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TWO = re.compile(r"[01]?\d|[0-3]\d")
_DAY = re.compile(r"(?:19|20)\d\d[01]\d[0-3]\d")
_VALUE = re.compile(r"\w*\d{3,}\w*")
# Parameters whose number names a section, a page or a way, whatever stands in it.
_NO_IDENTITY = re.compile(r"(?i)sid\d?|sec\w*|cat\w*|menu\w*|code|page\w*|mode|mid|type|date|rank\w*|tab|cid")


@dataclass(frozen=True, slots=True)
class AddressShape:
    """A kind of article address: what stands in a declaration, how many links have it, and one of them.

    ``left_out``: parameters with a number that were not taken for a part of the identity.
    """

    path: str
    query: tuple[str, ...]
    number: int
    example: str
    left_out: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The call in a declaration."""
        names = ", ".join(map(literal, self.query)) + ("," if len(self.query) == 1 else "")
        is_plain = '"' not in self.path and self.path.isprintable()
        path = f'r"{self.path}"' if is_plain else repr(self.path)
        return f"Address({path}" + (f", ({names}))" if names else ")")


def literal(text: str) -> str:
    """``text`` as it stands in a file that is run, whatever it says."""
    return json.dumps(text, ensure_ascii=False) if text.isprintable() else repr(text)


def address_shapes(urls: Iterable[str], host: str) -> list[AddressShape]:
    """The shapes that the addresses ``urls`` on ``host``'s site have, the most frequent first."""
    groups: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for url in dict.fromkeys(urls):
        if registered_domain(split(url).host) == registered_domain(host) and (key := _kind(url)):
            groups[key].append(url)
    shapes = [_shape(group) for group in groups.values()]
    least = max(2.0, _LEAST_SHARE * sum(shape.number for shape in shapes))
    frequent = [shape for shape in shapes if shape.number >= least]
    return sorted(frequent, key=lambda shape: -shape.number)[:_MOST]


def _parameters(url: str) -> dict[str, str]:
    pairs = (pair.partition("=") for pair in kept_parameters(split(url).query))
    return {name: value for name, _, value in pairs if _VALUE.fullmatch(value)}


def _segments(url: str) -> list[str]:
    return split(url).path.strip("/").split("/")


def _identity_at(segments: Sequence[str]) -> int | None:
    """Which segment of a path names the article: the last one with a long number or code, but no day's."""
    for place in range(len(segments) - 1, -1, -1):
        segment = segments[place]
        named = _CODE.search(segment) or _HEX.search(segment) or _NUMBERED.search(segment)
        if named and not (_YEAR.fullmatch(segment) or _DAY.fullmatch(segment)):
            return place
    return None


def _kind(url: str) -> tuple[object, ...] | None:
    """What is equal for all addresses of one shape; None where nothing names an article."""
    segments = _segments(url)
    if (place := _identity_at(segments)) is not None:
        token = segments[place]
        signs = "code" if _CODE.search(token) or _HEX.search(token) else re.sub(r"\d+", "0", token)
        return ("path", len(segments), place, signs, tuple(_class(one) for one in segments[:place]))
    if any(not _NO_IDENTITY.fullmatch(name) for name in _parameters(url)):
        return ("query", *segments)
    return None


def _class(segment: str) -> str:
    return "year" if _YEAR.fullmatch(segment) else "number" if segment.isdigit() else "word"


def _shape(urls: Sequence[str]) -> AddressShape:
    place = _identity_at(_segments(urls[0]))
    if place is None:
        path = re.escape(split(urls[0]).path).replace(r"\-", "-").rstrip("/") or "/"
        names, left_out = _identity_parameters(urls)
        return AddressShape(path, names, len(urls), urls[0], left_out)
    columns = list(zip(*map(_segments, urls), strict=True))
    parts = [
        _identity(column) if number == place else _varying(column, before_identity=number == place - 1)
        for number, column in enumerate(columns)
    ]
    return AddressShape("/" + "/".join(parts), (), len(urls), urls[0])


def _varying(values: Sequence[str], *, before_identity: bool) -> str:
    """A part of a path that names no article: itself where it is the same in all, else what it is made of.

    A number of one length right before the identity (``/article/082/0001252309``) is an outlet's and belongs
    to it.
    """
    if all(map(_YEAR.fullmatch, values)):
        return r"\d{4}"
    if all(map(_TWO.fullmatch, values)):
        return r"\d\d?"
    if len(set(values)) == 1:
        return re.escape(values[0]).replace(r"\-", "-")
    if all(value.isdigit() for value in values):
        lengths = {len(value) for value in values}
        code = before_identity and len(lengths) == 1 and min(lengths) >= _OUTLET
        return rf"(\d{{{lengths.pop()}}})" if code else r"\d+"
    return r"[^/]+"


def _identity(values: Sequence[str]) -> str:
    """The group for the part that names the article, with what stands before and behind it in all of them."""
    for code, signs in ((_CODE, "[A-Z0-9]"), (_HEX, "[0-9a-f]")):
        found = [one for one in map(code.search, values) if one]
        if len(found) == len(values):
            lengths = {len(one[0]) for one in found}
            size = f"{{{lengths.pop()}}}" if len(lengths) == 1 else "{16,}"
            return _around(values[0], found[0].start(), found[0][0], f"({signs}{size})")
    numbers = re.findall(r"\d+", values[0])
    if len(numbers) > 1:
        # 20190911n32054: a day and a number of that day, or several numbers.
        first, last = values[0].index(numbers[0]), values[0].rindex(numbers[-1]) + len(numbers[-1])
        middle = re.sub(r"\d+", r"\\d+", re.escape(values[0][first:last]).replace(r"\-", "-"))
        return _around(values[0], first, values[0][first:last], f"({middle})")
    sizes = {len(re.findall(r"\d+", value)[0]) for value in values}
    digits = rf"(\d{{{min(sizes)}}})" if len(sizes) == 1 and min(sizes) >= _FIXED else r"(\d+)"
    return _around(values[0], values[0].index(numbers[0]), numbers[0], digits)


def _around(value: str, start: int, identity: str, group: str) -> str:
    before, behind = value[:start], value[start + len(identity) :]
    return re.escape(before).replace(r"\-", "-") + group + re.escape(behind).replace(r"\-", "-")


def _identity_parameters(urls: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The parameters that tell the addresses apart, and those with a number that do not.

    The one with the most values, and others that are called a number of something (``oid`` beside ``aid``).
    """
    values: dict[str, list[str]] = defaultdict(list)
    for url in urls:
        for name, value in _parameters(url).items():
            values[name].append(value)
    in_all = [name for name, found in values.items() if len(found) == len(urls)]
    known = [name for name in in_all if not _NO_IDENTITY.fullmatch(name)]
    most = max(known, key=lambda name: len(set(values[name])), default=None)
    if most is None:
        return (), tuple(in_all)
    names = tuple(name for name in known if name == most or (name.lower().endswith("id") and len(most) > 2))
    return names, tuple(name for name in in_all if name not in names)
