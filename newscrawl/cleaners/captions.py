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
    re.compile(rf"(?:[.\"'”’)]{{1,2}} ?|/ ?|^)(?P<who>(?![\"'”’])[^.,/()\[\]]{{2,25}}?) ?(?:{_END})[)\].]?$"),
    re.compile(
        rf"[./] ?/? ?(?P<who>(?:{_SOURCE}|[가-힣]{{2,4}} ?(?:{alternatives('people', 'roles')}))"
        r"[가-힣A-Za-z=·, ]{0,20})[)\].]?$"
    ),
)
_LABEL = re.compile(r"^(?:사진|출처|제공)(?: ?[=:/] ?| )")
_BUTTON = rf"[\[(]?(?:{alternatives('words', 'picture-button')})[\])]?"
_FIRST_BUTTON = re.compile(rf"^(?:{_BUTTON} ?)+")
_LAST_BUTTON = re.compile(rf"{_BUTTON}$")
_LONGEST_BUTTON = 14
# Some systems write the markup of a caption into its text.
_TAG = re.compile(r"</?(?:br|b|p|strong|span)\b[^<>]{0,40}>", re.IGNORECASE)


def clean_caption(text: str | None) -> str | None:
    """A caption on one line, as shown, without the buttons on its picture; None if there is none."""
    line = one_line(text)
    return _without_buttons(one_line(_TAG.sub(" ", line)) if "<" in line else line) or None


def _without_buttons(line: str) -> str:
    line = _FIRST_BUTTON.sub("", line)
    match = _LAST_BUTTON.search(line[-_LONGEST_BUTTON:])
    return line[: len(line) - len(match[0])].rstrip() if match else line


def credit_of(caption: str | None) -> str | None:
    """Who provided the picture, as its caption says: ``서울시 제공`` → ``서울시``."""
    line = _without_buttons(one_line(caption))[-120:]
    for pattern in _CREDITS:
        match = pattern.search(line)
        if match:
            who = one_line(_LABEL.sub("", match["who"])).strip(" =/·")
            return who or None
    return None
