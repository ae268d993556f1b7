"""robots.txt as RFC 9309 says it is read: groups, rules, and which of them holds for an address.

Protego 0.7, Scrapy's default, fails 14 of the 256 checks of ``tests/test_robotstxt.py``: it ends groups at
records of other standards and lines where Unicode does, takes tokens for others that begin like them, and
compares queries as they are written. ``urllib.robotparser`` fails 64.
"""

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from typing import Final, Self
from urllib.parse import urlsplit

# RFC 9309, 2.5: a crawler must read at least so much; what comes after is not read here.
LIMIT: Final = 500 * 1024
# Octets of a line that are looked at: eight times the longest address that browsers took, as Google reads.
_LINE_LIMIT: Final = 2_083 * 8
_LINE_END: Final = re.compile(rb"\r\n|\n|\r")
# Also as they are often mistyped (https://github.com/google/robotstxt, AllowFrequentTypos).
_FIELDS: Final = {
    "user-agent": "agent",
    "useragent": "agent",
    "user agent": "agent",
    "allow": "allow",
    "disallow": "disallow",
    "dissallow": "disallow",
    "dissalow": "disallow",
    "disalow": "disallow",
    "diasllow": "disallow",
    "disallaw": "disallow",
    "crawl-delay": "delay",
    "request-rate": "rate",
}
# RFC 9309, 2.2.1, has letters, "_" and "-"; robots have digits too.
_TOKEN: Final = re.compile(r"[A-Za-z0-9_-]*")
_EVERYBODY: Final = re.compile(r"\*(?:\s|\Z)")
_SECONDS: Final = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")
# ``1/10``, ``1/10m``, ``1/10s 0900-1745`` (UTC): the extended standard of 1996 that Crawl-delay came with.
_RATE: Final = re.compile(
    r"(\d{1,6})\s*/\s*(\d{1,6})\s*([smh]?)(?:\s+(\d\d)(\d\d)\s*-\s*(\d\d)(\d\d))?\Z", re.ASCII | re.IGNORECASE
)
_UNITS: Final = {"": 1, "s": 1, "m": 60, "h": 3600}
# Octets that are the same whether they are percent-encoded or not (RFC 9309, 2.2.2), and those that stand for
# themselves in a query alone. "*" and "$" mean something in a rule, so in an address they are encoded.
_SAME: Final = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:@!'(),;=&+[]")
_SAME_IN_QUERY: Final = _SAME | frozenset(b"/?")
_TO_SPELL: Final = re.compile(rb"%[0-9A-Fa-f]{2}|[^A-Za-z0-9\-._~:@!'(),;=&+\[\]/?]")
_ALWAYS_ALLOWED: Final = "/robots.txt"
# Signs of a rule that are shown.
_SHOWN: Final = 80


@dataclass(frozen=True, slots=True)
class RobotsRule:
    """A line ``Allow`` or ``Disallow``. ``str()`` is the line, as it can be shown."""

    allows: bool
    path: str
    _pieces: tuple[bytes, ...]
    _to_end: bool

    @classmethod
    def of(cls, path: str, *, allows: bool) -> Self:
        """The rule of a path as it stands in the file."""
        to_end = path.endswith("$")
        pieces = _normal(path[:-1] if to_end else path, keep=b"*").split(b"*")
        return cls(allows, path, tuple(pieces), to_end)

    @property
    def octets(self) -> int:
        """How specific it is: the rule with the most octets holds."""
        return sum(map(len, self._pieces)) + len(self._pieces) - 1 + self._to_end

    def matches(self, path: bytes) -> bool:
        """Whether it speaks of a path that ``_normal`` has passed. Linear, however many ``*`` it has."""
        first, *further = self._pieces
        if not path.startswith(first):
            return False
        place = len(first)
        last = further.pop() if further and self._to_end else None
        for piece in further:
            if (found := path.find(piece, place)) < 0:
                return False
            place = found + len(piece)
        if last is not None:
            return len(path) - len(last) >= place and path.endswith(last)
        return not self._to_end or place == len(path)

    def __str__(self) -> str:
        shown = "".join(sign if sign.isprintable() else "?" for sign in self.path[:_SHOWN])
        return f"{'Allow' if self.allows else 'Disallow'}: {shown}"


@dataclass(slots=True)
class _RobotsGroup:
    """What is said to one robot, in all places of the file together."""

    rules: list[RobotsRule] = field(default_factory=list)
    delays: list[float] = field(default_factory=list)


