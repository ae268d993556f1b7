"""What Korean news sites call their sections, and how their pages write a path to one."""

import re

from newscrawl.lexicon import entries

_SECTIONS = frozenset(entries("sections", "sections"))
_HOME = frozenset(word.lower() for word in entries("sections", "home"))
_LABELS = frozenset(entries("sections", "labels"))
_ARROW = re.compile(r"\s*[>›»≫▶]\s*")
_LONGEST = 20


def is_section(name: str) -> bool:
    """Whether ``name`` is a section's, as Korean news sites call them."""
    return name.strip() in _SECTIONS


def is_home(text: str) -> bool:
    """Whether ``text`` names the front page, as a path begins with it."""
    return text.strip(" >").lower() in _HOME


def is_label(text: str) -> bool:
    """Whether ``text`` says that a section's name follows it: ``분류``, ``카테고리:``."""
    return text.strip(" :") in _LABELS


def path_of(text: str) -> list[str] | None:
    """The names of a path such as ``HOME > 사회 > 교육`` without its home; None for what is no path.

    It is one if it begins with the front page's name, or if one of its names is a known section's.
    """
    names = [name for name in _ARROW.split(text) if name]
    if len(names) == 1:
        first, _, rest = text.partition(" ")
        names = [first, rest] if first.lower() in _HOME and is_section(rest) else names
    home = len(names) > 1 and names[0].lower() in _HOME
    own = names[1:] if home else names
    if len(names) < 2 or any(len(name) > _LONGEST for name in own):
        return None
    return own if home or any(map(is_section, own)) else None
