"""What the rows of a list show, as values: rank, headline, publisher, number of comments, heading."""

import re

from newscrawl.cleaners.counts import parse_count
from newscrawl.text import one_line

_RANK = re.compile(r"(?:top\s*)?(?:no\.?\s*)?(\d{1,3})\s*(?:위|\.|\))?", re.I)
_COMMENTS = re.compile(
    r"^(?:(?:댓글|의견|comments?)?\s*+(?:수|개수)?\s*+:?\s*+[\[(]?\s*+(\d{1,3}(?:,\d{3})+|\d{1,9})\s*+[\])]?\s*+"
    r"(?:개(?:의\s*댓글)?|건)?|(\d{1,3}(?:,\d{3})+|\d{1,9})\s*comments?)",
    re.I,
)
# Behind a sign for speech, or rounded behind a word.
_SPOKEN = re.compile(r"^[💬🗨]\ufe0f?\s*+(?=\d)")
_ROUNDED = re.compile(r"(?:댓글|의견)\s?(?:수\s?)?:?\s?\d{1,4}(?:\.\d{1,2})?\s?[천만]")
_CHOSEN = re.compile(r" ?(?:언론사 ?)?(?:선정|픽|pick)$", re.I)
_EDGES = "·|ㅣ/[]()<>,: "
_BUTTONS = re.compile(
    r"(?: (?:닫기|열기|더 ?보기|전체 ?보기|펼치기|접기|바로가기|안내|새로 ?고침|(?i:beta|more)))+$"
)
# When a ranking was counted stands in its heading on some sites and changes by the hour: no part of the name.
_WHEN = re.compile(
    r" ?[\[(]? ?(?:\d{2,4} ?[.년/-] ?)?(?:\d{1,2} ?[.월/-] ?\d{1,2} ?[.일]? ?)?(?:\(?[월화수목금토일]\)? ?)?"
    r"(?:(?:오전|오후|am|pm)? ?\d{1,2} ?(?:: ?\d{2}|시(?: ?\d{1,2} ?분)?) ?)?"
    r"(?:기준|현재|집계|업데이트)? ?[\])]?$",
    re.I,
)


def parse_rank(text: str) -> int | None:
    """The rank that a label shows (``1``, ``3위``, ``TOP 2``); None for any other text."""
    found = _RANK.fullmatch(text.strip()) if len(text) < 20 else None
    return int(found[1]) if found else None


def parse_comments(text: str) -> int | None:
    """The number that a counter of comments shows (``댓글 12``, ``(1,204)``, ``댓글 1.2천``); None for any
    other text.
    """
    line = _SPOKEN.sub("", text.strip()) if len(text) < 30 else ""
    found = _COMMENTS.fullmatch(line)
    if found is None:
        return parse_count(line) if _ROUNDED.fullmatch(line) else None
    return int((found[1] or found[2]).replace(",", ""))


def clean_headline(text: str, glued: tuple[str, ...] = ()) -> str | None:
    """A headline on one line, without the rank before and the counter behind that are ``glued`` to it."""
    title = one_line(text)
    for label in glued:
        if title.startswith(label):
            title = title[len(label) :].lstrip()
        elif title.endswith(label):
            title = title[: -len(label)].rstrip()
    return title or None


def clean_publisher(text: str) -> str | None:
    """The name of a publisher without the signs around it and the mark of an editors' choice."""
    name = one_line(text).strip(_EDGES)
    return _CHOSEN.sub("", name).strip(_EDGES) or None


def clean_heading(text: str) -> str | None:
    """A heading or tab as it stays the same from day to day: without buttons, times and repetition."""
    heading = _BUTTONS.sub("", one_line(text)).strip(" |·>»›")
    when = _WHEN.search(heading)
    if when and when.start() and any(sign.isdigit() for sign in when[0]) and _is_when(when[0]):
        heading = heading[: when.start()].strip(" |·>»›")
    half, _, rest = heading.partition(" ")
    return (half if half == rest else heading) or None


def _is_when(text: str) -> bool:
    return any(sign in text for sign in (":", ".", "시", "월", "년", "/", "-", "기준", "현재"))
