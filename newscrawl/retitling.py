"""Whether a headline on a list is the one that an article bears, as shown: cut, tagged, quoted otherwise; or
another one.

Unlike ``comparable``, a number keeps its point and its sign and a direction its arrow: ``3.5%↑`` is not
``35%↓``. What a list adds of its own is no change: ``[단독]``, ``(영상)``, an outlet's name before or
behind, a rank, a number of comments. ``(종합)`` and the like are one: the publisher says by them that the
text is new.
"""

import re
import unicodedata
from collections.abc import Iterable

from newscrawl.text import comparable, is_cut, one_line, without_tail

# What an agency or a paper marks a rewritten article with. Seen at Yonhap, Newsis and News1.
_EDITION = re.compile(r"^(?:종합\d*보?|\d보|상보|수정|업데이트|정정|update|updated)$")
# What lists and publishers tag headlines with that say nothing of the text.
_TAGS = frozenset(
    (
        "단독",
        "속보",
        "영상",
        "동영상",
        "포토",
        "사진",
        "화보",
        "인터뷰",
        "사설",
        "칼럼",
        "기고",
        "전문",
        "new",
    )
)
_SQUARE = re.compile(
    r"^\s*[\[【〔<〈]([^\[\]【】〔〕<>〈〉]{1,16})[\]】〕>〉]|[\[【〔]([^\[\]【】〔〕]{1,16})[\]】〕]\s*$"
)
_ROUND = re.compile(r"^\s*\(([^()]{1,16})\)|\(([^()]{1,16})\)\s*$")
_DATELINE = re.compile(r"^[가-힣]{2,6}=")
_RANK = re.compile(r"^\s*\d{1,2}(?:위\s|[.)]\s)")
_WORD_AT_START = re.compile(r"^\s*([가-힣a-z]{2,3})[\s|:]+")
_NAME_AT_START = re.compile(r"^\s*([^|:\-–—]{1,16}?)\s*(?:[|:]|\s[-–—]\s)\s*")
_BULLETS = re.compile(r"^[\s▶▲△●■◆★☞·ㆍ>]+(?=\D)")
# Within a number these say something.
_IN_NUMBER = re.compile(r"(?<=\d)[.\-~:/](?=\d)")
_SIGN = re.compile(r"(?<![^\s(])-(?=\d)")
_NOT_SAYING = re.compile(r"[^\w↑↓▲▼△▽%+.\-~:/]+|_+")
_MARK = re.compile(r"[.\-~:/]")
_BETWEEN = re.compile(r"[\s…,·\"'“”‘’()\[\]]+|\.{2,}")
# So many letters of a cut headline tell it from others.
_LEAST = 5


def is_same_headline(listed: str | None, borne: str | None, names: Iterable[str | None] = ()) -> bool:
    """Whether ``listed`` is the headline ``borne``, perhaps cut or decorated; so is one that is not shown.

    ``names``: of publisher and site, which may stand before or behind a headline.
    """
    known = tuple(name for name in names if name)
    if listed == borne:
        return True
    one, other = _bare(listed, known), _bare(borne, known)
    left, right = headline_key(one), headline_key(other)
    if not left or not right or left == right:
        return True
    return _is_beginning(one, left, other, right) or _is_beginning(other, right, one, left)


def headline_key(title: str | None) -> str:
    """What a headline says: without white space, quotes and other punctuation, in one case and width."""
    text = unicodedata.normalize("NFKC", title or "").casefold()
    kept = {mark.start() for mark in _IN_NUMBER.finditer(text)} | {m.start() for m in _SIGN.finditer(text)}
    text = _MARK.sub(lambda mark: mark[0] if mark.start() in kept else " ", text)
    return _NOT_SAYING.sub("", text)


def _is_beginning(cut: str, key: str, whole: str, whole_key: str) -> bool:
    """Whether a headline is the beginning of another: it says so by an ellipsis, or breaks off in a word."""
    if not whole_key.startswith(key) or len(key) < _LEAST:
        return False
    return is_cut(cut) or not _ends_with_word(key, whole)


def _ends_with_word(key: str, whole: str) -> bool:
    """Whether the letters of ``key`` end where a word of ``whole`` ends."""
    words, length = _BETWEEN.split(whole), 0
    for word in words:
        length += len(headline_key(word))
        if length >= len(key):
            return length == len(key)
    return True


def _bare(title: str | None, names: tuple[str, ...]) -> str:
    """A headline without what lists put around it."""
    text = one_line(title)
    bare = unicodedata.normalize("NFKC", without_tail(text, names)).casefold()
    bare = _RANK.sub("", _BULLETS.sub("", bare))
    known = {comparable(name) for name in names}
    for _ in range(6):
        shorter = _without_tag(bare, known)
        if shorter == bare or not headline_key(shorter):
            break
        bare = shorter
    if is_cut(text) and not is_cut(bare):
        bare += "…"
    return bare


def _without_tag(text: str, names: set[str]) -> str:
    """``text`` without the first tag or name found at one of its ends."""
    for pattern, takes in ((_SQUARE, _is_tag), (_ROUND, _is_remark)):
        for found in pattern.finditer(text):
            inner = (found[1] or found[2]).strip()
            if takes(inner, names):
                return (text[: found.start()] + text[found.end() :]).strip()
    if (found_word := _WORD_AT_START.match(text)) and found_word[1] in _TAGS:
        return text[found_word.end() :]
    if (name := _NAME_AT_START.match(text)) and comparable(name[1]) in names:
        return text[name.end() :]
    return text


def _is_tag(inner: str, names: set[str]) -> bool:
    if _EDITION.match("".join(inner.split())):
        return False
    has_digit = any(char.isdigit() for char in inner)
    return inner.isdigit() or not has_digit or comparable(inner) in names


def _is_remark(inner: str, names: set[str]) -> bool:
    folded = comparable(inner)
    return inner.isdigit() or folded in _TAGS or folded in names or bool(_DATELINE.match(inner))
