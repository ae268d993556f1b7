"""What a source says of a field."""

from typing import Any, NamedTuple


class Candidate(NamedTuple):
    """One value for one field, as found.

    ``source``: the kind of evidence (``rule``, ``payload``, ``json-ld``, ``meta``, ``shown``, ``prose``,
    ``extractor``, ``list``, ``site``, ``address``); ``place``: where in it, for a person: an XPath, a key,
    a line's number.
    """

    field: str
    value: Any
    source: str
    place: str = ""
