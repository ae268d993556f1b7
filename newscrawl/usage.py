"""What a publisher says about the use of its pages, as it is said: in headers, meta elements, links,
robots.txt and the TDM file. What follows from it is decided in ``newscrawl.run.honour``.

Each statement has a name and the place where it was made: ``content-usage@header``. Where the forms are from
says docs/usage.md.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from newscrawl.characters import cut
from newscrawl.robotstxt import LIMIT, RobotsTxt, named_robot, names_robots, records_of
from newscrawl.text import one_line

AGENT: Final = "newscrawl"
_EVERYBODY: Final = ("*", AGENT)
Statements = dict[str, str]
# Names of statements that are headers and records of robots.txt alike.
_PREFERENCES: Final = ("content-usage", "content-signal")
_TDM: Final = ("tdm-reservation", "tdm-policy")
RSL_TYPE: Final = "application/rsl+xml"
_LICENCE_LINK: Final = re.compile(r"<([^<>]{1,2000})>([^<]*)")
# Directives with a value behind a colon; any other word there is the name of a robot.
_VALUED: Final = frozenset(
    ("unavailable_after", "max-snippet", "max-image-preview", "max-video-preview", "indexifembedded")
)
_WEEKDAY: Final = re.compile(r"(?i)unavailable_after\s*:\s*[a-z]{3,9}$")
_LONGEST: Final = 500
_MOST_RECORDS: Final = 2_000


def of_headers(values: Mapping[str, Sequence[str]]) -> Statements:
    """What the headers of a response say. ``values``: those of each header, by its name in lower case."""
    found: Statements = {}
    for name in (*_PREFERENCES, *_TDM):
        _put(found, name, "header", ", ".join(values.get(name, ())))
    refusals = [one for value in values.get("x-robots-tag", ()) for one in directives(value)]
    _put(found, "robots", "header", ", ".join(refusals))
    links = (link for value in values.get("link", ()) for link in _LICENCE_LINK.findall(value))
    licences = [address for address, rest in links if _is_licence(rest)]
    _put(found, "rsl", "header", ", ".join(licences))
    return found


def of_metas(metas: Iterable[tuple[str, str]]) -> Statements:
    """What meta elements say: pairs of name, in lower case, and content."""
    found: Statements = {}
    refusals: list[str] = []
    for name, content in metas:
        if name in ("robots", AGENT):
            refusals += directives(content)
        elif name in _TDM:
            _put(found, name, "meta", content)
    _put(found, "robots", "meta", ", ".join(dict.fromkeys(refusals)))
    return found


def of_link(address: str) -> Statements:
    """What a link to an RSL licence says; ``inline`` for one that the page holds."""
    found: Statements = {}
    _put(found, "rsl", "link", address)
    return found


HEADERS: Final = (*_PREFERENCES, *_TDM, "x-robots-tag", "link")


def directives(value: str) -> list[str]:
    """The directives of a robots meta element or an X-Robots-Tag for everybody and for us, in lower case,
    that refuse something: ``noarchive``, ``none``, ``unavailable_after: 25 Jun 2026``.
    """
    found: list[str] = []
    concerns = True
    for part in _parts(value):
        word = part.lower()
        name, colon, rest = word.partition(":")
        if colon and name.strip() not in _VALUED:
            concerns, word = name.strip() in _EVERYBODY, rest.strip()
        if concerns and (word.startswith("no") or word.partition(":")[0].strip() == "unavailable_after"):
            found.append(word)
    return list(dict.fromkeys(found))


def _parts(value: str) -> Iterator[str]:
    """The parts between commas; the comma behind the weekday of a date is none."""
    held = ""
    for piece in one_line(value).split(","):
        part = f"{held}, {piece.strip()}" if held else piece.strip()
        held = part if _WEEKDAY.search(part) else ""
        if part and not held:
            yield part


def _is_licence(parameters: str) -> bool:
    folded = parameters.lower().replace("'", '"')
    return RSL_TYPE in folded and re.search(r'rel\s*=\s*"?[^";]*\blicense\b', folded) is not None


def _put(found: Statements, name: str, place: str, value: str) -> None:
    value = cut(one_line(value), _LONGEST)
    if value:
        found[f"{name}@{place}"] = value


class _ByPath:
    """Values for patterns of paths, as robots.txt has them: those of the longest that matches hold."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._values: dict[str, list[str]] = {}
        for path, value in pairs:
            if not any(sign.isspace() or sign == "#" for sign in path):
                self._values.setdefault(path or "/", []).append(value)
        lines = "".join(f"Disallow: {path}\n" for path in self._values)
        self._file = RobotsTxt(f"User-agent: *\n{lines}".encode("utf-8", "replace"))

    def of(self, url: str) -> list[str]:
        rule = self._file.rule_for(url, AGENT)
        return self._values.get(rule.path, []) if rule else []


@dataclass(slots=True)
class OriginStatements:
    """What an origin says of all its pages: its robots.txt, and its TDM file where that was asked for."""

    licence: str = ""
    preferences: dict[str, _ByPath] = field(default_factory=dict)
    tdm: dict[str, _ByPath] = field(default_factory=dict)

    def read_robots(self, body: bytes) -> None:
        """Read the records of other standards from a robots.txt: of our own group, else of ``*``."""
        groups: dict[str, dict[str, list[tuple[str, str]]]] = {}
        licences: list[str] = []
        agents: list[str] = []
        in_names = False
        for name, value in records_of(body):
            if names_robots(name):
                agents = [*agents, named_robot(value)] if in_names else [named_robot(value)]
                groups.setdefault(agents[-1], {})
            elif name == "license":
                licences.append(value)
            elif name in _PREFERENCES:
                path, rest = (*value.split(maxsplit=1), "")[:2] if value.startswith("/") else ("/", value)
                for agent in agents or ["*"]:  # a record before any group is for everybody
                    groups.setdefault(agent, {}).setdefault(name, []).append((path, rest))
            in_names = names_robots(name)
        own = groups.get(AGENT, groups.get("*", {}))
        self.licence = ", ".join(licences)
        self.preferences = {name: _ByPath(pairs) for name, pairs in own.items()}

    def add_tdm_file(self, body: bytes) -> None:
        """Read ``/.well-known/tdmrep.json``, a list of rules by ``location``; what is none is passed over."""
        try:
            rules = json.loads(body[:LIMIT])
        except (ValueError, RecursionError):
            return
        rules = [one for one in rules if isinstance(one, dict)] if isinstance(rules, list) else []
        for name in _TDM:
            pairs = [
                (str(one.get("location", "/")), str(one[name]))
                for one in rules[:_MOST_RECORDS]
                if isinstance(one.get(name), str | int)
            ]
            if pairs:
                self.tdm[name] = _ByPath(pairs)

    def of(self, url: str) -> Statements:
        """What is said of the page at ``url``."""
        found: Statements = {}
        for name, by_path in self.preferences.items():
            _put(found, name, "robots.txt", ", ".join(by_path.of(url)))
        _put(found, "rsl", "robots.txt", self.licence)
        for name, by_path in self.tdm.items():
            _put(found, name, "tdmrep.json", ", ".join(by_path.of(url)[:1]))
        return found
