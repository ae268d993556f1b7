"""The words that tell what a list, a row or a label is, on Korean news pages."""

import re
from functools import cache, lru_cache
from typing import Literal

from newscrawl.lexicon import alternatives, entries, tokens
from newscrawl.text import comparable

HeadingKind = Literal["mainnews", "trending", "other"]

# Short texts before a list that are no heading of it.
_NO_HEADING = re.compile(
    rf"^(?:{alternatives('lists', 'no-heading')}|.*(?:{alternatives('lists', 'no-heading-ends')})"
    r"|[\d\W]++)\W*$",
    re.IGNORECASE,
)
_COMMENTS = alternatives("counts", "comments") + "|" + alternatives("lists", "comments")
# Words on a link to an article that are not its title.
LINK_LABEL = re.compile(
    # The name of another site stands behind a headline: (example.org).
    r"^(?:\((?:[\w-]{1,40}\.){1,4}[a-z]{2,6}\)"
    rf"|(?:{alternatives('lists', 'link-label')})(?:\s*(?:개수|더보기|전체).*+|\s*\d.{{0,8}})?"
    rf"|{alternatives('publishers', 'portals')}|(?:{_COMMENTS}).{{0,12}}"
    rf"|(?:{alternatives('lists', 'opinions')}).{{0,8}}"
    r"|[\d,]++(?:\s*(?:건.{0,6}|comments?))?)\W*$",
    re.IGNORECASE,
)
TIME = re.compile(
    rf"^\W*+(?:(?:{alternatives('words', 'published', 'modified')}|재생\s*시간)\s*+[:.]?\s*+)?"
    r"(?:\d+\s*(?:초|분|시간|일|주|개월|달|년)\s*전|"
    r"\d+\s?(?:min(?:ute)?|h(?:ou)?r|day|week|month|year)s?\sago|방금\s*+전?|어제|오늘|"
    r"(?:\d{2,4}\s*[.년年/-]\s*)?\d{1,2}\s*[.월月/-]\s*\d{1,2}\s*+[.일日]?\.?\s*+"
    r"(?:[(（]?[월화수목금토일月火水木金土日](?:요일|曜日)?[)）]?)?\s*+"
    r"(?:(?:오전|오후|am|pm)?\s*+\d{1,2}\s*[:시時]\s*\d{1,2}.{0,8})?\s*+(?:更新|現在|公開|配信)?|"
    r"(?:오전|오후)?\s*\d{1,3}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?)\W*$",
    re.I,
)
# How old an article is, or how long it takes to read, in English: ``3 days ago``, ``5 min read``.
_SPAN = re.compile(
    r"(?:\d{1,3}|an?|one)\s?(?:minute|min|hour|hr|day|week|month|year)s?\.?\s(?:ago|read)$|\d{1,3}\s?min\.?$",
    re.I,
)
_PARTS = re.compile(r"[·ㆍ/&]")
_DAY = re.compile(r"\d\s*[.년年월月/-]\s*\d")
# Prices, changes and temperatures beside a name: rows of shares, currencies and weather.
QUOTE = re.compile(
    r"^[▲▼△▽↑↓+−-]?\s*(?:(?:상승|하락|보합)\s*)?[+−-]?\d[\d,]*(?:\.\d+)?\s*(?:%|원|p|pt|달러|°C?|℃|도)?$|^[▲▼△▽]"
)
_MARKED_QUOTE = re.compile(r"[▲▼△▽↑↓%°℃+−]|\d\.\d|상승|하락|보합")
# Counts of voters.
VOTES = re.compile(
    rf"^(?:총\s*)?[\d,.]+\s*(?:만\s*)?(?:(?:표|{alternatives('lists', 'votes')})$"
    rf"|{alternatives('lists', 'voters')})"
    rf"|(?:{alternatives('lists', 'poll')})(?:\s*[:\d]|$)|{alternatives('lists', 'poll-buttons')}"
)
# Words for a ranking by comments.
COMMENTED = re.compile(
    _COMMENTS + "|" + alternatives("lists", "opinions", "comments-in-english"), re.IGNORECASE
)
# Words beside a number that is no number of comments.
OTHER_COUNT = re.compile(
    rf"{alternatives('counts', 'counters', 'counters-in-english')}|표$|명$|원$", re.IGNORECASE
)

