"""Lines that read as the captions of pictures, by how they begin and end."""

import re

from newscrawl.lexicon import alternatives
from newscrawl.text import is_sentence, one_line

_CAPTION_MARK = re.compile(r"^[▲△▼▽◀▶↑↓←→]")
_AGENCY_END = re.compile(
    rf"(?:{alternatives('words', 'credit-end')}|{alternatives('words', 'credit-source')}"
    rf"|{alternatives('words', 'credit-place')}|기자)[)\]>./ ]{{0,2}}$"
)
# What Korean agencies print behind their pictures' captions, sentences or not.
_NO_RESALE = re.compile(r"재판매 ?및 ?DB ?금지[\])>.]{0,2}$")
_CREDITED = re.compile(
    r"(?:사진|자료|출처|그래픽)(?: ?제공)? ?[=:ⓒ] ?[^.]{1,30}$"
    r"|(?<=[\s.])[ⓒ©] ?[^.,ⓒ©]{2,25}$|(?<=다\.) ?사진 [^.\s]{2,12}$"
)
# The day of the picture: ``…고르고 있다. 2025.3.5``.
_DATED_END = re.compile(r"다\. ?20\d\d\. ?\d{1,2}\. ?\d{1,2}\.?$")
# Words before a copyright sign, and what notices say behind it.
_SIGNED_PHRASE = re.compile(r"^(?:[^ ⓒ©]{1,30} ){3,60}[ⓒ©]")
_FORBIDDEN = re.compile(alternatives("words", "copyright"), re.IGNORECASE)


def is_copyrighted(line: str) -> bool:
    """Whether words of their own stand before a copyright sign, and none of a notice's."""
    return _SIGNED_PHRASE.match(line) is not None and not _FORBIDDEN.search(line)


def looks_like_caption(line: str) -> bool:
    """Whether a line that follows a picture is its caption: it begins with ▲ or ends with a credit."""
    line = one_line(line)
    if len(line) > 400:
        return False
    if _CAPTION_MARK.match(line) or _NO_RESALE.search(line):
        return True
    if is_sentence(line):
        return False
    end = line[-45:]
    return any(form.search(end) for form in (_AGENCY_END, _CREDITED, _DATED_END))
