"""The language of an article: what its text is written in, else what its page says."""

import re
from collections.abc import Iterator
from functools import cache

from newscrawl.pages.page import Page
from newscrawl.pages.sources.candidate import Candidate
from newscrawl.text import is_hangul

# An article's text whose Hangul letters are a larger share is Korean, whatever the page declares.
_KOREAN = 0.3
_LOOKED_AT = 2000
# Scripts of one language, and of two: a text in kana is Japanese, one in Chinese signs alone is Chinese.
_SCRIPTS = (
    ("ja", r"\u3040-\u30ff", 0.1),
    ("zh", r"\u4e00-\u9fff", 0.3),
    ("th", r"\u0e00-\u0e7f", 0.3),
    ("el", r"\u0370-\u03ff\u1f00-\u1fff", 0.3),
    ("he", r"\u0590-\u05ff", 0.3),
)
_WORDS = re.compile(r" (?:the|of|and) ")
_LEAST_WORDS = 10


@cache
def _one_of(signs: str) -> re.Pattern[str]:
    """One of these signs. Compiled when a text of another script asks: it takes time for each of them."""
    return re.compile(f"[{signs}]")


def languages_of(page: Page, text: str) -> Iterator[Candidate]:
    """What says in which language ``text``, the article's on ``page``, is written; best first.

    A page declares what its template does; where it declares none, its head does in other fields.
    """
    start = text[:_LOOKED_AT]
    if is_hangul(start, _KOREAN):
        yield Candidate("language", "ko", "text")
        return
    written = "" if start.isascii() else _script_of(start)
    known = page.declared and (text or not page.declared.lower().startswith("ko"))
    if known and (not written or _may_be(page.declared, written)):
        yield Candidate("language", page.declared, "document", "lang")
    if written:
        yield Candidate("language", written, "text", "script")
    for name in ("content-language", "og:locale"):
        if value := page.meta.first(name):
            yield Candidate("language", value, "meta", name)
    yield from page.linked.candidates("language")
    if is_english(start):
        yield Candidate("language", "en", "text", "words")


def is_english(text: str) -> bool:
    """Whether the commonest words of English stand in a text often enough."""
    return len(_WORDS.findall(text)) >= _LEAST_WORDS


def _may_be(declared: str, written: str) -> bool:
    """Whether a text in the script of the language ``written`` can be in that ``declared``."""
    signs = ("ja", "zh")
    return declared[:2].lower() == written or (declared[:2].lower() in signs and written in signs)


def _script_of(text: str) -> str:
    """The language whose script ``text`` is in; ``""`` for a script of many."""
    return next(
        (name for name, signs, share in _SCRIPTS if len(_one_of(signs).findall(text)) > share * len(text)), ""
    )
