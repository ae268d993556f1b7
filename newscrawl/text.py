"""Text as a page shows it: white space, paragraphs, titles, and comparing two texts."""

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from datetime import timedelta, timezone
from functools import lru_cache

KST = timezone(timedelta(hours=9), "KST")
"""Korean time, the one zone of everything newscrawl gives out."""

_INVISIBLE = "\u200b\u200c\u2060\ufeff\u00ad"
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_NOT_WORD = re.compile(r"[\W_]+")
_HANGUL = re.compile(r"[가-힣]+")
_LETTER = re.compile(r"[^\W\d_]+")
_SUFFIX_MARK = re.compile(r" ?(?: [-–—|<>:/ㅣ｜·] |::|[|｜ㅣ<]|: )")
_CUT = re.compile(r"(?:(?<!\.)\.{2,}+|(?<!…)…++)\s*+$")
# The characters that a sentence may end with: most lines of a page end with others.
_LAST = frozenset("다요죠까음함임됨.?!。\"'”’」』)]")
_SENTENCE_END = re.compile(r"(?:[다요죠까음함임됨]|니다|[.?!。])[.?!。]?[\"'”’」』)\]]{0,2}$")

TITLE_TAIL = 40
"""A publisher's name behind a headline is short; a longer tail is part of the headline."""


def one_line(text: str | None) -> str:
    """``text`` on one line: invisible characters out, white space folded, nothing else changed."""
    if not text:
        return ""
    if not text.isascii():
        # Looking for each is many times faster than str.translate, and nearly every line has none.
        for character in _INVISIBLE:
            if character in text:
                text = text.replace(character, "")
    return " ".join(text.split())


def unescaped(text: str | None) -> str:
    """``text`` with HTML entities resolved, also those that a page has escaped twice."""
    text = text or ""
    for _ in range(3):
        if not _ENTITY.search(text):
            break
        text = html.unescape(text)
    return text


def comparable(text: str | None) -> str:
    """The letters and digits of ``text`` alone, for telling whether two texts say the same."""
    if not text:
        return ""
    # Names and labels are asked about again and again; whole texts are not.
    return _comparable_name(text) if len(text) <= _LONGEST_NAME else _letters(text)


def _letters(text: str) -> str:
    return _NOT_WORD.sub("", unicodedata.normalize("NFKC", text)).casefold()


_LONGEST_NAME = 24
_comparable_name = lru_cache(maxsize=8192)(_letters)


def join_paragraphs(paragraphs: Iterable[str]) -> str | None:
    """Paragraphs separated by one blank line; None if there is none."""
    lines = (one_line(paragraph) for paragraph in paragraphs)
    return "\n\n".join(line for line in lines if line) or None


def is_sentence(line: str) -> bool:
    """Whether ``line`` ends as a Korean (or other) sentence does."""
    return line[-1:] in _LAST and _SENTENCE_END.search(line[-8:]) is not None


def hangul_share(text: str) -> float:
    """Share of the letters of ``text`` that are Hangul syllables, 0 for a text without letters."""
    letters = sum(map(len, _LETTER.findall(text)))
    return sum(map(len, _HANGUL.findall(text))) / letters if letters else 0.0


def is_cut(title: str) -> bool:
    """Whether ``title`` ends in an ellipsis, as a shortened one does."""
    return _CUT.search(title[-8:]) is not None


def without_ellipsis(title: str) -> str:
    """``title`` without the ellipsis at its end."""
    return _CUT.sub("", title)


def without_tail(title: str, names: Iterable[str]) -> str:
    """``title`` without the tails that name one of ``names`` (publisher, site, section)."""
    if not _SUFFIX_MARK.search(title):
        return title
    known = {key for name in names if (key := comparable(name))}
    while True:
        marks = [mark for mark in _SUFFIX_MARK.finditer(title) if mark.start() > 0]
        if not marks:
            return title
        last = marks[-1]
        tail = comparable(title[last.end() :])
        if len(tail) > TITLE_TAIL or not (
            tail == "" or any(tail == name or (len(name) > 1 and name in tail) for name in known)
        ):
            return title
        title = title[: last.start()].strip()


_WORD = re.compile(r"[가-힣A-Za-z0-9]{2,}")


def shares_words(one: str, other: str) -> bool:
    """Whether at least half of the words of ``one`` begin like something in ``other``."""
    words: list[str] = _WORD.findall(one)
    return bool(words) and 2 * sum(word[:2] in other for word in words) >= len(words)


def likeness(one: str, other: str) -> float:
    """Share of the pairs of letters that two texts have in common (Dice's coefficient), 0 to 1."""
    left, right = _pairs(one), _pairs(other)
    return 2 * sum((left & right).values()) / max(1, left.total() + right.total())


def _pairs(text: str) -> Counter[str]:
    return Counter(text[place : place + 2] for place in range(len(text) - 1))
