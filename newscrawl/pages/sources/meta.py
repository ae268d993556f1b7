"""What a page's meta elements and title say of its article."""

import re
from collections.abc import Iterator, Mapping, Sequence

from newscrawl.lexicon import entries, tables
from newscrawl.lines.attribution import is_label_of_signer
from newscrawl.loaders import Written
from newscrawl.pages.sources.candidate import Candidate, Position
from newscrawl.text import one_line, unescaped

# Names whose values are believed otherwise than those of other names of their field.
_POSITIONS = {one.value: one for one in (Position.CARD, Position.COPYRIGHT, Position.KEYWORDS)}

# The names by purpose, in order of trust within it.
KEYS: Mapping[str, Sequence[str]] = {purpose: entries("metas", purpose) for purpose in tables("metas")}


_OF_LIBRARIES = frozenset(("dc.creator", "citation_author", "citation_authors"))
_SURNAME_FIRST = re.compile(r"^(?P<surname>[^\W\d_][\w'’-]{1,40}), ?(?P<given>[^\W\d_][\w'’. -]{0,40})$")
# People whom elements of one name are looked at for.
_MOST = 100
_EMAIL = re.compile(r"(?:^|[:._-])e-?mail$")


class Meta:
    """The meta elements of a page: ``pairs`` of name and content, names in lower case."""

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        self._values: dict[str, list[str]] = {}
        for key, content in pairs:
            self._values.setdefault(key, []).append(content)

    def first(self, *keys: str) -> str:
        """The first filled value among ``keys``, on one line, entities resolved; ``""`` without one."""
        return next(self._every(keys), "")

    def every(self, *keys: str) -> list[str]:
        """All values of ``keys`` in order, on one line each."""
        return list(self._every(keys))

    def _every(self, keys: Sequence[str]) -> Iterator[str]:
        return (
            text
            for key in keys
            for content in self._values.get(key, ())
            if (text := one_line(unescaped(content)))
        )

    def named(self, purpose: str) -> list[str]:
        """All values of the names that ``KEYS`` knows for ``purpose``."""
        return self.every(*KEYS[purpose])

    def emails(self) -> list[str]:
        """The addresses in elements whose names end in ``email``: ``author:email``, ``reporter_email``."""
        keys = [key for key in self._values if key.endswith("mail") and _EMAIL.search(key)]
        return [text for text in self.every(*keys) if "@" in text]

    def card_author(self) -> Iterator[Candidate]:
        """The author on a card for social networks, as WordPress plug-ins write it: label and name apart."""
        for number in ("1", "2"):
            if is_label_of_signer(self.first(f"twitter:label{number}")):
                yield Candidate(
                    "authors", self.first(f"twitter:data{number}"), "meta", f"twitter:data{number}"
                )

    def candidates(self, field: str) -> Iterator[Candidate]:
        """What the meta elements say of ``field``, in order of trust."""
        for key in KEYS.get(field, ()):
            values = self._values.get(key)
            position = _POSITIONS.get(key)
            if field == "authors" and values and key == "article:author":
                values = [value for value in values if "://" not in value]
            if values and field == "tags":
                yield Candidate(field, ",".join(values), "meta", key, position=position)
            elif values and len(values) > 1 and field == "authors":  # one element for each
                people = [Written(_in_order(one, key)) for one in values[:_MOST]]
                yield Candidate(field, people, "meta", key, position=position)
            else:
                for value in values or ():
                    yield Candidate(field, _in_order(value, key), "meta", key, position=position)


def _in_order(value: str, key: str) -> str:
    """A name that a library writes with its surname first: ``Doe, Jane`` is ``Jane Doe``."""
    match = _SURNAME_FIRST.match(one_line(value)) if key in _OF_LIBRARIES else None
    return f"{match['given'].strip()} {match['surname']}" if match else value
