"""Lines among an article's text that are none, on pages in other languages than Korean: by what they say."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from newscrawl.lexicon import alternatives, entries
from newscrawl.lines.attribution import is_signed
from newscrawl.lines.stamps import is_stamp
from newscrawl.lines.western import western_names
from newscrawl.text import comparable

_ALONE: Final = frozenset(
    comparable(words) for table in ("related", "pointer", "button") for words in entries("boilerplate", table)
)
_LONGEST_ALONE = max(map(len, _ALONE))
_LONGEST_POINTER = 200
_LONGEST_NOTICE = 300
_LONGEST_READING = 40
_LONGEST_SIGNED = 90
# Where a player stands in its film: ``0:00/2:33``, ``-0:00``.
_PLAYER = re.compile(r"^(?:-\d{1,2}:\d\d|\d{1,2}:\d\d ?/ ?\d{1,2}:\d\d)$")


# Hardly a Korean page asks for one of these: each is compiled when it is first asked for.
@cache
def _pointer() -> re.Pattern[str]:
    return re.compile(rf"\W{{0,3}}(?:{alternatives('boilerplate', 'pointer')}) ?[:：](?! ?$)", re.IGNORECASE)


@cache
def _notice() -> re.Pattern[str]:
    return re.compile(alternatives("boilerplate", "notice"), re.IGNORECASE)


# ``5 min read``, ``Reading time: 5 minutes``.
@cache
def _reading() -> re.Pattern[str]:
    return re.compile(
        rf"\W{{0,3}}(?:\d{{1,3}}[ -]?)?(?:{alternatives('boilerplate', 'reading-time')})(?!\w)"
        r"\D{0,12}(?:\d{1,3}\D{0,12})?$",
        re.IGNORECASE,
    )


def is_boilerplate(line: str) -> bool:
    """Whether ``line`` heads or names other articles, is a button or an advertisement's label, or has no
    letter.
    """
    if len(line) > _LONGEST_POINTER:
        return False
    letters = comparable(line)
    if not letters or (len(letters) <= _LONGEST_ALONE and letters in _ALONE):
        return True
    return _pointer().match(line) is not None or _PLAYER.match(line) is not None


def is_notice(line: str) -> bool:
    """Whether ``line`` tells readers what is for subscribers, what they get by mail, how to report a slip, or
    how long they will read.
    """
    if len(line) <= _LONGEST_READING and _reading().match(line):
        return True
    return len(line) <= _LONGEST_NOTICE and _notice().search(line) is not None


def without_boilerplate(paragraphs: Sequence[str], title: str) -> list[str]:
    """The paragraphs that are text: no boilerplate, before and behind all others no notice and no byline,
    and before all others neither the headline ``title`` again nor the time.
    """
    kept = [one for one in paragraphs if not is_boilerplate(one)]
    headline = comparable(title)
    first, last = 0, len(kept)
    while first < last - 1 and _heads(kept[first], headline):
        first += 1
    while last > first + 1 and (is_notice(kept[last - 1]) or _signs(kept[last - 1])):
        last -= 1
    return kept[first:last]


def _heads(line: str, headline: str) -> bool:
    """Whether a line before a text is the headline again, a notice, or says when or who."""
    return comparable(line) == headline or is_notice(line) or is_stamp(line) or _signs(line)


def _signs(line: str) -> bool:
    """Whether a line says who wrote and nothing else: ``By Jane Doe, Harbour Press``."""
    return len(line) <= _LONGEST_SIGNED and is_signed(line) and bool(western_names(line))