_HANGUL = re.compile("[가-힣]")
_RANKED = frozenset({"rank", "ranking", "ranks", "rankings"})


def is_day(text: str) -> bool:
    """Whether a cell shows a day, with or without a time of day."""
    return TIME.match(text) is not None and _DAY.search(text) is not None


def is_quote(text: str) -> bool:
    """Whether a cell shows a price, a change or a temperature."""
    return len(text) < 20 and QUOTE.match(text) is not None and _MARKED_QUOTE.search(text) is not None


def is_skip_link(label: str) -> bool:
    """Whether a link leads past the menu to a part of its page, as KWCAG (Korea's WCAG) wants one to."""
    return label.endswith(entries("lists", "skip-ends")) or label.lower().startswith(
        entries("lists", "skip-starts")
    )


def is_no_heading(text: str) -> bool:
    """Whether a short text before a list belongs to a button, a number or the age of an article."""
    return _NO_HEADING.match(text) is not None or _SPAN.match(text) is not None


@cache
def _patterns(table: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What finds the Korean words of a table, in a heading without blanks, and those in Latin letters."""
    words = list(entries("headings", table))
    korean = "|".join(re.escape(comparable(word)) for word in words if not word.isascii())
    latin = "|".join(r"\s+".join(map(re.escape, word.lower().split())) for word in words if word.isascii())
    return re.compile(korean or r"(?!)"), re.compile(rf"(?<![a-z])(?:{latin})(?![a-z])" if latin else r"(?!)")


def _has(table: str, heading: str, key: str) -> bool:
    korean, latin = _patterns(table)
    return korean.search(key) is not None or latin.search(heading.lower()) is not None


@cache
def _by_chance() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, entries("headings", "by_chance"))))


def _key(heading: str) -> str:
    """The letters of a heading; what is left where a word by chance was stays apart."""
    return _by_chance().sub("_", comparable(heading))


@lru_cache(maxsize=2048)
def heading_kind(heading: str) -> HeadingKind | None:
    """What a heading says of its list; ``other`` is what looks like a list of articles and is none."""
    key = _key(heading)
    if _is_other(heading, key):
        return "other"
    if _has("trending", heading, key):
        return "trending"
    if _has("trending_among_korean", heading, key) and (" " not in heading or _HANGUL.search(heading)):
        return "trending"
    if _has("mainnews", heading, key):
        return "mainnews"
    # What is on now is what is new, if it is called so, else what is read most.
    return "trending" if _has("trending_now", heading, key) else None


def kind_in_name(name: str) -> HeadingKind | None:
    """What a name in Latin letters, of an array or of a page's path, says of its list: ``popularNews``."""
    words = tokens(name)
    return "trending" if not _RANKED.isdisjoint(words) else heading_kind(" ".join(words))


def is_subject(heading: str) -> bool:
    """Whether a heading is a word for what boxes show besides news, and what a section may be about:
    ``날씨``.
    """
    return comparable(heading) in {comparable(word) for word in entries("headings", "other_alone")}


def _is_other(heading: str, key: str) -> bool:
    if is_subject(heading):
        return True
    if _has("other", heading, key) or _patterns("other_first")[0].match(key):
        return True
    # Of several subjects all are none of news: ``유통·쇼핑`` is a section.
    parts = filter(None, _PARTS.split(heading))
    return not _ends_as_news(key) and all(_has("other_subjects", one, _key(one)) for one in parts)


@cache
def _news() -> re.Pattern[str]:
    words = {comparable(word) for name in ("news", "section") for word in entries("headings", name)}
    return re.compile(f"(?:{'|'.join(words)})$")


def _ends_as_news(key: str) -> bool:
    """Whether a heading ends as one of news does, with that word or a section's name."""
    return _news().search(key) is not None


@cache
def _sections() -> re.Pattern[str]:
    names = sorted(entries("headings", "section"), key=len, reverse=True)
    return re.compile(rf"({'|'.join(map(re.escape, names))})(?=\s|$)")


def section_in(heading: str) -> str | None:
    """The section that a heading begins with: ``경제`` of ``경제 주요뉴스``."""
    found = _sections().match(heading)
    return found[1] if found else None


def is_section_heading(text: str) -> bool:
    """Whether ``text`` is the name of a section and nothing else, as it heads a list of its articles."""
    return text in entries("headings", "section")
