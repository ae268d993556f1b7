"""Whether a line is the caption of the picture before it."""

import re

from newscrawl.lexicon import alternatives
from newscrawl.text import is_sentence, one_line

_MARK = re.compile(r"^[▲△▼▽◀▶↑↓←→]")
_AGENCY_END = re.compile(
    rf"(?:{alternatives('words', 'credit-end')}|{alternatives('words', 'credit-source')}"
    rf"|{alternatives('words', 'credit-place')}|기자)[)\]>./ ]{{0,2}}$"
)
# What Korean agencies print behind their pictures' captions, sentences or not.
_NO_RESALE = re.compile(r"재판매 ?및 ?DB ?금지[\])>.]{0,2}$")
_CREDITED = re.compile(r"(?:사진|자료|출처|그래픽) ?[=:ⓒ] ?[^.]{1,30}$")


def looks_like_caption(line: str) -> bool:
    """Whether a line that follows a picture is its caption: it begins with ▲ or ends with a credit."""
    line = one_line(line)
    if not line or len(line) > 400:
        return False
    if _MARK.match(line) or _NO_RESALE.search(line):
        return True
    if is_sentence(line):
        return False
    return _AGENCY_END.search(line) is not None or _CREDITED.search(line[-45:]) is not None
