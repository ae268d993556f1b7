"""Whether a reading may enter the store: the rules by which a page is withheld, as pure functions.

1. The list is the witness. A page that nothing ties to the headline the list promised is not kept.
2. A page is doubtful if its headline is not the promised one, or if its text does not speak of its
   headline. A doubtful page is not kept if the same text, or within a run the same headline, stands under
   two other headlines besides: a consent, a login, a shell, one article for every address. Two addresses of
   one article under one headline are no sign, and neither is a text that is republished under a headline of
   the portal's own.
3. A stored text is not replaced by one that has nothing of it and does not speak of its headline, nor by
   one that lost most of it without a sign of an edit: words that are new, with another headline or a later
   time of change. Neither by its own beginning, without such a headline or time: a teaser before a paywall,
   a page cut short. What is left of it is taken for the article once ``TIMES`` runs, one after the other,
   have read the same.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import takewhile
from typing import Any

from newscrawl.headlines import LONGEST, Fit, alike, fit, speaks_of
from newscrawl.items import Article
from newscrawl.sketch import Sketch, digest_of_line, is_same, marks, sketch_of
from newscrawl.store.records import Objection
from newscrawl.text import comparable, folded

# Runs that must read the same until a shortened text is believed.
TIMES = 3
# Other headlines under which a text stands that is no article's.
_MANY = 2
# A text of fewer letters has little to lose, and nothing by which it could be told from another.
_SHORT = 100
# Shares: what is left of the length of a text that lost most of it; of its words that two versions of one
# text have in common (34 saved articles of one with another: .18 at most, .01 on average); of its words
# that are an edit.
_LEFT, _OF_ONE, _EDITED = 0.4, 0.2, 0.5
# Of the letters of a text, what its first ones are in the stored text as well, and what they are at most of
# that: less than the whole, and whatever asks for a subscription behind them.
_SAME_START, _BEGINNING = 0.45, 0.8
_WORD = re.compile(r"[^\W_]{3,}")


@dataclass(frozen=True, slots=True)
class HeadedText:
    """A text and the headline that led to it. ``title``: the digest of its own headline, where that is
    doubtful.
    """

    article_id: str
    headline: str | None
    sketch: Sketch
    title: int | None = None

    @property
    def marks(self) -> list[int]:
        """What it is looked up by, the best first."""
        return [*marks(self.sketch), *(() if self.title is None else (self.title,))]

    @property
    def words(self) -> tuple[Sketch, int | None]:
        """What ``says_same`` compares."""
        return self.sketch, self.title

    def says_same(self, other: "HeadedText") -> bool:
        """Whether the other is the same text, or has the same headline of its own."""
        return is_same(self.sketch, other.sketch) or (self.title is not None and self.title == other.title)

    def is_as(self, other: "HeadedText") -> bool:
        """Whether the other says the same under another identity."""
        return self.article_id != other.article_id and self.says_same(other)


class Assessment:
    """What can be said of a reading alone."""

    def __init__(self, item: Article) -> None:
        self._item = item
        self.text = "\n".join(filter(None, (item.body, *(image.caption for image in item.images))))
        promise = item.promise
        # An article is withheld as the list knows it: its page may name another's address.
        self.article_id = promise.article_id if promise else item.id or ""
        self.headline = promise.title if promise and promise.title else item.title
        self.fit = Fit.HEADLINE
        if promise is not None and promise.title and promise.title not in promise.headlines:
            self.fit = fit(promise.title, (*promise.headlines, item.subtitle), self.text)

    @cached_property
    def speaks(self) -> bool:
        """Whether the text has to do with its headline."""
        return speaks_of(self.text, self._item.title)

    @property
    def is_doubtful(self) -> bool:
        """Whether a text must be looked up before it is believed; see the module."""
        return self.fit is not Fit.HEADLINE or not (self.speaks or self._item.text_refused)

    @cached_property
    def as_text(self) -> HeadedText:
        """The text under its headline."""
        title = digest_of_line(self._item.title) if self.is_doubtful else None
        return HeadedText(self.article_id, self.headline, sketch_of(self._item.body), title)


def is_of_many(headline: str | None, others: Iterable[str | None]) -> bool:
    """Whether a text under ``headline`` stands under two other headlines besides, each another one."""
    different: list[str | None] = []
    # The same headline letter by letter is the most frequent one: a text that is read again and again.
    seen = {headline}
    for other in others:
        if other in seen:
            continue
        seen.add(other)
        if not any(alike(other, one) for one in (headline, *different)):
            different.append(other)
            if len(different) >= _MANY:
                return True
    return False


def loss(
    old: Mapping[str, Any], modified_at: datetime | None, item: Article, assessed: Assessment
) -> Objection | None:
    """What speaks against ``item`` as the next version of the stored content ``old``, changed at
    ``modified_at``.
    """
    stored = _text_of(old)
    # A text that its publisher refuses to have kept is not lost: the reading took it out.
    if len(stored) < _SHORT or assessed.text == stored or item.text_refused is not None:
        return None
    common, kept = _common(stored, assessed.text)
    if max(common, kept) < _OF_ONE:
        renamed = assessed.fit is Fit.HEADLINE and item.promise is not None
        about = assessed.speaks and alike(item.title, old.get("title"))
        return None if assessed.text and assessed.speaks and (renamed or about) else Objection.OTHER_TEXT
    marked = item.title != old.get("title") or _is_later(item.modified_at, modified_at)
    if len(assessed.text) >= _LEFT * len(stored):
        return Objection.LOST_TEXT if not marked and _is_beginning(item.body, old.get("body")) else None
    is_edit = marked and assessed.speaks and 1 - common >= _EDITED
    return None if is_edit else Objection.LOST_TEXT


def is_settled(objection: Objection, times: int) -> bool:
    """Whether a reading that ``times`` runs have found the same, one after the other, is believed all the
    same.
    """
    return objection is Objection.LOST_TEXT and times >= TIMES


def _text_of(content: Mapping[str, Any]) -> str:
    captions = (image.get("caption") for image in content.get("images", ()))
    return "\n".join(filter(None, (content.get("body"), *captions)))


def _common(old: str, new: str) -> tuple[float, float]:
    """Shares of the words that two texts have in common: of the new one's, of the old one's."""
    before, after = (frozenset(_WORD.findall(folded(text[:LONGEST]))) for text in (old, new))
    both = len(before & after)
    return both / max(len(after), 1), both / max(len(before), 1)


def _is_beginning(text: str | None, stored: str | None) -> bool:
    """Whether a text is the beginning of the stored one, and perhaps a call to subscribe."""
    ours, theirs = comparable(text), comparable(stored)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(ours, theirs, strict=False)))
    return same >= _SAME_START * len(ours) and max(same, len(ours)) <= _BEGINNING * len(theirs)


def _is_later(one: datetime | None, other: datetime | None) -> bool:
    return one is not None and (other is None or one > other)
