"""Captions of pictures and the credit in them."""

import re

from newscrawl.lexicon import alternatives
from newscrawl.text import one_line

_END = alternatives("words", "credit-end")
_SOURCE = alternatives("words", "credit-source")
_CREDITS = (
    re.compile(
        rf"(?:{alternatives('words', 'credit')})(?: ?(?:{alternatives('words', 'credit-after')}))?"
        r" ?[=:：ⓒ/] ?(?P<who>[^.,()\[\]=:]{2,30})[)\]]?\.?$"
    ),
    re.compile(
        rf"[\[(<] ?(?:사진 ?)?(?P<who>[^\[\]()<>=]{{2,25}}?) ?(?:{_END}|자료(?: ?사진)?)? ?[\])>]\.?$"
    ),
    re.compile(r"[ⓒ©] ?(?P<who>[^.,()\[\]]{2,25})[)\]]?$"),
    re.compile(rf"(?:[.\"'”’)] ?|/ ?|^)(?P<who>[^.,/()\[\]]{{2,25}}?) ?(?:{_END})[)\].]?$"),
    re.compile(
        rf"[./] ?/? ?(?P<who>(?:{_SOURCE}|[가-힣]{{2,4}} ?(?:{alternatives('people', 'roles')}))"
        r"[가-힣A-Za-z=·, ]{0,20})[)\].]?$"
    ),
)
_LABEL = re.compile(r"^(?:사진|출처|제공)(?: ?[=:/] ?| )")


def clean_caption(text: str | None) -> str | None:
    """A caption on one line, as shown; None if there is none."""
    return one_line(text) or None


def credit_of(caption: str | None) -> str | None:
    """Who provided the picture, as its caption says: ``서울시 제공`` → ``서울시``."""
    line = one_line(caption)[-120:]
    for pattern in _CREDITS:
        match = pattern.search(line)
        if match:
            who = one_line(_LABEL.sub("", match["who"])).strip(" =/·")
            return who or None
    return None