class RobotsTxt:
    """A robots.txt. Nothing in it is an error: what is no record of it is passed over.

    ``now``: when it is read, for rates that hold at some hours.
    """

    def __init__(self, body: bytes, now: datetime | None = None) -> None:
        self._now = (now or datetime.now(UTC)).astimezone(UTC).time()
        self._groups: dict[str, _RobotsGroup] = {}
        self._read(body)
        for group in self._groups.values():
            # The most specific first, and of equals what allows (RFC 9309, 2.2.2).
            group.rules.sort(key=lambda rule: (-rule.octets, not rule.allows))

    def rule_for(self, url: str, agent: str) -> RobotsRule | None:
        """The rule that holds for an address; None where none does, which allows it.

        ``agent`` is a product token, or a header ``User-Agent`` that begins with one.
        """
        url = url.partition("#")[0]
        parts = urlsplit(url)
        if parts.path == _ALWAYS_ALLOWED:
            return None
        path = _normal((parts.path or "/") + (f"?{parts.query}" if "?" in url else ""))
        group = self._group(agent)
        return next((rule for rule in group.rules if rule.matches(path)), None) if group else None

    def allows(self, url: str, agent: str) -> bool:
        """Whether the robot may read an address."""
        rule = self.rule_for(url, agent)
        return rule is None or rule.allows

    def delay(self, agent: str) -> float | None:
        """Seconds between requests: the longest of ``Crawl-delay`` and ``Request-rate``; None for neither."""
        group = self._group(agent)
        return max(group.delays, default=None) if group else None

    def _group(self, agent: str) -> _RobotsGroup | None:
        token = _token(agent)
        return self._groups.get(token) or self._groups.get("*")

    # -- Reading ------------------------------------------------------------------------------------

    def _read(self, body: bytes) -> None:
        # Whom rules speak to, and whom delays do: only rules end the lines with names, records of other
        # standards must not get in between (RFC 9309, 2.2.4) and are about who was named before them.
        ruled: list[_RobotsGroup] = []
        slowed: list[_RobotsGroup] = []
        has_rules = has_delay = False
        for written, value in records_of(body):
            name = _FIELDS.get(written)
            if name == "agent":
                ruled = [] if has_rules else ruled
                slowed = [] if has_rules or has_delay else slowed
                has_rules = has_delay = False
                if token := named_robot(value):
                    group = self._groups.setdefault(token, _RobotsGroup())
                    ruled.append(group)
                    slowed.append(group)
            elif name in ("allow", "disallow"):
                has_rules = True
                for group in ruled if value else ():
                    group.rules.append(RobotsRule.of(value, allows=name == "allow"))
            elif name is not None and (seconds := self._seconds(name, value)) is not None:
                has_delay = True
                for group in slowed:
                    group.delays.append(seconds)

    def _seconds(self, name: str, value: str) -> float | None:
        if name == "delay":
            found = _SECONDS.match(value)
            return float(found[0]) if found else None
        if not (rate := _RATE.match(value)) or not int(rate[1]):
            return None
        if rate[4] and not self._is_now(*map(int, rate.group(4, 5, 6, 7))):
            return None
        return int(rate[2]) * _UNITS[rate[3].lower()] / int(rate[1])

    def _is_now(self, from_hour: int, from_minute: int, to_hour: int, to_minute: int) -> bool:
        if max(from_hour, to_hour) > 23 or max(from_minute, to_minute) > 59:
            return True
        begin, end = time(from_hour, from_minute), time(to_hour, to_minute)
        return begin <= self._now <= end if begin <= end else self._now >= begin or self._now <= end


def records_of(body: bytes) -> Iterator[tuple[str, str]]:
    """The records of a file, those of other standards among them: names in lower case, and values."""
    for line in _lines(body):
        text = line.partition(b"#")[0].decode("utf-8", "surrogateescape").strip(" \t")
        name, colon, value = text.partition(":")
        if not colon:  # often forgotten
            name, _, value = text.partition(" ")
            if not value.strip() or " " in value.strip():
                continue
        yield name.strip(" \t").lower(), value.strip(" \t")


def names_robots(record: str) -> bool:
    """Whether a record of this name says whom the following ones are for, as it is often mistyped too."""
    return _FIELDS.get(record) == "agent"


def named_robot(value: str) -> str:
    """Whom a record ``User-agent`` names: ``*``, a product token in lower case, or nobody (empty)."""
    return "*" if _EVERYBODY.match(value) else _token(value)


def _lines(body: bytes) -> Sequence[bytes]:
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        body = body.decode("utf-16", "replace").encode()
    if len(body) > LIMIT:
        # The line that is cut in two says something else than it was meant to.
        body = body[: max(body.rfind(b"\n", 0, LIMIT), body.rfind(b"\r", 0, LIMIT)) + 1]
    body = body.removeprefix(codecs.BOM_UTF8).replace(b"\0", b"")
    return [line[:_LINE_LIMIT] for line in _LINE_END.split(body)]


def _token(agent: str) -> str:
    """The product token with which a name begins, as it is compared."""
    found = _TOKEN.match(agent)
    return found[0].lower() if found else ""


def _normal(path: str, keep: bytes = b"") -> bytes:
    """A path with its query, in the one spelling in which paths are compared; ``keep``: signs of a rule.

    Octets that may be written in both ways are not encoded, all others are, in capitals.
    """
    before, mark, query = path.encode("utf-8", "surrogateescape").partition(b"?")
    return _spelt(before, _SAME, keep) + mark + _spelt(query, _SAME_IN_QUERY, keep)


def _spelt(octets: bytes, same: frozenset[int], keep: bytes) -> bytes:
    def spelt(found: re.Match[bytes]) -> bytes:
        sign = found[0]
        if len(sign) == 1:
            return sign if sign in keep else b"%%%02X" % sign[0]
        octet = int(sign[1:], 16)
        return bytes((octet,)) if octet in same else sign.upper()

    return _TO_SPELL.sub(spelt, octets)
