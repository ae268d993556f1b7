"""Whose name a text is: a Korean person's, a newsroom team's, a medium's.

The surnames, the words that only look like names and the endings of media are in ``people.toml`` and
``callings.toml`` of the lexicon.
"""

import re
from collections.abc import Iterable

from newscrawl.lexicon import alternatives, entries
from newscrawl.text import comparable, keys_of, one_line

NAME = r"[가-힣]{2,4}"
"""How a person's name is written, for expressions that look for one; ``is_name`` decides."""

_MEDIUM = re.compile(rf"^[\w.&+· -]{{0,20}}(?:{alternatives('people', 'medium-endings')})$", re.IGNORECASE)
# To look at a name's last letter first takes a tenth of what the expression does.
_MEDIUM_LAST = frozenset(
    letter for one in entries("people", "medium-endings") for letter in (one[-1].lower(), one[-1].upper())
)

NEWSROOM = re.compile(rf"^[가-힣A-Za-z0-9 ]{{1,16}}(?:{alternatives('people', 'newsroom-endings')})$")
"""A department's: ``사회부``."""

LONGEST_TEAM = 20
"""A longer line names no team."""

_SURNAMES = frozenset(entries("people", "surnames"))
_BEFORE_LONG_NAMES = entries("people", "two-syllable-surnames") + entries("people", "frequent-surnames")
_NOT_NAMES = frozenset(entries("people", "not-names"))
# What the lexicon knows as a calling or a label is nobody's name.
_NOBODY = frozenset(
    (*entries("callings", "titles"), *entries("callings", "ranks"), *entries("callings", "nobody"))
)
_DESKS_OF = frozenset(
    ("편집", "보도", "취재", "제작", "사업", "논설", "기획", "뉴스", "사회", "정치", "경제", "문화", "영상")
)
_DEPARTMENTS = frozenset((*entries("sections", "sections"), *entries("callings", "desks")))
_NAME_ONLY = re.compile(r"^[가-힣]+$")
_JOINTS = re.compile(r"[ ·ㆍ,/&・‧∙•]+")
_TEAM = re.compile(r"(?=.{3,16}$)[가-힣A-Za-z0-9·]+(?: [가-힣A-Za-z0-9·]+){0,2}(?:팀|뉴스룸|취재단)$")


def is_name(text: str) -> bool:
    """Whether ``text`` can be a Korean personal name: two to four syllables behind a known surname."""
    if not 2 <= len(text) <= 4 or text in _NOT_NAMES or text in _NOBODY or not _NAME_ONLY.match(text):
        return False
    if not (text.startswith(_BEFORE_LONG_NAMES) if len(text) == 4 else text[0] in _SURNAMES):
        return False
    if len(text) == 3 and (
        text[-1] == "팀"
        or (text[-1] == "국" and text[:-1] in _DESKS_OF)
        or (text[-1] == "부" and text[:-1] in _DEPARTMENTS)
    ):
        return False
    return len(text) == 2 or not ends_as_medium(text)


def split_names(names: str) -> list[str]:
    """The names in a run of names, ``이름·이름, 이름``; what is none is left out."""
    return [name for name in _JOINTS.split(names) if is_name(name)]


def is_team(text: str) -> bool:
    """Whether ``text`` is what a newsroom's team is called: ``온라인뉴스팀``, ``특별취재팀``."""
    return _TEAM.match(text) is not None


def ends_as_medium(text: str) -> bool:
    """Whether ``text`` reads as the name of a medium by its ending alone: ``가람일보``."""
    return text[-1:] in _MEDIUM_LAST and _MEDIUM.match(text) is not None


def is_medium(text: str, media: Iterable[str] = ()) -> bool:
    """Whether ``text`` reads as the name of a medium, by its ending or because it is one of ``media``."""
    line = one_line(text)
    key = comparable(line)
    return bool(key) and (ends_as_medium(line) or key in keys_of(tuple(media)))
