"""What a source says of a field."""

from enum import Enum
from typing import Any, NamedTuple


class Position(Enum):
    """Where a candidate stands, as far as trust depends on it; the value is how a person is told of it."""

    # Who wrote it.
    ABOVE_TEXT = "above the text"
    DATELINE = "dateline"
    SIGNATURE = "signature"
    # Far from the text: it says more of people who are known, and names them last.
    BOX = "reporter's box"
    # Under the headline: in words (``By Jane Doe``), in an element named as a byline, beside the day.
    SIGNED = "signed"
    BYLINE = "byline"
    BESIDE_DAY = "name"
    # Anywhere: the one byline of a page in words, a sentence on who wrote, a heading before the name.
    ONLY_BY = "the only By"
    NOTED = "who wrote it"
    INTRODUCED = "about the author"
    # Fields of the head: an account, which is the site's as often as a person's; an address alone.
    CARD = "twitter:creator"
    EMAIL = "email"
    # The publisher: a field of the head; with the portal's own name, as portals write it.
    COPYRIGHT = "copyright"
    BESIDE_PORTAL = "og:article:author, with the portal's name"
    # Tags: links of which nothing says that they are tags; a field of the head that may be of the whole site.
    BEHIND_TEXT = "behind the text"
    KEYWORDS = "keywords"


class Candidate(NamedTuple):
    """One value for one field, as found.

    ``source``: the kind of evidence (``rule``, ``payload``, ``json-ld``, ``meta``, ``shown``, ``prose``,
    ``extractor``, ``list``, ``site``, ``address``); ``place``: where in it, for a person alone: an XPath, a
    key, a line's number; ``far``: whether it stands far from the headline, and may speak of another article;
    ``position``: where it stands, where that decides.
    """

    field: str
    value: Any
    source: str
    place: str = ""
    far: bool = False
    position: Position | None = None
