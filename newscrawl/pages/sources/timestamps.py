"""The times that a Korean page shows around its headline and text, and what their labels say of them."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from newscrawl.lexicon import alternatives
from newscrawl.pages.document import Document
from newscrawl.pages.nodes import Line

# What begins with a digit is looked for at digits alone; what begins with one of two texts, everywhere.
DATED = re.compile(r"\d\d(?:(?<=19|20)\d\d ?[-./년](?! ?\d{1,2}월 ?호)|[.-]\d\d[.-]\d\d \d\d:)")
"""How a day begins, year first, as Korean pages write it; a magazine's issue (``2025년 10월호``) is none."""

ALONE = re.compile(
    r"^(?:19|20)\d\d ?[-./년] ?\d{1,2} ?[-./월] ?\d{1,2}[.일]?"
    r"(?:,? ?(?:오전|오후)? ?\d{1,2}:\d\d(?::\d\d)?\.?)?$"
)
"""A line that is a day or a time and nothing else."""

# Counted from when the page was read; only a line of its own is the article's.
_AGO = re.compile(
    r"(?:^|(?<= ))(?:방금(?: 전)?|\d{1,3} ?(?:초|분|시간|일) ?전|(?:오전|오후) ?\d{1,2}:\d\d)"
    r"(?= ?(?:입력|수정|$))"
)
_LONGEST_AGO = 40
_LABEL = re.compile(
    rf"(?<![가-힣])(?:(?P<published>(?:기사 ?|최초 ?)?(?:{alternatives('words', 'published')}))"
    rf"|(?P<modified>{alternatives('words', 'modified')}))"
    rf"(?=(?:{alternatives('words', 'stamp-unit')}|됨|된)?(?![가-힣]))"
)
# What the law makes a medium say of itself: since when it is, who answers for it.
_IMPRINT = re.compile(
    r"등록 ?번호|발행인|편집인|창간|창립|사업자|청소년 ?보호|대표 ?이사(?! ?[|/·]? ?(?:기사 ?)?입력)"
)
# A day that begins or ends something (``2025-03-01 ~ 03-20``, ``3월 21일 18시까지``) is none of publication.
_TERM = re.compile(
    r"마감일? ?[:：]? ?(?:19|20)\d\d"
    r"|(?:19|20)\d\d ?[-./년] ?\d{1,2} ?[-./월] ?\d{1,2}[.일]? ?(?:\([월화수목금토일]\))?"
    r" ?(?:(?:오전|오후)? ?\d{1,2}(?::\d\d(?::\d\d)?|시(?: ?\d{1,2}분)?))? ?(?:[~∼〜]|부터|까지)"
)
# The clock time in an element of its own, behind that of the day.
_CLOCK = re.compile(r"^\d{1,2}:\d\d(?::\d\d)?$")
_MINUTE = re.compile(r"\d:\d\d|\d시 ?\d")
_LONGEST_LINE = 160
_LONGEST_LABEL = 13
# Times stand so near the headline and the text: before either, or behind the text's end.
_ABOVE, _INTO, _BEHIND = 12, 3, 12


class ShownTime(NamedTuple):
    """A time on the page: the index of its line, what its label says (``published``, ``modified``, ``""``),
    the text that holds it.
    """

    line: int
    kind: str
    text: str


def times_around(lines: Sequence[Line], heading: int, around: tuple[int, int]) -> list[ShownTime]:
    """The times on a page of ``lines``, in page order; behind the text only where none is above.

    ``heading`` is the headline's line, ``around`` the text's first and last.
    """
    first, last = around
    shown = _times(lines[max(0, heading - _ABOVE) : min(first + _INTO, len(lines))])
    shown = _without_masthead(_without_ticker(shown, heading), heading)
    return shown or _times(lines[first : last + _BEHIND])


def _without_ticker(times: list[ShownTime], heading: int) -> list[ShownTime]:
    """``times`` without those counted from now of a list above the headline: several are no article's."""
    listed = [one for one in times if one.line < heading and not DATED.search(one.text)]
    return [one for one in times if one not in listed] if len(listed) > 1 else times


def _without_masthead(times: list[ShownTime], heading: int) -> list[ShownTime]:
    """``times`` without those above the headline that no label calls the publication's, where one is below:
    the masthead says when the site was last edited (``최종편집 : 2025.3.9 일 22:16``).
    """
    below = any(
        one.line > heading and one.kind != "modified" and (one.kind or _MINUTE.search(one.text))
        for one in times
    )
    return [one for one in times if one.line > heading or one.kind == "published"] if below else times


def machine_times(document: Document, heading: int, first: int) -> Iterator[str]:
    """The times of ``time`` elements around the headline, whose readers may see the day alone; none of a
    change. ``first`` is the text's first line.
    """
    near = range(max(0, heading - _ABOVE), max(heading, first) + _INTO + 1)
    for index, kind, text in document.times:
        if index in near and kind != "modified":
            # An empty one at the end of a page has no line.
            label = _LABEL.search(document.lines[index].text) if index < len(document.lines) else None
            if label is None or label.lastgroup != "modified":
                yield text


def _times(lines: Sequence[Line]) -> list[ShownTime]:
    """The times that ``lines`` show, each with what its label says, which may be the line before it."""
    out: list[ShownTime] = []
    label = ""
    for line, behind in zip_longest(lines, lines[1:]):
        text = line.text
        if not text or len(text) > _LONGEST_LINE or _IMPRINT.search(text):
            label = ""
        elif DATED.search(text):
            if not _TERM.search(text):
                if behind is not None and _CLOCK.match(behind.text) and ALONE.match(text) and ":" not in text:
                    text = f"{text} {behind.text}"
                out += [ShownTime(line.index, kind, part) for kind, part in _labelled(text, label)]
            label = ""
        elif ago := _AGO.search(text) if _may_be_ago(line) else None:
            out.append(ShownTime(line.index, label, ago[0]))
        else:
            found = _LABEL.search(text) if len(text) <= _LONGEST_LABEL and not line.linked else None
            label = (found.lastgroup or "") if found else ""
    return out


def _may_be_ago(line: Line) -> bool:
    """Whether a short line holds a word of those that ``_AGO`` looks for: most hold none."""
    text = line.text
    return len(text) < _LONGEST_AGO and not line.prose and ("전" in text or "오후" in text or "방금" in text)


def _labelled(text: str, label: str) -> list[tuple[str, str]]:
    """The parts of a dated line that hold a time each, with what their labels say.

    A label stands before its time, or behind it where it is the only one (``2025.02.05 15:22 입력``).
    ``label``: what the line before says of a time without one.
    """
    found = list(_LABEL.finditer(text))
    if not found:
        return [(label, text)]
    kinds = [one.lastgroup or "" for one in found]
    if len(found) == 1:
        before, behind = text[: found[0].start()], text[found[0].end() :]
        if not DATED.search(before):
            return [(kinds[0], text[found[0].start() :])]
        # ``2025.02.13. 19:22 수정 2025.02.13. 20:01``
        return [(label, before), (kinds[0], behind)] if DATED.search(behind) else [(kinds[0], text)]
    ends = [*(one.start() for one in found[1:]), len(text)]
    parts = [text[one.end() : end] for one, end in zip(found, ends, strict=True)]
    return [(kind, part) for kind, part in zip(kinds, parts, strict=True) if DATED.search(part)]
