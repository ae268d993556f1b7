"""Whether a line is the caption of the picture before it."""

import re

from newscrawl.text import is_sentence, one_line

_MARK = re.compile(r"^[▲△▼▽◀▶↑↓←→]")
_AGENCY_END = re.compile(
    r"(?:제공|캡처|캡쳐|갈무리|연합뉴스|뉴시스|뉴스1|기자|자료사진|자료 ?사진|DB|게티이미지(?:뱅크)?"
    r"|픽사베이|로이터|AFP|AP|EPA|TASS|UPI|신화통신|공동취재(?:단"
    r"|사진)?|사진취재단|홈페이지|인스타그램|유튜브|SNS)[)\]>./ ]{0,2}$"
)


def looks_like_caption(line: str) -> bool:
    """Whether a line that follows a picture is its caption: it begins with ▲ or ends with a credit."""
    line = one_line(line)
    if not line or len(line) > 400:
        return False
    if _MARK.match(line):
        return True
    if is_sentence(line):
        return False
    return (
        _AGENCY_END.search(line) is not None
        or re.search(r"(?:사진|자료|출처|그래픽) ?[=:ⓒ] ?[^.]{1,30}$", line[-45:]) is not None
    )
