"""Captions of pictures and the credit in them."""

import re

from newscrawl.text import is_sentence, one_line

_MARK = re.compile(r"^[▲△▼▽◀▶↑↓←→]")
_CREDITS = (
    re.compile(
        r"(?:사진|자료|그래픽|이미지|영상|화면|일러스트|포토)(?: ?(?:제공|출처"
        r"|자료))? ?[=:：ⓒ/] ?(?P<who>[^.,()\[\]=:]{2,30})[)\]]?\.?$"
    ),
    re.compile(
        r"[\[(<] ?(?:사진 ?)?(?P<who>[^\[\]()<>=]{2,25}?) ?(?:제공|캡처|캡쳐|갈무리|자료사진"
        r"|자료)? ?[\])>]\.?$"
    ),
    re.compile(r"[ⓒ©] ?(?P<who>[^.,()\[\]]{2,25})[)\]]?$"),
    re.compile(r"(?:[.\"'”’)] ?|/ ?|^)(?P<who>[^.,/()\[\]]{2,25}?) ?(?:제공|캡처|캡쳐|갈무리)[)\].]?$"),
    re.compile(
        r"[./] ?/? ?(?P<who>(?:연합뉴스|뉴시스|뉴스1|AP|AFP|로이터|EPA|신화|게티이미지[가-힣]*"
        r"|픽사베이|공동취재사진?|[가-힣]{2,4} ?(?:선임"
        r"|인턴|객원|사진)?기자)[가-힣A-Za-z=·, ]{0,20})[)\].]?$"
    ),
)
_AGENCY_END = re.compile(
    r"(?:제공|캡처|캡쳐|갈무리|연합뉴스|뉴시스|뉴스1|기자|자료사진|자료 ?사진|DB|게티이미지(?:뱅크)?"
    r"|픽사베이|로이터|AFP|AP|EPA|TASS|UPI|신화통신|공동취재(?:단"
    r"|사진)?|사진취재단|홈페이지|인스타그램|유튜브|SNS)[)\]>./ ]{0,2}$"
)


def clean_caption(text: str | None) -> str | None:
    """A caption on one line, as shown; None if there is none."""
    return one_line(text) or None


def credit_of(caption: str | None) -> str | None:
    """Who provided the picture, as its caption says: ``서울시 제공`` → ``서울시``."""
    line = one_line(caption)[-120:]
    for pattern in _CREDITS:
        match = pattern.search(line)
        if match:
            who = one_line(re.sub(r"^(?:사진|출처|제공) ?[=:/]? ?", "", match["who"])).strip(" =/·")
            return who or None
    return None


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
