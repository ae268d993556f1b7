"""Captions of pictures and the credit in them."""

import re

from newscrawl.text import one_line

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
