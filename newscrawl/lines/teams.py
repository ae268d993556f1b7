"""Who signs and is no person: teams, media, accounts, first names; and what stands there and is nobody."""

import re

from newscrawl.lines.attribution import joins
from newscrawl.lines.western import LABEL, OFFICES, PARTICLES, TOOLS

_NOBODY = frozenset(
    (
        *("admin", "administrator", "webmaster", "root", "user", "author", "the author", "guest"),
        *("contributor", "editor", "unknown", "undefined", "null", "none", "website"),
    )
)
_LONGEST_TEAM, _MOST_TEAM_WORDS = 50, 6
_ARTICLE, _ARTICLE_AND_WORD = re.compile("^[Tt]he "), 2
_TEAM = re.compile(
    r"\b(?:team|staff|editors|editorial|desk|newsdesk|newsroom|contributors|reporters|doctors|redaktion|redacci[oó]n"
    r"|r[eé]daction|redazione|redactie)\b",
    re.IGNORECASE,
)
# What else stands where names do: an office, a tool, a time to read.
_NO_TEAM = re.compile(
    rf"\b(?:{OFFICES}|{TOOLS}|mins|minutes?|ago|by|website|reviewed|edited)\b", re.IGNORECASE
)
# What a template leaves where it has no name to fill in.
_UNFILLED = re.compile(r"^(?:(?:undefined|null|none|nan) ?)+$|\{\{|<%|\$\{", re.IGNORECASE)
# A host's name or the key of a template that was not filled in.
_ADDRESS = re.compile(r"^[\w-]+(?:\.[\w-]+){2,}(?:/|$)")


def is_western_team(text: str) -> bool:
    """Whether a byline that names no person names a team, a medium, a handle or a first name."""
    if not may_sign_alone(text) or joins(text) or _NO_TEAM.search(text):
        return False
    if LABEL.search(_ARTICLE.sub("", text)):
        return False
    words = text.split()
    if len(words) == 1:
        return not text.isdigit()
    if words[0] == "the" and len(words) == _ARTICLE_AND_WORD:  # "By the Numbers" heads a list
        return _TEAM.search(text) is not None
    return _TEAM.search(text) is not None or all(map(_is_of_name, words))


def _is_of_name(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit() or word.lower() in PARTICLES or word == "the"


def may_sign_alone(text: str) -> bool:
    """Whether a field for authors that names no person can name a team, a handle or a single first name."""
    return (
        1 < len(text) <= _LONGEST_TEAM
        and len(text.split(" ")) <= _MOST_TEAM_WORDS
        and text.lower() not in _NOBODY
        and "://" not in text
        and "@" not in text
        and not _ADDRESS.match(text)
        and not _UNFILLED.search(text)
        and any(map(str.isalpha, text))
    )
