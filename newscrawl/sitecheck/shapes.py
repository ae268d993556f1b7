"""How a site's addresses name an article, told from the links of its lists: patterns for a declaration."""

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from newscrawl.addresses import kept_parameters, registered_domain, split

# Shapes that a site is given, and the share of its links from which on one of them is no accident.
_MOST = 4
_LEAST_SHARE = 0.05
# Share of them that the shapes must name: a site whose articles mostly have no number has them by accident.
_LEAST_NAMED = 0.8
_DISTINCT = 0.5
# A number as long as this has as many digits in every address: a day with a running number, a key.
_FIXED = 12
# So many digits has an outlet's number on a portal, at least: 082.
_OUTLET = 3
_CODE = re.compile(r"(?=[A-Z]*\d)(?=\d*[A-Z])[A-Z0-9]{16,}")
_HEX = re.compile(r"(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{16,}")
_NUMBERED = re.compile(r"\d{4,}")
# The words of a headline, and an identity behind or before them.
_WORDS_FIRST = re.compile(
    r"(?P<before>.*[^\W\d_]{2}.*[-_])(?P<id>\d{5,}|[0-9a-f]{16,}|[A-Z0-9]{16,})(?P<behind>\.\w+)?"
)
_WORDS_LAST = re.compile(r"(?P<before>)(?P<id>\d{5,})(?P<behind>[-_].*[^\W\d_]{2}.*)")
_LONG = re.compile(r"\d{6}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TWO = re.compile(r"[01]?\d|[0-3]\d")
_DAY = re.compile(r"(?:19|20)\d\d[01]\d[0-3]\d")
_VALUE = re.compile(r"\w*\d{3,}\w*")
# Parameters whose number names a section, a page or a way, whatever stands in it.
_NO_IDENTITY = re.compile(
    r"(?i)sid\d?|sec\w*|cat\w*|menu\w*|code|page\w*|mode|mid|type|date|rank\w*|tab|cid|dummy|component\w*"
)


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
    """The shapes that the addresses ``urls`` on ``host``'s site have, the most frequent first.

    There are none where they would name too few of them.
    """
    groups: dict[tuple[object, ...], list[str]] = defaultdict(list)
    domain = registered_domain(host)
    own = [url for url in dict.fromkeys(urls) if registered_domain(split(url).host) == domain]
    for url in own:
        if key := _kind(url):
            groups[key].append(url)
    shapes = [shape for group in groups.values() if (shape := _shape(group)) is not None]
    least = max(2.0, _LEAST_SHARE * len(own))
    frequent = [shape for shape in shapes if shape.number >= least]
    chosen = sorted(frequent, key=lambda shape: -shape.number)[:_MOST]
    return chosen if sum(shape.number for shape in chosen) >= _LEAST_NAMED * len(own) else []


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
        if (worded := _worded(token)) is not None:
            signs = f"words {_group((worded['id'],))} {worded.re.pattern}"
        else:
            signs = "code" if _CODE.search(token) or _HEX.search(token) else re.sub(r"\d+", "0", token)
        return ("path", len(segments), place, signs, tuple(_class(one) for one in segments[:place]))
    if any(not _NO_IDENTITY.fullmatch(name) for name in _parameters(url)):
        return ("query", *segments)
    return None


def _worded(token: str) -> re.Match[str] | None:
    """``token`` with the words of a headline in it, and its identity behind or before them."""
    found = _WORDS_FIRST.fullmatch(token) or _WORDS_LAST.fullmatch(token)
    # A day and a number of that day are an identity together.
    return None if found is None or _LONG.search(found["before"] + (found["behind"] or "")) else found


def _class(segment: str) -> str:
    return "year" if _YEAR.fullmatch(segment) else "number" if segment.isdigit() else "word"


def _shape(urls: Sequence[str]) -> AddressShape | None:
    place = _identity_at(_segments(urls[0]))
    if place is None:
        path = _escaped(split(urls[0]).path).rstrip("/") or "/"
        names, left_out = _identity_parameters(urls)
        if not names:
            return None
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
        return _escaped(values[0])
    if all(value.isdigit() for value in values):
        lengths = {len(value) for value in values}
        code = before_identity and len(lengths) == 1 and min(lengths) >= _OUTLET
        return rf"(\d{{{lengths.pop()}}})" if code else r"\d+"
    return r"[^/]+"


def _identity(values: Sequence[str]) -> str:
    """The group for the part that names the article, with what stands before and behind it in all of them."""
    worded = [found for found in map(_worded, values) if found is not None]
    if len(worded) == len(values):
        group = _group([found["id"] for found in worded])
        before, behind = ({found[side] or "" for found in worded} for side in ("before", "behind"))
        # Digits of the words are none of the identity's: the sign between them is told.
        words_before = f"[^/]*{_sign({text[-1:] for text in before})}"
        words_behind = f"{_sign({text[:1] for text in behind})}[^/]*"
        return _same(before, words_before) + group + _same(behind, words_behind)
    for code in (_CODE, _HEX):
        found = [one for one in map(code.search, values) if one]
        if len(found) == len(values):
            before = {one.string[: one.start()] for one in found}
            behind = {one.string[one.end() :] for one in found}
            group = _group([one[0] for one in found])
            return _same(before, "[^/]*?") + group + _same(behind, "[^/]*")
    numbers = re.findall(r"\d+", values[0])
    if len(numbers) > 1:
        # 20190911n32054: a day and a number of that day, or several numbers.
        first, last = values[0].index(numbers[0]), values[0].rindex(numbers[-1]) + len(numbers[-1])
        middle = re.sub(r"\d+", r"\\d+", _escaped(values[0][first:last]))
        return _around(values[0], first, values[0][first:last], f"({middle})")
    group = _group([re.findall(r"\d+", value)[0] for value in values])
    return _around(values[0], values[0].index(numbers[0]), numbers[0], group)


def _group(identities: Sequence[str]) -> str:
    """The group that takes any identity of this kind: a number, a code, and of one length where all are."""
    lengths = {len(one) for one in identities}
    if all(one.isdigit() for one in identities):
        is_fixed = len(lengths) == 1 and min(lengths) >= _FIXED
        return rf"(\d{{{min(lengths)}}})" if is_fixed else r"(\d+)"
    signs = "[A-Z0-9]" if all(map(_CODE.fullmatch, identities)) else "[0-9a-f]"
    return f"({signs}{{{min(lengths)}}})" if len(lengths) == 1 else f"({signs}{{16,}})"


def _same(texts: Collection[str], otherwise: str) -> str:
    """What stands before or behind an identity: itself where it is the same in all addresses."""
    return _escaped(next(iter(texts))) if len(texts) == 1 else otherwise


def _sign(signs: Collection[str]) -> str:
    return _same(signs, "[-_.]" if "" not in signs else "")


def _escaped(text: str) -> str:
    return re.escape(text).replace(r"\-", "-")


def _around(value: str, start: int, identity: str, group: str) -> str:
    return _escaped(value[:start]) + group + _escaped(value[start + len(identity) :])


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
    # What most addresses share names a topic; an article may stand there twice, with other parameters.
    if most is None or len(set(values[most])) < _DISTINCT * len(urls):
        return (), tuple(in_all)
    names = tuple(name for name in known if name == most or (name.lower().endswith("id") and len(most) > 2))
    return names, tuple(name for name in in_all if name not in names)
