"""Names in bylines that are not Korean: ``By Jane Doe and John Q. Public, Staff Writer``."""

import re
from collections.abc import Sequence

from newscrawl.lines.people import Byline
from newscrawl.text import comparable, one_line

_BY = re.compile(
    r"^(?:by(?=by ))?(?:(?:written|posted|published|reported|story|words|text|edited|reviewed) )?"
    r"(?:by|von|por|par|di|door|av|af|przez|oleh|authors?|autor|auteur|autore)\b[ :]{1,3}",
    re.IGNORECASE,
)
_DAY_BY = re.compile(r"\b(?:19|20)\d\d[,|·• ]{1,3}by (?P<name>[^,|]{4,40})$", re.IGNORECASE)
_WROTE = re.compile(r"^(?:written|words|story|text) by\b", re.IGNORECASE)
_BETWEEN = re.compile(r" [-–—] | ?(?:,|;|\||/|&|\band\b|\bund\b|\bet\b|\by\b|\be\b|\boch\b|\bi\b|\bwith\b) ?")
# What stands behind a name and is no name: an office, a medium, a date.
_OFFICE = re.compile(
    r"\b(?:staff|writer|reporter|editor|correspondent|contributor|contributing|senior|columnist|chief|"
    r"associate|director|manager|officer|founder|coordinator|strategist|attorney|producer|analyst|photographer|journalist|news|newsroom|desk|team|press|agency|magazine|"
    r"admin|administrator|guest|updated|published|posted|min|read|comments?|share|follow|subscribe|more|"
    r"redaktion|redacci[oó]n|r[eé]daction|redazione|redactie|reuters|afp|ap|dpa|efe|ansa)\b",
    re.IGNORECASE,
)
# Labels of links beside a name: "View all posts", "About the author", "See full bio", "In this article".
# Words that are surnames too (Page, Home, See) say so only where no name has them.
_LABEL = re.compile(
    r"^(?:all|view|see|about|the|our|new|latest|contact|meet|learn|written) "
    r"|\b(?:bio|authors?|profile|articles?|this|results|status|website|expert|specialist|council|association"
    r"|institute)\b",
    re.IGNORECASE,
)
_HELPER = re.compile(
    r"\b(?:(?:re)?viewed|edited|fact[- ]?check\w*|editor|illustrat\w+|photo\w*|tested|translated) ?(?:by\b|:)"
    r"|\breviewer\b",
    re.IGNORECASE,
)
# What is left of a date glued to a name; months that are names, too (April, May, June, August), stay.
_MONTH = re.compile(
    r" (?:january|february|july|september|october|november|december|jan|feb|jul|sept?|oct|nov|dec)\.?$",
    re.IGNORECASE,
)
_PARTICLES = frozenset(
    [
        "de",
        "del",
        "della",
        "di",
        "da",
        "do",
        "dos",
        "das",
        "du",
        "des",
        "la",
        "le",
        "van",
        "von",
        "den",
        "der",
        "ten",
        "ter",
        "bin",
        "ibn",
        "al",
        "el",
        "y",
        "e",
        "af",
        "zu",
        "zur",
    ]
)
_WORD = re.compile(r"^[^\W\d_][\w'’.-]*$")
_LONGEST = 160
_MOST_WORDS = 5


def western_names(text: str, media: Sequence[str] = ()) -> tuple[Byline, ...]:
    """The people of a field that holds nothing but authors, in a language written with other letters.

    A name is two to five words that begin with capitals (particles such as ``van`` may not) or, in scripts
    without capitals, a short line. Offices, media and dates beside the names are left out.
    """
    line = one_line(text)
    if not line or len(line) > _LONGEST or "http" in line or "@" in line.split(" ", maxsplit=1)[0]:
        return ()
    known = {comparable(medium) for medium in media}
    names: dict[str, None] = {}
    for part in _BETWEEN.split(without_by(line)):
        name = _MONTH.sub("", part.strip(" ,:;-–—|()[]\"'“”"))
        if name and comparable(name) not in known and is_western_name(name):
            names[name] = None
    return tuple(Byline(name) for name in names)


def is_signed(text: str) -> bool:
    """Whether a line says that somebody wrote it: ``By Jane Doe``, ``Autor: Jan Nowak``."""
    return _BY.match(text) is not None


def signer_behind_day(text: str) -> str | None:
    """Who is named behind the day: ``Published August 7, 2023 by Jane Doe``; None without anybody."""
    match = _DAY_BY.search(text)
    return match["name"] if match and is_western_name(match["name"]) else None


def says_who_wrote(text: str) -> bool:
    """Whether a line says who wrote the text, and nothing else: ``Written by Jane Doe``."""
    return _WROTE.match(text) is not None and is_western_name(without_by(text))


def is_helper(text: str) -> bool:
    """Whether what stands before a name says that it edited, reviewed, checked, translated or illustrated."""
    return _HELPER.search(text) is not None


def without_by(text: str) -> str:
    """A byline without the words that say that it is one."""
    return _BY.sub("", text)


def is_western_name(text: str) -> bool:
    """Whether ``text`` is written as a person's name is."""
    words = text.split(" ")
    if any(character.isdigit() for character in text) or _OFFICE.search(text) or _LABEL.search(text):
        return False
    if not text.isascii() and text.lower() == text.upper():  # a script without capitals
        return 1 < len(text) <= 16
    if not 2 <= len(words) <= _MOST_WORDS or not all(_WORD.match(word) for word in words):
        return False
    return all(word[0].isupper() or word.lower() in _PARTICLES for word in words) and words[0][0].isupper()


_NOBODY = frozenset(
    ("admin", "administrator", "author", "the author", "guest", "unknown", "root", "user", "editor")
)
_LONGEST_TEAM, _MOST_TEAM_WORDS = 50, 6


# A host's name or the key of a template that was not filled in.
_ADDRESS = re.compile(r"^[\w-]+(?:\.[\w-]+){2,}(?:/|$)")


def may_sign_alone(text: str) -> bool:
    """Whether a field for authors that names no person can name a team, a handle or a single first name."""
    return (
        1 < len(text) <= _LONGEST_TEAM
        and len(text.split(" ")) <= _MOST_TEAM_WORDS
        and text.lower() not in _NOBODY
        and "://" not in text
        and "@" not in text
        and not _ADDRESS.match(text)
        and any(map(str.isalpha, text))
    )
