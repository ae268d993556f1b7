"""``query=``: which words an article must hold, and which it must not."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Self

from newscrawl.exceptions import ArgumentError

_PART = re.compile(r'(-?)(?:"([^"]*)"|([^\s"-][^\s"]*))')
_HOW = 'write words that title or text hold, all of them: 금리 "기준금리 인상" -주식'


@dataclass(frozen=True, slots=True)
class Query:
    """All of ``words`` and none of ``without``, each a word or a phrase, folded.

    Korean words are found with whatever follows them: 금리 finds 금리를.
    """

    words: tuple[str, ...]
    without: tuple[str, ...]

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read words, "phrases" and -words. Raises ``ArgumentError``: there is none, or a quote too few."""
        words: list[str] = []
        without: list[str] = []
        rest = _PART.sub("", text)
        for sign, phrase, word in _PART.findall(text):
            if part := _folded(phrase or word):
                (without if sign else words).append(part)
        if rest.strip(" \t-") or not words + without:
            what = "has a quotation mark too few" if '"' in rest else "names no word"
            raise ArgumentError(f"query={text} {what}: {_HOW}")
        return cls(tuple(words), tuple(without))

    def finds(self, *texts: str | None) -> bool:
        """Whether these texts together hold what is asked for."""
        text = "\n".join(_folded(one) for one in texts if one)
        return all(word in text for word in self.words) and not self.excludes(text)

    def excludes(self, *texts: str | None) -> bool:
        """Whether one of these texts holds what must not be there."""
        found = [_folded(one) for one in texts if one]
        return any(word in text for text in found for word in self.without)


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
