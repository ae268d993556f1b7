"""The public suffix list: under which names others register theirs, as ``com`` and ``go.kr``."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Self

# Each rule is a line up to its first white space; a comment begins with a slash.
_RULE = re.compile(r"^[^/\s]\S*", re.M)
# IDNA's further dots.
_DOTS = str.maketrans("。．｡", "...")


@dataclass(frozen=True, slots=True)
class PublicSuffixes:
    """Rules as https://publicsuffix.org/list/ words them; ``depth`` is how many labels the longest has."""

    rules: frozenset[str]
    depth: int

    @classmethod
    def of(cls, text: str) -> Self:
        """The rules of a list, those of its private part too: the pages of one host under ``github.io`` have
        nothing to do with the next.
        """
        rules = frozenset(_RULE.findall(text))
        return cls(rules, 1 + max((rule.count(".") for rule in rules), default=0))

    def registered(self, host: str) -> str | None:
        """The public suffix of ``host`` with the label before it; None where either is missing."""
        labels = host.translate(_DOTS).rstrip(".").split(".")
        first = self._first_of_suffix([_shown(label) for label in labels[-self.depth - 1 :]])
        if first is None:
            return None
        first += max(len(labels) - self.depth - 1, 0)
        return ".".join(labels[first - 1 :]) if first and labels[first - 1] else None

    def _first_of_suffix(self, labels: Sequence[str]) -> int | None:
        """Where the longest suffix begins that a rule names."""
        for first in range(len(labels)):
            suffix = ".".join(labels[first:])
            if f"!{suffix}" in self.rules:
                return first + 1
            if suffix in self.rules or f"*.{'.'.join(labels[first + 1 :])}" in self.rules:
                return first
        return None


@cache
def public_suffixes() -> PublicSuffixes:
    """The list that comes with tldextract: nothing is downloaded.

    The package itself is not imported: it brings along what it downloads by, and builds a tree of the rules
    twice.
    """
    found = find_spec("tldextract")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("tldextract, which has the public suffix list, is not installed")
    return PublicSuffixes.of(Path(found.origin).with_name(".tld_set_snapshot").read_text("utf-8"))


def _shown(label: str) -> str:
    """A label as the list has it: in small letters of its language."""
    label = label.lower()
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label
