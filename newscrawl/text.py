"""Text as a page shows it: white space, paragraphs, titles, and comparing two texts."""

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from datetime import timedelta, timezone
from functools import cache, lru_cache

from newscrawl.characters import without_controls

KST = timezone(timedelta(hours=9), "KST")
"""Korean time, the one zone of everything newscrawl gives out."""

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
_NOT_WORD = re.compile(r"[\W_]+")
_HANGUL = re.compile(r"[가-힣]+")
_LETTER = re.compile(r"[^\W\d_]+")
_SUFFIX_MARK = re.compile(r" ?(?: [-–—|<>:/ㅣ｜·•] |::|[|｜ㅣ<]|: )")
_CUT = re.compile(r"(?:(?<!\.)\.{2,}+|(?<!…)…++)\s*+$")
# What a sentence ends with, and what may stand behind that, twice at most.
_ENDS = frozenset("다요죠까음함임됨.?!。")
_CLOSING = frozenset("\"'”’」』)]")
# Most of what stands between the words of a text: taking these out one by one is faster than asking of
# every character whether it is a letter.
_FREQUENT = ".,'\"‘’“”()·"

TITLE_TAIL = 40
"""A publisher's name behind a headline is short; a longer tail is part of the headline."""


# Hardly a Korean page asks for it: it is compiled when it is first asked for.
@cache
def _dense() -> re.Pattern[str]:
    return re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


def one_line(text: str | None) -> str:
    """``text`` on one line: what acts and does not show out, white space folded, nothing else changed."""
    if not text:
        return ""
    # The one white space that is printable is the blank: most texts are on one line already.
    if "  " not in text and text.isprintable() and text[0] != " " and text[-1] != " ":
        return text
    line = " ".join(text.split())
    # What acts is not printable, and asking that of a whole line takes no longer than one search.
    return line if line.isprintable() else " ".join(without_controls(line).split())


def unescaped(text: str | None) -> str:
    """``text`` with HTML entities resolved, also those that a page has escaped twice."""
    text = text or ""
    for _ in range(3):
        if not _ENTITY.search(text):
            break
        text = html.unescape(text)
    return text


def folded(text: str | None) -> str:
    """``text`` as words are looked up in it: in one case and width, white space single blanks."""
    return single_spaced(unicodedata.normalize("NFKC", text).casefold()) if text else ""


def single_spaced(text: str) -> str:
    """``text`` with single blanks for all white space, and none at its ends."""
    # Of most texts only the lines are to be joined: asking that takes a third of splitting at every word.
    line = text.replace("\n\n", " ").replace("\n", " ") if "\n" in text else text
    if "  " not in line and line.isprintable() and line[:1] != " " and line[-1:] != " ":
        return line
    return " ".join(text.split())


def comparable(text: str | None) -> str:
    """The letters and digits of ``text`` alone, for telling whether two texts say the same."""
    if not text:
        return ""
    # Names and labels are asked about again and again, the lines of a page a few times; whole texts are not.
    if len(text) <= _LONGEST_NAME:
        return _comparable_name(text)
    return _comparable_line(text) if len(text) <= _LONGEST_LINE else _letters(text)


@lru_cache(maxsize=256)
def keys_of(names: tuple[str, ...]) -> frozenset[str]:
    """What ``comparable`` leaves of each of ``names``: a page's lines are held against the same few names."""
    return frozenset(map(comparable, names))


def _letters(text: str) -> str:
    letters = "".join(unicodedata.normalize("NFKC", text).split())
    if not letters.isalnum():
        for mark in _FREQUENT:
            letters = letters.replace(mark, "")
        letters = _NOT_WORD.sub("", letters)
    return letters.casefold()


_LONGEST_NAME, _LONGEST_LINE = 24, 600
_comparable_name = lru_cache(maxsize=8192)(_letters)
_comparable_line = lru_cache(maxsize=1024)(_letters)


def is_sentence(line: str) -> bool:
    """Whether ``line`` ends as a Korean (or other) sentence does."""
    last = line[-1:]
    if last in _CLOSING:
        last = line[-2:-1]
        if last in _CLOSING:
            last = line[-3:-2]
    return last in _ENDS


def is_closed(text: str) -> bool:
    """Whether a line ends as a Korean or western sentence does, full stop and all."""
    return text.rstrip("\"'”’」』)]").endswith(".")


def hangul_share(text: str) -> float:
    """Share of the letters of ``text`` that are Hangul syllables, 0 for a text without letters."""
    letters = sum(map(len, _LETTER.findall(text)))
    return sum(map(len, _HANGUL.findall(text))) / letters if letters else 0.0


def is_dense(text: str) -> bool:
    """Whether ``text`` is written in Chinese characters or kana, of which one says as much as two letters."""
    return len(_dense().findall(text)) * 3 > len(text)


# The upper bytes of UTF-16 of all Hangul syllables but the last few, which hardly any text holds.
_SYLLABLES = bytes(range(0xAC, 0xD7))


def is_hangul(text: str, least: float) -> bool:
    """Whether at least this share of the letters of ``text`` are Hangul syllables.

    Of Korean text so much is Hangul that even its share of all characters says so: counting bytes is twenty
    times faster than finding the words.
    """
    upper = text.encode("utf-16-le", "surrogatepass")[1::2]
    syllables = len(upper) - len(upper.translate(None, _SYLLABLES))
    return 0 < least * len(text) <= syllables or hangul_share(text) >= least


def is_cut(title: str) -> bool:
    """Whether ``title`` ends in an ellipsis, as a shortened one does."""
    return title.rstrip().endswith(("..", "…")) and _CUT.search(title[-8:]) is not None


def without_ellipsis(title: str) -> str:
    """``title`` without the ellipsis at its end."""
    return _CUT.sub("", title)


def without_tail(title: str, names: Iterable[str]) -> str:
    """``title`` without the tails that name one of ``names`` (publisher, site, section)."""
    if not _SUFFIX_MARK.search(title):
        return title
    known = keys_of(tuple(names)) - {""}
    end = len(title)
    for mark in reversed([*_SUFFIX_MARK.finditer(title)]):
        tail = comparable(title[mark.end() : end])
        named = tail == "" or tail in known or any(name in tail and len(name) > 1 for name in known)
        if not mark.start() or len(tail) > TITLE_TAIL or not named:
            break
        end = mark.start()
    return title[:end].strip() if end < len(title) else title


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
