"""The tags of an article on a page that is not Korean: there its head says more than the page shows."""

import re
from collections.abc import Collection, Iterable, Sequence

from newscrawl.lines.boilerplate import is_boilerplate
from newscrawl.pages.decisions import Clean
from newscrawl.pages.sources.candidate import Candidate, Position
from newscrawl.text import comparable, keys_of

# A word of fewer letters stands in texts of any subject; a sign of Chinese or kana says as much as two.
_WORD = re.compile(r"[^\W\d_]{4,}|[\u3040-\u30ff\u4e00-\u9fff]{2,}")
_RULED, _NAMED = 0, 3
_LEAST_BARE = 2
# What sites call all their articles.
_NO_TAGS = frozenset(("news",))


def western_tags(
    candidates: Iterable[Candidate], clean: Clean, text: str, media: Sequence[str]
) -> Candidate | None:
    """The most trusted tags of which the article's text speaks.

    ``text``: the letters of headline and text; ``media``: the names of publisher and site, which are no tags.
    What the page calls tags needs no proof. Of any other list half stands in the text, of bare links two at
    least; of what the head's own fields for tags say a word of each will do.
    """
    names = keys_of(tuple(media)) | _NO_TAGS
    said: list[Candidate] = []
    for one in candidates:
        if one.source == "script":  # searched for where nothing else names any
            found = _first(said, clean, text, names)
            if found is not None:
                return found
            said = []
        said.append(one)
    return _first(said, clean, text, names)


def _first(said: Sequence[Candidate], clean: Clean, text: str, names: Collection[str]) -> Candidate | None:
    for one in sorted(said, key=_rank):
        own = [
            word
            for word in clean("tags", one.value)
            if comparable(word) not in names and not is_boilerplate(word)
        ]
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
        not whole and any(comparable(word) in text for word in _WORD.findall(tag))
    )
