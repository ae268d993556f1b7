"""Bylines to people: names without role words, e-mail addresses, roles."""

from dataclasses import dataclass
from functools import lru_cache

from w3lib.html import remove_tags

from newscrawl.lines.bylines import read_byline, read_names
from newscrawl.lines.datelines import split_dateline
from newscrawl.lines.people import Byline, is_credits
from newscrawl.lines.propernames import LONGEST_TEAM
from newscrawl.lines.teams import may_sign_alone
from newscrawl.lines.western import behind_label, western_names
from newscrawl.text import comparable, hangul_share, keys_of, one_line, unescaped

# What templates set around a name in a field that holds text.
_TAGS = ("a", "b", "br", "div", "em", "i", "p", "span", "strong")


@dataclass(frozen=True, slots=True)
class Written:
    """A byline as found: ``text`` as shown; ``email`` where it stood in a field of its own;
    ``byline``: whether an element or field that holds nothing but authors was pointed at.
    """

    text: str
    email: str | None = None
    byline: bool = False


@lru_cache(maxsize=256)  # each source's are read to be compared, and once more where it wins
def people(written: Written, media: tuple[str, ...]) -> tuple[Byline, ...]:
    """The people whom ``written`` names, raw: names with their spaces, roles and e-mails as shown.

    ``media`` are names of the publisher, which are nobody's. A byline that names a team and no person names
    that team where its element was pointed at.
    """
    text = unescaped(written.text)
    if "<" in text:  # an address in angle brackets stays
        text = remove_tags(text, which_ones=_TAGS)
    named = _without_media(_named(text, media, byline=written.byline), media)
    if written.email and len(named) == 1 and named[0].email is None:
        return (named[0]._replace(email=written.email),)
    return named


def _without_media(named: tuple[Byline, ...], media: tuple[str, ...]) -> tuple[Byline, ...]:
    """``named`` without the publisher where its name reads as a person's beside that of one."""
    own = keys_of(media)
    others = [one for one in named if comparable(one.name) not in own]
    if not others or len(others) == len(named):
        return named
    email = next((one.email for one in named if one.email), None)
    if email and not any(one.email for one in others):
        others[0] = others[0]._replace(email=email)
    return tuple(others)


def _named(text: str, media: tuple[str, ...], *, byline: bool) -> tuple[Byline, ...]:
    dateline, rest = split_dateline(text, media)
    if dateline is not None and not rest:
        return dateline.people
    found = read_byline(text, media)
    if found:
        return found
    found = read_names(text, media) or (() if hangul_share(text) else western_names(text, media))
    if found or not byline or is_credits(text):
        return found
    team = one_line(text)
    if comparable(team) in keys_of(tuple(media)):
        return ()
    if hangul_share(team):
        return (Byline(team),) if len(team) <= LONGEST_TEAM else ()
    team = behind_label(team)
    return (Byline(team),) if may_sign_alone(team) else ()


def name(text: str) -> str | None:
    """A person's name on one line; the syllables of a spaced Korean name closed up."""
    line = one_line(text)
    parts = line.split(" ")
    if len(parts) > 1 and all(len(part) == 1 for part in parts) and hangul_share(line) == 1:
        line = "".join(parts)
    return line or None


def email(text: str) -> str | None:
    """An e-mail address as shown, without ``mailto:``."""
    return one_line(text).removeprefix("mailto:").strip(" .,;") or None


def role(text: str) -> str | None:
    """A role word, closed up: ``인턴 기자`` is ``인턴기자``; other languages keep their spaces."""
    line = one_line(text)
    return (line.replace(" ", "") if hangul_share(line) else line) or None
