"""Lines that say who wrote a text or introduce who did: ``Written by Jane Doe``, ``About the author``."""

import re
from functools import cache

from newscrawl.lexicon import alternatives
from newscrawl.lines.western import is_western_name

# A biography's first words.
_IS = re.compile(
    r"^(?P<name>[^,.;:–—(]{4,50}?)(?:,? (?:is|has been) (?:an?|the|our|[A-Z][\w&’' ]{1,30}’?'?s) "
    r"|,? (?:writes|covers|reports) |,? est | ist | es |,? è )"
)
_FIRST = re.compile(r"[^.!?]{0,200}")
_INTRODUCED = re.compile(
    r"^(?:Author |By )?(?P<name>[^,.;:–—(]{4,50}?)(?:,| is| was| has| works| writes| ist| est| es) "
)


@cache
def _wrote() -> re.Pattern[str]:
    return re.compile(
        rf"^(?:{alternatives('bylines', 'wrote')}) by\b:? ?(?P<alone>.{{4,60}})$"
        r"|^(?:this|the) (?:guest |blog )?(?:post|article|story|piece|column) (?:was|is) "
        r"(?:originally )?(?:written|contributed) by (?P<noted>[^,.]{4,60})(?:[,.]|$)",
        re.IGNORECASE,
    )


@cache
def _introduces() -> re.Pattern[str]:
    heads = alternatives("signers", "about-author").replace("'", "['’]")
    return re.compile(rf"^(?:{heads})(?: ?:)?$", re.IGNORECASE)


@cache
def _calling() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives('signers', 'callings')})\b", re.IGNORECASE)


def writer_noted(text: str) -> str | None:
    """Who wrote the text by a line that says nothing else: ``Written by Jane Doe``, ``This post was written
    by Jane Doe, who …``; None without anybody.
    """
    match = _wrote().match(text)
    name = (match["alone"] or match["noted"]) if match else None
    return name if name and is_western_name(name) else None


def introduces(text: str) -> bool:
    """Whether a line is the heading of what a page says of who wrote it: ``About the author``."""
    return _introduces().match(text) is not None


def introduced(text: str) -> str | None:
    """Whom the first line behind such a heading names: ``Jane Doe``, ``Jane Doe is a writer …``."""
    match = _INTRODUCED.match(text)
    name = match["name"].strip(" ,") if match else text
    return name if is_western_name(name) else None


def portrayed(paragraph: str) -> str | None:
    """Whom the first words of a biography name: ``Jane Doe is a gardener in Naru.``"""
    match = _IS.match(paragraph)
    name = match["name"].strip(" ,") if match else ""
    return name if is_western_name(name) else None


def has_writers_calling(biography: str) -> bool:
    """Whether the first sentence of a biography says that its person writes: a reporter, an editor."""
    first = _FIRST.match(biography)
    return first is not None and _calling().search(first[0]) is not None
