"""The tags of an article on a page that is not Korean: there its head says more than the page shows."""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import NamedTuple

from newscrawl.lines.boilerplate import is_boilerplate
from newscrawl.pages.decisions import Clean
from newscrawl.pages.sources.candidate import Candidate, Position
from newscrawl.text import comparable, keys_of

_RULED, _NAMED = 0, 3
_LEAST_BARE = 2
# So many words of a headline are no tag, and one by one they are none.
_LEAST_WORDS = 5
# What sites call all their articles.
_NO_TAGS = frozenset(("news",))


# A word of fewer letters stands in texts of any subject; a sign of Chinese or kana says as much as two.
# Hardly a Korean page asks for it: it is compiled when it is first asked for.
@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]{4,}|[\u3040-\u30ff\u4e00-\u9fff]{2,}")


class Called(NamedTuple):
    """What an article is called: by its headline, in its address."""

    headline: str
    address: str

    def holds(self, letters: str) -> bool:
        """Whether ``letters`` stand in the headline or in the address."""
        return any(letters in comparable(name) for name in self)

    def is_in(self, tag: str) -> bool:
        """Whether a tag is the headline of several words, alone or with the site's name."""
        return len(self.headline.split()) >= _LEAST_WORDS and comparable(self.headline) in comparable(tag)

    def is_cut_into(self, tags: Sequence[str]) -> bool:
        """Whether most tags are words of the headline or the address, in their order, each alone or all in
        one tag.
        """
        words = tags[0].split() if len(tags) == 1 else tags
        if len(words) < _LEAST_WORDS or any(" " in word for word in words[:_LEAST_WORDS]):
            return False
        if not self.holds("".join(map(comparable, words[:_LEAST_WORDS]))):
            return False
        return 2 * sum(self.holds(comparable(word)) for word in words) > len(words)


def western_tags(
    candidates: Iterable[Candidate], clean: Clean, text: str, called: Called, media: Sequence[str]
) -> Candidate | None:
    """The most trusted tags of which the article's text speaks.

    ``text``: the letters of headline and text; ``media``: the names of publisher and site, which are no tags.
    Neither is what the article is ``called``, nor its words one by one.
    What the page calls tags needs no proof. Of any other list half stands in the text, of bare links two at
    least; of what the head's own fields for tags say a word of each will do.
    """
    names = keys_of(tuple(media)) | _NO_TAGS
    said: list[Candidate] = []
    for one in candidates:
        if one.source == "script":  # searched for where nothing else names any
            found = _first(said, clean, text, called, names)
            if found is not None:
                return found
            said = []
        said.append(one)
    return _first(said, clean, text, called, names)


def _first(
    said: Sequence[Candidate], clean: Clean, text: str, called: Called, names: Collection[str]
) -> Candidate | None:
    for one in sorted(said, key=_rank):
        own = [
            word
            for word in clean("tags", one.value)
            if comparable(word) not in names and not is_boilerplate(word) and not called.is_in(word)
        ]
        if called.is_cut_into(own):
            continue
        rank = _rank(one)
        spoken = sum(_speaks_of(text, word, whole=rank > _NAMED) for word in own)
        # One link behind a text leads anywhere.
        lone = spoken < _LEAST_BARE and one.position is Position.BEHIND_TEXT
        if own and (rank in (_RULED, _NAMED) or (2 * spoken >= len(own) and not lone)):
            return one._replace(value=own)
    return None


def _rank(candidate: Candidate) -> int:
    """How late tags are believed: the head's own fields for them first, keywords and bare links last."""
    if candidate.source == "meta":
        return 4 if candidate.position is Position.KEYWORDS else 1
    if candidate.source == "shown":
        return 5 if candidate.position is Position.BEHIND_TEXT else _NAMED
    return {"rule": _RULED, "payload": _RULED, "json-ld": 2}.get(candidate.source, 6)


def _speaks_of(text: str, tag: str, *, whole: bool) -> bool:
    """Whether a tag stands in the letters ``text``; unless it must be ``whole``, one of its words will do."""
    key = comparable(tag)
    return bool(key and key in text) or (
        not whole and any(comparable(word) in text for word in _word().findall(tag))
    )
