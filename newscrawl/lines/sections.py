"""What Korean news sites call their sections, and how their pages write a path to one."""

import re

from newscrawl.lexicon import entries

_SECTIONS = frozenset(entries("sections", "sections"))
_HOME = frozenset(word.lower() for word in entries("sections", "home"))
_LABELS = frozenset(entries("sections", "labels"))
_ARROW = re.compile(r" ?[>›»≫▶] ?| / ")
_WRAP = " []()<>〈〉【】"
_LONGEST = 20


def is_section(name: str) -> bool:
    """Whether ``name`` is a section's, as Korean news sites call them."""
    return name.strip(_WRAP) in _SECTIONS


def is_home(text: str) -> bool:
    """Whether ``text`` names the front page, as a path begins with it."""
    return text.strip(" >").lower() in _HOME


def is_label(text: str) -> bool:
    """Whether ``text`` says that a section's name follows it: ``분류``, ``카테고리:``."""
    return text.strip(" :") in _LABELS


def path_of(text: str) -> list[str] | None:
    """The names of a path such as ``HOME > 사회 > 교육`` without its home; None for what is no path.

    It is one if it begins with the front page's name or an arrow (behind a picture of a house), or if one of
    its names is a known section's.
    """
    names = _ARROW.split(text)
    home = len(names) > 1 and (not names[0] or is_home(names[0]))
    own = [name for name in names if name]
    if len(own) == 1 and not home:
        first, _, rest = text.partition(" ")
        home = is_home(first) and is_section(rest)
        own = [rest] if home else own
    while len(own) > 1 and is_home(own[0]):
        own.pop(0)
    if not own or (len(names) < 2 and not home) or any(len(name) > _LONGEST for name in own):
        return None
    return own if home or any(map(is_section, own)) else None
