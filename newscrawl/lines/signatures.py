"""The end of a text: the byline glued to its last sentence, the reporter whom a broadcast names last, what is
told of who wrote it.
"""

import re
from collections.abc import Iterable

from newscrawl.lexicon import Phrases, alternatives
from newscrawl.lines import notices
from newscrawl.lines.bylines import LONGEST_BYLINE, may_be_byline, read_byline
from newscrawl.lines.propernames import NAME, is_name

_SIGN_OFF = re.compile(
    rf"(?:{alternatives('people', 'sign-off')}|{alternatives('publishers', 'media')})"
    rf"[^가-힣]{{0,3}}(?P<name>{NAME})"
    r"(?: ?기자)?(?:입니다|이었습니다|였습니다)\.?$"
)
_SIGNS_OFF = ("입니다.", "입니다", "었습니다.", "었습니다", "였습니다.", "였습니다")
_SELF = Phrases("words", "self-description")
_LONGEST_SELF = 200
_WRITER = re.compile(r"^[※*]? ?(?:글쓴이|필자) ?(?P<name>[가-힣]{3,4})[은는] ")
_TAIL_START = re.compile(r"[다요죠까음함]\.[\"'”’」』)\]]{0,2} ?(?=[^\s])|[.!?][\"'”’]? ")


def signature_of(paragraph: str, media: Iterable[str] = ()) -> str | None:
    """The byline glued to the end of ``paragraph``, as shown; None without one."""
    start = max(0, len(paragraph) - LONGEST_BYLINE)
    tail = paragraph[start:]
    if not may_be_byline(tail):
        return None
    for match in _TAIL_START.finditer(tail):
        if read_byline(tail[match.end() :], media) is not None:
            return tail[match.end() :]
    return None


def split_signature(paragraph: str, media: Iterable[str] = ()) -> tuple[str, str | None]:
    """``paragraph`` without the byline glued to its end, and that byline."""
    signature = signature_of(paragraph, media)
    return (paragraph if signature is None else paragraph[: -len(signature)].strip()), signature


def sign_off(paragraph: str) -> str | None:
    """The reporter whom a broadcast script's last sentence names (``KBS 뉴스 홍길동입니다.``)."""
    match = _SIGN_OFF.search(paragraph) if paragraph.endswith(_SIGNS_OFF) else None
    return match["name"] if match and is_name(match["name"]) else None


def stands_behind_texts(line: str) -> bool:
    """Whether running text reads as what stands before or behind an article's, by what it says alone:
    notices, calls, what is told of who wrote (``글쓴이 이름은 …``) or reporters say of themselves.
    """
    if notices.belongs_elsewhere(line) or (len(line) <= _LONGEST_SELF and _SELF.stand_in(line)):
        return True
    writer = _WRITER.match(line) if line[:1] in "글필※*" else None
    return writer is not None and is_name(writer["name"])
