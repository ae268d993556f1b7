"""Lines that say nothing but when: a day, a clock time and the label before them, in many languages."""

import re

from newscrawl.lexicon import alternatives
from newscrawl.lines.months import MONTH_NAME, month_pattern

_LONGEST = 80
_CLOCK = r"(?<!\d)\d{1,2}[:h時时]\d\d(?::\d\d)?(?!\d)"
_NUMBERED = (
    r"(?<!\d)(?:\d{1,2}[./-]\d{1,2}[./-](?:\d\d){1,2}"
    r"|(?:19|20)\d\d ?[./年-] ?\d{1,2} ?[./月-] ?\d{1,2})(?!\d)"
)
_NAMED = rf"(?<!\d)\d{{1,2}}\S{{0,2}} (?:de )?{MONTH_NAME}|\b{MONTH_NAME}\.? \d{{1,2}}(?!\d)"
_SAYS_WHEN = f"{_CLOCK}|{_NUMBERED}|{_NAMED}"
_LABEL = rf"(?:{alternatives('days', 'published', 'modified')})[^\W\d_]*"
# What stands between the parts of a time: prepositions, articles, halves of the day, words for year and hour.
_PARTICLES = (
    r"(?:and|at|on|last|a\.?m|p\.?m|de|del|el|las|hs?|hrs|um|uhr|am|den|vom|stand|le|à|il|alle|ore|dne|om|op"
    r"|kl|klo|в|г|года|р|року|o|godz|năm|στις|em|às|年|月|日|更新|公開|配信|时间|時間)"
)
_ZONE = r"(?-i:[A-Z]{2,5}[+-]?\d{0,4})"
_KNOWN = rf"{_CLOCK}|{_NUMBERED}|(?<!\w)(?:{_LABEL}|{MONTH_NAME}|{_PARTICLES}|{_ZONE})\.?(?!\w)|\W+|\d+|_+"
_REST = re.compile(r"[^\W\d_]+")
# A day of the week, and how its language says that the time is a time.
_MOST_REST, _LONGEST_REST = 2, 12


def is_stamp(line: str) -> bool:
    """Whether ``line`` says when, and no more but the day of the week."""
    if len(line) > _LONGEST or not month_pattern(_SAYS_WHEN).search(line):
        return False
    rest = _REST.findall(month_pattern(_KNOWN).sub(" ", line))
    return len(rest) <= _MOST_REST and all(len(word) <= _LONGEST_REST for word in rest)
