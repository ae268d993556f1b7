"""The words of the interface in Korean and English: two catalogues with the same keys.

An entry is a text with named places, ``"{n:,} articles"``, or a table of two where a language has a plural::

    articles = { one = "{n} article", other = "{n:,} articles" }
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final, Literal

Language = Literal["ko", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("ko", "en")
"""The languages there are; the first one is taken where nobody asks for one."""

Translation = str | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one language, called with a key: ``words("articles", n=3)``."""

    language: Language
    entries: Mapping[str, Translation]

    def __call__(self, key: str, **values: Any) -> str:
        """The text of ``key`` with its places filled; ``n`` decides between one and more.

        Raises ``KeyError`` for a key or a place that is not there: a page says nothing by mistake.
        """
        entry = self.entries[key]
        if not isinstance(entry, str):
            entry = entry["one" if values.get("n") == 1 else "other"]
        return entry.format(**values) if values else entry

    def named(self, group: str, value: str | None) -> str:
        """What a value is called: the entry ``<group>_<value>`` where there is one, else as it is."""
        entry = self.entries.get(f"{group}_{value}")
        return entry if isinstance(entry, str) else value or ""


@cache
def vocabulary(language: Language) -> Vocabulary:
    """The words of a language."""
    text = files("newscrawl.markup").joinpath(f"words/{language}.toml").read_text(encoding="utf-8")
    return Vocabulary(language, MappingProxyType(tomllib.loads(text)))


def language_of(environment: Mapping[str, str]) -> Language:
    """The language that the locale of these variables asks for; Korean where it names none of ours.

    The order of the variables is POSIX' (IEEE Std 1003.1-2024, 8.2), after GNU's ``LANGUAGE``.
    """
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if locale := environment.get(variable):
            return "en" if locale.lower().startswith("en") else "ko"
    return "ko"
