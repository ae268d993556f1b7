"""Counts as pages show them: ``댓글 12``, ``1,234``, ``3.1만``."""

import re

_COUNT = re.compile(r"(?<![\d.,])(\d{1,3}(?:,\d{3}){1,4}|\d{1,12})(?:\.(\d{1,3}))? ?(천|만|억)?(?![\d])")
_UNIT = {None: 1, "천": 1_000, "만": 10_000, "억": 100_000_000}
_COMMENTS = re.compile(r"(?:댓글|덧글)(?: ?수| ?보기| ?쓰기)? ?[:(\[|]{0,2} ?(?=\d)")
_NO_COMMENTS = re.compile(r"(?:댓글|덧글)이 ?없")


def parse_count(text: str | None) -> int | None:
    """The first whole count in ``text``, with 천, 만 and 억 resolved; None if there is none."""
    match = _COUNT.search(" ".join((text or "")[:200].split()))
    if not match:
        return None
    whole, fraction, unit = match.groups()
    scale = _UNIT[unit]
    if fraction and unit is None:
        return None
    value = int(whole.replace(",", "")) * scale
    return value + round(int(fraction) * scale / 10 ** len(fraction)) if fraction else value


def comments(text: str) -> int | None:
    """The number of comments that ``text`` shows: behind ``댓글``, or the first count; 0 for "none yet"."""
    line = text[:200]
    match = _COMMENTS.search(line)
    if match:
        return parse_count(line[match.end() :])
    return 0 if _NO_COMMENTS.search(line) else parse_count(line)


def named_counts(text: str) -> list[tuple[str, int]]:
    """Name and count of a box whose lines are a name and, behind it, a number; empty without either."""
    words = [line.strip() for line in text.split("\n") if line.strip()]
    if len(words) == 1:
        words = words[0].rsplit(" ", 1)
    numbers = [number for number in map(parse_count, words[1:]) if number is not None]
    return [(words[0], numbers[-1])] if numbers else []
