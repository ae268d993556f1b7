"""Who signs and is no person: teams, media, accounts, first names; and what stands there and is nobody."""

import re
from functools import cache

from newscrawl.lexicon import alternatives, entries
from newscrawl.lines.attribution import joins
from newscrawl.lines.western import is_particle, labels

_LONGEST_TEAM, _MOST_TEAM_WORDS = 50, 6
_ARTICLE, _ARTICLE_AND_WORD = re.compile("^[Tt]he "), 2
# What a template leaves where it has no name to fill in.
_UNFILLED = re.compile(r"^(?:(?:undefined|null|none|nan) ?)+$|\{\{|<%|\$\{", re.IGNORECASE)
# A host's name or the key of a template that was not filled in.
_ADDRESS = re.compile(r"^[\w-]+(?:\.[\w-]+){2,}(?:/|$)")


@cache
def _nobody() -> frozenset[str]:
    return frozenset(entries("signers", "nobody"))


@cache
def _team() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives('signers', 'teams')})\b", re.IGNORECASE)


@cache
def _no_team() -> re.Pattern[str]:
    """What else stands where names do: an office, a tool, a time to read, the label of a day."""
    words = alternatives("signers", "offices", "tools", "beside")
    days = alternatives("days", "published", "modified")
    return re.compile(rf"\b(?:{words})\b|^(?:{days})[^\W\d_]*(?: (?:le|den|am|el|il))?$", re.IGNORECASE)


def is_western_team(text: str) -> bool:
    """Whether a byline that names no person names a team, a medium, a handle or a first name."""
    if not may_sign_alone(text) or joins(text) or _no_team().search(text):
        return False
    if labels().search(_ARTICLE.sub("", text)):
        return False
    words = text.split()
    if len(words) == 1:
        return not text.isdigit()
    if words[0] == "the" and len(words) == _ARTICLE_AND_WORD:  # "By the Numbers" heads a list
        return _team().search(text) is not None
    return _team().search(text) is not None or all(map(_is_of_name, words))


def _is_of_name(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit() or is_particle(word) or word == "the"


def may_sign_alone(text: str) -> bool:
    """Whether a field for authors that names no person can name a team, a handle or a single first name."""
    return (
        1 < len(text) <= _LONGEST_TEAM
        and len(text.split(" ")) <= _MOST_TEAM_WORDS
        and text.lower() not in _nobody()
        and "://" not in text
        and "@" not in text
        and not _ADDRESS.match(text)
        and not _UNFILLED.search(text)
        and any(map(str.isalpha, text))
    )
