"""What a source says of a field."""

from typing import Any, NamedTuple


class Candidate(NamedTuple):
    """One value for one field, as found.

    ``source``: the kind of evidence (``rule``, ``payload``, ``json-ld``, ``meta``, ``shown``, ``prose``,
    ``extractor``, ``list``, ``site``, ``address``); ``place``: where in it, for a person: an XPath, a key,
    a line's number; ``far``: whether it stands far from the headline, and may speak of another article.
    """

    field: str
    value: Any
    source: str
    place: str = ""
    far: bool = False
